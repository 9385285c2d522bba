import Testing

@testable import Grading

@Suite("gradient")
struct GradientItemTests {
  @Test("of numbers", arguments: scalars + kinks)
  func judgesScalars(row: ClaimRow) throws { try row.check() }

  @Test("of tensors, in the item's layout", arguments: vectors + layouts)
  func judgesTensors(row: ClaimRow) throws { try row.check() }

  @Test("obeys the item's rules, earns points and hints", arguments: rules)
  func obeys(row: ClaimRow) throws { try row.check() }

  @Test("that cannot be settled is undecided and tells the fault", arguments: undecided)
  func leavesOpen(row: ClaimRow) throws { try row.check() }

  private static let net = #"""
    "kind": "gradient", "symbols": {"x": {}, "alpha1": {}, "beta1": {}, "alpha2": {}, "beta2": {}},
    "definitions": ["z1 = beta1*x + alpha1", "a1 = sigma(z1)", "z2 = z1 + beta2*a1 + alpha2",
      "a2 = sigma(z2)", "l = log(a2)"], "of": "l"
    """#

  private static func by(_ name: String, _ more: String = "") -> String {
    net + #", "wrt": "\#(name)""# + (more.isEmpty ? "" : ", " + more)
  }

  static let scalars: [ClaimRow] = [
    ClaimRow(by("z2"), #""1 - sigma(z2)""#, .pass, certainty: "certified"),
    ClaimRow(by("z2"), #""1/(1 + e^{z_2})""#, .pass),
    ClaimRow(by("z2"), #""\\frac{\\partial l}{\\partial z[2]} = (1 - a[2])""#, .pass),
    ClaimRow(
      by("z2"), #""1 - z2""#, .fail, message: "the engine's derivative is", certainty: "certified"),
    ClaimRow(by("beta1"), #""(1 - σ(z2))*x*(1 + beta2*σ(z1)*(1 - σ(z1)))""#, .pass),
    ClaimRow(by("beta1"), #""(1 - σ(z2))*x""#, .fail),
    ClaimRow(by("z1"), #""(1 - a2)*(1 + beta2*a1*(1 - a1))""#, .pass),
    ClaimRow(by("a1"), #""(1 - a2)*beta2""#, .pass),
    ClaimRow(by("l"), "1", .pass),
    ClaimRow(by("a2"), #""1/σ(z2)""#, .pass),
    ClaimRow(by("alpha2"), #""1 - σ z2""#, .pass),
    ClaimRow(by("alpha2"), #""1 - σ(beta3)""#, .invalid, message: "did you mean `beta"),
    ClaimRow(by("alpha2"), #"["1 - σ(z2)", 0]"#, .invalid, message: "shape"),
    ClaimRow(by("alpha2"), #""1 - σ(z2""#, .invalid),
    ClaimRow(by("alpha2"), #"[["1 - σ(z2)"]]"#, .pass),
    ClaimRow(by("alpha2"), "null", .missing),
  ]

  private static let kink = #""kind": "gradient", "symbols": {"x": {}}, "wrt": "x", "of": "#

  static let kinks: [ClaimRow] = [
    ClaimRow(kink + #""relu(x)""#, #""cases(x > 0: 1, 0)""#, .pass),
    ClaimRow(kink + #""relu(x)""#, #""cases(x >= 0: 1, 0)""#, .pass),
    ClaimRow(kink + #""abs(x)""#, #""x/abs(x)""#, .pass),
    ClaimRow(kink + #""abs(x)""#, #""sign(x)""#, .pass),
    ClaimRow(kink + #""abs(x)""#, "1", .fail),
    ClaimRow(kink + #""x^2""#, #""cases(x = 0: 1, 2*x)""#, .fail, message: "at x = 0"),
  ]

  private static let tensor = #"""
    "kind": "gradient", "dimensions": {"D": [2, 3], "H": [3, 4]},
    "symbols": {"x": {"shape": ["D"]}, "W": {"shape": ["H", "D"]}, "c": {}},
    "definitions": ["h = W*x", "J = sum(h)", "q = x'*x", "s = softmax(x)", "r = c*x", "e = exp(x)"]
    """#

  private static func slope(_ of: String, _ by: String, _ layout: String = "") -> String {
    tensor + #", "of": "\#(of)", "wrt": "\#(by)""#
      + (layout.isEmpty ? "" : #", "layout": "\#(layout)""#)
  }

  static let vectors: [ClaimRow] = [
    ClaimRow(slope("J", "W"), #""ones(H)*x'""#, .pass),
    ClaimRow(slope("J", "W"), #""x*ones(H)'""#, .invalid, note: "its transpose"),
    ClaimRow(slope("J", "x"), #""W'*ones(H)""#, .pass),
    ClaimRow(slope("J", "x"), #""ones(H)'*W""#, .invalid),
    ClaimRow(slope("q", "x"), #""2*x""#, .pass),
    ClaimRow(slope("q", "x"), #""x""#, .fail),
    ClaimRow(slope("q", "x[1]"), #""2*x[1]""#, .pass),
    ClaimRow(slope("J", "W[1, 2]"), #""x[2]""#, .pass),
    ClaimRow(slope("J", "W[1, 2]"), #""x[1]""#, .fail),
    ClaimRow(slope("r", "c"), #""x""#, .pass),
    ClaimRow(slope("e", "x"), #""diag(exp(x))""#, .pass),
    ClaimRow(slope("e", "x"), #""exp(x)""#, .invalid, message: "shape"),
  ]

  static let layouts: [ClaimRow] = [
    ClaimRow(slope("J", "W", "numerator"), #""x*ones(H)'""#, .pass),
    ClaimRow(slope("J", "W", "either"), #""x*ones(H)'""#, .pass),
    ClaimRow(slope("J", "W", "either"), #""ones(H)*x'""#, .pass),
    ClaimRow(slope("J", "W", "either"), #""2*x*ones(H)'""#, .fail),
    ClaimRow(slope("h", "x", "numerator"), #""W""#, .pass),
    ClaimRow(slope("h", "x"), #""W'""#, .pass),
    ClaimRow(slope("h", "x"), #""W""#, .invalid),
    ClaimRow(slope("s", "x"), #""diag(s) - s*s'""#, .pass),
    ClaimRow(slope("q", "x", "numerator"), #""2*x'""#, .pass),
  ]

  private static let listed = by(
    "z2",
    #""points": 2, "accept": ["2 - sigma(z2)"], "forbid": ["exp"], "#
      + #""wrong": [{"answer": "sigma(z2) - 1", "hint": "The sign.", "credit": 0.5}, "#
      + #"{"answer": "sigma(z2)*(1 - sigma(z2))", "hint": "Then the log."}]"#)

  static let rules: [ClaimRow] = [
    ClaimRow(listed, #""1 - a2""#, .pass, score: 2),
    ClaimRow(listed, #""2 - a2""#, .pass, score: 2),
    ClaimRow(listed, #""a2 - 1""#, .fail, hint: "The sign.", score: 1),
    ClaimRow(listed, #""a2 - a2^2""#, .fail, hint: "Then the log.", score: 0),
    ClaimRow(
      listed, #""1/(1 + exp(z2))""#, .fail, message: "which this item does not allow", score: 0),
    ClaimRow(listed, #""exp(z2)""#, .fail, message: "your formula gives", score: 0),
    ClaimRow(by("z2", #""tolerance": {"absolute": 0.01}"#), #""1 - sigma(z2) + 0.009""#, .pass),
    ClaimRow(by("z2", #""tolerance": {"absolute": 0.01}"#), #""1 - sigma(z2) + 0.02""#, .fail),
    ClaimRow(by("z2", #""hide": ["a2"]"#), #""1 - a2""#, .invalid, message: "unknown name `a2`"),
    ClaimRow(by("beta2"), #""diff(l, beta2)""#, .fail, message: "a derivative sign"),
    ClaimRow(by("beta2", #""allow": ["diff"]"#), #""∂l/∂z2 * a1""#, .pass),
    ClaimRow(by("beta2"), #""dl/dbeta2 = dl/dz2 * dz2/dbeta2 = (1 - a2) * a1""#, .pass),
  ]

  private static let none = #""kind": "gradient", "symbols": {"x": {}}, "wrt": "x""#

  static let undecided: [ClaimRow] = [
    ClaimRow(
      none + #", "of": "log(-1 - x^2)""#, #""1/x""#, .undecided, message: "there is no point"),
    ClaimRow(none + #", "of": "x", "assume": ["x > x"]"#, "1", .undecided, message: "no point"),
    ClaimRow(none, "1", .undecided, message: "needs `of`"),
    ClaimRow(none + #", "of": "y^2""#, "1", .undecided, message: "unknown name `y`"),
    ClaimRow(none + #", "of": "x", "layout": "both""#, "1", .undecided, message: "`both`"),
    ClaimRow(net + #", "wrt": "2*x""#, "1", .undecided, message: "by a name or an entry"),
    ClaimRow(slope("h", "W"), "1", .undecided, message: "more than two axes"),
    ClaimRow(none + #", "of": "x""#, #""sum(i=1..5000, x)""#, .undecided, message: "4096"),
  ]
}
