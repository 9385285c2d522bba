import Testing

@testable import Grading

@Suite("condition")
struct ConditionItemTests {
  @Test("is judged row by row", arguments: rows)
  func judges(row: ClaimRow) throws { try row.check() }

  private static let item0 = """
    "kind": "condition", "symbols": {"x": {}, "alpha1": {}, "beta1": {}, "alpha2": {}, "beta2": \
    {}}, "definitions": ["a0 = x", "z1 = beta1*a0 + alpha1", "a1 = relu(z1)", "z2 = beta2*a1 + \
    alpha2", "a2 = sigma(z2)", "l = log(a2)"], "of": "diff(l, beta1)", "cover": ["z1 <= 0", "z2 \
    -> inf", "x = 0", "beta2 = 0"]
    """

  private static let item1 = """
    "kind": "condition", "symbols": {"x": {}, "alpha1": {}, "beta1": {}, "alpha2": {}, "beta2": \
    {}}, "definitions": ["a0 = x", "z1 = beta1*a0 + alpha1", "a1 = sigma(z1)", "z2 = z1+beta2*a1 \
    + alpha2", "a2 = sigma(z2)", "l = log(a2)"], "of": "diff(l, beta2)", "cover": ["z2 -> inf", \
    "z1 -> -inf"]
    """

  private static let item2 = """
    "kind": "condition", "symbols": {"x": {}, "alpha1": {}, "beta1": {}, "alpha2": {}, "beta2": \
    {}}, "definitions": ["a0 = x", "z1 = beta1*a0 + alpha1", "a1 = sigma(z1)", "z2 = z1+beta2*a1 \
    + alpha2", "a2 = sigma(z2)", "l = log(a2)"], "of": "diff(l, beta1)", "cover": ["z2 -> inf", \
    "x = 0", "1 + beta2*sigma(z1)*(1-sigma(z1)) = 0"]
    """

  private static let item3 = """
    "kind": "condition", "symbols": {"x": {}, "alpha1": {}, "beta1": {}, "alpha2": {}, "beta2": \
    {}}, "definitions": ["a0 = x", "z1 = beta1*a0 + alpha1", "a1 = relu(z1)", "z2 = beta2*a1 + \
    alpha2", "a2 = sigma(z2)", "l = log(a2)"], "of": "sigma(z1)", "equals": "1/2", "cover": ["z1 \
    = 0"]
    """

  private static let gap = """
    "kind": "condition", "symbols": {"s": {}, "t": {}, "v": {}}, "definitions": ["d = s - t", \
    "a = sigma(d)"], "of": "(1 - a)*v", "cover": ["v = 0", "d -> inf"]
    """

