import TestSupport
import Testing
import Text

@testable import Engine
@testable import Grading

@Suite("The diagnosis of a wrong answer")
struct DiagnosisTests {
  @Test("names the kind of mistake", arguments: rows)
  func names(claim: String, kind: String?) throws {
    let result = try Claims().judge(SourceText(name: "claim", "{\(claim)}"), number: 1)
    #expect(result.verdict == .fail, "\(result.message)")
    #expect(result.diagnosis?.kind == kind, "\(result.diagnosis?.mistake ?? "nothing")")
  }

  private static func net(_ wrt: String, _ answer: String) -> String {
    #""kind": "gradient", "symbols": {"x": {}, "w": {}, "b": {}, "t": {}}, "of": "L", "#
      + #""definitions": ["z = w*x + b", "a = sigma(z)", "L = (a - t)^2/2"], "#
      + #""wrt": "\#(wrt)", "answer": "\#(answer)""#
  }

  private static func formula(_ expected: String, _ answer: String) -> String {
    #""symbols": {"x": {}, "y": {}, "p": {"domain": "positive"}}, "expected": "\#(expected)", "#
      + #""answer": "\#(answer)""#
  }

  private static func edge(_ edge: String, _ partial: String) -> String {
    #""kind": "graph", "symbols": {"u1": {}, "u2": {}}, "inputs": ["u1", "u2"], "output": "L", "#
      + #""definitions": ["u3 = u1*u2", "L = (2*u3 - u1)^2"], "partials": ["\#(edge)"], "answer": "#
      + #"{"nodes": [{"id": "u3", "formula": "u1*u2"}, {"id": "L", "formula": "(2*u3 - u1)^2"}], "#
      + #""output": "L", "partials": {"\#(edge)": "\#(partial)"}}"#
  }

