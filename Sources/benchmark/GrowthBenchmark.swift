import Engine
import Foundation
import Grading
import Text

/// How fast text is read, and how times grow with sizes over three decades.
enum GrowthBenchmark {
  /// The sizes, each ten times the one before.
  private static let decades = [1, 10, 100, 1000]

  static func figures() -> [Figure] {
    [reading(), derivation()] + [
      growth("JSON, in bytes", by: 1000) { size in
        let text = SourceText(name: "t", json(bytes: size))
        return { (try? JSONReader.read(text)).map { _ in 1 } ?? 0 }
      },
      growth("a formula, in terms", by: 4) { size in
        let text = SourceText(name: "t", (1...size).map { "x^\($0 % 7)" }.joined(separator: " + "))
        var words = Vocabulary()
        words.declare("x", .value(rank: 0))
        return { (try? Parser.formula(text, words)).map { _ in 1 } ?? 0 }
      },
      growth("points at which two formulas agree", by: 64) { size in
        guard let comparison = comparison(points: size) else { return { 0 } }
        return { (try? comparison.decide()).map { _ in 1 } ?? 0 }
      },
      growth("the answers of a submission", by: 4) { size in
        guard let (grader, submission) = sheet(items: size) else { return { 0 } }
        return { Double(grader.grade(submission).items.count) }
      },
    ]
  }

  /// The exponent e of time ~ size^e, by least squares over the logarithms of both.
  private static func growth(
    _ what: String, by unit: Int, _ work: (Int) -> () -> Double
  ) -> Figure {
    let points = decades.map { decade in
      let body = work(decade * unit)
      // Small sizes are repeated, so that the clock can tell.
      let repeats = max(1, 300 / decade)
      let seconds = Stopwatch.best(of: 5) { (0..<repeats).reduce(0.0) { sum, _ in sum + body() } }
      return (x: log(Double(decade)), y: log(seconds / Double(repeats)))
    }
    let meanX = points.map(\.x).reduce(0, +) / Double(points.count)
    let meanY = points.map(\.y).reduce(0, +) / Double(points.count)
    let top = points.map { ($0.x - meanX) * ($0.y - meanY) }.reduce(0, +)
    let bottom = points.map { ($0.x - meanX) * ($0.x - meanX) }.reduce(0, +)
    let exponent = top / bottom
    let least = decades[0] * unit
    return Figure(
      what: "growth: \(what)", figure: "exponent \(Figure.short(exponent))",
      ratio: "\(least) to \(least * 1000)", target: "<= 1.05", isMet: exponent <= 1.05)
  }

  private static func reading() -> Figure {
    let text = SourceText(name: "t", json(bytes: 4 << 20))
    do throws(Diagnostic) { _ = try JSONReader.read(text) } catch { Benchmark.fail(error.message) }
    let seconds = Stopwatch.best(of: 5) { (try? JSONReader.read(text)).map { _ in 1 } ?? 0 }
    let speed = Double(text.bytes.count) / seconds / 1e6
    return Figure(
      what: "JSON into a tree with spans", figure: "\(Figure.short(speed)) MB/s", ratio: "-",
      target: ">= 100", isMet: speed >= 100)
  }

  private static func derivation() -> Figure {
    let lines = (0..<10).map { "\"(x + \($0))^2 - \(2 * $0)*x - \($0 * $0)\"" }
    let claim = SourceText(
      name: "t",
      #"{"kind": "derivation", "symbols": {"x": {}}, "from": "x*x", "to": "x^2", "answer": ["#
        + (lines + ["\"x^2\""]).joined(separator: ", ") + "]}")
    let seconds = Stopwatch.best(of: 5) {
      (try? Claims().judge(claim, number: 1)).map { $0.verdict == .pass ? 1 : 0 } ?? 0
    }
    return Figure(
      what: "a derivation of ten lines", figure: Figure.time(seconds), ratio: "-",
      target: "<= 1 ms", isMet: seconds <= 1e-3)
  }

  /// A submission as it may come, of about so many bytes.
  private static func json(bytes: Int) -> String {
    let answer = #""network/dl_dbeta2": "\\frac{\\partial l}{\\partial z} = (1 - a^{[2]}) h^T", "#
    let list = #""xor/weights": {"gamma": [7.25, -6], "nu": -2e-3, "ok": true}, "#
    let count = max(bytes / (answer.utf8.count + list.utf8.count), 1)
    return #"{"problem_set": "week", "answers": {"#
      + (0..<count).map { (answer + list).replacing("/", with: "\($0)/") }.joined()
      + #""last": null}}"#
  }

  private static func comparison(points: Int) -> Comparison? {
    var scope = Scope()
    scope.addSymbol(Scope.Symbol(name: "x", shape: .scalar))
    func term(_ text: String) -> Term? {
      guard let formula = try? Parser.formula(SourceText(name: "t", text), scope.vocabulary) else {
        return nil
      }
      return try? Checker.read(formula, in: scope)
    }
    guard let right = term("sigma(x)*(1 - sigma(x))"),
      let answer = term("exp(-x)/(1 + exp(-x))^2")
    else { return nil }
    var comparison = Comparison(
      scope: scope, reference: right, answer: answer, seed: 1, stream: ["growth"])
    comparison.plan.usesIdentity = false
    comparison.plan.usablePoints = points
    return comparison
  }

  private static func sheet(items: Int) -> (Grader, Submission)? {
    let list = (0..<items).map {
      #"{"id": "i\#($0)", "kind": "formula", "expected": "\#($0)*x + 1"}"#
    }
    let set =
      #"{"schema": 1, "id": "s", "problems": [{"id": "p", "symbols": {"x": {}}, "items": ["#
      + list.joined(separator: ", ") + "]}]}"
    let answers = (0..<items).map { "\"p/i\($0)\": \"1 + x*\($0)\"" }.joined(separator: ", ")
    let text = #"{"problem_set": "s", "answers": {"# + answers + "}}"
    guard let read = try? ProblemSet.read(SourceText(name: "set", set)),
      let submission = try? Submission.read(SourceText(name: "submission", text))
    else { return nil }
    return (Grader(read, options: GradingOptions()), submission)
  }
}
