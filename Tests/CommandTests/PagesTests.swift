import Foundation
import TestSupport
import Testing

@Suite("Pages")
struct PagesTests {
  @Test("check writes the same page twice, with every item in it")
  func report() throws {
    let shell = try Shell.ofClass(count: 1)
    let result = shell.run(
      """
      grader check subs/* --format html=a.html --format html=b.html
      grader check subs/* --format html=c.html
      """)
    #expect(result.code == 1, "\(result.errors)")
    let page = try #require(shell.bytes("a.html"))
    #expect(page == shell.bytes("b.html") && page == shell.bytes("c.html"))
    let text = String(decoding: page, as: UTF8.self)
    #expect(text.contains("<article id=\"q/square\""))
    #expect(text.hasSuffix("</html>\n"))
  }

  @Test("a report of several submissions is refused")
  func several() throws {
    let shell = try Shell.ofClass(count: 2)
    let result = shell.run("grader check subs/* --format html")
    #expect(result.code == 64 && result.errors.contains("export DIR --as html"))
  }

  @Test("students see neither solutions, nor right curves, nor hidden items, nor the seed")
  func students() throws {
    let shell = try Shell(files: [
      "problems/s.json": """
      {"schema": 1, "id": "s", "problems": [{"id": "p", "symbols": {"x": {}}, "items": [
        {"id": "a", "kind": "formula", "expected": "x*987", "solution": "987*x"},
        {"id": "n", "kind": "value", "expected": 31415, "solution": 31415},
        {"id": "t", "kind": "text", "rubric": "rubricword"},
        {"id": "h", "kind": "value", "expected": 5, "visibility": "hidden", "prompt": "hiddenword"}
      ]}]}
      """,
      "a.json":
        #"{"problem_set": "s", "answers": {"p/a": "x", "p/n": 3, "p/t": "words", "p/h": 6}}"#,
    ])
    let staff = shell.run("grader check a.json --format html --seed 4242")
    let student = shell.run("grader check a.json --format html --seed 4242 --audience student")
    for secret in ["987*x", "31415", "rubricword", "hiddenword", "4242", "class=\"right\""] {
      #expect(staff.output.contains(secret), "\(secret)")
      #expect(!student.output.contains(secret), "\(secret)")
    }
    #expect(student.output.contains("class=\"mine\""))
  }

  @Test("show prints a sheet, solutions for staff alone")
  func sheet() throws {
    let shell = try Shell()
    let student = shell.run("grader show quiz --format html")
    let staff = shell.run("grader show quiz --solution --format html=s.html; cat s.html")
    #expect(student.code == 0 && student.output.contains("<h2 id=\"p\">One</h2>"))
    #expect(!student.output.contains("Solution") && staff.output.contains("Solution"))
  }

  /// A graded class with names, and one submission that cannot be read.
  private static func graded() throws -> Shell {
    let shell = try Shell.ofClass(count: 12, others: [ClassGenerator.File("odd.json", "{")])
    try shell.write(
      [
        ClassGenerator.File(
          "list.csv",
          "id,name\n" + (0..<14).map { "s-000\($0),Zebulon Q\($0)\n" }.joined())
      ], into: "rosters")
    let result = shell.run("grader batch subs --out r --quiet")
    #expect(result.code == 2, "\(result.errors)")
    return shell
  }

  @Test("a class becomes a folder of pages, the same at any number of threads")
  func site() throws {
    let shell = try Self.graded()
    let result = shell.run(
      """
      grader export r --as html --to one --jobs 1 && grader export r --as html --to two --jobs 4
      diff -r one two && grader batch subs --out r2 --quiet --format html=three
      diff -r one three
      ls one/reports | wc -l
      """)
    #expect(result.code == 0, "\(result.output) \(result.errors)")
    #expect(result.output.split(separator: "\n").last?.contains("13") == true)
    let index = String(decoding: try #require(shell.bytes("one/index.html")), as: UTF8.self)
    for part in ["Totals", "Could not be graded", "Items", "Wrong answers", "Students"] {
      #expect(index.contains(part), "\(part)")
    }
    for place in index.matches(of: #/href="(reports/[^"]+)"/#) {
      #expect(shell.bytes("one/\(place.1)") != nil, "\(place.1)")
    }
  }

  @Test("--anonymous leaves no id and no file's name anywhere")
  func anonymous() throws {
    let shell = try Self.graded()
    #expect(shell.run("grader export r --as html --to site --anonymous").code == 0)
    let found = shell.run(
      """
      ls subs | sed 's/[.][a-z]*$//' > names
      grep -ho '"student" *: *"[^"]*"' subs/* | sed 's/.*: *"//; s/"$//' >> names
      grep -v '^.\\{0,2\\}$' names > long; wc -l < long
      grep -rlFf long site
      """)
    let lines = found.output.split(separator: "\n")
    #expect(lines.count == 1, "\(found.output)")
    #expect((lines.first.flatMap { Int($0.trimmingCharacters(in: .whitespaces)) } ?? 0) > 12)
  }

  @Test("students' reports come without the class's page")
  func handedOut() throws {
    let shell = try Self.graded()
    let result = shell.run("grader export r --as html --to site --audience student; ls site")
    #expect(result.code == 0 && result.output == "reports\n", "\(result.output)")
  }

  @Test(
    "what cannot be is said",
    arguments: [
      ("export r --as html", "say which with `--to DIR`"),
      ("export r --as csv --anonymous", "are for `--as html`"),
      ("batch subs --out q --format html", "--format html=site"),
    ])
  func usage(arguments: String, words: String) throws {
    let result = try Shell.ofClass(count: 1).run("grader \(arguments)")
    #expect(result.code == 64 && result.errors.contains(words), "\(result.errors)")
  }
}
