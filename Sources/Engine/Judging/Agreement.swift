/// What a comparison found.
package enum Agreement: Sendable {
  /// They agree at so many points; `isProved` where that settles it.
  case same(points: Int, isProved: Bool, notes: [String], certificate: Certificate? = nil)
  /// They differ at a point.
  case different(Difference)
  /// The engine cannot tell.
  case undecided(Reason)

  /// Why it cannot tell.
  package enum Reason: Sendable, Hashable {
    case noPoints
    case undefinedEverywhere
    case nothingInCommon
    case tooFewPoints(found: Int, needed: Int)
    case tooInexact(Int)
    /// Two sides come closer than can be told apart.
    case touching
    /// Two methods disagree, which none of them should.
    case contradiction
  }

  /// The agreement with a certificate, where they agree.
  func certified(_ certificate: Certificate) -> Agreement {
    switch self {
    case .same(let points, _, let notes, _):
      return .same(points: points, isProved: true, notes: notes, certificate: certificate)
    case .different(let difference) where difference.kind == .values:
      return .undecided(.contradiction)
    default: return self
    }
  }

  /// The agreement of some of the numbers that are meant, which proves nothing of the others.
  var unproved: Agreement {
    guard case .same(let points, _, let notes, _) = self else { return self }
    return .same(points: points, isProved: false, notes: notes)
  }

  /// A point at which two formulas differ, and how.
  package struct Difference: Sendable, Hashable {
    /// The values of the symbols that matter.
    package var point: [Coordinate]
    /// The values of watched definitions there.
    package var also: [Coordinate] = []

    /// The entry, such as `[2, 1]`; nil for numbers.
    package var entry: String?

    /// How they differ there.
    package var kind: Kind

    /// The answer's value as text.
    package var answer: String

    /// The reference's value as text.
    package var reference: String

    /// How they differ.
    package enum Kind: Sendable, Hashable {
      case values
      case answerUndefined
      case referenceUndefined
      /// Different expressions whose values differ by less than the digits that are computed.
      case formal
    }
  }

  /// The value of a symbol at a point, as text.
  package struct Coordinate: Sendable, Hashable {
    /// The symbol, dimension or index.
    package var name: String

    /// Its value as text.
    package var value: String

    /// Whether the value is no fraction and these are only its first digits.
    package var isNear = false

    /// A symbol with its value.
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The same, where the values of some symbols are only near those of the point.
  func near(_ symbols: Set<String>) -> Agreement {
    guard case .different(var difference) = self else { return self }
    for place in difference.point.indices where symbols.contains(difference.point[place].name) {
      difference.point[place].isNear = true
    }
    return .different(difference)
  }
}
