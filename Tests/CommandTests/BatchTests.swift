import Foundation
import TestSupport
import Testing

@Suite("batch")
struct BatchTests {
  @Test("grades a class and tells it in numbers")
  func grades() throws {
    let shell = try Shell.ofClass(count: 5)
    let result = shell.run("grader batch subs --out r --progress none")
    #expect(result.code == 0 && result.errors == "", "\(result.errors)")
    #expect(
      result.output.hasPrefix(
        "5 submissions · 5 graded · 0 could not be graded\n\nclass-quiz\n  of 8.5 points: mean "))
    #expect(result.output.hasSuffix("\nr/: results.jsonl, summary.json, gradebook.csv\n"))
    #expect(shell.lines("r/results.jsonl").count == 5)
    #expect(
      shell.lines("r/gradebook.csv").first.map(String.init)
        == "student,problem_set,submission,status,score,pending,max_score,pass,fail,invalid,"
        + "undecided,missing,review,q/slope,q/square,q/number,q/pick,q/outer,q/why")
    #expect(shell.run("rm -f r/.finished.json; ls -A r").output.split(separator: "\n").count == 6)
  }

  @Test("takes no results of another run for submissions")
  func leavesResultsOut() throws {
    let shell = try Shell.ofClass(
      count: 3,
      others: [
        ClassGenerator.File(
          "manifest.jsonl", #"{"problem_set": "class-quiz", "student": "zoe", "answers": {}}"#)
      ])
    let result = shell.run(
      "grader batch subs --out subs/one --quiet && grader batch subs --out subs/two --quiet "
        + "&& grader batch subs --out subs/one --quiet")
    #expect(result.code == 0, "\(result.errors)")
    #expect(
      result.errors.contains("note: subs/one holds results of `grader`; it was left out\n"),
      "\(result.errors)")
    #expect(shell.lines("subs/two/results.jsonl").count == 4)
    #expect(shell.haveSameResults("subs/one", "subs/two"))
  }

  @Test("tells every submission by itself where asked")
  func tellsEach() throws {
    let shell = try Shell.ofClass(
      count: 2, others: [ClassGenerator.File("broken.json", "{")])
    let result = shell.run("grader batch subs --out r --progress none --verbose")
    #expect(result.code == 2)
    #expect(result.output.contains("\nbroken (subs/broken.json): could not be graded\n"))
    let graded = result.output.split(separator: "\n").filter { $0.hasPrefix("s-") }
    #expect(graded.count == 2, "\(result.output)")
    #expect(graded.allSatisfy { $0.contains("/8.5") })
    let told = shell.run("grader explain r broken q/square")
    #expect(told.output.contains("the submission could not be graded:\n"), "\(told.output)")
  }

  @Test("a line of results.jsonl is the report of `check`")
  func isCheck() throws {
    let shell = try Shell.ofClass(count: 8)
    _ = shell.run("grader batch subs --out r --seed 7 --jobs 2")
    let checked = shell.run(
      """
      for s in subs/*.json; do grader check $s --seed 7 --format json; done |
        python3 -c "
      import json, sys
      text, d, at = sys.stdin.read(), json.JSONDecoder(), 0
      while at < len(text.rstrip()):
          value, at = d.raw_decode(text, at)
          print(json.dumps(value, separators=(',', ':'), ensure_ascii=False))
          while at < len(text) and text[at].isspace(): at += 1
      " > checked.jsonl; cmp checked.jsonl r/results.jsonl
      """)
    #expect(checked.code == 0, "\(checked.output) \(checked.errors)")
  }

  @Test(
    "gives the same bytes at any number of jobs, order, locale and time zone",
    arguments: [
      "grader batch subs --out s --jobs 1", "grader batch subs --out s --jobs 7",
      "LC_ALL=tr_TR.UTF-8 TZ=Asia/Tokyo grader batch subs --out s",
      "grader batch $(ls -r subs/*.json) --out s", "grader batch 'subs/s-*.json' subs --out s",
      "GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2 grader batch ./subs/ --out s",
      "grader batch subs --out s --progress json",
    ])
  func repeats(script: String) throws {
    let shell = try Shell.ofClass(count: 20)
    #expect(shell.run("grader batch subs --out r").code == 0)
    #expect(shell.run(script).code == 0)
    #expect(shell.haveSameResults("r", "s"))
  }

  @Test("every submission of a class with broken ones is accounted for")
  func accounts() throws {
    var generator = ClassGenerator(seed: 3)
    let others = ClassGenerator.broken + generator.strange()
    let shell = try Shell.ofClass(count: 200, seed: 2, others: others)
    let result = shell.run("grader batch subs --out r")
    #expect(result.code == 2)
    let broken = ClassGenerator.broken.count
    #expect(result.output.hasPrefix("244 submissions · 220 graded · \(broken) could not be graded"))
    #expect(shell.lines("r/results.jsonl").count == 244)
    let check = shell.run(
      """
      python3 -c "
      import csv, json
      rows = list(csv.DictReader(open('r/gradebook.csv', newline='')))
      assert len(rows) == 244, len(rows)
      bad = [r for r in rows if r['status'] == 'ungradable']
      assert len(bad) == \(broken), len(bad)
      texts = ('student', 'problem_set', 'submission', 'status')
      assert all(r[k] == '' for r in bad for k in r if k not in texts)
      assert not any(v[:1] in '=+-@\\t\\r' for r in rows for v in r.values() if v)
      lines = [json.loads(l) for l in open('r/results.jsonl')]
      assert sum(l.get('status') == 'ungradable' for l in lines) == \(broken)
      assert all(l['message'] for l in lines if 'status' in l)
      "
      """)
    #expect(check.code == 0, "\(check.errors)")
    #expect(result.errors.contains("warning: these ids may be one student: `étude`, `étude`"))
  }

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

  @Test("no report replaces what cannot be made again", arguments: originals)
  func keepsOriginals(script: String, code: Int32) throws {
    let shell = try Shell.ofClass(count: 2)
    let before = "md5sum problems/* subs/* r/*[a-z] > /tmp/sums.$$; "
    let after = "; code=$?; md5sum --quiet -c /tmp/sums.$$; rm /tmp/sums.$$; exit $code"
    let result = shell.run("grader batch subs --out r --quiet; " + before + script + after)
    #expect(result.code == code, "\(result.errors)")
    #expect(!result.output.contains("FAILED"), "\(result.output)")
    #expect(result.errors.contains("no report replaces"), "\(result.errors)")
  }

  static let originals: [(String, Int32)] = [
    ("grader export r --as csv --missing blank --to r/ledger.jsonl", 64),
    ("grader stats r --format csv=r/manifest.jsonl", 64),
    ("grader check subs/s-0001.json --format json=subs/s-0001.json", 64),
    ("grader check subs/s-0002.json --format json=subs/s-0001.json", 64),
    ("ln subs/s-0001.json other; grader check subs/s-0001.json --format text=other", 64),
    ("grader batch subs --out k --quiet --format csv=subs/s-0001.json", 64),
    ("grader show class-quiz --format text=problems/quiz.json", 64),
    (
      "for f in subs/*.json; do tr -d '\\n' < $f; echo; done > all.jsonl; "
        + "grader stats r --format json=all.jsonl", 64
    ),
  ]

  @Test("--quiet and --verbose do to a class what help says")
  func details() throws {
    let shell = try Shell.ofClass(count: 3)
    let quiet = shell.run("grader batch subs --out q --quiet")
    #expect(quiet.output == "3 submissions · 3 graded · 0 could not be graded\n")
    let verbose = shell.run("grader batch subs --out v --verbose | grep -c '^s-000[123] (subs/'")
    #expect(verbose.output == "3\n")
    for verb in ["batch", "merge"] {
      let help = shell.run("grader \(verb) --help").output
      #expect(help.contains("one line for the whole class: how many"))
      #expect(help.contains("also one line for each submission: its points"))
    }
  }

  @Test("who is late is told one by one, of whom that is not known in one line")
  func undated() throws {
    let shell = try Shell.ofClass(count: 30)
    let result = shell.run(
      """
      sed -i 's/"student"/"submitted_at": "2026-10-07T00:00:00Z", "student"/' subs/s-0030.json
      grader batch subs --out r --quiet --due 2026-10-05T22:00:00Z --late 10/day
      """)
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 2, "\(result.errors)")
    #expect(lines.first?.hasPrefix("grader: subs/s-0030.json 2 days late: ") == true)
    #expect(
      lines.last?.hasPrefix(
        "grader: note: 29 submissions have no `submitted_at`, so whether they are late is not known; "
          + "nothing is taken off: `subs/s-0001.json`, ") == true)
  }

  @Test("a folder that may not be made is told with why")
  func noFolder() throws {
    let shell = try Shell.ofClass(count: 1)
    let result = shell.run(
      """
      reason=$(LC_ALL=C mkdir /sys/none 2>&1) && exit 9
      grader batch subs --out /sys/none/r 2>&1 | grep -qx "grader: /sys/none: ${reason##*: }"
      """)
    #expect(result.code == 0, "\(result.errors)")
  }

  @Test("one of several attempts counts", arguments: ["latest", "first", "best"])
  func attempts(policy: String) throws {
    let shell = try Shell.ofClass(count: 1)
    for (attempt, answer) in [(1, "1"), (2, "7/4"), (3, "2")] {
      let text =
        #"{"problem_set": "class-quiz", "student": "a", "attempt": \#(attempt), "#
        + #""answers": {"q/number": "\#(answer)"}}"#
      try Data(text.utf8).write(to: URL(filePath: "\(shell.folder)/subs/a\(attempt).json"))
    }
    let result = shell.run("grader batch subs --out r --attempts \(policy)")
    #expect(result.code == 0)
    let expected = ["latest": "a3", "first": "a1", "best": "a2"][policy] ?? ""
    let rows = shell.lines("r/gradebook.csv").filter { $0.hasPrefix("a,") }
    #expect(rows.count == 1 && rows[0].contains("subs/\(expected).json"), "\(rows)")
    #expect(result.output.contains("2 submissions set aside:"))
  }

  @Test("streams, standard input, links and what is no submission")
  func inputs() throws {
    let shell = try Shell.ofClass(count: 4)
    let result = shell.run(
      """
      for s in subs/*.json; do tr -d '\\n' < $s; echo; done > all.jsonl
      mkdir more; mv subs/s-0004.json more/; ln -s /etc/passwd subs/link.json; mkfifo subs/pipe.json
      echo x > subs/notes.txt; mkdir subs/deep; mv more/s-0004.json subs/deep/
      grader batch subs --out a; grader batch all.jsonl --out b; grader batch - --out c < all.jsonl
      grader batch - --out d < subs/s-0001.json; cut -d, -f1,5- a/gradebook.csv > a.csv
      for r in b c; do cut -d, -f1,5- $r/gradebook.csv | cmp - a.csv || exit 9; done
      grep -c s-0001 d/gradebook.csv
      """)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.hasSuffix("\n1\n"))
    #expect(result.errors.contains("note: subs/link.json is a link; it was not followed\n"))
    #expect(result.errors.contains("note: subs/pipe.json is no plain file; it was not opened\n"))
    #expect(result.errors.contains("note: subs/notes.txt is no submission"))
  }

  @Test("names that are not UTF-8 are read by their bytes")
  func readsForeignNames() throws {
    let shell = try Shell()
    let result = shell.run(
      """
      cp good.json deep/down/other.json; name=$(printf 'ren\\351'); mkdir subs subs/$name
      mv good.json subs/$name.json; mv deep/down/good.json subs/$name/$name.json
      printf '%s\\n' "$(tr -d '\\n' < subs/$name/$name.json)" > subs/$name.jsonl
      grader batch subs --out r --quiet && grader batch subs --out r --quiet --resume
      grader check --quiet subs/$name.json subs/$name/$name.json
      grader batch subs/$name --out s --quiet
      """)
    #expect(result.code == 0, "\(result.errors)")
    #expect(
      result.output == #"""
        3 submissions · 3 graded · 0 could not be graded
        3 submissions · 3 graded · 0 could not be graded
        subs/ren\xE9.json: 0/0 points
        subs/ren\xE9/ren\xE9.json: 0/0 points
        1 submission · 1 graded · 0 could not be graded

        """#)
    let names = shell.lines("r/gradebook.csv").dropFirst().map { $0.prefix { $0 != "," } }
    #expect(names == [#"ren\xE9"#, #"ren\xE9:1"#, "s-1"])
    let twice = shell.run("cp deep/down/other.json 'subs/ren\\xE9.json'; grader batch subs --out t")
    #expect(twice.code == 74)
    #expect(
      twice.errors == "grader: subs/ren\\xE9.json: two files have this name; rename one\n")
  }

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

  @Test("tells the class in every form that is asked for")
  func forms() throws {
    let shell = try Shell.ofClass(count: 3)
    let result = shell.run(
      """
      grader batch subs --out r --format csv --format json=s.json --format junit=j.xml > t.csv
      cmp t.csv r/gradebook.csv && cmp s.json r/summary.json && grep -c '<testsuite ' j.xml
      grader export r --as junit | cmp - j.xml
      """)
    #expect(result.code == 0 && result.output == "3\n", "\(result.output) \(result.errors)")
  }

  @Test("a cache changes no byte, torn and foreign lines or not")
  func cache() throws {
    let shell = try Shell.ofClass(count: 40)
    let result = shell.run(
      """
      grader batch subs --out r --quiet; grader batch subs --out a --quiet --cache c/d
      lines=$(wc -l < c/d/answers.jsonl); grader batch subs --out b --quiet --cache c/d
      [ $(wc -l < c/d/answers.jsonl) = $lines ] || exit 9
      sed -i '3s/pass/fail/; 4s/^./x/; 5s/"score"/"scare"/' c/d/answers.jsonl
      truncate -s -20 c/d/answers.jsonl; echo '{"x": 1}' >> c/d/answers.jsonl
      printf torn >> c/d/answers.jsonl
      grader batch subs --out e --quiet --cache c/d; grader batch subs --out f --quiet --cache c/d
      grader batch subs --out s --quiet --seed 3
      grader batch subs --out t --quiet --seed 3 --cache c/d
      """)
    #expect(result.code == 0, "\(result.code) \(result.errors)")
    for folder in ["a", "b", "e", "f"] { #expect(shell.haveSameResults("r", folder)) }
    #expect(shell.haveSameResults("s", "t"))
  }

  @Test("hidden items leave no trace in what students may see")
  func hidden() throws {
    // No visible item waits for a hidden one here: its points would tell.
    let hide = { (id: String, members: String) in
      id == "number" || id == "why"
        ? members + #", "visibility": "hidden""#
        : members.replacingOccurrences(of: #", "after": ["q/number"]"#, with: "")
    }
    let change = { (id: String, members: String) in
      hide(id, id == "number" ? members.replacingOccurrences(of: "7/4", with: "99/7") : members)
    }
    let shell = try Shell.ofClass(count: 12)
    try shell.write(
      [ClassGenerator.File("quiz.json", ClassGenerator.problems(edit: hide))], into: "problems")
    try shell.write(
      [ClassGenerator.File("quiz.json", ClassGenerator.problems(edit: change))], into: "other")
    let result = shell.run(
      """
      grader batch subs --out r --audience student > r.txt 2>&1
      grader batch subs --out s --audience student --problems other 2>&1 | sed 's|^s/|r/|' > s.txt
      cmp r.txt s.txt; grep -Ec '99/7|seed' r/results.jsonl r/summary.json r/gradebook.csv r.txt
      """)
    #expect(shell.haveSameResults("r", "s"))
    #expect(
      result.output == "r/results.jsonl:0\nr/summary.json:0\nr/gradebook.csv:0\nr.txt:0\n",
      "\(result.output)")
  }

  @Test("a class with a faulty problem file exits 3 and grades the rest")
  func faults() throws {
    let shell = try Shell.ofClass(count: 2)
    let result = shell.run(
      "sed -i 's/\"7\\/4\"/\"7\\/\"/' problems/quiz.json; grader batch subs --out r --quiet")
    #expect(result.code == 3)
    #expect(result.output == "2 submissions · 2 graded · 0 could not be graded\n")
    #expect(result.errors.contains("problems/quiz.json:"))
  }
}
