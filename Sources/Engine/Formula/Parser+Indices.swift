import Text

/// What square brackets and subscripts behind a value hold: its indices, or another factor.
extension Parser {
  /// Refuses a subscript that is no index; in square brackets it would only be grouped.
  func checkIndices(_ indices: [Formula], of value: Formula) throws(SyntaxError) {
    try checkHasEntries(indices, value)
    guard indices.count == 1 else { return }
    let isIndex = mayIndex(indices[0]) || isTensorName(value) && resemblesIndex(indices[0])
    guard isTensorItself(indices[0]) || !isIndex else { return }
    let found = "`\(SyntaxError.short(indices[0].description))`"
    throw SyntaxError(.expected("a whole number as the index", found: found), indices[0].span)
  }

  /// Refuses indices of a number; in square brackets several, or one that is no whole number, would be
  /// a factor beside it.
  private func checkHasEntries(_ indices: [Formula], _ value: Formula) throws(SyntaxError) {
    guard rank(of: value) == 0, indices.count > 1 || !indices.allSatisfy(isWhole) else { return }
    let found = "`\(SyntaxError.short(value.description))`"
    throw SyntaxError(.expected("a vector or a matrix before indices", found: found), value.span)
  }

  private func isTensorItself(_ formula: Formula) -> Bool {
    guard case .name(let name) = formula.node else { return false }
    return isTensor(name)
  }

  /// Whether a formula can be an index: a name, or whole numbers and indices added and multiplied.
  private func mayIndex(_ formula: Formula) -> Bool {
    switch formula.node {
    case .name: return true
    default: return isWhole(formula)
    }
  }

  /// Whether a formula has the form of an index, though it may have names of other numbers in it: of
  /// those it is told later that they are not known beforehand.
  private func resemblesIndex(_ formula: Formula) -> Bool {
    switch formula.node {
    case .number(let number): return number.isInteger
    case .name(let name): return !isTensor(name)
    case .negate(let inner): return resemblesIndex(inner)
    case .binary(let sign, let a, let b):
      return [.add, .subtract, .multiply].contains(sign) && resemblesIndex(a) && resemblesIndex(b)
    default: return false
    }
  }

  func isWhole(_ formula: Formula) -> Bool {
    switch formula.node {
    case .number(let number): return number.isInteger
    case .name(let name):
      switch vocabulary.entries[name] {
      case .index, .dimension: return true
      default: return false
      }
    case .negate(let inner): return isWhole(inner)
    case .binary(let sign, let a, let b):
      return [.add, .subtract, .multiply].contains(sign) && isWhole(a) && isWhole(b)
    default: return false
    }
  }

  func isIndexable(_ value: Formula) -> Bool {
    switch value.node {
    case .number, .constant: return false
    case .name(let name): return !isIndexName(name)
    default: return true
    }
  }

  func isTensorName(_ value: Formula) -> Bool {
    guard case .name = value.node else { return false }
    return isTensorLike(value)
  }

  /// Whether a prime after the value can mean a transpose: not after a number or a scalar name.
  func isTensorLike(_ value: Formula) -> Bool {
    switch value.node {
    case .number, .constant: return false
    case .name(let name):
      if case .value(rank: .some(0)) = vocabulary.entries[name] { return false }
      return true
    default: return true
    }
  }

  /// Whether the square bracket at the cursor holds indices of `value`: in `y[x - y]` it only groups.
  func holdsIndices(of value: Formula) -> Bool {
    let rank = rank(of: value)
    let mayBeScalar = isTensorName(value) && rank.map { $0 > 0 } == true
    guard let close = closingBracket(index), close > index + 1 else { return true }
    let inside = tokens[index + 1..<close]
    if inside.count == 1, rank != 0, let name = inside.first?.word.flatMap(vocabulary.resolve) {
      return !isTensor(name)
    }
    if inside.contains(where: { $0.isMark(.comma) }) { return rank != 0 }
    return inside.allSatisfy { mayStandInIndex($0, mayBeScalar: mayBeScalar) }
  }

  /// Whether a token may be part of an index.
  ///
  /// - Parameter mayBeScalar: whether names of numbers, and what is no name, count as indices; an
  ///   error about the index helps more then than a product does.
  private func mayStandInIndex(_ token: Token, mayBeScalar: Bool) -> Bool {
    switch token.kind {
    case .number(let digits): return digits.allSatisfy(\.isNumber)
    case .word(let units):
      if let name = vocabulary.resolve(token.word ?? "") {
        return isIndexName(name) || mayBeScalar && !isTensor(name)
      }
      return units.allSatisfy { unit in
        guard let name = vocabulary.resolve(unit.text) else {
          return mayBeScalar || Int(unit.text) != nil
        }
        return isIndexName(name) || mayBeScalar && !isTensor(name)
      }
    case .mark(let mark):
      return [
        .comma, .plus, .minus, .star, .leftParenthesis, .rightParenthesis, .leftBrace, .rightBrace,
      ].contains(mark)
    default: return false
    }
  }

  func isIndexName(_ name: String) -> Bool {
    switch vocabulary.entries[name] {
    case .index, .dimension: return true
    default: return false
    }
  }

  /// Whether a declared name is surely no number.
  private func isTensor(_ name: String) -> Bool {
    switch vocabulary.entries[name] {
    case .value(rank: .some(let rank)): return rank > 0
    case .function: return true
    default: return false
    }
  }

  /// The place of the square bracket that closes the one at `open`.
  private func closingBracket(_ open: Int) -> Int? {
    var level = 0
    for place in open..<tokens.count {
      if tokens[place].isMark(.leftBracket) { level += 1 }
      if tokens[place].isMark(.rightBracket) { level -= 1 }
      if level == 0 { return place }
    }
    return nil
  }

  /// The number of axes of a formula, 0 for a number; nil where only shapes can tell.
  ///
  /// - Parameter depth: how far into the tree it looks.
  func rank(of formula: Formula, depth: Int = 12) -> Int? {
    guard depth > 0 else { return nil }
    switch formula.node {
    case .number, .constant, .bars: return 0
    case .name(let name):
      switch vocabulary.entries[name] {
      case .value(let rank): return rank
      case .dimension, .index: return 0
      default: return nil
      }
    case .index(let base, let indices):
      return rank(of: base, depth: depth - 1).map { max($0 - indices.count, 0) }
    case .negate(let inner), .transpose(let inner, _), .reduce(_, _, _, _, let inner):
      return rank(of: inner, depth: depth - 1)
    case .binary(let sign, let a, let b):
      guard let left = rank(of: a, depth: depth - 1), let right = rank(of: b, depth: depth - 1)
      else { return nil }
      switch sign {
      case .add, .subtract, .timesEach, .divideEach, .powerEach: return max(left, right)
      case .divide, .power: return right == 0 ? left : nil
      case .multiply: return left == 0 || right == 0 ? max(left, right) : nil
      }
    case .call(let name, _, let arguments):
      if ["norm", "det", "trace", "dot"].contains(name) { return 0 }
      if name == "eye" { return 2 }
      if name == "onehot" { return 1 }
      if ["ones", "zeros"].contains(name) { return arguments.count }
      return arguments.allSatisfy { rank(of: $0, depth: depth - 1) == 0 } ? 0 : nil
    default: return nil
    }
  }
}
