import Foundation
import TestSupport
import Testing

/// Whatever ends a run, the same command goes on, and the results are those of an undisturbed run.
@Suite("A run that was cut off", .serialized)
struct ResumeTests {
  /// How often a run is killed; 200 for a thorough test.
  private static let kills =
    ProcessInfo.processInfo.environment["GRADER_KILLS"].flatMap(Int.init) ?? 12

  /// Kills a run once its ledger has a part of its bytes, or after some seconds.
  private static let killer = """
    import os, signal, subprocess, sys, time
    p = subprocess.Popen([os.environ['GRADER_BINARY'], 'batch', 'subs', '--out', 'k', '--jobs', '2'],
                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    size, end = int(sys.argv[1]), time.time() + float(sys.argv[2])
    def written():
        try: return os.path.getsize('k/ledger.jsonl')
        except OSError: return 0
    while p.poll() is None and written() < size and time.time() < end: time.sleep(0.0002)
    p.send_signal(signal.SIGKILL)
    print('killed' if p.wait() < 0 and written() > 0 else 'early or late')
    """

  @Test("goes on after kill -9 at any moment")
  func killed() throws {
    let shell = try Shell.ofClass(count: 60, others: Array(ClassGenerator.broken.prefix(5)))
    #expect(shell.run("grader batch subs --out r --quiet").code == 2)
    let full = Double((shell.bytes("r/ledger.jsonl") ?? Data()).count)
    try shell.write([ClassGenerator.File("kill.py", Self.killer)], into: ".")
    var random = ClassGenerator.Moments(seed: 9)
    var killed = 0
    for round in 0..<Self.kills {
      // Every fourth is killed by the clock, so that some die before or after the grading.
      let size = round % 4 == 0 ? Int(4 * full) : Int(random.next(below: full))
      let result = shell.run(
        """
        rm -rf k; python3 kill.py \(size) \(random.next(below: 0.4))
        grader batch subs --out k --quiet
        """)
      #expect(result.code == 2, "\(result.errors)")
      #expect(shell.haveSameResults("r", "k"), "round \(round)")
      if result.output.hasPrefix("killed") { killed += 1 }
    }
    #expect(killed >= Self.kills / 3, "\(killed) of \(Self.kills) fell into the grading")
  }

  @Test("goes on from a record that is torn at any byte")
  func torn() throws {
    let shell = try Shell.ofClass(count: 3)
    #expect(shell.run("grader batch subs --out r --quiet --jobs 1").code == 0)
    let whole = shell.bytes("r/ledger.jsonl") ?? Data()
    let result = shell.run(
      """
      cp -r r k; size=$(stat -c %s r/ledger.jsonl)
      for cut in $(seq 1 200); do
        cp r/ledger.jsonl k/; truncate -s $((size - cut)) k/ledger.jsonl; rm k/results.jsonl
        grader batch subs --out k --quiet > /dev/null || exit 7
        for f in results.jsonl summary.json gradebook.csv; do cmp r/$f k/$f || exit 8; done
      done
      """)
    #expect(result.code == 0 && whole.count > 200, "\(result.code) \(result.errors)")
  }

