import Engine
import Text

/// A set of real numbers as a union of intervals and single numbers.
struct NumberSet: Sendable {
  /// One piece; an end without a value is infinite.
  struct Piece: Sendable {
    var lower: Interval<DoubleDouble>?
    var upper: Interval<DoubleDouble>?
    var isLowerClosed: Bool
    var isUpperClosed: Bool
    var lowerText: String
    var upperText: String

    /// Whether a number lies between the ends.
    func holds(_ number: Double) -> Bool {
      (lower.map { $0.midpoint.doubleValue < number } ?? true)
        && (upper.map { number < $0.midpoint.doubleValue } ?? true)
    }
  }

  var pieces: [Piece]

  /// Reads `(0, 1)`, `[0, inf)`, `{0}`, `R`, and unions of them.
  static func read(_ text: SourceText, _ scope: Scope) throws(Diagnostic) -> NumberSet {
    var reader = SetReader(text, scope)
    return try reader.read()
  }

  var description: String {
    pieces.map { piece in
      if piece.lower != nil, piece.lowerText == piece.upperText { return "{\(piece.lowerText)}" }
      return (piece.isLowerClosed ? "[" : "(") + piece.lowerText + ", " + piece.upperText
        + (piece.isUpperClosed ? "]" : ")")
    }.joined(separator: " ∪ ")
  }

  /// The same set with pieces that overlap or touch joined, in increasing order.
  var merged: NumberSet {
    let sorted = pieces.sorted { a, b in
      guard let left = a.lower else { return b.lower != nil }
      guard let right = b.lower else { return false }
      return left.midpoint < right.midpoint || (left.midpoint == right.midpoint && a.isLowerClosed)
    }
    var result: [Piece] = []
    for piece in sorted {
      guard let last = result.last, NumberSet.touch(last, piece) else {
        result.append(piece)
        continue
      }
      guard let end = last.upper else { continue }
      let isLonger = piece.upper.map { end.midpoint < $0.midpoint } ?? true
      let isSame = piece.upper.map { end.midpoint == $0.midpoint } ?? false
      if isLonger {
        result[result.count - 1].upper = piece.upper
        result[result.count - 1].upperText = piece.upperText
        result[result.count - 1].isUpperClosed = piece.isUpperClosed
      } else if isSame, piece.isUpperClosed {
        result[result.count - 1].isUpperClosed = true
      }
    }
    return NumberSet(pieces: result)
  }

  /// Whether the second piece begins within the first, or just where it ends.
  private static func touch(_ first: Piece, _ second: Piece) -> Bool {
    guard let end = first.upper, let start = second.lower else { return true }
    if Interval.isEqual(end, start) == .yes { return first.isUpperClosed || second.isLowerClosed }
    return Interval.isLess(start, end) == .yes
  }

  /// Whether a value certainly lies in no piece.
  ///
  /// - Parameter isRounded: whether it is taken at the end of a domain that is kept as the nearest
  ///   double, such as π/3: what lies beyond a closed end by such a rounding lies on it.
  func excludes(_ value: Interval<DoubleDouble>, isRounded: Bool = false) -> Bool {
    func isBeyond(_ value: Sure, _ end: Sure, isClosed: Bool) -> Bool {
      guard Interval.isLess(value, end) == .yes else { return false }
      let room = DoubleDouble(0x1p-49 * max(1, abs(end.midpoint.doubleValue)))
      return !isClosed || !isRounded || room < (end - value).midpoint
    }
    return pieces.allSatisfy { piece in
      if let lower = piece.lower {
        if isBeyond(value, lower, isClosed: piece.isLowerClosed) { return true }
        if !piece.isLowerClosed, Interval.isEqual(value, lower) == .yes { return true }
      }
      if let upper = piece.upper {
        if isBeyond(-value, -upper, isClosed: piece.isUpperClosed) { return true }
        if !piece.isUpperClosed, Interval.isEqual(value, upper) == .yes { return true }
      }
      return false
    }
  }

  private typealias Sure = Interval<DoubleDouble>
}

/// Reads sets of numbers.
private struct SetReader {
  private let text: SourceText
  private let scope: Scope
  private let bytes: [UInt8]

  init(_ text: SourceText, _ scope: Scope) {
    self.text = text
    self.scope = scope
    bytes = Array(SetReader.plain(text.string).utf8)
  }

