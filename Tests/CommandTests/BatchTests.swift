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
