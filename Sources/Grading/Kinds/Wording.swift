import Engine

/// The sentences about outcomes, in one place.
enum Wording {
  /// A difference at a point.
  static func differs(
    _ difference: Agreement.Difference, subject: String = "the right value"
  ) -> String {
    let place = point(difference.point)
    let also = difference.also.isEmpty ? "" : "(so \(point(difference.also))) "
    let at = place.isEmpty ? "" : "at \(place) \(also)"
    let entry = difference.entry.map { "in entry \($0) " } ?? ""
    switch difference.kind {
    case .values:
      return "\(at)your formula gives \(difference.answer) \(entry)where \(subject) is "
        + difference.reference
    case .answerUndefined:
      return "\(at)your formula is undefined \(entry)where \(subject) is \(difference.reference)"
    case .referenceUndefined:
      return "\(at)your formula gives \(difference.answer) \(entry)where \(subject) is undefined"
    case .formal: return "your formula is another function than \(subject): " + formal
    }
  }

  /// Why two functions whose values cannot be told apart are two.
  static let formal = "the two differ as expressions, by less than thirty digits show"

  /// `x = 1.5, y = -2`.
  static func point(_ coordinates: [Agreement.Coordinate]) -> String {
    coordinates.map { "\($0.name) \($0.isNear ? "≈" : "=") \($0.value)" }.joined(separator: ", ")
  }

  /// Why the engine could not decide.
  static func undecided(_ reason: Agreement.Reason) -> String {
    switch reason {
    case .noPoints:
      return "no point was found that satisfies the assumptions, so nothing could be compared"
    case .undefinedEverywhere:
      return "neither side has a value at any point that was tried"
    case .nothingInCommon:
      return "there is no point at which both sides were found to have a value"
    case .tooFewPoints(let found, let needed):
      return "only \(found) of \(needed) points were usable"
    case .tooInexact(let count):
      return "at \(count) points the values could not be computed closely enough to tell"
    case .touching:
      return "the two sides meet, or come closer than can be told apart, and no proof was found"
    case .contradiction:
      return "two methods disagree, which is a fault of the grader; please report it"
    }
  }

  /// What a certificate says.
  static func certificate(_ certificate: Certificate) -> String {
    if certificate.runs == 0 { return "identity: both sides are the same expression" }
    let degree = certificate.degree < 0x1p40 ? "\(Int(certificate.degree))" : "2^40"
    let sizes = certificate.sizes.isEmpty ? "" : ", at " + certificate.sizes.joined(separator: "; ")
    return
      "an identity test: degree at most \(degree), \(certificate.runs) random primes, error below "
      + "2^-\(Int(min(certificate.bits, 1000)))\(sizes)"
  }

  /// What an item does not allow.
  static func forbidden(_ name: String) -> String {
    "the value is right, but the answer uses \(feature(name)), which this item does not allow"
  }

  /// A function, name or notation that formulas use.
  static func feature(_ name: String) -> String {
    switch name {
    case "diff": "a derivative sign"
    case "'": "the prime of a function"
    default: "`\(name)`"
    }
  }
}

extension Evidence {
  /// The evidence that a difference is.
  init(_ difference: Agreement.Difference) {
    self.init()
    point = difference.point.map { Coordinate(name: $0.name, value: $0.value) }
    entry = difference.entry
    answerValue = difference.answer
    expectedValue = difference.reference
  }
}
