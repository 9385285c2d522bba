import Foundation
import TestSupport
import Testing

/// What is taken from submissions and problem files is found from any folder, or told to be left out.
@Suite("Results that are read from another folder")
struct ElsewhereTests {
  /// A class graded in `course`, with all that is read from there in `here`.
  private static func graded(_ more: String = "") throws -> Shell {
    let answers = #""q/why": "because", "q/square": "x^3", "q/number": "1.76""#
    var files = [
      "course/problems/quiz.json": ClassGenerator.problems(),
      "course/all.jsonl": ["x", "y"].map {
        #"{"problem_set": "class-quiz", "student": "\#($0)", "answers": {\#(answers)}}"# + "\n"
      }.joined(),
      "elsewhere/note.txt": "",
    ]
    for student in ["a", "b"] {
      files["course/subs/\(student).json"] =
        #"{"problem_set": "class-quiz", "student": "\#(student)", "answers": {\#(answers)}}"#
    }
    let shell = try Shell(files: files)
    let result = shell.run(
      "cd course; grader batch subs all.jsonl --out r --quiet > /dev/null; "
        + reads.map { "\($0.replacing("DIR", with: "r").replacing("OUT", with: "here"))" }
        .joined(separator: "; ") + more)
    #expect(result.code == 0 && result.errors.count(where: \.isNewline) == 1, "\(result.errors)")
    return shell
  }

  private static let reads = [
    "mkdir -p OUT", "grader export DIR --as review --to OUT/review.csv",
    "grader export DIR --as html --to OUT", "grader stats DIR --format text=OUT/stats.txt",
    "grader explain DIR a q/square > OUT/explain.txt",
    "grader explain DIR y q/why > OUT/why.txt",
  ]

  private static func read(_ folder: String, into output: String) -> String {
    reads.map { $0.replacing("DIR", with: folder).replacing("OUT", with: output) }
      .joined(separator: "; ")
  }

  @Test("all is found from elsewhere, and where the course has moved", arguments: places)
  func finds(script: String, folder: String) throws {
    let shell = try Self.graded()
    let result = shell.run("\(script); \(Self.read(folder, into: "there"))")
    #expect(result.errors == "grader: 4 reports in there\n")
    let same = shell.run("\(script); diff -r there $(dirname \(folder))/here")
    #expect(same.code == 0, "\(same.output)")
    #expect(shell.run("cat $(find . -name review.csv)").output.contains("Names the kink.,because"))
  }

  @Test("a regrade finds the problem files of the class")
  func regrades() throws {
    let result = try Self.graded().run(
      "sed -i 's|7/4|7/5|' course/problems/quiz.json; cd elsewhere; grader regrade ../course/r --plan"
    )
    #expect(result.code == 0 && result.errors.contains("item checks\n"), "\(result.errors)")
  }

  static let places: [(String, String)] = [
    ("cd elsewhere", "../course/r"),
    ("test -e moved || mv course moved; cd elsewhere", "../moved/r"),
    ("cd elsewhere; mkdir -p subs problems; echo '{}' > subs/a.json", "../course/r"),
    ("test -e course/r/out || mkdir course/r/out; cd course/r/out", "../../r"),
    // Results of an older version do not tell where they were made.
    ("sed -i '$s/,\"ran_in\".*/}/' course/r/manifest.jsonl; cd elsewhere", "../course/r"),
  ]

  @Test("results that lie elsewhere know the way, parts that were joined as well")
  func joined() throws {
    let shell = try Self.graded()
    let result = shell.run(
      """
      cd course; for i in 0 1; do grader batch subs all.jsonl --out ../far/p$i --shard $i/2 --quiet; done
      cd ../elsewhere; grader merge ../far/p0 ../far/p1 --out whole --quiet
      cd ..; \(Self.read("elsewhere/whole", into: "there")); diff -r there course/here
      sed -i 's/7\\/4/1.76/' course/problems/quiz.json; grader regrade elsewhere/whole --problems course/problems
      """)
    #expect(result.code == 0, "\(result.output) \(result.errors)")
    #expect(result.output.hasSuffix("4 of 4 differ: 4 up, 0 down, 0 otherwise\n"))
  }

  @Test("what is not found any more is told", arguments: losses)
  func tells(script: String, errors: [String]) throws {
    let shell = try Self.graded()
    let result = shell.run("cd elsewhere; \(script)")
    #expect(result.code == 0, "\(result.errors)")
    for words in errors { #expect(result.errors.contains(words), "\(result.errors)") }
    if errors.isEmpty { #expect(result.errors == "") }
  }

  private static let gone =
    "grader: 2 submissions are gone or are not what was graded, so the answers are left out: "
    + "`subs/a.json`, `subs/b.json`\n  note: they are looked for from `../course/r/..`, where the class "
    + "was graded, and from here\n"

  private static let noFile =
    "grader: what the problem file of `class-quiz` holds, such as prompts and rubrics, is left out: "

  static let losses: [(String, [String])] = [
    ("rm -r ../course/subs; grader export ../course/r --as review", [gone]),
    ("rm -r ../course/subs; grader export ../course/r --as html --to x", [gone]),
    ("rm -r ../course/subs; grader stats ../course/r", [gone]),
    ("rm -r ../course/subs; grader export ../course/r --as json", []),
    (
      "echo ' ' >> ../course/subs/a.json; grader export ../course/r --as review",
      [
        "1 submission is gone or is not what was graded, so the answers are left out: `subs/a.json`\n"
      ]
    ),
    (
      "rm -r ../course/problems; grader export ../course/r --as review",
      [noFile + "there is no folder `problems` here, above, or where the class was graded\n"]
    ),
    (
      "echo { > ../course/problems/quiz.json; grader export ../course/r --as html --to x",
      [noFile + "there is no problem set `class-quiz`\n  note: this file cannot be read: "]
    ),
  ]
}
