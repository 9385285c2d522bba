import Engine
import Grading
import Testing
import Text

@testable import Reporting

/// Two problem files that differ in hidden items alone, and a submission for both.
private struct HiddenPair {
  let with: String
  let without: String
  let submission: String
  /// The hidden items, as reports name them.
  let names: [String]
  /// Whether the points of a visible item depend on a hidden one.
  let isGated: Bool

  /// Items as problem files write them, without `after` and `visibility`, with an answer each.
  private static let pool: [(item: String, answer: String)] = [
    (#""kind": "choice", "options": {"a": "A", "b": "B"}, "expected": "a""#, #""b""#),
    (#""kind": "choice", "options": {"a": "A", "b": "B"}, "expected": "a", "points": 3"#, #""a""#),
    (#""kind": "ordering", "options": {"a": "A", "b": "B"}, "expected": ["a", "b"]"#, #"["b"]"#),
    (#""kind": "text", "rubric": "names both", "points": 2"#, #""both""#),
    (#""kind": "value", "expected": "1/3", "prompt": "A third.""#, #""0.3""#),
    (#""kind": "value", "expected": [1, 2], "partial": true"#, "[1, 3]"),
    (#""kind": "shape", "of": "x""#, #""scalar""#),
    (#""kind": "formula", "expected": "2*x""#, #""x + x""#),
    (#""kind": "formula", "expected": "2*x", "wrong": [{"answer": "x", "hint": "h"}]"#, #""x""#),
    (#""kind": "formula", "expected": "2*""#, #""x""#),
    (#""kind": "fomula""#, #""x""#),
  ]

  init(using generator: inout SeededGenerator) {
    var with: [String] = []
    var without: [String] = []
    var answers: [String] = []
    let count = 2 + Int(generator.next() % 5)
    var hidden: [Int] = []
    var isGated = false
    for number in 0..<count {
      let (item, answer) = Self.pool[Int(generator.next() % UInt64(Self.pool.count))]
      // A fault of a visible item shows its place, which hidden items before it move.
      let isFaulty = item.contains("fomula") || item.hasSuffix(#""2*""#)
      let isHidden = isFaulty || generator.next() % 2 == 0
      let words = ["hidden", "after_due_date", "after_published"][Int(generator.next() % 3)]
      let plain = "\"id\": \"i\(number)\", \(item)"
      if isHidden {
        with.append("{\(plain), \"visibility\": \"\(words)\"}")
        hidden.append(number)
      } else {
        let gate = hidden.randomElement(using: &generator)
        isGated = isGated || gate != nil
        with.append("{\(plain)\(gate.map { ", \"after\": [\"i\($0)\"]" } ?? "")}")
        without.append("{\(plain)}")
      }
      if generator.next() % 4 != 0 { answers.append("\"p/i\(number)\": \(answer)") }
    }
    names = hidden.map { "p/i\($0)" }
    self.isGated = isGated
    self.with = Self.set(with)
    self.without = Self.set(without)
    submission = #"{"problem_set": "s", "answers": {"# + answers.joined(separator: ", ") + "}}"
  }

  private static func set(_ items: [String]) -> String {
    #"{"schema": 1, "id": "s", "problems": [{"id": "p", "symbols": {"x": {}}, "items": ["#
      + items.joined(separator: ", ") + "]}]}"
  }
}

@Suite("Hidden items")
struct HiddenItemsTests {
  /// All that a student is shown of a problem file, by name.
  private func pages(_ file: String, _ submission: String) throws -> [(name: String, text: String)]
  {
    let set = try ProblemSet.read(SourceText(name: "problems/s.json", file)).visibleToStudents
    let read = try Submission.read(SourceText(name: "s.json", submission))
    let grader = Grader(set, options: GradingOptions())
    var pages = [
      ("show", ProblemText(set, showsSolutions: false).text),
      ("sheet", ProblemPage(set, showsSolutions: false).text),
      ("template json", String(decoding: Template(set).json, as: UTF8.self)),
      ("template markdown", Template(set).markdown),
    ]
    let answers = read.answersByItem
    let page = ReportPage(grader.grade(read), articles: ItemArticles(set, for: .student)) {
      grader.exhibit(of: $0, answers[$0.id])
    }
    pages.append(("page", page.text))
    for isDryRun in [false, true] {
      let graded = grader.grade(read, dryRun: isDryRun)
      let seen = graded.seen(by: .student)
      pages.append(("verdict", "\(seen.isClean) \(seen.faults.count)"))
      pages.append(
        ("json", JSONReport.value(of: graded, for: .student, isDryRun: isDryRun).text(pretty: true))
      )
      for detail in [TextStyle.Detail.quiet, .normal, .verbose] {
        let style = TextStyle(hasColor: false, detail: detail)
        let report = TextReport(graded, for: .student, style: style, isDryRun: isDryRun)
        pages.append(("text \(detail)", report.text))
      }
    }
    return pages
  }

  @Test("leave no trace in anything that students see", arguments: 0..<10)
  func leaveNoTrace(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let pair = HiddenPair(using: &generator)
      let with = try pages(pair.with, pair.submission)
      let without = try pages(pair.without, pair.submission)
      for (left, right) in zip(with, without) where !pair.isGated {
        #expect(left.text == right.text, "\(left.name): \(pair.with)")
      }
      // A student who answers a hidden item is told that there is none.
      for name in pair.names {
        for (left, right) in zip(with, without) {
          let (mine, other) = (left.text.ranges(of: name), right.text.ranges(of: name))
          #expect(mine.count == other.count, "\(left.name): \(pair.with)")
        }
      }
    }
  }

  @Test("count for the points of visible ones, whoever reads the report", arguments: 0..<5)
  func countTheSame(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var gated = 0
    for _ in 0..<50 {
      let pair = HiddenPair(using: &generator)
      gated += pair.isGated ? 1 : 0
      let read = try Submission.read(SourceText(name: "s.json", pair.submission))
      let set = try ProblemSet.read(SourceText(name: "problems/s.json", pair.with))
      let options = GradingOptions()
      let whole = Grader(set, options: options).grade(read).seen(by: .student)
      let seen = Grader(set.visibleToStudents, options: options).grade(read)
      #expect(whole.items.map(\.id) == seen.items.map(\.id))
      #expect(whole.items.map(\.score) == seen.items.map(\.score), "\(pair.with)")
      #expect(whole.items.map(\.notes) == seen.items.map(\.notes), "\(pair.with)")
    }
    #expect(gated > 10)
  }

  @Test("are there for staff")
  func staff() throws {
    var generator = SeededGenerator(seed: 3)
    var differing = 0
    for _ in 0..<20 {
      let pair = HiddenPair(using: &generator)
      let read = try Submission.read(SourceText(name: "s.json", pair.submission))
      let reports = try [pair.with, pair.without].map { file in
        let set = try ProblemSet.read(SourceText(name: "problems/s.json", file))
        let graded = Grader(set, options: GradingOptions()).grade(read)
        return JSONReport.value(of: graded, for: .staff).text(pretty: false)
      }
      if reports[0] != reports[1] { differing += 1 }
    }
    #expect(differing > 10)
  }
}