  static let rows: [(String, String?)] = [
    (edge("u1->u3", "-u2"), "sign"), (edge("u1->u3", "u1"), "variable"),
    (edge("u1->L", "2*(2*u3 - u1)"), "sign"), (edge("u3->L", "2*(2*u3 - u1)"), "scale"),
    (edge("u3->L", "u1"), nil),
    (formula("x^2 - y", "x^2 + y"), "sign"), (formula("x^2 - y", "y - x^2"), "sign"),
    (formula("x*y*sigma(x)", "x*sigma(x)"), "factor"), (formula("x + y^2", "x"), "term"),
    (formula("x/y", "y/x"), "reciprocal"), (formula("x*y", "2*x*y"), "scale"),
    (formula("p*log(p)", "p*log10(p)"), "logarithm"),
    (formula("sin(x)", "sin(pi*x/180)"), "degrees"),
    (formula("sigma(x)*y", "x*y"), "function"), (formula("x^3 + y", "x^2 + y"), "exponent"),
    (formula("x*sigma(x)", "x*sigma(-x)"), "argument"),
    (formula("sigma'(x)*y", "sigma(x)*y"), "slope"),
    (formula("cases(x > 0: x, y)", "cases(x > 0: y, x)"), "cases"),
    (formula("sum(i=1..4, x^i)", "sum(i=1..3, x^i)"), "index"), (formula("sin(x)", "x^3"), nil),
    (formula("x", "x + 1"), nil),
    (net("w", "(a - t)*x"), "chainRule"), (net("w", "(a - t)*a*x"), "slope"),
    (net("w", "2*(a - t)*a*(1 - a)*x"), "scale"), (net("w", "(a - t)*a*(1 - a)"), "variable"),
    (net("w", "(t - a)*a*(1 - a)*x"), "sign"), (net("z", "a*(1 - a)*t"), nil),
    (
      #""kind": "derivation", "symbols": {"x": {}}, "from": "(1 - sigma(x))*sigma(x)", "#
        + #""to": "sigma(x) - sigma(x)^2", "answer": ["sigma(x) + sigma(x)^2", "sigma(x) - sigma(x)^2"]"#,
      "sign"
    ),
    (
      #""kind": "derivation", "symbols": {"x": {}, "y": {}}, "from": "x*y - x", "to": "x*(y - 1)", "#
        + #""answer": ["x*y + x", "x*(y - 1)"]"#, "sign"
    ),
    (#""kind": "value", "expected": "sqrt(2)*sin(1)", "answer": "sin(1)/sqrt(2)""#, "scale"),
    (#""kind": "value", "expected": "3*exp(2)", "answer": "exp(2)""#, "factor"),
    (
      #""kind": "gradient", "dimensions": {"D": [2, 3], "H": [3, 4]}, "of": "L", "wrt": "W", "#
        + #""symbols": {"x": {"shape": ["D"]}, "W": {"shape": ["H", "D"]}, "t": {"shape": ["H"]}}, "#
        + #""definitions": ["h = W*x", "a = sigma(h)", "L = sum((a - t).^2)/2"], "#
        + #""answer": "((a - t).*a)*x'""#, "slope"
    ),
    (
      #""kind": "gradient", "dimensions": {"K": [3]}, "symbols": {"A": {"shape": ["K", "K"]}, "#
        + #""x": {"shape": ["K"]}, "y": {"shape": ["K"]}}, "of": "x'*A*y", "wrt": "A", "answer": "y*x'""#,
      "transpose"
    ),
  ]

  @Test("names the edge whose partial is wrong")
  func namesEdge() throws {
    let claim = SourceText(name: "claim", "{\(Self.edge("u1->u3", "-u2"))}")
    let diagnosis = try Claims().judge(claim, number: 1).diagnosis
    #expect(diagnosis?.mistake == "in `u1->u3`: a sign is the opposite of what it should be")
    #expect(diagnosis?.place == "in `u1->u3`: look again at the signs")
  }

  /// What came of the generated mistakes.
  private struct Count {
    var failing = 0
    var explained = 0
    var sameKind = 0
    var leaks: [String] = []
  }

  @Test("explains at least nine in ten of the mistakes that are made in worked answers")
  func generated() throws {
    var count = Count()
    for file in try Repository.jsonFiles(in: "problems") {
      let set = try ProblemSet.read(try Repository.text(file))
      try judge(set, &count)
    }
    #expect(count.failing >= 400)
    #expect(Double(count.explained) >= 0.9 * Double(count.failing), "\(count)")
    #expect(Double(count.sameKind) >= 0.7 * Double(count.failing), "\(count)")
    #expect(count.leaks == [])
  }

  private func judge(_ set: ProblemSet, _ count: inout Count) throws {
    let grader = Grader(set, options: GradingOptions())
    for problem in set.problems {
      let scope = ProblemScope(problem).scope
      for item in problem.items where ["formula", "gradient"].contains(item.kind) {
        guard let text = try? item.solution?.string(),
          let formula = try? Parser.formula(SourceText(name: "solution", text), scope.vocabulary)
        else { continue }
        var mutations = Mutations(scope)
        let all = mutations.list(formula)
        for (number, mutation) in all.enumerated() where number % 3 == all.count % 3 {
          let id = "\(problem.id)/\(item.id)"
          guard let result = self.result(mutation.formula.description, id, set, grader) else {
            continue
          }
          guard result.verdict == .fail else { continue }
          count.failing += 1
          guard let diagnosis = result.diagnosis else { continue }
          count.explained += 1
          if diagnosis.kind == mutation.mistake.kind.rawValue { count.sameKind += 1 }
          for part in diagnosis.mistake.split(separator: "`", omittingEmptySubsequences: false)
            .enumerated() where part.offset % 2 == 1
          {
            let leak = self.result(String(part.element), id, set, grader)
            if leak?.verdict == .pass { count.leaks.append("\(id): \(part.element)") }
          }
        }
      }
    }
  }

  private func result(
    _ answer: String, _ id: String, _ set: ProblemSet, _ grader: Grader
  ) -> ItemResult? {
    let quoted = JSONOutput.string(answer).text(pretty: false)
    let text = #"{"problem_set": "\#(set.id)", "answers": {"\#(id)": \#(quoted)}}"#
    guard let submission = try? Submission.read(SourceText(name: "s", text)) else { return nil }
    return grader.grade(submission).items.first { $0.id == id }
  }
}