  /// Signs of set notation in ASCII: `∪` as `U`, `∞` as `inf`.
  private static func plain(_ text: String) -> String {
    var result = text
    let changes = [
      ("\\left", ""), ("\\right", ""), ("\\cup", " U "), ("∪", " U "), ("\\infty", "inf"),
      ("∞", "inf"), ("\\mathbb{R}", "R"), ("\\mathbb R", "R"), ("\\Reals", "R"), ("ℝ", "R"),
      ("\\{", "{"), ("\\}", "}"), ("\\,", " "), ("−", "-"), ("–", "-"), ("$", " "),
      ("\\lbrace", "{"), ("\\rbrace", "}"), ("infinity", "inf"), ("oo", "inf"), ("\\lbrack", "["),
      ("\\rbrack", "]"),
    ]
    for (from, to) in changes { result = result.replacing(from, with: to) }
    return result
  }

  private func fault(_ message: String) -> Diagnostic {
    Diagnostic(
      message, text: text, span: SourceSpan(0, text.bytes.count),
      notes: ["a set is written `(0, 1)`, `[0, inf)`, `{0}`, `R`, or a union of such with `U`"])
  }

  mutating func read() throws(Diagnostic) -> NumberSet {
    var pieces: [NumberSet.Piece] = []
    for part in try parts() { pieces += try piece(part) }
    guard !pieces.isEmpty else { throw fault("there is no set here") }
    return NumberSet(pieces: pieces).merged
  }

  /// The texts between union signs that stand outside all brackets.
  private func parts() throws(Diagnostic) -> [String] {
    var result: [String] = [""]
    var level = 0
    for character in String(decoding: bytes, as: UTF8.self) {
      if "([{".contains(character) { level += 1 }
      if ")]}".contains(character) { level -= 1 }
      if level == 0, character == "U" {
        result.append("")
      } else {
        result[result.count - 1].append(character)
      }
    }
    let trimmed = result.map { SetReader.trimmed($0) }
    guard trimmed.allSatisfy({ !$0.isEmpty }) else { throw fault("a part of the union is missing") }
    return trimmed
  }

  private static func trimmed(_ text: String) -> String {
    var view = Substring(text)
    while let first = view.first, first == " " || first == "\t" || first == "\n" {
      view.removeFirst()
    }
    while let last = view.last, last == " " || last == "\t" || last == "\n" || last == "." {
      view.removeLast()
    }
    return String(view)
  }

  private func piece(_ part: String) throws(Diagnostic) -> [NumberSet.Piece] {
    if part == "R" {
      return [
        NumberSet.Piece(
          lower: nil, upper: nil, isLowerClosed: false, isUpperClosed: false, lowerText: "-inf",
          upperText: "inf")
      ]
    }
    guard let open = part.first, let close = part.last, part.count >= 2 else {
      throw fault("`\(Visible.text(part))` is no set")
    }
    let inside = split(String(part.dropFirst().dropLast()))
    if open == "{", close == "}" {
      var result: [NumberSet.Piece] = []
      for item in inside {
        let value = try number(item)
        result.append(
          NumberSet.Piece(
            lower: value, upper: value, isLowerClosed: true, isUpperClosed: true, lowerText: item,
            upperText: item))
      }
      return result
    }
    guard "([".contains(open), ")]".contains(close), inside.count == 2 else {
      throw fault("`\(Visible.text(part))` is no interval")
    }
    let lower = inside[0] == "-inf" ? nil : try number(inside[0])
    let upper = ["inf", "+inf"].contains(inside[1]) ? nil : try number(inside[1])
    if let lower, let upper, Interval.isLess(upper, lower) == .yes {
      throw fault("the interval `\(Visible.text(part))` is empty: its ends are swapped")
    }
    if (lower == nil && open == "[") || (upper == nil && close == "]") {
      throw fault("infinity is no number, so an interval is open there")
    }
    return [
      NumberSet.Piece(
        lower: lower, upper: upper, isLowerClosed: open == "[", isUpperClosed: close == "]",
        lowerText: inside[0], upperText: inside[1])
    ]
  }

  /// The texts between commas outside all brackets.
  private func split(_ text: String) -> [String] {
    var result = [""]
    var level = 0
    for character in text {
      if "([{".contains(character) { level += 1 }
      if ")]}".contains(character) { level -= 1 }
      if level == 0, character == "," || character == ";" {
        result.append("")
      } else {
        result[result.count - 1].append(character)
      }
    }
    return result.map { SetReader.trimmed($0) }
  }

  private func number(_ text: String) throws(Diagnostic) -> Interval<DoubleDouble> {
    let source = SourceText(name: self.text.name, text)
    do {
      let term = try AuthorFormula.value(source, scope)
      let evaluator = PointEvaluator(scope, scope.firstBinding, values: [:])
      let value = try evaluator.values(term).entries
      if value.count == 1, value[0].isUndefined == .no { return value[0] }
    } catch let error as Diagnostic {
      throw error
    } catch {}
    throw fault("`\(Visible.text(text))` is no number")
  }
}