  @Test("a damaged line in the middle is graded again, and said so")
  func damaged() throws {
    let shell = try Shell.ofClass(count: 4)
    let result = shell.run(
      """
      grader batch subs --out r --quiet; cp -r r k
      sed -i '2s/q/p/' k/ledger.jsonl; grader batch subs --out k
      """)
    #expect(result.code == 0)
    #expect(
      result.errors.contains("note: 1 line of the ledger was damaged; what it held is graded again")
    )
    #expect(result.errors.contains("grader: 3 of 4 were graded before; going on\n"))
    #expect(shell.haveSameResults("r", "k"))
  }

  /// Makes the class old enough for its files' times to be trusted, and grades it.
  private static let finished = "sleep 2.1; grader batch subs --out r --roster roster.csv"

  private static func ofFinished() throws -> Shell {
    let shell = try Shell.ofClass(count: 4, others: [ClassGenerator.File("x.json", "{")])
    try shell.write([ClassGenerator.File("roster.csv", "student\ns-0001\nabsent\n")], into: ".")
    #expect(shell.run(finished + " > one 2> one.err").code == 2)
    return shell
  }

  @Test("a finished run is told again without a look at its submissions")
  func finishedRun() throws {
    let shell = try Self.ofFinished()
    let result = shell.run(
      """
      stat -c '%n %i %Z' r/* > before; grader batch subs --out r --roster roster.csv > two 2> two.err
      code=$?; stat -c '%n %i %Z' r/* > after; cmp one two && cmp before after || exit 9
      printf 'grader: 5 of 5 were graded before; going on\\n' | cat - one.err | cmp - two.err || exit 8
      exit $code
      """)
    #expect(
      result.code == 2, "\(result.output) \(result.errors) \(shell.run("cat two.err").output)")
    #expect(shell.bytes("r/.finished.json") != nil)
    // The very same is told where all files are looked at.
    let looked = shell.run(
      "rm r/.finished.json; grader batch subs --out r --roster roster.csv > three 2> three.err; "
        + "cmp two three && cmp two.err three.err")
    #expect(looked.code == 0, "\(looked.output)")
  }

  @Test("whatever changes after the end of a run is noticed", arguments: changes)
  func noticed(script: String, code: Int32, words: String) throws {
    let shell = try Self.ofFinished()
    #expect(shell.run("cp -r r whole; test -s r/.finished.json").code == 0)
    let result = shell.run("\(script); grader batch subs --out r --roster roster.csv")
    #expect(result.code == code, "\(result.errors)")
    #expect((result.errors + result.output).contains(words), "\(result.errors)\(result.output)")
    if code == 2, !script.contains("nobody") { #expect(shell.haveSameResults("r", "whole")) }
  }

  /// What somebody does, the exit status that follows, and words of what is told.
  static let changes: [(String, Int32, String)] = [
    ("true", 2, "5 of 5 were graded before"),
    ("touch subs/*.json", 2, "5 of 5 were graded before"),
    ("cp subs/s-0001.json x; mv x subs/s-0001.json", 2, "5 of 5 were graded before"),
    (
      // The same size, and the old time put back.
      "touch -r subs/s-0001.json t; sed -i 's/quiz/quip/' subs/s-0001.json; "
        + "touch -r t subs/s-0001.json", 64, "subs/s-0001.json has changed"
    ),
    (
      "touch -r subs/s-0001.json t; printf Q | dd of=subs/s-0001.json bs=1 seek=5 conv=notrunc "
        + "2>/dev/null; touch -r t subs/s-0001.json", 64, "subs/s-0001.json has changed"
    ),
    ("rm subs/s-0002.json", 64, "subs/s-0002.json is gone"),
    ("cp subs/x.json subs/y.json", 64, "subs/y.json is new"),
    ("sed -i 's/7\\/4/7\\/5/' problems/quiz.json", 64, "other definitions"),
    ("rm r/results.jsonl", 2, "5 of 5 were graded before"),
    ("echo x >> r/gradebook.csv", 2, "5 of 5 were graded before"),
    ("rm r/summary.json", 2, "5 of 5 were graded before"),
    ("truncate -s -1 r/ledger.jsonl", 2, "4 of 5 were graded before"),
    ("rm r/ledger.jsonl", 2, "5 submissions"),
    ("truncate -s -1 r/manifest.jsonl", 74, "r/manifest.jsonl: its last line is missing or"),
    ("echo x > r/roster.csv", 2, "5 of 5 were graded before"),
    ("truncate -s -9 r/.finished.json", 2, "5 of 5 were graded before"),
    ("sed -i 's/1 could not/0 could not/' r/.finished.json", 2, "1 could not"),
    ("printf 'student\\nnobody\\n' > roster.csv", 2, "5 students not on the roster"),
  ]

  @Test("beside a manifest that is damaged or gone no ledger is lost", arguments: damages)
  func keepsLedger(script: String, code: Int32, words: String) throws {
    let shell = try Shell.ofClass(count: 3)
    let result = shell.run(
      """
      grader batch subs --out r --quiet; grader batch subs --out p --shard 0/1 --quiet
      sed -i 's/7\\/4/3\\/2/' problems/quiz.json; grader regrade r --why 'a misprint' --quiet
      cp r/ledger.jsonl ledger; \(script); code=$?
      for f in r/*ledger.jsonl; do cmp -s $f ledger && exit $code; done; exit 9
      """)
    #expect(result.code == code, "\(result.errors)")
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  private static let note =
    "\n  note: without it the results beside it count for nothing; put it back from a copy, or grade "
    + "the class anew with another `--out`\n"

  /// What happens to the manifest, the exit status of the next run, and words of what is told.
  static let damages: [(String, Int32, String)] = [
    (
      "sed -i '3s/{/(/' r/manifest.jsonl; grader batch subs --out r", 74,
      "grader: r/manifest.jsonl: line 3 is damaged" + note
    ),
    (
      "sed -i '1s/{/(/' r/manifest.jsonl; grader export r --as json", 74,
      "grader: r/manifest.jsonl: line 1 is damaged" + note
    ),
    (
      "sed -i 's/s-0002/s-0009/' r/manifest.jsonl; grader regrade r", 74,
      "grader: r/manifest.jsonl: it is not what was written; something in its lines was changed"
        + note
    ),
    (
      "sed -i '$d' r/manifest.jsonl; grader merge p --out r", 74,
      "grader: r/manifest.jsonl: its last line is missing or damaged" + note
    ),
    (
      "sed -i '$d' r/manifest.jsonl; grader merge r --out m", 2,
      "  r/manifest.jsonl: its last line is missing or damaged\n"
    ),
    (
      "rm r/manifest.jsonl; grader batch subs --out r", 0,
      "grader: r: there was a ledger without its manifest, of which nothing can be used; it is kept as "
        + "old-ledger.jsonl\n"
    ),
    (
      "rm r/manifest.jsonl; touch r/old-ledger.jsonl; grader merge p --out r", 0,
      "it is kept as old-2-ledger.jsonl\n"
    ),
    (
      "grader merge p --out r", 64,
      "grader: r: it was regraded since; join the parts in another folder\n"
    ),
  ]

  @Test("a run over files that have just changed trusts no stamp")
  func young() throws {
    let shell = try Shell.ofClass(count: 2)
    let result = shell.run(
      "touch subs/*; grader batch subs --out r --quiet; test -e r/.finished.json")
    #expect(result.code == 1)
    // Nor one over standard input, nor over a file that the disk did not give.
    let stream = shell.run(
      "sleep 2.1; cat subs/* | tr -d '\\n' | sed 's/}{/}\\n{/' | grader batch - --out s --quiet; "
        + "test -e s/.finished.json")
    #expect(stream.code == 1)
  }

  @Test("a signal lets it finish what is at hand", arguments: [("INT", 130), ("TERM", 143)])
  func signals(name: String, code: Int32) throws {
    let shell = try Shell.ofClass(count: 150)
    let result = shell.run(
      """
      grader batch subs --out r --quiet
      for wait in 0.02 0.05 0.08 0.12 0.2 0.3; do
        rm -rf k
        python3 - $wait <<'E'
      import os, signal, subprocess, sys, time
      p = subprocess.Popen([os.environ['GRADER_BINARY'], 'batch', 'subs', '--out', 'k', '--jobs', '1'])
      while not os.path.exists('k/ledger.jsonl') and p.poll() is None: time.sleep(0.001)
      time.sleep(float(sys.argv[1])); p.send_signal(signal.SIG\(name)); sys.exit(p.wait())
      E
        code=$?
        if [ $code = \(code) ]; then grader batch subs --out k --quiet; exit 55; fi
      done
      """)
    #expect(result.code == 55, "\(result.code) \(result.errors)")
    #expect(result.errors.contains("interrupted; run the same command again"))
    #expect(shell.haveSameResults("r", "k"))
  }

  @Test("another class in the same folder is refused with what differs", arguments: differences)
  func refuses(script: String, words: String) throws {
    let shell = try Shell.ofClass(count: 3)
    let result = shell.run("grader batch subs --out r --quiet; \(script)")
    #expect(result.code == 64)
    #expect(result.errors.contains("grader: r holds the results of another class:\n  \(words)\n"))
    #expect(result.errors.contains("choose another `--out`"))
  }

  static let differences: [(String, String)] = [
    ("grader batch subs --out r --seed 2", "`--seed` was `1` and is `2`"),
    ("grader batch subs --out r --salt x", "the salt is another"),
    ("grader batch subs --out r --hints place", "`--hints` was `` and is `place`"),
    ("grader batch subs --out r --item 'q/s*'", "`--item` was `` and is `q/s*`"),
    ("rm subs/s-0002.json; grader batch subs --out r", "subs/s-0002.json is gone"),
    ("echo >> subs/s-0002.json; grader batch subs --out r", "subs/s-0002.json has changed"),
    (
      "sed -i 's/7\\/4/7\\/5/' problems/quiz.json; grader batch subs --out r",
      "problem set `class-quiz`: other definitions: `q/number`, `q/pick`"
    ),
    ("grader batch subs --out r --shard 0/2", "`--shard` was 0/1 and is 0/2"),
  ]

  @Test("what the disk refuses ends with 74, and nothing is lost", arguments: disks)
  func disk(script: String, errors: String) throws {
    let shell = try Shell.ofClass(count: 6)
    let result = shell.run("grader batch subs --out r --quiet; mkdir k; \(script)")
    #expect(result.code == 74, "\(result.errors)")
    #expect(result.errors.contains(errors), "\(result.errors)")
    let again = shell.run(
      "find k -maxdepth 1 \\( -type l -o -type d -name '*l' -o -name '*.tmp' \\) -exec rm -rf {} +; "
        + "rm -rf k/gradebook.csv.tmp k/summary.json; grader batch subs --out k --quiet")
    #expect(again.code == 0, "\(again.errors)")
    #expect(shell.haveSameResults("r", "k"))
  }

  static let disks: [(String, String)] = [
    (
      "ln -s /dev/full k/manifest.jsonl.tmp; grader batch subs --out k",
      "grader: k/manifest.jsonl: No space left on device\n"
    ),
    (
      "ln -s /dev/full k/results.jsonl.tmp; grader batch subs --out k",
      "grader: k/results.jsonl: No space left on device\n"
    ),
    (
      "ln -s /dev/full k/gradebook.csv.tmp; grader batch subs --out k",
      "grader: k/gradebook.csv: No space left on device\n"
    ),
    (
      "mkdir k/summary.json; grader batch subs --out k", "grader: k/summary.json: Is a directory\n"
    ),
    ("mkdir k/ledger.jsonl; grader batch subs --out k", "grader: k/ledger.jsonl: Is a directory\n"),
    (
      "ulimit -f 4; trap '' XFSZ; grader batch subs --out k", "File too large\n"
    ),
  ]
}
