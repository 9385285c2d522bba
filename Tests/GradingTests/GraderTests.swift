import Testing
import Text

@testable import Grading

@Suite("A whole submission")
struct GraderTests {
  private func grade(
    _ items: String, _ answers: String, options: GradingOptions = GradingOptions(),
    dryRun: Bool = false
  ) throws -> GradedSubmission {
    let set = """
      {"schema": 1, "id": "s", "problems": [{"id": "p", "symbols": {"x": {}}, "items": [\(items)]}]}
      """
    let submission = #"{"problem_set": "s", "answers": {\#(answers)}}"#
    return Grader(try ProblemSet.read(SourceText(name: "set", set)), options: options)
      .grade(try Submission.read(SourceText(name: "one", submission)), dryRun: dryRun)
  }

  private static let chain = """
    {"id": "a", "kind": "value", "expected": 1, "points": 2},
    {"id": "b", "kind": "value", "expected": 2, "points": 3, "after": "a", "partial": true,
     "wrong": [{"answer": 22, "credit": 0.5}]},
    {"id": "c", "kind": "value", "expected": 3, "after": ["a", "p/b"]}
    """

  @Test("an item that waits for another scores once that one passes", arguments: waits)
  func keepsOrder(answers: String, verdicts: [Verdict], scores: [Double?]) throws {
    let graded = try grade(Self.chain, answers)
    #expect(graded.items.map(\.verdict) == verdicts)
    #expect(graded.items.map(\.score) == scores)
    for (item, score) in zip(graded.items, scores) where item.verdict == .pass && score == 0 {
      #expect(item.notes.contains { $0.contains("once `p/") }, "\(item.notes)")
    }
  }

