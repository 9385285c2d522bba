import Testing

@testable import Grading

@Suite("range")
struct RangeItemTests {
  @Test("is judged row by row", arguments: rows)
  func judges(row: ClaimRow) throws { try row.check() }

  private static let item0 = """
    "kind": "range", "symbols": {"x": {}}, "of": "sigma(x)"
    """

  private static let item1 = """
    "kind": "range", "symbols": {"x": {}}, "of": "tanh(x)"
    """

  private static let item2 = """
    "kind": "range", "symbols": {"x": {}}, "of": "relu(x)"
    """

  private static let item3 = """
    "kind": "range", "symbols": {"x": {}}, "of": "sin(x)"
    """

  private static let item4 = """
    "kind": "range", "symbols": {"x": {}}, "of": "step(x)"
    """

  private static let item5 = """
    "kind": "range", "symbols": {"x": {}}, "of": "1/x"
    """

  private static let item6 = """
    "kind": "range", "symbols": {"x": {}}, "of": "sigma(x)*(1-sigma(x))"
    """

  private static let item7 = """
    "kind": "range", "symbols": {"x": {"range": [0, 1]}}, "of": "x^2"
    """

  private static let item8 = """
    "kind": "range", "symbols": {"z": {"shape": ["K"]}, "j": {"domain": {"index": "K"}}}, \
    "dimensions": {"K": [2, 3]}, "of": "softmax(z)[j]"
    """

  private static let item9 = """
    "kind": "range", "symbols": {"z": {"shape": ["K"]}, "j": {"domain": {"index": "K"}}}, \
    "dimensions": {"K": [2, 3]}, "of": "exp(z[j]-max(z))"
    """

  private static func assumed(_ assumption: String, _ of: String) -> String {
    #""kind": "range", "symbols": {"x": {}, "y": {}}, "assume": ["\#(assumption)"], "of": "\#(of)""#
  }

