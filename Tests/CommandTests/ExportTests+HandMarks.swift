import TestSupport
import Testing

/// Marks by hand: for which set they count, and what they are where nothing was graded.
extension ExportTests {
  /// A class of two sets with the same items: Ann answers both, Bob the quiz, Cy nothing readable.
  static func gradedTwice() throws -> Shell {
    let set = ClassGenerator.problems()
    func answers(_ set: String, _ student: String) -> String {
      "{\"problem_set\": \"\(set)\", \"student\": \"\(student)\", "
        + "\"answers\": {\"q/number\": \"7/4\", \"q/why\": \"it bends\"}}"
    }
    let shell = try Shell(files: [
      "problems/quiz.json": set,
      "problems/test.json": set.replacing("class-quiz", with: "class-test"),
      "subs/a1.json": answers("class-quiz", "ann"), "subs/a2.json": answers("class-test", "ann"),
      "subs/b.json": answers("class-quiz", "bob"), "subs/cy.json": "{",
      "roster.csv": "student\nann\nbob\ncy\ndan\n",
    ])
    let result = shell.run("grader batch subs --out r --roster roster.csv --quiet")
    #expect(result.code == 2, "\(result.errors)")
    return shell
  }

  /// The set, the student and the points in the table of all sets, for one file of marks by hand.
  private static let table =
    "grader export r --as csv --missing blank | "
    + "python3 -c \"import csv, sys; [print(r['student'], r['problem_set'], r['final_score'], "
    + "sep=',') for r in csv.DictReader(sys.stdin)]\""

  private static func adjust(_ rows: String, _ header: String) -> String {
    "printf '\(header)\\n\(rows)' > r/adjustments.csv; "
  }

  private static let header = "student,problem_set,item,set,delta,who,why"

