import Testing
import Text

@testable import Grading
@testable import Reporting

@Suite("Tables")
struct CSVTests {
  static let cells: [(CSVField, String)] = [
    (.blank, ""), (.number(7.5), "7.5"), (.number(-2), "-2"), (.integer(-3), "-3"),
    (.text("a"), "a"), (.text("a,b"), "\"a,b\""), (.text("a\"b"), "\"a\"\"b\""),
    (.text("a\nb"), "\"a\nb\""), (.text("=cmd()"), "'=cmd()"), (.text("+1"), "'+1"),
    (.text("-1"), "'-1"), (.text("@x"), "'@x"), (.text("\t=x"), "\"'\t=x\""),
    (.text("＝x"), "'＝x"), (.text("\r\n=x"), "\"'\r\n=x\""), (.text(" a"), "\" a\""),
    (.verbatim("=x"), "=x"), (.text("a\0b"), "a\u{FFFD}b"), (.decimal(0.125, places: 2), "0.12"),
    (.decimal(0.375, places: 2), "0.38"), (.decimal(2.675, places: 2), "2.68"),
    (.decimal(-0.001, places: 2), "0"), (.decimal(-1.5, places: 0), "-2"),
    (.decimal(1e7, places: 2), "10000000"), (.decimal(99.995, places: 2), "100"),
    (.decimal(1.0 / 3, places: 5), "0.33333"), (.shown("a\u{1B}[2J\0b"), "a␛[2J\u{FFFD}b"),
    (.text("a\n::error::b\r\n  ::c"), "\"a\n↪ ::error::b\r\n  ↪ ::c\""),
    // An id: what computes nothing stays, what might is guarded, and no line of it commands a runner.
    (.identity("+491"), "+491"), (.identity("@a.b"), "@a.b"), (.identity("-7"), "-7"),
    (.identity("=1"), "'=1"), (.identity("-2+3"), "'-2+3"), (.identity("@SUM(1)"), "'@SUM(1)"),
    (.identity("s-1"), "s-1"),
    (.identity("a\n::error::b\r\n  ::c"), "\"a\n↪ ::error::b\r\n  ↪ ::c\""),
    (.text("::a"), "\"::a\""), (.text("a::b\n"), "\"a::b\n\""), (.verbatim("::a"), "\"::a\""),
  ]

  @Test("write each cell so that it is read as what it is", arguments: cells)
  func writes(cell: CSVField, written: String) { #expect(cell.written == written) }

  static let tables: [(String, [[String]])] = [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a;b\r\n1;2", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b\n", [["a", "b"]]), ("\"a,\"\"b\"\"\nc\",d\n", [["a,\"b\"\nc", "d"]]),
    ("a,\n\n,b\n", [["a", ""], ["", "b"]]), ("", []), ("\"\",x", [["", "x"]]),
    ("a\"b,c", [["a\"b", "c"]]),
  ]

  @Test("are read as others write them", arguments: tables)
  func reads(text: String, rows: [[String]]) throws {
    #expect(try CSVTable(SourceText(name: "t.csv", text)).rows.map(\.cells) == rows)
  }

  @Test("an open quote is shown")
  func open() {
    #expect(throws: Diagnostic.self) { try CSVTable(SourceText(name: "t", "a,\"b\nc")) }
  }
}

@Suite("Markup")
struct XMLTests {
  static let texts: [(String, String)] = [
    ("a", "a"), ("<b a=\"1\" c='2'>&", "&lt;b a=&quot;1&quot; c=&apos;2&apos;&gt;&amp;"),
    ("a\nb\t", "a&#10;b&#9;"), ("\u{1B}[1m\0", "\u{FFFD}[1m\u{FFFD}"), ("é 😀", "é 😀"),
    ("]]>", "]]&gt;"),
  ]

  @Test("text is text", arguments: texts)
  func escapes(text: String, written: String) {
    #expect(XML(text).written == written)
    #expect(XML("a", [("b", text)]).written == "<a b=\"\(written)\"/>")
  }
}
