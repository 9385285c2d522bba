import Grading
import Text

/// Graded submissions made by hand.
enum Samples {
  static func item(
    _ id: String, _ kind: String = "formula", _ verdict: Verdict = .pass, _ score: Double? = 1,
    of maximum: Double = 1, _ message: String = "agrees",
    _ change: (inout ItemResult) -> Void = { _ in }
  ) -> ItemResult {
    var item = ItemResult(id: id, kind: kind, verdict: verdict, maximum: maximum, message: message)
    item.score = score
    change(&item)
    return item
  }

  /// One item of each verdict.
  static let each = GradedSubmission(
    problemSet: "xor-and-loss-graphs", title: "XOR networks, backpropagation and loss graphs",
    submission: "submissions/write-up-4.json", student: "s-0042", seed: 7,
    items: [
      item("tanh-derivative/definition") {
        $0.readAs = "(exp(z) - exp(-z))/(exp(z) + exp(-z))"
        $0.certainty = .certified
        $0.notes = ["`e^-z` was read as `e^(-z)`"]
      },
      item(
        "tanh-derivative/proof", "derivation", .fail, 0, of: 3,
        "line 2 does not follow from line 1: at z = −1.3 line 1 is 0.2575, line 2 is 1.743"
      ) {
        $0.hint = "Look again at the sign between the two products in the quotient rule."
        $0.evidence.firstWrongLine = 2
        $0.evidence.point = [.init(name: "z", value: "-1.3")]
      },
      item(
        "residual-sigmoid/dl_dz2", "gradient", .fail, 0.1, of: 0.3,
        "differs from the engine's gradient at beta1 = 0.7, x = −2: your formula gives 1.3, the gradient is 0.46"
      ) {
        $0.studentMessage = "differs from the engine's gradient at beta1 = 0.7"
        $0.readAs = "1 - z2"
        $0.hidesExpected = true
        $0.certainty = .certified
        $0.evidence.point = [
          .init(name: "beta1", value: "0.7"), .init(name: "v", value: "[1, 2]"),
        ]
        $0.evidence.entry = "[2]"
        $0.evidence.answerValue = "1.3"
        $0.evidence.expectedValue = "0.46"
      },
      item(
        "residual-sigmoid/dl_dbeta1", "gradient", .invalid, 0, of: 2, "unknown name `betta2`"
      ) {
        let text = SourceText(name: "answer", "(1 - sigma(z2))*x*(1 + betta2*a1)")
        $0.pictures = [
          Diagnostic(
            "unknown name `betta2`", text: text, span: SourceSpan(23, 29),
            label: "not in this problem", notes: ["did you mean `beta2`?"])
        ]
      },
      item(
        "residual-sigmoid/secret", "formula", .undecided, nil, of: 1,
        "no usable point was found: `log(-x^2)` is undefined everywhere"
      ) { $0.visibility = .hidden },
      item("sizes/b1", "shape", .missing, 0, of: 1, "there is no answer"),
      item("sizes/why", "text", .review, nil, of: 2, "a person reads this answer"),
      item("xor/weights", "witness", .pass, 1.1, of: 1.1, "every constraint holds") {
        $0.evidence.margins = [
          .init(constraint: "gamma[1] + nu > 0", value: "5", holds: true)
        ]
        $0.certainty = .sampled(points: 64)
      },
    ],
    notes: [
      "`residual-sigmoid/graf` is no item of this set; did you mean `residual-sigmoid/graph`?"
    ],
    faults: [])
}