  @Test("a mark by hand counts for one set only", arguments: setsOfMarks)
  func countsForOneSet(rows: String, export: String, output: String) throws {
    let shell = try Self.gradedTwice()
    let result = shell.run(Self.adjust(rows, Self.header) + export)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output == output, "\(result.output)")
  }

  static let setsOfMarks: [(String, String, String)] = [
    (
      "ann,class-quiz,q/why,2,,kim,x\\nann,class-test,,3,,kim,x\\n", table,
      "ann,class-quiz,2.5\nann,class-test,3\nbob,class-quiz,\ncy,,\ndan,,\n"
    ),
    // Without a set: the only one that the student handed in.
    (
      "bob,,q/why,1,,kim,x\\n", table,
      "ann,class-quiz,\nann,class-test,\nbob,class-quiz,1.5\ncy,,\ndan,,\n"
    ),
    // What names no set, and who handed nothing in, is there for every set with marks by hand.
    (
      "cy,class-test,,4,,kim,x\\ndan,class-quiz,,5,,kim,x\\ndan,class-test,,6,,kim,x\\n"
        + "bob,class-test,,7,,kim,x\\n", table,
      "ann,class-quiz,\nann,class-test,\nbob,class-quiz,\ncy,class-test,4\n"
        + "bob,class-test,7\ndan,class-quiz,5\ndan,class-test,6\n"
    ),
    (
      "bob,class-test,,7,,kim,x\\ncy,class-quiz,,4,,kim,x\\n",
      "grader export r --as canvas --set class-test --missing omit",
      "Student,ID,SIS User ID,SIS Login ID,Section,class-test\n"
        + "\"    Points Possible\",,,,,8.5\nbob,,,bob,,7\n"
    ),
    (
      "ann,class-quiz,q/why,2,,kim,x\\n",
      "grader explain r ann q/why --set class-test | grep hand; :", ""
    ),
    (
      "ann,class-quiz,q/why,2,,kim,x\\n", "grader explain r ann q/why --set class-quiz | grep hand",
      "  by hand: q/why set to 2 by kim: x\n"
    ),
    (
      "ann,class-quiz,q/why,2,,kim,x\\n", "grader export r --as review --set class-test",
      """
      student,problem_set,item,set,delta,who,why,verdict,max_score,message,rubric,answer
      ann,class-quiz,q/why,2,,kim,x,,,,,
      ann,class-test,q/why,,,,,review,3,\
      "waits for a person to read it; rubric: Names the kink.",Names the kink.,it bends

      """
    ),
  ]

  @Test("items marked by hand count where nothing was graded", arguments: handMarks)
  func countsWithoutGrade(rows: String, export: String, output: String, errors: String) throws {
    let shell = try Self.graded("--roster roster.csv")
    let result = shell.run(Self.adjust(rows, Self.header) + export)
    #expect(result.output == output, "\(result.output)")
    #expect(result.errors == errors, "\(result.errors)")
  }

  private static let some = "c,,q/why,2,,kim,x\\nc,,q/square,1,,kim,x\\ndan,,q/why,1.5,,kim,x\\n"

  private static let guarded =
    "grader: note: a spreadsheet would compute these ids, so an apostrophe stands before them, and an "
    + "import will not find them: `=bob,\"`\n"

  private static let leftOut = """
    grader: these have marks by hand, but no points yet:
      c: by hand only `q/square`, `q/why`; 4 other items are open
      dan: by hand only `q/why`; 5 other items are open
      note: set the other items or the total as well; or `--missing zero` counts them 0

    """

  private static func short(_ missing: String) -> String {
    "grader export r --as moodle --missing \(missing) | cut -d, -f1,3 | grep -v bob"
  }

  static let handMarks: [(String, String, String, String)] = [
    (
      some, "grader export r --as canvas; echo $?", "64\n",
      """
      grader: 3 students have no points that could be exported; nothing was written
        =bob,": 3 points wait for a person
        c: could not be graded; by hand only `q/square`, `q/why`; 4 other items are open
        dan: handed nothing in; by hand only `q/why`; 5 other items are open
        note: say what should stand there: `--missing zero`, `blank` or `omit`

      """
    ),
    (some, short("zero"), "ID number,class-quiz\nann,1\nc,3\ndan,1.5\n", guarded),
    (some, short("omit"), "ID number,class-quiz\nann,1\n", leftOut),
    (some, short("blank"), "ID number,class-quiz\nann,1\nc,\ndan,\n", leftOut + guarded),
    (
      some, "grader export r --as json --missing omit | grep -o '\"student\":\"[^,]*'",
      "\"student\":\"ann\"\n", leftOut
    ),
    // What is added to the total settles nothing; what it is set to does.
    (some + "c,,,,0.25,kim,x\\n", short("omit"), "ID number,class-quiz\nann,1\n", leftOut),
    (
      some + "c,,,,0.25,kim,x\\n", short("zero"),
      "ID number,class-quiz\nann,1\nc,3.25\ndan,1.5\n", guarded
    ),
    (
      some + "c,,,3,,kim,x\\nc,,,,0.25,kim,x\\n", short("omit"),
      "ID number,class-quiz\nann,1\nc,3.25\n",
      leftOut.replacing("  c: by hand only `q/square`, `q/why`; 4 other items are open\n", with: "")
    ),
    // Nothing is open where every item is marked.
    (
      ["number", "square", "slope", "pick", "outer", "why"].map { "c,,q/\($0),1,,kim,x\\n" }
        .joined(), short("omit"), "ID number,class-quiz\nann,1\nc,6\n", ""
    ),
    (
      some, "grader export r --as json --missing zero | grep '\"c\"' | grep -o '\"final.*'",
      #""final_score":3,"items":[{"id":"q/square","verdict":null,"score":1,"max_score":null},"#
        + #"{"id":"q/why","verdict":null,"score":2,"max_score":null}]},"# + "\n", ""
    ),
    // Where there are no points, nothing can be added or taken away.
    (
      "c,,q/why,,-2,kim,x\\nc,,,,0,kim,x\\ndan,,,,1,kim,x\\nann,,q/number,,0.25,kim,x\\n",
      short("omit"), "ID number,class-quiz\nann,1.25\n",
      [("2: `c`, item `q/why`"), ("3: `c`, the total"), ("4: `dan`, the total")].map {
        "grader: note: adjustments, line \($0): there are no points yet to change; give them with "
          + "`set`\n"
      }.joined()
        + "grader: note: adjustments, line 5: `ann`, item `q/number`: 0.75 points, more than the 0.5 "
        + "that can be earned\n"
    ),
  ]

  @Test("an item passes or fails by its mark by hand in the reports of tests", arguments: outcomes)
  func decidesOutcome(row: String, junit: String, status: String) throws {
    let shell = try Self.graded()
    let result = shell.run(
      Self.adjust(row, Self.header)
        + """
        grader export r --as junit > e.xml; python3 - << 'E'
        import xml.etree.ElementTree as ET
        suites = ET.parse('e.xml').getroot()
        for s in suites:
            cases = s.findall('testcase')
            assert len(cases) == int(s.get('tests'))
            assert len(s.findall('*/failure')) == int(s.get('failures'))
            for e in s.findall('system-out'): print('suite:', e.text)
            for c in cases:
                for e in c:
                    if 'kim' in str(e.text) + str(e.get('message')):
                        print(c.get('name'), e.tag, e.get('type'), e.get('message'), e.text)
        E
        grader export r --as gradescope --to g --missing zero
        grep -A 2 -B 3 'by hand' g/*.json | grep -o '"status": .*'
        """)
    #expect(result.output == junit + status, "\(result.output) \(result.errors)")
  }

  static let outcomes: [(String, String, String)] = [
    (
      "ann,,q/pick,1,,kim,read on paper\\n",
      "pick system-out None None by hand: q/pick set to 1 by kim: read on paper\nmissing: no answer\n",
      "\"status\": \"passed\",\n"
    ),
    (
      "ann,,q/number,,-0.25,kim,copied\\n",
      "number failure by hand 0.25 of 0.5 points by hand: q/number -0.25 points by kim: copied "
        + "pass: right\n",
      "\"status\": \"failed\",\n"
    ),
    (
      "ann,,q/number,0,,kim,copied\\n",
      "number failure by hand 0 of 0.5 points by hand: q/number set to 0 by kim: copied "
        + "pass: right\n",
      "\"status\": \"failed\",\n"
    ),
    ("ann,,,,0.5,kim,talk\\n", "suite: by hand: total +0.5 points by kim: talk\n", ""),
    ("c,,q/number,0.5,,kim,talk\\n", "suite: by hand: q/number set to 0.5 by kim: talk\n", ""),
  ]

  @Test("a mark by hand that could be for several sets is refused", arguments: unclearMarks)
  func refusesUnclear(header: String, rows: String, errors: String) throws {
    let shell = try Self.gradedTwice()
    let result = shell.run(
      Self.adjust(rows, header) + "grader export r --as json --set class-quiz")
    #expect(result.code == 64 && result.output == "")
    #expect(result.errors == "grader: " + errors, "\(result.errors)")
  }

  static let unclearMarks: [(String, String, String)] = [
    (
      "student,item,set,who,why", "bob,q/why,1,kim,x\\nann,q/why,2,kim,x\\nann,,3,kim,x\\n",
      """
      these adjustments would count for several problem sets:
        line 3: `ann`, item `q/why`: `class-quiz`, `class-test`
        line 4: `ann`: `class-quiz`, `class-test`
        note: add a column `problem_set`, and name in it the set that is meant

      """
    ),
    (
      header, "cy,,,4,,kim,x\\ndan,,,4,,kim,x\\nann,class-tset,,1,,kim,x\\n",
      """
      these adjustments are for nobody or nothing in the class:
        line 4: `ann`, problem set `class-tset`
      these adjustments would count for several problem sets:
        line 2: `cy`: `class-quiz`, `class-test`
        line 3: `dan`: `class-quiz`, `class-test`
        note: add a column `problem_set`, and name in it the set that is meant

      """
    ),
  ]
}
