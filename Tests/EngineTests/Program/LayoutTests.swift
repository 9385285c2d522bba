import Engine
import TestSupport
import Testing

@Suite("Layouts of derivatives")
struct LayoutTests {
  static let setting = "x[2]; u[3]; r[1,3]; W[2,3]; s; row = r*W'"
  static let point: [String: [Double]] = [
    "x": [1, 2], "u": [1, 0, -1], "r": [1, 2, 3], "W": [1, 2, 3, 4, 5, 6], "s": [2],
  ]

  @Test(
    "Shape and entries follow the contract",
    arguments: [
      // Of a number: the shape of the variable, or its transpose.
      ("diff(x'*x, x)", "2 x 1", "[2, 4]", "1 x 2", "[2, 4]"),
      ("diff(r*r', r)", "1 x 3", "[2, 4, 6]", "3 x 1", "[2, 4, 6]"),
      (
        "diff(x'*W*u, W)", "2 x 3", "[[1, 0, -1], [2, 0, -2]]", "3 x 2",
        "[[1, 2], [0, 0], [-1, -2]]"
      ),
      ("diff(s^2, s)", "scalar", "4", "scalar", "4"),
      ("diff(x[1]*x[2], x)", "2 x 1", "[2, 1]", "1 x 2", "[2, 1]"),
      ("diff(sum(W), W[2])", "1 x 3", "[1, 1, 1]", "3 x 1", "[1, 1, 1]"),
      ("diff(W[1,2]^2, W[1,2])", "scalar", "4", "scalar", "4"),
      // Of a column by a column: the Jacobian or its transpose.
      ("diff(W*u, u)", "3 x 2", "[[1, 4], [2, 5], [3, 6]]", "2 x 3", "[[1, 2, 3], [4, 5, 6]]"),
      ("diff(W'*x, x)", "2 x 3", "[[1, 2, 3], [4, 5, 6]]", "3 x 2", "[[1, 4], [2, 5], [3, 6]]"),
      ("diff([x[1]^2, x[1]*x[2]], x)", "2 x 2", "[[2, 2], [0, 1]]", "2 x 2", "[[2, 0], [2, 1]]"),
      // Between rows: always the Jacobian.
      ("diff(r*W', r)", "2 x 3", "[[1, 2, 3], [4, 5, 6]]", "2 x 3", "[[1, 2, 3], [4, 5, 6]]"),
      ("diff(row, r)", "2 x 3", "[[1, 2, 3], [4, 5, 6]]", "2 x 3", "[[1, 2, 3], [4, 5, 6]]"),
      // The Jacobian of an elementwise function is the diagonal matrix.
      ("diff(x .* x, x)", "2 x 2", "[[2, 0], [0, 4]]", "2 x 2", "[[2, 0], [0, 4]]"),
      (
        "diff(r .* r, r)", "3 x 3", "[[2, 0, 0], [0, 4, 0], [0, 0, 6]]", "3 x 3",
        "[[2, 0, 0], [0, 4, 0], [0, 0, 6]]"
      ),
      ("diff(x, x)", "2 x 2", "[[1, 0], [0, 1]]", "2 x 2", "[[1, 0], [0, 1]]"),
    ])
  func layouts(
    _ formula: String, _ shape: String, _ entries: String, _ turned: String, _ turnedEntries: String
  ) throws {
    let setting = try Setting(LayoutTests.setting)
    #expect(try setting.term(formula).shape.description == shape)
    #expect(try setting.values(formula, at: LayoutTests.point).text() == entries)
    let numerator = try setting.values(formula, at: LayoutTests.point, layout: .numerator)
    #expect(try setting.term(formula, layout: .numerator).shape.description == turned)
    #expect(numerator.text() == turnedEntries)
    #expect("\(Shape(.size(numerator.rows), .size(numerator.columns)))" == turned)
  }

  @Test(
    "More than two axes are a shape error",
    arguments: ["diff(W, x)", "diff(W*W', W)", "diff(x, W)", "diff(r, W)", "diff(W, r)"])
  func rank(_ formula: String) throws {
    for layout in [Layout.denominator, .numerator] {
      let error = #expect(throws: ShapeError.self) {
        try Setting(LayoutTests.setting).term(formula, layout: layout)
      }
      #expect(error?.message.contains("has more than two axes") == true)
    }
  }
}
