import TestSupport
import Testing

/// What a class is refused for, and what is told beside its results.
extension BatchTests {
  @Test("what cannot be used is refused with what to do", arguments: refusals)
  func refuses(script: String, code: Int32, errors: String) throws {
    let shell = try Shell.ofClass(count: 2)
    let result = shell.run(script)
    #expect(result.code == code, "\(result.errors)")
    #expect(result.output == "")
    #expect(result.errors.contains(errors), "\(result.errors)")
  }

  static let refusals: [(String, Int32, String)] = [
    ("grader batch --out r", 64, "grader: `batch` needs an INPUT\n"),
    ("grader batch subs", 64, "grader: `--out DIR` says where the results go\n"),
    ("grader batch nope --out r", 74, "grader: nope: No such file or directory\n"),
    ("mkdir e; grader batch e --out r", 64, "grader: there is no submission in `e`\n"),
    ("grader batch subs --out subs/s-0001.json", 74, "this is a file, not a folder\n"),
    ("grader batch subs --out r --shard 2/2", 64, "`--shard` cannot be `2/2`\n"),
    ("grader batch subs --out r --jobs 0", 64, "`--jobs` cannot be `0`\n"),
    (
      "grader batch subs --out r --format gradescope", 64, "`grader export DIR --as gradescope --to"
    ),
    ("grader batch subs --out r --attempts all", 64, "`--attempts` cannot be `all`\n"),
    ("grader batch subs --out r --late 5/day", 64, "`--late` needs `--due TIME` beside it\n"),
    ("grader batch subs --out r --due soon", 64, "`--due` cannot be `soon`\n"),
    ("grader batch subs --out r --item 'z/*'", 64, "no item of `class-quiz` matches `z/*`\n"),
    (
      "cp subs/s-0001.json subs/again.json; grader batch subs --out r", 2,
      "1 student handed in more than once; nothing was graded\n"
        + "  `s-0001`: `subs/again.json`, `subs/s-0001.json`\n"
        + "  note: say which counts with `--attempts latest`"
    ),
    (
      "cp subs/s-0001.json subs/again.json; grader batch subs --out r --attempts latest", 2,
      "  note: they have neither `attempt` nor `submitted_at`, so their order is not known; take those "
        + "away that do not count, or say `--attempts best`\n"
    ),
    (
      "sed 's/\"student\"/\"attempt\": 1, \"student\"/' subs/s-0001.json > subs/again.json; "
        + "sed -i 's/\"student\"/\"submitted_at\": \"2026-10-07T00:00:00Z\", &/' "
        + "subs/s-0001.json; "
        + "grader batch subs --out r --attempts latest", 2,
      "  note: they do not all have an `attempt`, nor all a `submitted_at`, so their order is not known"
    ),
    (
      "sed -i 's/\"student\"/\"attempt\": 1, &/' subs/s-0001.json; "
        + "cp subs/s-0001.json subs/again.json; cp subs/s-0002.json subs/twice.json; "
        + "grader batch subs --out r --attempts first", 2,
      "  note: `s-0002`: they have neither `attempt` nor `submitted_at`, so their order is not known; "
        + "take those away that do not count, or say `--attempts best`\n  note: `s-0001`: their "
        + "`attempt` or `submitted_at` are the same or contradict each other, so"
    ),
    // The name of a file in two folders proves nothing, whatever is to count.
    (
      "for name in ann ben; do mkdir -p each/$name; sed 's/\"student\": *\"[^\"]*\", *//' "
        + "subs/s-0001.json > each/$name/answers.json; done; "
        + "grader batch each --out r --attempts best", 2,
      "  `answers`: `each/ann/answers.json`, `each/ben/answers.json`\n"
        + "  note: files of one name in different folders may be of different people\n"
        + "  note: some of them name no `student`"
    ),
    ("grader batch subs --out r > /dev/full", 74, "standard output: No space left on device\n"),
  ]

  @Test("what is told beside the results", arguments: remarks)
  func tellsBeside(script: String, errors: String) throws {
    let result = try Shell.ofClass(count: 2).run(script)
    #expect(result.code == 0)
    #expect(result.errors.contains(errors), "\(result.errors)")
  }

  static let remarks: [(String, String)] = [
    (
      "sed -i 's|\"answers\": *{|&\"q/Number\": 1, \"q/9\": 2, |' subs/s-0001.json; "
        + "grader batch subs --out r --quiet; grep -c unknown_items r/summary.json",
      "grader: subs/s-0001.json: line 3: there is no item `q/Number`; did you mean `q/number`?; "
        + "line 3: there is no item `q/9`"
    ),
    (
      "printf 'student,name\ns-0001,Ann\n,Ben\n,\n' > l.csv; "
        + "grader batch subs --out r --quiet --roster l.csv",
      "grader: note: l.csv:3: there is no id, so this line is left out\n"
    ),
    // A gradebook of Canvas is a roster, in which `Student` is the name.
    (
      "printf 'Student,ID,SIS User ID,SIS Login ID,Section\n    Points Possible,,,,\n"
        + "\"Ann, A.\",1,,s-0001,A\nBo,2,,\n' > l.csv; grader batch subs --out r --quiet "
        + "--roster l.csv; grep -q '\"not_on_roster\": .*\"s-0002\"' r/summary.json || "
        + "grep -A1 not_on_roster r/summary.json | grep -q s-0002",
      "grader: note: l.csv:4: there is no id, so this line is left out\n"
    ),
    (
      "printf 'student\ns-0001\n' > l.csv; "
        + "grader batch subs --out r --quiet --roster l.csv --due 2026-10-05T22:00:00Z --late 5/day; "
        + "grader batch subs --out r --quiet",
      "grader: note: r: there was `--due 2026-10-05T22:00:00Z --late 5/day`, and now is no `--due`\n"
        + "grader: note: r: there was a roster, and now is none; give it again with `--roster`\n"
    ),
  ]

  @Test("a roster tells who is absent and who is unknown, lateness stands beside the marks")
  func rosterAndLateness() throws {
    let shell = try Shell.ofClass(count: 2)
    let result = shell.run(
      """
      sed -i 's/"student"/"submitted_at": "2026-10-06T01:00:00+02:00", "student"/' subs/s-0001.json
      printf '\\357\\273\\277Name;SIS Login ID\\nAnn;s-0001\\nZed;zed\\n' > roster.csv
      grader batch subs --out r --roster roster.csv --due 2026-10-05T22:00:00Z --late 10%/day
      """)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("1 student on the roster without a submission: `zed`\n"))
    #expect(result.output.contains("1 student not on the roster: `s-0002`\n"))
    #expect(result.errors.contains("subs/s-0001.json 1 day late: "))
    #expect(result.errors.contains("1 submission has no `submitted_at`"))
    let check = shell.run(
      """
      python3 -c "
      import csv, json
      rows = {r['student']: r for r in csv.DictReader(open('r/gradebook.csv', newline=''))}
      late = rows['s-0001']
      assert late['days_late'] == '1' and float(late['late_penalty']) > 0
      assert abs(float(late['score']) - float(late['late_penalty']) - float(late['final_score'])) < 1e-9
      assert rows['s-0002']['days_late'] == '' and rows['zed']['status'] == 'absent'
      report = [json.loads(l) for l in open('r/results.jsonl')][0]
      assert report['score'] == float(late['score'])
      summary = json.load(open('r/summary.json'))
      assert summary['absent'] == ['zed'] and summary['not_on_roster'] == ['s-0002']
      "
      """)
    #expect(check.code == 0, "\(check.errors)")
  }
}
