import Engine
import TestSupport
import Testing
import Text

/// A formula with the place of its shape error marked, the message and the advice.
struct ShapeErrorRow: Sendable, CustomTestStringConvertible {
  /// The formula.
  var picture: String

  /// The sentence.
  var message: String

  /// The note below it, empty where there is none.
  var advice: String

  init(_ picture: String, _ message: String, _ advice: String = "") {
    self.picture = picture
    self.message = message
    self.advice = advice
  }

  var testDescription: String { picture }
}

@Suite("Shape errors")
struct ShapeErrorTests {
  @Test("They name both shapes, point at the place and say what would fit", arguments: rows)
  func errors(_ row: ShapeErrorRow) throws {
    let marked = MarkedText(row.picture)
    let error = #expect(throws: ShapeError.self) {
      try Setting(ShapeTests.setting).term(marked.text)
    }
    #expect(error?.message == row.message)
    #expect(error?.notes.joined(separator: "\n") == row.advice)
    let text = SourceText(name: "answer", marked.text)
    #expect(error?.diagnostic(in: text).span == marked.spans.first)
  }

  @Test(
    "An index outside of its axis is told when sizes are known",
    arguments: [
      ("k[⟦0⟧]", "index 0 of `k` is outside 1 to 4"),
      ("k[⟦5⟧]", "index 5 of `k` is outside 1 to 4"),
      ("W[1,⟦9⟧]", "index 9 of `W` is outside 1 to 3"),
      ("W[⟦-1⟧]", "index -1 of `W` is outside 1 to 2"),
      ("sum(n=1..5, k[⟦n⟧])", "index 5 of `k` is outside 1 to 4"),
      ("z[⟦H+1⟧]", "index 4 of `z` is outside 1 to 3"),
      ("onehot(⟦7⟧, K)", "index 7 of `onehot` is outside 1 to 4"),
      ("diff(k'*k, k[⟦5⟧])", "index 5 of `k` is outside 1 to 4"),
    ])
  func indices(_ picture: String, _ message: String) throws {
    let marked = MarkedText(picture)
    let setting = try Setting(ShapeTests.setting)
    let term = try setting.term(marked.text)
    var builder = Builder(setting.scope, Binding(sizes: ["D": 2, "H": 3, "K": 4]))
    let error = #expect(throws: ShapeError.self) { try builder.add(term) }
    #expect(error?.message == message)
    #expect(error?.span == marked.spans.first)
  }

  static let rows: [ShapeErrorRow] = [
    ShapeErrorRow(
      "W⟦*⟧x", "shapes do not fit: D x H * D x 1", "it would fit with the left side transposed"),
    ShapeErrorRow(
      "s + W⟦*⟧x", "shapes do not fit: D x H * D x 1", "it would fit with the left side transposed"),
    ShapeErrorRow(
      "V⟦*⟧W", "shapes do not fit: H x K * D x H", "it would fit with the two sides swapped"),
    ShapeErrorRow(
      "z⟦*⟧u", "shapes do not fit: H x 1 * H x 1",
      "it would fit with the left side transposed, or with the right side transposed, "
        + "or with the elementwise product `.*`"),
    ShapeErrorRow(
      "W⟦*⟧W",
      "shapes do not fit: D x H * D x H",
      "it would fit with the left side transposed, or with the right side transposed, "
        + "or with the elementwise product `.*`"),
    ShapeErrorRow(
      "z⟦*⟧W", "shapes do not fit: H x 1 * D x H", "it would fit with the two sides swapped"),
    ShapeErrorRow("W⟦*⟧k", "shapes do not fit: D x H * K x 1"),
    ShapeErrorRow(
      "W⟦ ⟧x", "shapes do not fit: D x H * D x 1", "it would fit with the left side transposed"),
    ShapeErrorRow("x⟦+⟧z", "shapes do not fit: D x 1 + H x 1"),
    ShapeErrorRow("x⟦-⟧z*s", "shapes do not fit: D x 1 - H x 1"),
    ShapeErrorRow(
      "z⟦+⟧r", "shapes do not fit: H x 1 + 1 x H", "a transpose of one side would make it fit"),
    ShapeErrorRow(
      "W⟦+⟧W'", "shapes do not fit: D x H + H x D", "a transpose of one side would make it fit"),
    ShapeErrorRow("W⟦+⟧x", "shapes do not fit: D x H + D x 1"),
    ShapeErrorRow("W⟦.*⟧V", "shapes do not fit: D x H .* H x K"),
    ShapeErrorRow("W⟦.*⟧r", "shapes do not fit: D x H .* 1 x H"),
    ShapeErrorRow("z⟦./⟧x", "shapes do not fit: H x 1 ./ D x 1"),
    ShapeErrorRow("z⟦.^⟧x", "shapes do not fit: H x 1 .^ D x 1"),
    ShapeErrorRow(
      "z⟦/⟧u", "shapes do not fit: H x 1 / H x 1", "entry by entry it is written `./`"),
    ShapeErrorRow("x⟦/⟧z", "shapes do not fit: D x 1 / H x 1"),
    ShapeErrorRow(
      "W⟦^⟧2", "shapes do not fit: D x H ^ scalar", "entry by entry it is written `.^`"),
    ShapeErrorRow(
      "z⟦^⟧2", "shapes do not fit: H x 1 ^ scalar", "entry by entry it is written `.^`"),
    ShapeErrorRow(
      "A⟦^⟧s", "shapes do not fit: H x H ^ scalar", "entry by entry it is written `.^`"),
    ShapeErrorRow("⟦softmax(s)⟧", "`softmax` needs a vector or matrix, found a scalar"),
    ShapeErrorRow("⟦softmax(z_j + x_i)⟧", "`softmax` of several different indices"),
    ShapeErrorRow("⟦softmax(z[1])⟧", "`softmax` needs a vector or matrix, found a scalar"),
    ShapeErrorRow("1 + ⟦det(W)⟧", "`det` needs a square matrix, found D x H"),
    ShapeErrorRow("⟦trace(V)⟧", "`trace` needs a square matrix, found H x K"),
    ShapeErrorRow("⟦inv(W)⟧", "`inv` needs a square matrix, found D x H"),
    ShapeErrorRow("⟦diag(W)⟧", "`diag` needs a square matrix, found D x H"),
    ShapeErrorRow("⟦dot(W, z)⟧", "`dot` needs a vector, found a D x H"),
    ShapeErrorRow("⟦dot(x, z)⟧", "shapes do not fit: D x 1 dot H x 1"),
    ShapeErrorRow("⟦cross(k, k)⟧", "`cross` needs a vector, found a K x 1"),
    ShapeErrorRow("⟦outer(W, z)⟧", "`outer` needs a vector, found a D x H"),
    ShapeErrorRow(
      "⟦(s*t)'⟧", "a prime after a number: there is nothing to transpose",
      "the derivative of a function is written σ'(x) or d/dx"),
    ShapeErrorRow("⟦(s*t)[1]⟧", "this is a number and has no entries"),
    ShapeErrorRow("⟦z[1,2,3]⟧", "3 indices on a value of shape H x 1"),
    ShapeErrorRow("z[⟦s⟧]", "the index `s` is no whole number known beforehand"),
    ShapeErrorRow("W[1,⟦t/2⟧]", "the index `t/2` is no whole number known beforehand"),
    ShapeErrorRow("[s, ⟦z⟧]", "`[ ]` needs a number, found H x 1"),
    ShapeErrorRow(
      "s + ⟦\\mathbf{1}⟧", "the length of this 1 or I cannot be told from what stands around it",
      "write ones(n) or eye(n)"),
    ShapeErrorRow(
      "⟦\\sum_k s⟧", "the range of the index `k` cannot be told",
      "write the limits, such as k=1..K"),
    ShapeErrorRow("s + ⟦(s > 0)⟧", "a condition stands where a value is needed"),
    ShapeErrorRow("s*⟦inf⟧", "infinity stands only in limits and ranges"),
    ShapeErrorRow("⟦diff(W, x)⟧", "the derivative of a D x H by a D x 1 has more than two axes"),
    ShapeErrorRow("diff(s^2, ⟦2*s⟧)", "a derivative is taken by a name or an entry of one"),
    ShapeErrorRow("cases(s > 0: z, ⟦x⟧)", "shapes do not fit: H x 1 beside D x 1"),
    ShapeErrorRow("⟦max(x, z)⟧", "shapes do not fit: D x 1 , H x 1"),
    ShapeErrorRow(
      "W ⟦*⟧ x", "shapes do not fit: D x H * D x 1", "it would fit with the left side transposed"),
    ShapeErrorRow(
      "(W + W)⟦*⟧(x + x)", "shapes do not fit: D x H * D x 1",
      "it would fit with the left side transposed"),
    ShapeErrorRow(
      "\\mathbf{W} ⟦\\cdot⟧ x", "shapes do not fit: D x H * D x 1",
      "it would fit with the left side transposed"),
    ShapeErrorRow("softmax(z) ⟦+⟧ softmax(x)", "shapes do not fit: H x 1 + D x 1"),
    ShapeErrorRow(
      "x ⟦−⟧ (W V)", "shapes do not fit: D x 1 - D x K"),
  ]
}
