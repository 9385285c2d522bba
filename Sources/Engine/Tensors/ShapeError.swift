import Text

/// Why a formula that can be read has no meaning in its scope, and where.
package struct ShapeError: Error, Hashable, Sendable {
  /// What is wrong.
  package var reason: Reason

  /// Where it is wrong.
  package var span: SourceSpan

  /// The closed set of reasons.
  package enum Reason: Hashable, Sendable {
    case mismatch(operation: String, left: Shape, right: Shape, advice: String?)
    case needsScalar(String, found: Shape)
    case needsVector(String, found: Shape)
    case needsSquare(String, found: Shape)
    case needsTensor(String)
    case primeOfNumber
    case indexOfNumber
    case indexCount(Shape, found: Int)
    case indexNotWhole(String)
    case indexOutOfRange(Int, name: String, limit: Int)
    case indexTooLarge
    case openLength
    case openRange(String)
    case mixedIndices(String)
    case conditionAsValue
    case valueAsCondition
    case infinity
    case limit
    case derivativeByExpression
    case derivativeRank(of: Shape, by: Shape)
    case notDerivable(String)
    case tooLarge(limit: Int)
    case matrixTooLarge(String, limit: Int)
    case exponentTooLarge(limit: Int)
    case tooManyTerms(limit: Int)
    case undefinedName(String)
  }

  init(_ reason: Reason, _ span: SourceSpan) {
    self.reason = reason
    self.span = span
  }

  /// The reason in one sentence.
  package var message: String {
    switch reason {
    case .mismatch(let operation, let left, let right, _):
      return "shapes do not fit: \(left) \(operation) \(right)"
    case .needsScalar(let name, let found): return "`\(name)` needs a number, found \(found)"
    case .needsVector(let name, let found): return "`\(name)` needs a vector, found a \(found)"
    case .needsSquare(let name, let found):
      return "`\(name)` needs a square matrix, found \(found)"
    case .needsTensor(let name): return "`\(name)` needs a vector or matrix, found a scalar"
    case .primeOfNumber: return "a prime after a number: there is nothing to transpose"
    case .indexOfNumber: return "this is a number and has no entries"
    case .indexCount(let shape, let found):
      return "\(found) indices on a value of shape \(shape)"
    case .indexNotWhole(let text): return "the index `\(text)` is no whole number known beforehand"
    case .indexOutOfRange(let index, let name, let limit):
      return "index \(index) of `\(name)` is outside 1 to \(limit)"
    case .indexTooLarge: return "an index or a limit of a sum does not fit in 64 bits"
    case .openLength: return "the length of this 1 or I cannot be told from what stands around it"
    case .openRange(let name): return "the range of the index `\(name)` cannot be told"
    case .mixedIndices(let name): return "`\(name)` of several different indices"
    case .conditionAsValue: return "a condition stands where a value is needed"
    case .valueAsCondition: return "a value stands where a condition is needed"
    case .infinity: return "infinity stands only in limits and ranges"
    case .limit: return "a limit stands only in conditions"
    case .derivativeByExpression: return "a derivative is taken by a name or an entry of one"
    case .derivativeRank(let f, let x):
      return "the derivative of a \(f) by a \(x) has more than two axes"
    case .notDerivable(let name): return "`\(name)` has no derivative here"
    case .tooLarge(let limit): return "the formula needs more than \(limit) operations"
    case .matrixTooLarge(let name, let limit):
      return "\(name) is computed for matrices up to \(limit) x \(limit)"
    case .exponentTooLarge(let limit):
      return "powers of a matrix are computed for exponents up to \(limit)"
    case .tooManyTerms(let limit): return "a sum or product has at most \(limit) terms here"
    case .undefinedName(let name): return "`\(name)` has no value here"
    }
  }

  /// Whether the formula has a meaning that this engine does not work out.
  package var isLimit: Bool {
    switch reason {
    case .tooLarge, .matrixTooLarge, .exponentTooLarge, .tooManyTerms, .indexTooLarge:
      return true
    default: return false
    }
  }

  /// Advice.
  package var notes: [String] {
    switch reason {
    case .mismatch(_, _, _, .some(let advice)): return [advice]
    case .primeOfNumber: return ["the derivative of a function is written σ'(x) or d/dx"]
    case .openLength: return ["write ones(n) or eye(n)"]
    case .openRange(let name): return ["write the limits, such as \(name)=1..K"]
    default: return []
    }
  }

  /// The error as a picture-ready fact about `text`.
  package func diagnostic(in text: SourceText) -> Diagnostic {
    var notes = notes
    if case .derivativeByExpression = reason {
      let written = Visible.text(text[narrowed(in: text)])
      // Two names side by side are more often one that is misspelt than a product.
      if written.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) {
        notes.append("`\(written)` is no declared name; it is read as a product of several")
      }
    }
    return Diagnostic(message, text: text, span: narrowed(in: text), notes: notes)
  }

  /// The span without blanks at its ends and brackets that belong to the operands beside it.
  private func narrowed(in text: SourceText) -> SourceSpan {
    let blanks = Array(" \t\n\r".utf8)
    let before = blanks + Array(")]}".utf8)
    let after = blanks + Array("([{".utf8)
    // A place in another text, such as a definition's, is no place in this one.
    guard span.start >= 0, span.start <= span.end, span.end <= text.bytes.count else {
      return SourceSpan(0, text.bytes.count)
    }
    var place = span
    while place.start < place.end, before.contains(text.bytes[place.start]) { place.start += 1 }
    while place.start < place.end, after.contains(text.bytes[place.end - 1]) { place.end -= 1 }
    return place.start < place.end ? place : span
  }
}

extension ShapeError {
  /// Two things that should be equal have different shapes.
  package static func differing(_ left: Shape, _ right: Shape, _ span: SourceSpan) -> ShapeError {
    ShapeError(.mismatch(operation: "=", left: left, right: right, advice: nil), span)
  }
}

extension ShapeError {
  /// A name that stands for nothing.
  package static func undefined(_ name: String, _ span: SourceSpan) -> ShapeError {
    ShapeError(.undefinedName(name), span)
  }
}
