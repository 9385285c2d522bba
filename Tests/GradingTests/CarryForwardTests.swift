import Testing
import Text

@testable import Grading

@Suite("Marks carried forward")
struct CarryForwardTests {
  private static let set = """
    {"schema": 1, "id": "s", "problems": [{"id": "p",
     "symbols": {"x": {}, "w": {}, "b": {}, "t": {}},
     "definitions": ["z = w*x + b", "y = sigma(z)", "L = (y - t)^2/2", "n = 3"],
     "items": [
      {"id": "z", "kind": "gradient", "of": "L", "wrt": "z", "points": 2},
      {"id": "w", "kind": "gradient", "of": "L", "wrt": "w", "given": ["z"], "points": 3},
      {"id": "y", "kind": "formula", "expected": "y", "hide": ["y", "L"]},
      {"id": "L", "kind": "formula", "expected": "L", "given": "y", "hide": ["y", "L"]},
      {"id": "n", "kind": "value", "expected": "n"},
      {"id": "m", "kind": "value", "expected": "n^2", "given": "n"},
      {"id": "last", "kind": "formula", "expected": "x", "after": "w"}
     ]}]}
    """

  /// Answers, the verdict on the later item, and a part of its note.
  struct Row: Sendable, CustomTestStringConvertible {
    var answers: String
    var later: String
    var verdict: Verdict
    var note: String?

    var testDescription: String { answers }

    init(_ answers: String, _ later: String, _ verdict: Verdict, note: String? = nil) {
      self.answers = answers
      self.later = later
      self.verdict = verdict
      self.note = note
    }
  }

  private func grade(_ answers: String, items: String? = nil) throws -> GradedSubmission {
    let submission = #"{"problem_set": "s", "answers": {\#(answers)}}"#
    let options = GradingOptions(items: items)
    return Grader(try ProblemSet.read(SourceText(name: "set", Self.set)), options: options)
      .grade(try Submission.read(SourceText(name: "one", submission)))
  }

  @Test("stand in for the reference, unless that makes the later item trivial", arguments: rows)
  func carries(row: Row) throws {
    let graded = try grade(row.answers)
    let item = try #require(graded.items.first { $0.id == row.later })
    #expect(item.verdict == row.verdict, "\(item.message)")
    if let note = row.note {
      #expect(item.notes.contains { $0.contains(note) }, "\(item.notes)")
    } else {
      #expect(!item.notes.contains { $0.contains("carried") || $0.contains("judged with") })
    }
    #expect(item.score == (row.verdict == .pass ? item.maximum : 0))
  }

  static let rows: [Row] = [
    Row(#""p/z": "(y-t)*y*(1-y)", "p/w": "(y-t)*y*(1-y)*x""#, "p/w", .pass),
    Row(#""p/z": "y-t", "p/w": "(y-t)*y*(1-y)*x""#, "p/w", .pass),
    Row(#""p/z": "y-t", "p/w": "(y-t)*x""#, "p/w", .pass, note: "judged with the answer to `p/z`"),
    Row(#""p/z": "y-t", "p/w": "(y-t)*b""#, "p/w", .fail),
    Row(#""p/z": "y-t", "p/w": "y-t""#, "p/w", .fail, note: "not carried forward"),
    Row(#""p/z": "1", "p/w": "x""#, "p/w", .fail, note: "not carried forward"),
    Row(#""p/z": "0", "p/w": "0""#, "p/w", .fail, note: "not carried forward"),
    Row(#""p/z": "y - t +", "p/w": "(y-t)*x""#, "p/w", .fail),
    Row(#""p/w": "(y-t)*x""#, "p/w", .fail),
    Row(#""p/y": "tanh(z)", "p/L": "(tanh(z) - t)^2/2""#, "p/L", .pass, note: "judged with"),
    Row(#""p/y": "tanh(z)", "p/L": "(tanh(z) - t)^2""#, "p/L", .fail),
    Row(#""p/y": "1", "p/L": "(1 - t)^2/2""#, "p/L", .fail, note: "not carried forward"),
    Row(#""p/n": 2, "p/m": 4"#, "p/m", .fail, note: "not carried forward"),
  ]

  @Test("count when only the later item is graded, as what has to pass first does")
  func filtered() throws {
    let graded = try grade(#""p/z": "y-t", "p/w": "(y-t)*x", "p/last": "x""#, items: "p/w")
    #expect(graded.items.map(\.id) == ["p/w"] && graded.items.map(\.verdict) == [.pass])
    let waiting = try grade(#""p/w": "x", "p/last": "x""#, items: "p/last")
    #expect(waiting.items.map(\.id) == ["p/last"] && waiting.items.map(\.score) == [0])
  }
}