  static let rows: [ClaimRow] = [
    ClaimRow(
      #""kind": "range", "symbols": {"x": {}}, "of": "x^2", "over": {"x": [-1, 1e300]}"#,
      #""[0, 4]""#, .fail, message: "not in your set"),
    ClaimRow(assumed("x > 1", "x^2"), #""(1, inf)""#, .pass),
    ClaimRow(assumed("x > 1", "x^2"), #""[1, inf)""#, .fail, message: "never reached"),
    ClaimRow(assumed("x > 1", "x^2"), #""(0, inf)""#, .fail, message: "do not come near 0"),
    ClaimRow(assumed("x > 1", "x^2"), #""(2, inf)""#, .fail, message: "not in your set"),
    ClaimRow(assumed("x >= 1", "x^2"), #""[1, inf)""#, .pass),
    ClaimRow(
      assumed("x >= 1", "x^2"), #""(1, inf)""#, .fail, message: "the value 1, taken at x = 1"),
    ClaimRow(assumed("x != 0", "x^2"), #""(0, inf)""#, .pass),
    ClaimRow(assumed("0 <= x and x < 3", "2*x"), #""[0, 6)""#, .pass),
    ClaimRow(
      assumed("x < 3", "sigma(x)") + #", "over": {"x": [0, 3]}"#, #""[1/2, sigma(3))""#, .pass),
    ClaimRow(assumed("x + y = 1", "x*y"), #""(-inf, 1/4]""#, .pass),
    ClaimRow(assumed("x + y = 1", "x*y"), #""(-inf, 1/4)""#, .fail, message: "the value 0.25"),
    ClaimRow(assumed("x + y = 1", "x + y"), #""{1}""#, .pass),
    ClaimRow(
      item0,
      #""(0,1)""#, .pass),
    ClaimRow(
      item0,
      #""[0,1]""#, .fail),
    ClaimRow(
      item0,
      #""(0,1]""#, .fail),
    ClaimRow(
      item1,
      #""(-1, 1)""#, .pass),
    ClaimRow(
      item1,
      #""(0,1)""#, .fail),
    ClaimRow(
      item1,
      #""(-2,2)""#, .fail),
    ClaimRow(
      item2,
      #""[0, inf)""#, .pass),
    ClaimRow(
      item2,
      #""(0, inf)""#, .fail),
    ClaimRow(
      item2,
      #""R""#, .fail),
    ClaimRow(
      item3,
      #""[-1,1]""#, .pass),
    ClaimRow(
      item3,
      #""(-1,1)""#, .fail),
    ClaimRow(
      #""kind": "range", "symbols": {"x": {}}, "of": "x^2+1""#,
      #""[1,\\infty)""#, .pass),
    ClaimRow(
      #""kind": "range", "symbols": {"x": {}}, "of": "exp(x)""#,
      #""(0,∞)""#, .pass),
    ClaimRow(
      item4,
      #""{0} U {1}""#, .pass),
    ClaimRow(
      item4,
      #""{0,1}""#, .pass),
    ClaimRow(
      item4,
      #""[0,1]""#, .fail),
    ClaimRow(
      item5,
      #""(-inf,0) ∪ (0,inf)""#, .pass),
    ClaimRow(
      item5,
      #""R""#, .fail),
    ClaimRow(
      #""kind": "range", "symbols": {"x": {}}, "of": "0*x""#,
      #""{0}""#, .pass),
    ClaimRow(
      #""kind": "range", "symbols": {"x": {}}, "of": "log(x)""#,
      #""R""#, .pass),
    ClaimRow(
      item6,
      #""(0, 1/4]""#, .pass),
    ClaimRow(
      item6,
      #""(0, 1/4)""#, .fail),
    ClaimRow(
      item6,
      #""[0, 1/4]""#, .fail),
    ClaimRow(
      #""kind": "range", "symbols": {"x": {}}, "of": "1-tanh(x)^2""#,
      #""(0,1]""#, .pass),
    ClaimRow(
      #""kind": "range", "symbols": {"x": {}}, "of": "leakyrelu(x)""#,
      #""R""#, .pass),
    ClaimRow(
      #""kind": "range", "symbols": {"x": {}}, "of": "softplus(x)""#,
      #""(0,inf)""#, .pass),
    ClaimRow(
      #""kind": "range", "symbols": {"x": {}}, "of": "abs(x)""#,
      #""[0,inf)""#, .pass),
    ClaimRow(
      #""kind": "range", "symbols": {"x": {}}, "of": "x""#,
      #""R""#, .pass),
    ClaimRow(
      #""kind": "range", "symbols": {"x": {}}, "of": "cos(x)""#,
      #""[-1,1)""#, .fail),
    ClaimRow(
      item7,
      #""[0,1]""#, .pass),
    ClaimRow(
      item7,
      #""(0,1)""#, .fail),
    ClaimRow(
      #""kind": "range", "symbols": {"x": {"range": [-1, 2]}}, "of": "x^2""#,
      #""[0,4]""#, .pass),
    ClaimRow(
      #""kind": "range", "symbols": {"x": {}}, "of": "x*exp(-x^2)""#,
      #""[-1/sqrt(2*e), 1/sqrt(2e)]""#, .pass),
    ClaimRow(
      item8,
      #""(0,1)""#, .pass),
    ClaimRow(
      item8,
      #""[0,1]""#, .fail),
    ClaimRow(
      item9,
      #""(0,1]""#, .pass),
    ClaimRow(
      item9,
      #""(0,1)""#, .fail),
    ClaimRow(
      #""kind": "range", "symbols": {"z": {"shape": ["K"]}, "j": {"domain": {"index": "K"}}}, "dimensions": {"K": [2, 3]}, "of": "z[j]-max(z)""#,
      #""(-inf,0]""#, .pass),
    ClaimRow(
      #""kind": "range", "symbols": {"z": {"shape": ["K"]}, "j": {"domain": {"index": "K"}}}, "dimensions": {"K": [2, 3]}, "of": "sum(softmax(z))""#,
      #""{1}""#, .pass),
    ClaimRow(
      item0,
      #""(0,1""#, .invalid),
    ClaimRow(
      item0,
      #""(1,0)""#, .invalid),
    ClaimRow(
      item0,
      #""[0,inf]""#, .invalid),
    ClaimRow(
      item0,
      #""zero to one""#, .invalid),
    ClaimRow(
      item0,
      #""""#, .missing),
    ClaimRow(
      item0,
      #""\\left(0, 1\\right)""#, .pass),
    ClaimRow(
      item0,
      #""(0,1/2) U [1/2,1)""#, .pass),
    ClaimRow(
      item0,
      #""(0,1/2) U (1/2,1)""#, .fail),
  ]
}