  static let rows: [ClaimRow] = [
    ClaimRow(
      #""kind": "condition", "symbols": {"x": {}}, "of": "1e-7*(x + 1)/x", "cover": ["x = -1"]"#,
      #"["x = -1", "x -> inf"]"#, .fail, message: "does not suffice"),
    ClaimRow(
      #""kind": "condition", "symbols": {"x": {}}, "of": "1e-7/x", "cover": ["x -> inf", "x -> -inf"]"#,
      #"["x -> inf", "x -> -inf"]"#, .pass),
    ClaimRow(gap, #"["v = 0", "s -> inf"]"#, .pass),
    ClaimRow(gap, #"["v = 0", "s - t -> inf"]"#, .pass),
    ClaimRow(gap, #"["v = 0", "a -> 1"]"#, .pass),
    ClaimRow(gap, #"["v = 0", "s > t"]"#, .fail, message: "does not suffice"),
    ClaimRow(gap, #"["v = 0", "s - t -> 30"]"#, .fail, message: "does not suffice"),
    ClaimRow(gap, #"["a*v = v"]"#, .pass),
    ClaimRow(
      #""kind": "condition", "symbols": {"s": {}, "v": {}}, "definitions": ["q = s*v"], "of": "q""#,
      #"["q = 0"]"#, .fail, message: "says again what is asked"),
    ClaimRow(
      #""kind": "condition", "symbols": {"x": {}, "y": {}}, "of": "diff(x^2*y, x)""#,
      #"["diff(x^2*y, x) = 0"]"#, .fail, message: "says again what is asked"),
    ClaimRow(
      #""kind": "condition", "symbols": {"x": {}, "y": {}}, "of": "x - y""#, #"["x = y"]"#, .pass),
    ClaimRow(
      #""kind": "condition", "symbols": {"x": {}, "y": {}}, "of": "sin(x - y)", "forbid": ["abs"]"#,
      #"["abs(x - y) = 0"]"#, .fail, message: "does not allow"),
    ClaimRow(
      #""kind": "condition", "symbols": {"x": {}, "y": {}}, "definitions": ["l = (sigma(x) - y)^2"], "#
        + #""of": "diff(l, x)", "cover": ["l = 0"]"#,
      #"["l = 0", "x -> inf", "x -> -inf"]"#, .pass),
    ClaimRow(
      #""kind": "condition", "symbols": {"x": {"domain": "positive"}}, "of": "x", "cover": ["x = 0"]"#,
      #"["x -> 0"]"#, .undecided, message: "seems to hold nowhere"),
    ClaimRow(
      item0,
      #"["z1 <= 0", "z2 -> inf", "x = 0", "beta2 = 0"]"#, .pass),
    ClaimRow(
      item0,
      #"["a2 = 1", "beta2 = 0", "a^{[0]} = 0", "z^{[1]} \\leq 0"]"#, .pass),
    ClaimRow(
      item0,
      #"["z1 <= 0", "z2 -> inf"]"#, .fail, message: "2 more cases"),
    ClaimRow(
      item0,
      #"["z1 < 0", "z2 -> inf", "x = 0", "beta2 = 0"]"#, .pass),
    ClaimRow(
      item0,
      #"["z1 > 0", "z2 -> inf", "x = 0", "beta2 = 0"]"#, .fail, message: "does not suffice"),
    ClaimRow(
      item0,
      #"["z1 <= 0", "z2 -> -inf", "x = 0", "beta2 = 0"]"#, .fail, message: "does not suffice"),
    ClaimRow(
      item0,
      #"["z1 <= 0 or z2 -> inf or x = 0 or beta2 = 0"]"#, .pass),
    ClaimRow(
      item0,
      #"["z1 <= 0", "z2 → ∞", "x = 0", "β₂ = 0"]"#, .pass),
    ClaimRow(
      item0,
      #"["0 = 1"]"#, .fail, message: "holds nowhere"),
    ClaimRow(
      item0,
      #"["z1"]"#, .invalid, message: "condition"),
    ClaimRow(
      item0,
      #"["q = 0"]"#, .invalid, message: "unknown name"),
    ClaimRow(
      item0,
      #""z1 <= ""#, .invalid),
    ClaimRow(
      item0,
      #"[]"#, .missing),
    ClaimRow(
      item1,
      #"["z1 -> -inf", "z2 -> inf"]"#, .pass),
    ClaimRow(
      item1,
      #"["z1 = 0", "z2 -> inf"]"#, .fail),
    ClaimRow(
      item1,
      #"["z1 -> 0", "z2 -> inf"]"#, .fail),
    ClaimRow(
      item1,
      #"["z2 -> inf"]"#, .fail),
    ClaimRow(
      item1,
      #"["a1 = 0", "a2 = 1"]"#, .pass),
    ClaimRow(
      item2,
      #"["z2 -> inf", "x=0", "1 + \\beta[2]\\sigma(z[1])(1 - \\sigma(z[1])) = 0"]"#, .pass),
    ClaimRow(
      item2,
      #"["z2 -> inf", "1 + \\beta[2]\\sigma(z[1])(1 - \\sigma(z[1])) = 0"]"#, .fail),
    ClaimRow(
      item3,
      #"["z1 = 0"]"#, .pass),
    ClaimRow(
      item3,
      #"["z1 = 1"]"#, .fail),
  ]
}
