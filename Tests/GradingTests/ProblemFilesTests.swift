import Testing
import Text

@testable import Grading

@Suite("The problem files grade themselves")
struct ProblemFilesTests {
  /// An answer that a problem file lists for one of its items, and what has to come of it.
  struct Listed: Sendable, CustomTestStringConvertible {
    var file: String
    var item: String
    var place: String
    var answer: String
    /// The hint that a wrong answer gets; nil for an answer that passes.
    var wrong: Hint?

    struct Hint: Sendable { var text: String? }

    var testDescription: String { "\(item) \(place)" }
  }

  @Test("every file is read without faults", arguments: try Repository.jsonFiles(in: "problems"))
  func reads(file: String) throws {
    let set = try ProblemSet.read(try Repository.text(file))
    #expect(Grader(set, options: GradingOptions()).faults.map(line).isEmpty)
    #expect(!set.problems.isEmpty)
    #expect(file == "problems/\(set.id).json")
  }

  @Test(
    "every item has a solution, and a wrong answer with a hint",
    arguments: try Repository.jsonFiles(in: "problems"))
  func isComplete(file: String) throws {
    for problem in try ProblemSet.read(try Repository.text(file)).problems {
      for item in problem.items where item.kind != "text" {
        #expect(item.solution != nil, "\(problem.id)/\(item.id)")
        #expect(item.wrong.contains { $0.hint != nil }, "\(problem.id)/\(item.id)")
      }
    }
  }

  @Test("worked answers pass, wrong ones do not and get their own hint", arguments: try listed())
  func grades(listed: Listed) throws {
    let set = try ProblemSet.read(try Repository.text(listed.file))
    let json = """
      {"problem_set": "\(set.id)", "answers": {"\(listed.item)": \(listed.answer)}}
      """
    let submission = try Submission.read(SourceText(name: "one", json))
    let grader = Grader(set, options: GradingOptions(items: listed.item))
    let result = try #require(grader.grade(submission).items.first)
    guard let wrong = listed.wrong else {
      #expect(result.verdict == .pass, "\(result.message)")
      return
    }
    #expect(
      result.verdict == .fail || result.verdict == .invalid, "\(result.verdict): \(result.message)")
    #expect(result.hint == wrong.text)
  }

  /// Every answer that the files list.
  static func listed() throws -> [Listed] {
    var all: [Listed] = []
    for file in try Repository.jsonFiles(in: "problems") {
      for problem in try ProblemSet.read(try Repository.text(file)).problems {
        for item in problem.items {
          let id = "\(problem.id)/\(item.id)"
          func add(_ field: JSONField, _ place: String, _ wrong: Listed.Hint? = nil) {
            let answer = field.text[field.value.span]
            all.append(
              Listed(file: file, item: id, place: place, answer: String(answer), wrong: wrong))
          }
          if let solution = item.solution { add(solution, "solution") }
          for (place, field) in item.accept.enumerated() { add(field, "accept[\(place)]") }
          for (place, wrong) in item.wrong.enumerated() {
            add(wrong.answer, "wrong[\(place)]", Listed.Hint(text: wrong.hint))
          }
        }
      }
    }
    return all
  }
}

@Suite("The submissions")
struct SubmissionFilesTests {
  private func graded(_ file: String) throws -> GradedSubmission {
    let submission = try Submission.read(try Repository.text(file))
    let set = try ProblemSet.read(try Repository.text("problems/\(submission.problemSet).json"))
    return Grader(set, options: GradingOptions()).grade(submission)
  }

  @Test("are graded without faults", arguments: try Repository.jsonFiles(in: "submissions"))
  func haveNoFaults(file: String) throws {
    let graded = try graded(file)
    #expect(graded.faults.map(line).isEmpty)
    #expect(graded.notes.isEmpty)
    #expect(graded.items.allSatisfy { $0.verdict != .undecided })
  }

  @Test("x has full marks")
  func x() throws {
    let graded = try graded("submissions/x.json")
    #expect(graded.items.allSatisfy { $0.verdict == .pass })
    #expect(graded.score == graded.maximum && graded.maximum > 0)
  }

  /// What is wrong in each write-up, by its mathematics.
  private static let expectations: [(file: String, verdict: Verdict, items: [String])] = [
    (
      "write-up-1", .fail,
      [
        "softmax/after-shift-values", "softmax/three-steps", "sigmoid-derivative/proof",
        "activations/stronger-gradient", "zero-initialization/unchanged-with-bias",
        "zero-initialization/all-gradients-zero",
      ]
    ),
    ("write-up-1", .invalid, ["linear-gradients/dJ_dxj"]),
    ("write-up-1", .missing, ["softmax/after-shift-exponentials", "activations/layers-shrink"]),
    (
      "write-up-2", .fail,
      ["softmax/normalized-range", "cross-entropy/one-term", "cross-entropy/rewrite"]
    ),
    ("write-up-2", .invalid, []), ("write-up-3", .fail, []),
    ("write-up-3", .invalid, ["cross-entropy/dCE_dtheta-proof", "one-hidden-layer/dJ_dx"]),
    (
      "write-up-4", .fail,
      [
        "xor-features/condition", "residual-sigmoid/dl_dz2", "residual-sigmoid/zero_beta1",
        "loss-graph/graph",
      ]
    ), ("write-up-4", .invalid, []),
    (
      "write-up-4", .missing,
      ["loss-graph/dL_du3", "loss-graph/dL_du4", "loss-graph/dL_du5", "loss-graph/L"]
    ), ("write-up-5", .fail, ["linear-map/what-it-can-do"]),
    (
      "write-up-5", .invalid,
      ["relu-mlp/z3-entry", "sigmoid-mlp/z2", "sigmoid-mlp/z3", "sigmoid-mlp/yhat"]
    ), ("write-up-5", .missing, ["relu-mlp/z3"]),
  ]

  @Test("fail just where their authors were wrong", arguments: expectations)
  func writeUps(file: String, verdict: Verdict, items: [String]) throws {
    let graded = try graded("submissions/\(file).json")
    #expect(graded.items.filter { $0.verdict == verdict }.map(\.id) == items)
  }

  @Test("a known mistake is answered with a point and its hint")
  func hint() throws {
    let graded = try graded("submissions/write-up-4.json")
    let slope = try #require(graded.items.first { $0.id == "residual-sigmoid/dl_dz2" })
    #expect(!slope.evidence.point.isEmpty && slope.hint != nil)
  }
}
