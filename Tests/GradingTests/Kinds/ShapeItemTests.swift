import Testing

@testable import Grading

@Suite("shape")
struct ShapeItemTests {
  @Test("is judged row by row", arguments: rows)
  func judges(row: ClaimRow) throws { try row.check() }

  private static let item0 = """
    "kind": "shape", "dimensions": {"D": [2, 3], "H": [4, 5]}, "symbols": {"W": {"shape": ["D", \
    "H"]}}, "of": "W"
    """

  private static let layers = """
    "kind": "shape", "dimensions": {"D_x": [2, 3], "n1": [4, 5]}, "symbols": {"W": {"shape": \
    ["D_x", "n1"]}}, "of": "W"
    """

  private static let item1 = """
    "kind": "shape", "dimensions": {"D": [2, 3], "H": [4, 5]}, "symbols": {"x": {"shape": \
    ["D"]}}, "of": "x"
    """

  static let rows: [ClaimRow] = [
    ClaimRow(
      #""kind": "shape", "dimensions": {"x": [2, 3], "H": [4, 5]}, "symbols": {"W": {"shape": ["x", "H"]}}, "of": "W""#,
      #""x x H""#, .pass),
    ClaimRow(
      layers,
      #""D_{x} \\times n^{[1]}""#, .pass),
    ClaimRow(
      layers,
      #""$D_{x} \\times n_{1}$""#, .pass),
    ClaimRow(
      layers,
      #""$\\mathbb{R}^{D_{x}\\times n_1}$""#, .pass),
    ClaimRow(
      layers,
      #""\\mathbb{R}^{D_{ x } \\times n^{(1)}}""#, .pass),
    ClaimRow(
      layers,
      #""Dx x n1""#, .pass),
    ClaimRow(
      layers,
      #""D_{x}×n[1]""#, .pass),
    ClaimRow(
      layers,
      #""[D_{x}, n^{[1]}]""#, .pass),
    ClaimRow(
      layers,
      #""\\left(D_{x}, n_1\\right)""#, .pass),
    ClaimRow(
      layers,
      #""{D_{x}} \\times {n_{1}}""#, .pass),
    ClaimRow(
      layers,
      #""(D_x) x (n1)""#, .pass),
    ClaimRow(
      layers,
      #""D_{x}xn_{1}""#, .pass),
    ClaimRow(
      layers,
      #""D_{x}""#, .fail),
    ClaimRow(
      layers,
      #""D_{y} \\times n_1""#, .invalid),
    ClaimRow(
      #""kind": "shape", "of": "1""#,
      #""Scalar""#, .pass),
    ClaimRow(
      #""kind": "shape", "of": "1""#,
      #"["scalar"]"#, .pass),
    ClaimRow(
      #""kind": "shape", "of": "1""#,
      #""H""#, .invalid, note: "an extent is a number"),
    ClaimRow(
      item0,
      #""D x H""#, .pass),
    ClaimRow(
      #""kind": "shape", "dimensions": {"D_x": [2, 3], "H": [4, 5]}, "symbols": {"W": {"shape": ["D_x", "H"]}}, "of": "W""#,
      #""$D_x \\times H$""#, .pass),
    ClaimRow(
      item0,
      #"["H", "D"]"#, .fail),
    ClaimRow(
      #""kind": "shape", "dimensions": {"D": [2, 3], "H": [4, 5]}, "symbols": {"W": {"shape": ["D", "H"]}, "x": {"shape": ["D"]}}, "of": "x^T*W""#,
      #""1×H""#, .pass),
    ClaimRow(
      #""kind": "shape", "dimensions": {"D": [2, 3], "H": [4, 5]}, "symbols": {"W": {"shape": ["D", "H"]}, "x": {"shape": ["D"]}}, "of": "x^T*x""#,
      #""scalar""#, .pass),
    ClaimRow(
      item1,
      #""D""#, .pass),
    ClaimRow(
      item1,
      #""Q x 1""#, .invalid),
    ClaimRow(
      item0,
      #""D × H""#, .pass),
    ClaimRow(
      item0,
      #""D \\times H""#, .pass),
    ClaimRow(
      item0,
      #""(D, H)""#, .pass),
    ClaimRow(
      item0,
      #""D*H""#, .pass),
    ClaimRow(
      item0,
      #""H x D""#, .fail),
    ClaimRow(
      item0,
      #""scalar""#, .fail),
    ClaimRow(
      item0,
      #""2 x 4""#, .fail),
    ClaimRow(
      item0,
      #""D""#, .fail),
    ClaimRow(
      item0,
      #""D x H x 1""#, .invalid),
    ClaimRow(
      item0,
      #""W x H""#, .invalid),
    ClaimRow(
      item0,
      #""""#, .missing),
    ClaimRow(
      item0,
      #"["D", "H"]"#, .pass),
    ClaimRow(
      item0,
      #"{"rows": "D"}"#, .invalid),
  ]
}
