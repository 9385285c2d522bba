import Foundation
import TestSupport
import Testing

@Suite("export")
struct ExportTests {
  /// Four students: one right, one with a pending answer, one broken, one strange.
  static func graded(_ more: String = "") throws -> Shell {
    let shell = try Shell(files: [
      "problems/quiz.json": ClassGenerator.problems(),
      "subs/a.json":
        #"{"problem_set": "class-quiz", "student": "ann", "answers": {"q/number": "7/4", "#
        + #""q/square": "x^2 + 1", "q/slope": "s"}}"#,
      "subs/b.json":
        #"{"problem_set": "class-quiz", "student": "=bob,\"\n", "submitted_at": "#
        + #""2026-10-07T00:00:00Z", "answers": {"q/why": "=cmd()", "q/number": 1.75}}"#
        .replacingOccurrences(of: "\n", with: "\\n"),
      "subs/c.json": "{",
      "roster.csv": "Name,SIS Login ID,Email\n\"Ann, A.\",ann,ann@x.org\nDan,dan,dan@x.org\n",
    ])
    let result = shell.run("grader batch subs --out r --quiet \(more)")
    #expect(result.code == 2, "\(result.errors)")
    return shell
  }

  @Test(
    "stops where points are missing, and says who",
    arguments: ["csv", "canvas", "moodle", "gradescope --to g"])
  func stops(form: String) throws {
    let shell = try Self.graded("--roster roster.csv")
    let result = shell.run("grader export r --as \(form)")
    #expect(result.code == 64 && result.output == "")
    #expect(
      result.errors == """
        grader: 3 students have no points that could be exported; nothing was written
          =bob,": 3 points wait for a person
          c: could not be graded
          dan: handed nothing in
          note: say what should stand there: `--missing zero`, `blank` or `omit`

        """)
  }

  @Test("writes what each system takes", arguments: pictures)
  func writes(script: String, output: String) throws {
    let shell = try Self.graded("--roster roster.csv --due 2026-10-05T00:00:00+02:00 --late 10/day")
    let result = shell.run(script)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output == output)
  }

  static let pictures: [(String, String)] = [
    (
      "grader export r --as canvas --missing omit --title Quiz",
      #"""
      Student,ID,SIS User ID,SIS Login ID,Section,Quiz
      "    Points Possible",,,,,8.5
      "Ann, A.",,,ann,,1

      """#
    ),
    (
      "grader export r --as canvas --missing zero",
      #"""
      Student,ID,SIS User ID,SIS Login ID,Section,class-quiz
      "    Points Possible",,,,,8.5
      "'=bob,""",,,"'=bob,""",,0.35
      "Ann, A.",,,ann,,1
      c,,,c,,0
      Dan,,,dan,,0

      """#
    ),
    (
      "grader export r --as moodle --missing blank",
      #"""
      ID number,Email address,class-quiz,class-quiz feedback
      "'=bob,""",,,"0.5 of 8.5 points; 1 pass, 4 missing, 1 review; 3 days late: 0.15 points are taken off"
      ann,ann@x.org,1,"1 of 8.5 points; 1 pass, 2 fail, 3 missing; \#
      has no `submitted_at`, so whether it is late is not known; nothing is taken off"
      c,,,the submission could not be graded
      dan,dan@x.org,,nothing was handed in

      """#
    ),
    (
      "grader export r --as json | grep -c '\"final_score\":null'",
      "3\n"
    ),
    (
      "grader export r --as json --missing zero | grep -o '\"final_score\":[^,]*'",
      "\"final_score\":0.35\n\"final_score\":1\n\"final_score\":0\n\"final_score\":0\n"
    ),
    (
      "grader export r --as json --missing blank | grep -c '\"final_score\":null'; "
        + "grader export r --as json --missing omit | grep -o '\"student\":\"[^,]*'",
      "3\n\"student\":\"ann\"\n"
    ),
    (
      "grader export r --as junit | grep -o '<testsuite [^>]*>'",
      #"""
      <testsuite name="=bob,&quot; (subs/b.json)" tests="6" failures="4" errors="0" skipped="1" time="0">
      <testsuite name="ann (subs/a.json)" tests="6" failures="5" errors="0" skipped="0" time="0">
      <testsuite name="c (subs/c.json)" tests="1" failures="0" errors="1" skipped="0" time="0">

      """#
    ),
    (
      "grader export r --as review",
      #"""
      student,problem_set,item,set,delta,who,why,verdict,max_score,message,rubric,answer
      "'=bob,""",class-quiz,q/why,,,,,review,3,"waits for a person to read it; rubric: Names the kink.",Names the kink.,'=cmd()

      """#
    ),
    (
      "grader export r --as gradescope --missing zero --to g; ls g; grep '^  \"score\":' g/*",
      "ann.json\nc.json\ndan.json\nstudent__bob___a8625634b1ec.json\n"
        + "g/ann.json:  \"score\": 1,\ng/c.json:  \"score\": 0,\ng/dan.json:  \"score\": 0,\n"
        + "g/student__bob___a8625634b1ec.json:  \"score\": 0.35,\n"
    ),
  ]

  @Test("marks by hand come back from the review and show everywhere")
  func adjusts() throws {
    let shell = try Self.graded()
    let result = shell.run(
      """
      grader export r --as review > review.csv
      python3 -c "
      import csv
      rows = list(csv.DictReader(open('review.csv', newline='')))
      assert len(rows) == 1
      rows[0].update(set='2', who='kim', why='the kink, half')
      rows.append(dict(student='ann', item='', delta='-0.5', who='kim', why='late talk'))
      rows.append(dict(student='c', set='4', who='kim', why='on paper'))
      w = csv.DictWriter(open('r/adjustments.csv', 'w', newline=''), rows[0].keys(), restval='')
      w.writeheader(); w.writerows(rows)"
      grader export r --as canvas
      grader export r --as csv | grep -c 'q/why set to 2 by kim: the kink, half'
      grader export r --as json | grep -o '"adjustments":[^]]*]' | head -1
      grader export r --as review | wc -l
      """)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("ann,,,ann,,0.5\n"), "\(result.output)")
    #expect(result.output.contains(",,2.5\nann,,,ann,,0.5\nc,,,c,,4\n1\n"), "\(result.output)")
    #expect(
      result.output.hasSuffix("\"adjustments\":[\"q/why set to 2 by kim: the kink, half\"]\n4\n"))
  }

  @Test("what is odd about marks by hand is told, and none falls below 0", arguments: oddities)
  func tellsOddities(lines: String, code: Int32, errors: String) throws {
    let result = try Self.graded().run(
      "printf 'student,item,set,delta,who,why\\n\(lines)' > r/adjustments.csv; "
        + "grader export r --as csv --missing blank > e.csv")
    #expect(result.code == code, "\(result.errors)")
    #expect(errors == "" ? result.errors == "" : result.errors.contains(errors), "\(result.errors)")
  }

  static let oddities: [(String, Int32, String)] = [
    ("ann,q/number,0,,kim,x\\nann,,,-0.25,kim,late\\n", 0, ""),
    (
      "ann,q/number,-1,,kim,x\\n", 64,
      "line 2: `-1` is less than no points; a mark cannot be below 0"
    ),
    (
      "ann,q/number,,-5,kim,x\\n", 64,
      "lead to marks below 0:\n  line 2: `ann`, item `q/number`: -4.5 points\n"
    ),
    ("ann,,,-5,kim,x\\n", 64, "  line 2: `ann`, the total: -4 points\n"),
    (
      "ann,q/number,7,,kim,x\\n", 0,
      "grader: note: adjustments, line 2: `ann`, item `q/number`: 7 points, more than the 0.5 that "
        + "can be earned\n"
    ),
    ("ann,,,50,kim,x\\n", 0, "line 2: `ann`, the total: 51 points, more than the 8.5 that"),
    (
      "ann,q/number,0,,kim,x\\nann,q/number,0.5,,lee,y\\n", 0,
      "line 3: `ann`, item `q/number`: set more than once; the last line counts\n"
    ),
  ]

  @Test("refuses what would go wrong elsewhere", arguments: refusals)
  func refuses(script: String, errors: String) throws {
    let result = try Self.graded().run(script)
    #expect(result.code == 64)
    #expect(result.errors.contains(errors), "\(result.errors)")
  }

  @Test(
    "what is of one problem set is refused for several",
    arguments: ["canvas --missing zero", "moodle --missing zero", "gradescope --missing zero"])
  func isOfOneSet(form: String) throws {
    let set = ClassGenerator.problems()
    let shell = try Shell(files: [
      "problems/quiz.json": set,
      "problems/test.json": set.replacingOccurrences(of: "class-quiz", with: "class-test"),
      "subs/a.json":
        #"{"problem_set": "class-quiz", "student": "ann", "answers": {"q/number": "7/4"}}"#,
      "subs/b.json":
        #"{"problem_set": "class-test", "student": "ann", "answers": {"q/square": "x^2 + 1"}}"#,
    ])
    let result = shell.run(
      "grader batch subs --out r --quiet && grader export r --as \(form) --to made; echo $?; ls")
    #expect(result.output.hasSuffix("64\nproblems\nr\nsubs\n"), "\(result.output)")
    #expect(
      result.errors.hasSuffix("`class-quiz`, `class-test`\n  note: say which with `--set SET`\n"))
    let one = shell.run("grader export r --as \(form) --set class-test --to made && ls -R made*")
    #expect(one.code == 0 && (!form.hasPrefix("gradescope") || one.output == "made:\nann.json\n"))
  }

  static let refusals: [(String, String)] = [
    ("grader export r", "grader: `--as FORMAT` says which: csv, canvas"),
    ("grader export r --as html", "writes a folder of pages: say which with `--to DIR`\n"),
    ("grader export r --as cvs", "unknown format `cvs`\n  note: did you mean `csv`?\n"),
    ("grader export r --as gradescope", "say the folder with `--to DIR`\n"),
    (
      "grader export r --as canvas --missing omit --title 'Final Score'",
      "Canvas drops columns with `Final Score`"
    ),
    ("grader export r --as canvas --missing omit --title ''", "grader: `--title` is empty\n"),
    ("grader export r --as moodle --missing omit --title ' '", "grader: `--title` is empty\n"),
    ("grader export r --as csv --fill x.csv", "`--fill` fills a sheet of `--as canvas`"),
    (
      "grader export r --as csv --set other",
      "no submission answers `other`; there are `class-quiz`"
    ),
    (
      "printf 'student,item,set,who,why\\nzoe,,1,kim,x\\n' > r/adjustments.csv; "
        + "grader export r --as json",
      "these adjustments are for nobody or nothing in the class:\n  line 2: `zoe`\n"
    ),
    (
      "printf 'student,item,set,who,why\\nann,q/number,many,kim,x\\n' > r/adjustments.csv; "
        + "grader export r --as json",
      "line 2: `many` is no number of points\n"
    ),
  ]
}
