import TestSupport
import Testing

/// What somebody wrote, and what the program keeps, stays where a report is asked for in its place.
@Suite("Files that no report replaces")
struct OriginalsTests {
  @Test("no report replaces what cannot be made again", arguments: originals)
  func keepsOriginals(script: String, code: Int32) throws {
    let shell = try Shell.ofClass(count: 2)
    let before = "md5sum problems/* subs/* r/*[a-z] > sums; "
    let after = "; code=$?; md5sum --quiet -c sums; exit $code"
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
}