  static let waits: [(String, [Verdict], [Double?])] = [
    (#""p/a": 1, "p/b": 2, "p/c": 3"#, [.pass, .pass, .pass], [2, 3, 1]),
    (#""p/a": 0, "p/b": 2, "p/c": 3"#, [.fail, .pass, .pass], [0, 0, 0]),
    (#""p/b": 2, "p/c": 3"#, [.missing, .pass, .pass], [0, 0, 0]),
    (#""p/a": 1, "p/b": 22, "p/c": 3"#, [.pass, .fail, .pass], [2, 1.5, 0]),
    (#""p/a": 0, "p/b": 22, "p/c": 3"#, [.fail, .fail, .pass], [0, 0, 0]),
    (#""p/a": 1, "p/b": 2"#, [.pass, .pass, .missing], [2, 3, 0]),
  ]

  @Test("a listed wrong answer earns exactly its fraction of the points", arguments: credits)
  func earns(points: Double, credit: Double, score: Double) throws {
    let graded = try grade(
      #"{"id": "a", "kind": "value", "expected": 1, "points": \#(points), "#
        + #""wrong": [{"answer": 2, "credit": \#(credit)}]}"#, #""p/a": 2"#)
    #expect(graded.items.map(\.verdict) == [.fail])
    #expect(graded.items.map(\.score) == [score])
  }

  static let credits: [(Double, Double, Double)] = [
    (3, 0.125, 0.375), (0.01, 0.5, 0.005), (1, 0.3333, 0.3333), (2, 1, 2), (5, 0, 0),
  ]

  @Test("parts earn hundredths, and never the whole", arguments: [(1.0, 0.67), (0.01, 0.02 / 3)])
  func parts(points: Double, score: Double) throws {
    let graded = try grade(
      #"{"id": "a", "kind": "value", "expected": {"a": 1, "b": 2, "c": 3}, "partial": true, "#
        + #""points": \#(points)}"#, #""p/a": {"a": 1, "b": 2, "c": 4}"#)
    #expect(graded.items.map(\.verdict) == [.fail])
    #expect(abs((graded.items.first?.score ?? 0) - score) < 1e-12, "\(graded.items)")
  }

  private static let open = """
    {"id": "why", "kind": "text"}, {"id": "bad", "kind": "value", "expected": "1/0"},
    {"id": "a", "kind": "value", "expected": 1, "points": 2, "after": "why"},
    {"id": "b", "kind": "value", "expected": 2, "points": 3, "after": "bad"},
    {"id": "c", "kind": "value", "expected": 3, "after": ["why", "d"]},
    {"id": "d", "kind": "value", "expected": 4}
    """

  @Test("what waits for an open verdict is pending, not zero", arguments: openWaits)
  func waitsOpenly(answers: String, scores: [Double?], pending: Double) throws {
    let graded = try grade(Self.open, answers)
    #expect(graded.items.suffix(4).map(\.score) == scores)
    #expect(graded.pending == pending)
  }

  static let openWaits: [(String, [Double?], Double)] = [
    (#""p/why": "so", "p/a": 1, "p/b": 2, "p/c": 3, "p/d": 4"#, [nil, nil, nil, 1], 8),
    (#""p/why": "so", "p/a": 0, "p/b": 2, "p/c": 3, "p/d": 5"#, [0, nil, 0, 0], 5),
    (#""p/a": 1, "p/c": 3, "p/d": 4"#, [0, 0, 0, 1], 1),
  ]

  @Test("a fault in one item leaves the others gradable", arguments: spoilt)
  func survivesFaults(item: String, said: String) throws {
    let graded = try grade(
      #"{"id": "ok", "kind": "formula", "expected": "x"}, \#(item), {"id": "last", "kind": "value", "expected": 7}"#,
      #""p/ok": "x", "p/bad": 1, "p/last": 7"#)
    #expect(graded.items.map(\.verdict) == [.pass, .undecided, .pass])
    let bad = graded.items[1]
    #expect(bad.message.hasPrefix("the problem file is at fault: "), "\(bad.message)")
    #expect(bad.message.contains(said), "\(bad.message)")
    #expect(bad.score == nil && graded.pending == bad.maximum)
    #expect(graded.faults.map(line).contains { $0.contains(said) })
  }

  static let spoilt: [(String, String)] = [
    (#"{"id": "bad", "kind": "value"}"#, "needs `expected`"),
    (#"{"id": "bad", "kind": "value", "expected": "1/0"}"#, "undefined"),
    (#"{"id": "bad", "kind": "formula", "expected": "x +"}"#, "missing after `+`"),
    (#"{"id": "bad", "kind": "formula", "expected": "w"}"#, "unknown name `w`"),
    (#"{"id": "bad", "kind": "gradient", "of": "x"}"#, "needs `wrt`"),
    (#"{"id": "bad", "kind": "witness", "unknowns": {"a": []}}"#, "needs `constraints`"),
    (#"{"id": "bad", "kind": "graph", "inputs": []}"#, "needs `definitions`"),
    (#"{"id": "bad", "kind": "derivation", "from": "x", "to": "x", "min_steps": -1}"#, "min_steps"),
    (#"{"id": "bad", "kind": "value", "expected": 1, "tolerance": {}}"#, "tolerance"),
    (#"{"id": "bad", "kind": "valu", "expected": 1}"#, "`valu`"),
    (#"{"id": "bad", "kind": "value", "expected": 1, "points": "many"}"#, "points"),
    (#"{"id": "bad", "kind": "formula", "expected": "2*x", "given": "ok"}"#, "carried forward"),
    (#"{"id": "bad", "kind": "value", "expected": 1, "given": "last"}"#, "`p/last` cannot be"),
    (#"{"id": "bad", "kind": "gradient", "of": "x", "wrt": "x", "given": "ok"}"#, "`p/ok` cannot"),
    (#"{"id": "bad", "kind": "value", "expected": 1, "after": "okk"}"#, "`okk`"),
    (#"{"id": "bad", "kind": "formula", "expected": "sum(i=1..9, W[i])"}"#, "`W`"),
    (#"{"id": "bad", "kind": "formula", "expected": "[1, 2][1 - 1]*x"}"#, "index 0"),
    (#"{"id": "bad", "kind": "gradient", "of": "x*[1, 2][3]", "wrt": "x"}"#, "index 3"),
  ]

  private static let two =
    #"{"id": "a", "kind": "value", "expected": 1}, {"id": "b", "kind": "formula", "expected": "x^2"}"#

  @Test("an unknown item is told, and the rest is graded")
  func tellsUnknownItems() throws {
    let graded = try grade(Self.two, #""p/a": 1, "p/bb": "x", "q": 2"#)
    #expect(graded.items.map(\.id) == ["p/a", "p/b"])
    #expect(graded.items.map(\.verdict) == [.pass, .missing])
    #expect(graded.notes.count == 2)
    #expect(graded.notes.first?.contains("there is no item `p/bb`; did you mean `p/b`?") == true)
    #expect(graded.notes.last?.contains("`q`") == true)
  }

  @Test("an answer of a wrong shape is invalid, and the others are graded all the same")
  func survivesShapes() throws {
    let graded = try grade(Self.two, #""p/a": {"a": 1}, "p/b": "x*x""#)
    #expect(graded.items.map(\.verdict) == [.invalid, .pass])
  }

  @Test(
    "only the items of a pattern are graded",
    arguments: [("p/a", 1), ("p/*", 2), ("*b", 1), ("?/?", 2), ("p", 0)])
  func picksItems(pattern: String, count: Int) throws {
    let graded = try grade(Self.two, #""p/a": 1"#, options: GradingOptions(items: pattern))
    #expect(graded.items.count == count)
  }

  @Test("a dry run says how answers are read and judges none")
  func readsOnly() throws {
    let graded = try grade(Self.two, #""p/a": "1/2", "p/b": "2x x""#, dryRun: true)
    #expect(graded.items.map(\.readAs) == ["1/2", "2*x*x"])
    #expect(graded.items.allSatisfy { $0.verdict == .review && $0.evidence.isEmpty })
  }

  @Test("seed and salt change the points, not the verdicts")
  func draws() throws {
    var points: Set<String> = []
    for (seed, salt) in [(1, ""), (2, ""), (1, "pepper")] as [(UInt64, String)] {
      let options = GradingOptions(seed: seed, salt: salt)
      let graded = try grade(Self.two, #""p/b": "x^2 + 0.001*x^4""#, options: options)
      #expect(graded.items[1].verdict == .fail && graded.seed == seed)
      points.insert("\(graded.items[1].evidence)")
      let again = try grade(Self.two, #""p/b": "x^2 + 0.001*x^4""#, options: options)
      #expect(again.items[1].evidence == graded.items[1].evidence)
      #expect(try grade(Self.two, #""p/b": "x*x""#, options: options).items[1].verdict == .pass)
    }
    #expect(points.count > 1)
  }

  @Test("claims keep their id, or their line's number")
  func namesClaims() throws {
    func id(_ text: String) throws -> String {
      try Claims().judge(SourceText(name: "line", text), number: 7).id
    }
    #expect(try id(#"{"id": "c1", "expected": 1, "answer": 1}"#) == "c1")
    #expect(try id(#"{"id": 12, "expected": 1, "answer": 1}"#) == "12")
    #expect(try id(#"{"expected": 1, "answer": 1}"#) == "line 7")
    #expect(throws: Diagnostic.self) { try id("[1]") }
    #expect(throws: Diagnostic.self) { try id("{") }
  }
}
