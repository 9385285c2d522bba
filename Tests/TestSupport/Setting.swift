import Engine
import Text

/// A scope with assumptions, written in one line so that test rows stay short.
///
///     dim H 2 3; x[H]; W[H,H]; p[H] probability; k integer 1..5; j index H; v values 0 1/2;
///     z = W*x; f(u) = u^2; assume k != 2
package struct Setting: Sendable {
  /// What the names mean.
  package private(set) var scope = Scope()

  /// The conditions that every point satisfies.
  package private(set) var assumptions: [Term] = []

  private let parts: [String]

  /// Reads a setting.
  ///
  /// - Throws: what the engine finds wrong with a formula, or a `SettingError`.
  package init(_ text: String) throws {
    try self.init(parts: text.split(separator: ";").map { String($0).trimmed })
  }

  private init(parts: [String]) throws {
    self.parts = parts
    for part in parts where !part.isEmpty { try add(part) }
  }

  private mutating func add(_ part: String) throws {
    let words = part.split(separator: " ").map(String.init)
    if words[0] == "dim" {
      scope.addDimension(words[1], sizes: words.dropFirst(2).compactMap { Int($0) })
    } else if words[0] == "assume" {
      assumptions.append(try term(String(part.dropFirst("assume ".count))))
    } else if let equal = part.firstIndex(of: "=") {
      try define(String(part[..<equal]).trimmed, String(part[part.index(after: equal)...]))
    } else {
      scope.addSymbol(try symbol(words))
    }
  }

  private mutating func define(_ head: String, _ body: String) throws {
    var parameters: [String] = []
    var name = head
    if let open = head.firstIndex(of: "(") {
      name = String(head[..<open])
      let inside = head[head.index(after: open)...].dropLast()
      parameters = inside.split(separator: ",").map { String($0).trimmed }
    }
    var vocabulary = scope.vocabulary
    for parameter in parameters { vocabulary.declare(parameter, .value(rank: nil)) }
    let formula = try Parser.formula(SourceText(name: name, body), vocabulary)
    try scope.define(name, parameters: parameters, formula)
  }

  private func symbol(_ words: [String]) throws -> Scope.Symbol {
    let pieces = words[0].split(separator: "[")
    let extents = (pieces.count > 1 ? pieces[1].dropLast() : "").split(separator: ",").map {
      Int($0).map { Extent.size($0) } ?? Extent.dimension(String($0))
    }
    guard let shape = Shape(extents) else { throw SettingError(part: words[0]) }
    var symbol = Scope.Symbol(name: String(pieces[0]), shape: shape)
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      if let range = Setting.range(word) {
        symbol.range = range
      } else if word == "index", let dimension = rest.popFirst() {
        symbol.domain = .index(dimension)
      } else if word == "values" {
        symbol.domain = .values(rest.compactMap(Setting.rational))
        rest = []
      } else if let domain = Setting.domains[word] {
        symbol.domain = domain
      } else {
        throw SettingError(part: word)
      }
    }
    return symbol
  }

  private static let domains: [String: Scope.Domain] = [
    "real": .real, "positive": .positive, "negative": .negative, "nonnegative": .nonnegative,
    "unit": .unit, "integer": .integer, "natural": .natural, "one-hot": .oneHot,
    "probability": .probability,
  ]

  private static func range(_ word: String) -> ClosedRange<Rational>? {
    guard let dots = word.firstRange(of: ".."),
      let low = rational(String(word[..<dots.lowerBound])),
      let high = rational(String(word[dots.upperBound...])), low <= high
    else { return nil }
    return low...high
  }

  /// The fraction that `3`, `-0.5` or `1/3` spells.
  private static func rational(_ text: String) -> Rational? {
    let parts = text.split(separator: "/").compactMap { Rational(decimal: String($0)) }
    return parts.count == 2 ? parts[0].divided(by: parts[1]) : parts.first
  }
}

/// A part of a setting that cannot be read.
package struct SettingError: Error {
  /// The part.
  package var part: String
}

extension Setting {
  /// Reads a formula.
  package func formula(_ text: String) throws -> Formula {
    try Parser.formula(SourceText(name: "formula", text), scope.vocabulary)
  }

  /// Reads a formula and settles what it means.
  package func term(_ text: String, layout: Layout = .denominator) throws -> Term {
    try Checker.read(try formula(text), in: scope, layout: layout)
  }

  /// The same setting in which a definition is a symbol that moves freely.
  package func freeing(_ name: String) throws -> Setting {
    guard let shape = scope.definition(name)?.term?.shape else { throw SettingError(part: name) }
    let symbol = "\(name)[\(shape.rows),\(shape.columns)]"
    return try Setting(parts: parts.map { $0.hasPrefix(name + " =") ? symbol : $0 })
  }

  /// The same setting with one more part.
  package func adding(_ part: String) throws -> Setting { try Setting(parts: parts + [part]) }

  /// Compares an answer with a reference.
  package func comparison(
    _ reference: String, _ answer: String, _ policy: DomainPolicy = .reference, seed: UInt64 = 1
  ) throws -> Comparison {
    var comparison = Comparison(
      scope: scope, reference: try term(reference), answer: try term(answer), seed: seed,
      stream: [reference, answer])
    comparison.assumptions = assumptions
    comparison.policy = policy
    return comparison
  }

  /// The value of a formula, entry by entry, where symbols have the given values.
  package func values(
    _ text: String, at point: [String: [Double]] = [:], layout: Layout = .denominator,
    _ binding: Binding? = nil
  ) throws -> Values {
    let inputs = point.mapValues { $0.map { Interval<DoubleDouble>($0) } }
    return try PointEvaluator(scope, binding ?? scope.firstBinding, values: inputs)
      .values(try term(text, layout: layout))
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
