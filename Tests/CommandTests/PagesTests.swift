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

  @Test("pages of another export are never left among the new ones")
  func strangers() throws {
    let shell = try Self.graded()
    let named = shell.run(
      "grader export r --as html --to site; grader export r --as html --to site")
    #expect(named.code == 0, "\(named.errors)")
    let other = shell.run(
      "grader export r --as gradescope --missing omit --to site; echo $?; "
        + "grader export r --as gradescope --missing zero --to g; "
        + "grader export r --as html --anonymous --to g; echo $?")
    #expect(other.output == "74\n74\n", "\(other.errors)")
    for options in ["--anonymous", "--audience student"] {
      let result = shell.run("grader export r --as html --to site \(options)")
      #expect(result.code == 74 && result.errors.contains("files of something else"))
      #expect(result.errors.contains("say another folder"))
    }
  }

  @Test("a student's page tells nothing of changes by hand to hidden items")
  func hiddenAdjustments() throws {
    let set = """
      {"schema": 1, "id": "s", "problems": [{"id": "p", "symbols": {"x": {}}, "items": [
        {"id": "a", "kind": "formula", "expected": "2*x"},
        {"id": "h", "kind": "value", "expected": 5, "visibility": "hidden"}]}]}
      """
    let shell = try Shell(files: [
      "problems/s.json": set,
      "subs/u.json":
        #"{"problem_set": "s", "student": "u", "submitted_at": "2026-01-03T00:00:00Z", "answers": {"p/a": "x", "p/h": 1}}"#,
      "adjustments.csv":
        "student,item,delta,set,who,why\nu,p/h,,1,kim,hiddenreason\nu,p/a,,1,kim,shownreason\n",
    ])
    let result = shell.run(
      """
      grader batch subs --out r --quiet --due 2026-01-01T00:00:00Z --late 10/day
      cp adjustments.csv r/
      grader export r --as html --to staff && grader export r --as html --to students --audience student
      """)
    #expect(result.code == 0, "\(result.errors)")
    let staff = shell.run("cat staff/reports/u.html").output
    let student = shell.run("cat students/reports/u.html").output
    for secret in ["hiddenreason", "p/h", "0.4 points are taken off"] {
      #expect(staff.contains(secret) && !student.contains(secret), "\(secret)")
    }
    #expect(staff.contains("shownreason") && student.contains("shownreason"))
  }

  @Test("no report takes the place of another's")
  func collisions() throws {
    let set = { (id: String) in
      #"{"schema": 1, "id": "\#(id)", "problems": [{"id": "p", "items": [{"id": "a", "kind": "value", "expected": 5}]}]}"#
    }
    let shell = try Shell(files: [
      "problems/b.json": set("b"), "problems/c.json": set("c"),
      "subs/one.json": #"{"problem_set": "b", "student": "x", "answers": {"p/a": 5}}"#,
      "subs/two.json": #"{"problem_set": "c", "student": "x", "answers": {"p/a": 5}}"#,
      "subs/x-b.json": "{",
    ])
    let result = shell.run(
      "grader batch subs --out r --quiet 2>&1; grader export r --as html --to site; ls site/reports"
    )
    #expect(result.output.hasSuffix("x-b.html\nx~b.html\nx~c.html\n"), "\(result.output)")
  }

  @Test("an anonymous page shows no line of a file that could not be read")
  func anonymousFault() throws {
    let shell = try Shell(files: [
      "problems/quiz.json": ClassGenerator.problems(),
      "subs/blank-17.json": #"{"problem_set": "class-quiz", "student": "zebulon-q", "answers": [}"#,
    ])
    let result = shell.run(
      "grader batch subs --out r --quiet; grader export r --as html --to site --anonymous; "
        + "grep -rlE 'zebulon|blank-17' site")
    #expect(result.errors.contains("zebulon") && result.output.split(separator: "\n").count == 1)
  }

  @Test("of an item that is asked in another way since, the ledger alone tells")
  func changed() throws {
    let shell = try Self.graded()
    let edited = ClassGenerator.problems().replacingOccurrences(of: "(x+1)^2", with: "(1+x)^2*4/4")
    try shell.write([ClassGenerator.File("quiz.json", edited)], into: "problems")
    let result = shell.run("grader export r --as html --to site; cat site/reports/*.html")
    #expect(result.code == 0 && result.output.contains("id=\"q/square\""))
    #expect(!result.output.contains("(1+x)^2*4/4"))
  }

  @Test("the first page tells who moved in the last regrade, and marks changed by hand count")
  func moved() throws {
    let shell = try Self.graded()
    let edited = ClassGenerator.problems().replacingOccurrences(
      of: "\"credit\": 0.5", with: "\"credit\": 0.25")
    try shell.write([ClassGenerator.File("quiz.json", edited)], into: "problems")
    let result = shell.run(
      """
      grader regrade r --why 'half was too much' 2>&1
      student=$(sed -n 2p r/gradebook.csv | cut -d , -f 1)
      printf 'student,item,delta,set,who,why\n%s,,,1,kim,sortedout\n' "$student" > r/adjustments.csv
      grader export r --as html --to site 2>&1; cat site/index.html; grep -l sortedout site/reports/*
      """)
    #expect(result.output.contains("Who moved in the last regrade"))
    #expect(result.output.contains("Why: half was too much") && result.output.contains("−0.25"))
    #expect(result.output.hasSuffix("site/reports/odd.html\n"))
    let odd = shell.run("cat site/reports/odd.html").output
    #expect(
      odd.contains("its points, 1, were given by hand") && odd.contains("total set to 1 by kim"))
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
