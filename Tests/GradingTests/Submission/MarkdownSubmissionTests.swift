import Testing
import Text

@testable import Grading

/// The body of a Markdown submission behind its front matter.
private func read(_ body: String) throws(Diagnostic) -> Submission {
  let front = "---\nproblem_set: s\nstudent: s-1\n---\n"
  return try Submission.read(SourceText(name: "s.md", front + body))
}

/// The one answer of a body, as JSON.
private func answer(_ body: String) throws -> String {
  let answer = try #require(try read("## p/a\n" + body).answers.first)
  return JSONOutput(answer.field.value).text(pretty: false)
}

@Suite("Reading a Markdown submission")
struct MarkdownSubmissionTests {
  @Test("takes the answer out of the lines below its heading", arguments: bodies)
  func takes(body: String, expected: String) throws {
    #expect(try answer(body) == expected)
  }

  static let bodies: [(String, String)] = [
    ("", "null"),
    ("\n\n", "null"),
    ("<!-- a comment -->", "null"),
    ("<!-- a comment\nof two lines -->\n2x", #""2x""#),
    ("2x + 1", #""2x + 1""#),
    ("  2x  \r\n", #""2x""#),
    ("$2x$", #""2x""#),
    ("`2x`", #""2x""#),
    (#"\(2x\)"#, #""2x""#),
    (#"\[2x\]"#, #""2x""#),
    ("$$2x$$", #""2x""#),
    ("$$\n2x\n$$", #""2x""#),
    ("$a$ and $b$", #""$a$ and $b$""#),
    ("-2x", #""-2x""#),
    ("a = b\n= c", #"["a = b","= c"]"#),
    ("a\n\nb", #"["a","b"]"#),
    ("- a\n- b", #"["a","b"]"#),
    ("* $a$\n* $b$", #"["a","b"]"#),
    ("1. a\n2. b", #"["a","b"]"#),
    ("1) a\n2) b", #"["a","b"]"#),
    ("- z1 <= 0", #"["z1 <= 0"]"#),
    (
      "### First step\na\n### Second step\nb",
      ####"["### First step","a","### Second step","b"]"####
    ),
    ("### Only words", ####""### Only words""####),
    ("```\n# a comment\n```", ###""# a comment""###),
    ("```\n## q/v\n# a comment\n2\n```", ####"["## q/v","# a comment","2"]"####),
    ("~~~\n## q/v\n```\n~~~", ####"["## q/v","```"]"####),
    ("````\n```\n2x\n````", #"["```","2x"]"#),
    ("```2x```", #""2x""#),
    ("<!-- a comment\nthat ends --> 2x", #""2x""#),
    ("<!-- a --> 2x <!-- b -->", #""2x""#),
    ("2x <!-- doubled -->", #""2x""#),
    ("2x <!-- of\ntwo lines --> = y", #"["2x","= y"]"#),
    ("<!-- 1\n## q/v\n```\n--> 2x", #""2x""#),
    ("2x <!-- 1\n## q/v\n# Title -->", #""2x""#),
    ("2x <!--> <!---> y", #""2x              y""#),
    ("`<!-- 2x -->`", #""<!-- 2x -->""#),
    ("```\n<!-- 2x\n## q/v -->\n```", ####"["<!-- 2x","## q/v -->"]"####),
    ("2x <!-- never closed", #""2x <!-- never closed""#),
    ("a <!-- b\n<!-- c -->\nd", #"["a <!-- b","d"]"#),
    ("- ```\n  2x\n  ```", #""2x""#),
    ("- ```\n  # a\n  ```\n- b", ##"["# a","b"]"##),
    ("1. ```json\n   [1]\n   ```", "[1]"),
    ("a\\\n= b", #"["a","= b"]"#),
    ("a \\\\\n= b", #"["a \\\\","= b"]"#),
    ("- ", "null"),
    ("-", #""-""#),
    ("- a\n- \n- b\n-", #"["a","b"]"#),
    // A line that leaves a bracket open goes on in the next, where that closes it soon.
    ("[[1, 2],\n [3, 4]]", #""[[1, 2],\n [3, 4]]""#),
    ("f(x\n+ b)", #""f(x\n+ b)""#),
    ("(x\n* 2)^2\n= 4x^2", #"["(x\n* 2)^2","= 4x^2"]"#),
    ("(x\n= 4", #"["(x","= 4"]"#),
    ("(x\n\n+ 1)", #"["(x","1)"]"#),
    ("(0, 1]\n[0, 1)", #"["(0, 1]","[0, 1)"]"#),
    ("]0, 1[\n(2)", #"["]0, 1[","(2)"]"#),
    ("2x\n\n---\n", #""2x""#),
    ("2x\n* * *\n", #""2x""#),
    ("```\n---\n```", #""---""#),
    ("~~~json\n{\"holds\": true}\n~~~", #"{"holds":true}"#),
    ("```JSON\n{\"holds\": true}\n```", #"{"holds":true}"#),
    ("``` json\n[1]\n```", "[1]"),
    ("```\n2x\n```\n```json\n[1]\n```", "[1]"),
    ("#z", ##""#z""##),
    (
      "\\begin{aligned}\na &= b \\\\\n&= c\n\\end{aligned}",
      #""\\begin{aligned}\na &= b \\\\\n&= c\n\\end{aligned}""#
    ),
    ("```json\n{\"holds\": true}\n```", #"{"holds":true}"#),
    ("Here it is:\n```json\n[1, 2]\n```", "[1,2]"),
    ("```\n2x\n```", #""2x""#),
    ("2x\n# Part two\nnot an answer", #""2x""#),
  ]

  @Test("grades no answer that stands in a comment")
  func hiddenAnswers() throws {
    let read = try read(
      "## p/a\nDraft <!-- start\n## p/b\n2x\n## p/a\n-->\n## p/c <!-- old -->\n<!--\n## p/c\n1\n-->\n2\n"
    )
    #expect(read.answers.map(\.key) == ["p/a", "p/c"])
    #expect(try read.answers.map { try $0.field.string() } == ["Draft", "2"])
    #expect(read.notes.isEmpty)
  }

  @Test("is told from JSON by its front matter", arguments: ["\u{FEFF}", "\n \n", "\u{FEFF}\r\n"])
  func isTold(start: String) throws {
    let text = start + "---\nproblem_set: s\n---\n## p/a\n1\n"
    for name in ["-", "s.md"] {
      let read = try Submission.read(SourceText(name: name, text))
      #expect(try read.answers.map { try $0.field.string() } == ["1"])
    }
  }

  @Test("reads front matter as YAML", arguments: fronts)
  func frontMatter(line: String, student: String?) throws {
    let text = "---\n# a comment\n$schema: x\nproblem_set: s # hw\n\(line)\n---\n"
    let read = try Submission.read(SourceText(name: "s.md", text))
    #expect(read.problemSet == "s")
    #expect(read.student == student)
  }

  static let fronts: [(String, String?)] = [
    ("student: 'it''s'", "it's"), (#"student: "a: \"b\"""#, #"a: "b""#), ("student: null", nil),
    ("student: ~", nil), ("student:", nil), ("student: # nobody", nil), ("student: ''", nil),
    ("student: a#b # c", "a#b"), ("student: 'a # b' # c", "a # b"), ("student: 'null'", "null"),
    ("student: O'Neil", "O'Neil"), (#"student: "a" b"#, #""a" b"#), (#"student: "\q""#, #"\q"#),
    ("attempt: null", nil),
  ]

  @Test("keeps answers apart, whatever the level of their headings")
  func keepsApart() throws {
    let read = try read(
      "# Part one\n## p/a\n1\n### q/b\n2\n## `q/c`\n3\n## q/d ##\n4\n## **q/e_**\n5\n## Remarks\nnone\n"
    )
    #expect(read.answers.map(\.key) == ["p/a", "q/b", "q/c", "q/d", "q/e_", "Remarks"])
    #expect(try read.answers.prefix(5).map { try $0.field.string() } == ["1", "2", "3", "4", "5"])
  }

  @Test(
    "says which text belongs to no answer",
    arguments: [
      ("\nMy answers:\n\n## p/a\n1\n", [6]), ("```json\n1\n```\n## p/a\n1\n", [6]),
      ("# Title\n<!-- a comment -->\n## p/a\n1\n# Part two\n", []),
      ("# Title\nHello\nyou\n## p/a\n1\n# Part two\n\nmore\n## p/b\n2\n", [6, 12]),
      ("alone", [5]), ("$$\nnever closed\n", [5]), ("", []),
    ])
  func strayText(body: String, lines: [Int]) throws {
    #expect(
      try read(body).notes.map(\.message)
        == lines.map {
          "line \($0): this text stands under no heading `## PROBLEM/ITEM`; it is no answer"
        })
  }

  @Test("says which text stands beside the block that is the answer")
  func textBesideBlock() throws {
    let block = "```json\n[1]\n```\n"
    let read = try read("## p/a\nHere:\n" + block + "\n```json\n[2]\n```\n## p/b\n" + block)
    #expect(
      read.notes.map(\.message)
        == [6, 12].map {
          "line \($0): this text stands beside a ```json block, which alone is the answer"
        })
  }

  @Test("tells where the bytes stand that are not UTF-8")
  func badBytes() {
    let bytes = Array("---\nproblem_set: s\n---\n## p/a\n2 ".utf8) + [0xE9, 0x0A]
    do throws(Diagnostic) {
      _ = try Submission.read(SourceText(name: "S.MD", bytes: bytes))
      Issue.record("accepted")
    } catch {
      #expect(line(error) == "5:3 the byte 0xE9 is not UTF-8")
    }
  }

  @Test(
    "says that a lonely bullet may have been meant as a sign",
    arguments: [
      (
        "- x^2",
        [
          "line 6: `- ` begins an item of a list; a sign is written without the space after it, or inside $…$"
        ]
      ),
      (
        "+ x^2",
        [
          "line 6: `+ ` begins an item of a list; a sign is written without the space after it, or inside $…$"
        ]
      ),
      ("-x^2", []), ("$- x^2$", []), ("- a\n- b", []), ("1. a", []),
    ])
  func lonelyBullet(body: String, notes: [String]) throws {
    #expect(try read("## p/a\n" + body).notes.map(\.message) == notes)
  }

  @Test("a block that is not JSON spoils only its own answer")
  func brokenBlock() throws {
    let read = try read("## p/a\n```json\n{\"holds\": tru}\n```\n## p/b\n2\n")
    #expect(
      read.answers[0].fault.map(line)
        == "7:11 `tru` is not a JSON value; text needs double quotes | did you mean `true`?")
    #expect(read.answers[1].fault == nil)
    #expect(try read.answers[1].field.string() == "2")
  }

  @Test("refuses what is not one", arguments: refused)
  func refuses(text: String, message: String) {
    do throws(Diagnostic) {
      _ = try Submission.read(SourceText(name: "s.md", text))
      Issue.record("accepted")
    } catch {
      #expect(line(error) == message)
    }
  }

  static let refused: [(String, String)] = [
    (
      "",
      "1:1 a Markdown submission begins with front matter | write `---`, `problem_set: …`, `student: …`, `---`"
    ),
    ("---\nproblem_set: s\n", "1:1 the front matter is never closed by `---`"),
    ("---\nstudent: a\n---\n", "1:1 the front matter names no `problem_set`"),
    ("---\nproblem_set s\n---\n", "2:1 a line of front matter is `name: value`"),
    (
      "---\nproblem_sett: s\n---\n",
      "2:1 `problem_sett` is no member of a submission | did you mean `problem_set`?"
    ),
    ("---\nproblem_set: s\nproblem_set: t\n---\n", "3:1 `problem_set` stands twice"),
    ("---\nproblem_set: s\nattempt: two\n---\n", "3:1 `attempt` is no whole number"),
    (
      "---\nproblem_set: s\nsubmitted_at: today\n---\n",
      "3:1 `submitted_at` is no time as RFC 3339 writes it"
    ),
    (
      "---\nproblem_set: s\n---\n## p/a\n1\n## p/a\n2\n",
      "6:1 `p/a` is answered twice, first in line 4"
    ),
    (
      "---\nproblem_set: s\n---\n## p/a\n```json\n1\n## p/b\n2\n",
      "5:1 this block is never closed by ```"
    ),
    (
      "---\nproblem_set: s\n---\n## p/a\n```\n1\n## p/b\n2\n",
      "5:1 this block is never closed by ```"
    ),
    (
      "---\nproblem_set: s\n---\n## p/a\n$$\n1\n## p/b\n2\n",
      "5:1 this block is never closed by `$$`"
    ),
    (
      "---\nproblem_set: s\n---\n## p/a\n<!-- 1\n## p/b\n2\n",
      "5:1 this block is never closed by `-->`"
    ),
  ]
}
