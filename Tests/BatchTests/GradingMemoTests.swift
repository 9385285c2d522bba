import Reporting
import TestSupport
import Testing
import Text

@testable import Batch
@testable import Grading

@Suite("Judging identical answers once")
struct GradingMemoTests {
  @Test("changes no byte of any report", arguments: [UInt64(1), 2, 3])
  func sameBytes(seed: UInt64) throws {
    let file = SourceText(name: "quiz.json", ClassGenerator.problems())
    let grader = Grader(try ProblemSet.read(file), options: GradingOptions())
    var generator = ClassGenerator(seed: seed)
    let memo = GradingMemo()
    let tiny = GradingMemo(capacity: 4000)
    for file in generator.files(count: 60) {
      // Different lengths in front move every answer to another place in its file.
      let indent = String(repeating: "\n", count: file.name.utf8.count + Int(file.bytes.count % 7))
      let text = SourceText(name: file.name, bytes: Array(indent.utf8) + file.bytes)
      let submission = try Submission.read(text)
      let plain = JSONReport.value(of: grader.grade(submission), for: .staff).text(pretty: true)
      for memo in [memo, tiny] {
        let quick = grader.grade(submission, memo: memo)
        #expect(JSONReport.value(of: quick, for: .staff).text(pretty: true) == plain)
      }
    }
  }

  @Test("keeps the places of Markdown answers apart")
  func markdown() throws {
    let file = SourceText(name: "quiz.json", ClassGenerator.problems())
    let grader = Grader(try ProblemSet.read(file), options: GradingOptions())
    let memo = GradingMemo()
    for answer in ["$(x+1$", "- (x+1", "\n\n$$\n(x+1\n$$", "`(x+1`", "```json\n\"(x+1\"\n```"] {
      let head = "---\nproblem_set: class-quiz\n---\n"
      let text = SourceText(name: "a.md", head + "## q/square\n\(answer)\n")
      let submission = try Submission.read(text)
      let plain = JSONReport.value(of: grader.grade(submission), for: .staff).text(pretty: true)
      let quick = grader.grade(submission, memo: memo)
      #expect(JSONReport.value(of: quick, for: .staff).text(pretty: true) == plain)
    }
  }
}
