import Testing
import Text

@testable import Engine

/// The vocabulary of a test, as in `x y:1 W:2 i:i K:d f:f2 J:0<theta,x> l=ell`.
///
/// A name alone is a number; after the colon stand a rank, `?` for an unknown rank, `i` for an
/// index, `d` for a dimension, `f` and a count for a function; in `<>` what a definition rests on.
func vocabulary(_ names: String) -> Vocabulary {
  var result = Vocabulary()
  for item in names.split(separator: " ") {
    let spellings = item.split(separator: "=").map(String.init)
    let parts = spellings[0].split(separator: ":").map(String.init)
    let kind = parts.count > 1 ? parts[1] : "0"
    var dependencies: Set<String>?
    if let open = kind.firstIndex(of: "<") {
      let list = kind[open...].dropFirst().dropLast()
      dependencies = Set(list.split(separator: ",").map(String.init))
    }
    let entry: Vocabulary.Entry
    switch kind.prefix(1) {
    case "i": entry = .index
    case "d": entry = .dimension
    case "f": entry = .function(arguments: Int(kind.dropFirst()) ?? 1)
    default: entry = .value(rank: Int(kind.prefix(1)))
    }
    result.declare(parts[0], entry, dependencies: dependencies)
    for other in spellings.dropFirst() { result.alias(other, for: parts[0]) }
  }
  return result
}

/// Reads a formula with the given names.
func read(_ text: String, _ names: String) throws(SyntaxError) -> Formula {
  try Parser.formula(SourceText(name: "formula", text), vocabulary(names))
}

/// Expects that `text` is read as the tree which `tree` prints, and that `tree` is read so too.
func expect(
  _ text: String, means tree: String, names: String,
  _ place: Testing.SourceLocation = #_sourceLocation
) {
  do throws(SyntaxError) {
    let formula = try read(text, names)
    #expect(formula.description == tree, sourceLocation: place)
    expectSpans(of: formula, within: text.utf8.count, place)
    let again = try read(formula.description, names)
    #expect(again == formula, "reread as \(again)", sourceLocation: place)
  } catch {
    let told = error.diagnostic(in: SourceText(name: "formula", text))
    Issue.record("\(text): \(told.message) at \(error.span)", sourceLocation: place)
  }
}

/// Expects that every node stands somewhere in a text of so many bytes.
private func expectSpans(
  of formula: Formula, within count: Int, _ place: Testing.SourceLocation
) {
  let span = formula.span
  #expect(
    0 <= span.start && span.start < span.end && span.end <= count, "\(formula) at \(span)",
    sourceLocation: place)
  for child in formula.children { expectSpans(of: child, within: count, place) }
}

extension Formula {
  /// The tree with every node in brackets, which leaves no room for precedence.
  var outline: String {
    let parts = children.map(\.outline).joined(separator: " ")
    switch node {
    case .binary(let sign, _, _): return "(\(sign.rawValue) \(parts))"
    case .negate: return "(neg \(parts))"
    case .transpose: return "(T \(parts))"
    case .index: return "(at \(parts))"
    case .call(let name, let primes, _), .apply(let name, let primes, _):
      return "(\(name)\(String(repeating: "'", count: primes)) \(parts))"
    case .bars: return "(bars \(parts))"
    case .derivative: return "(d \(parts))"
    case .reduce(let kind, let index, _, _, _): return "(\(kind.rawValue) \(index) \(parts))"
    case .compare(_, let signs):
      return "(\(signs.map(\.rawValue).joined(separator: ",")) \(parts))"
    case .and: return "(and \(parts))"
    case .or: return "(or \(parts))"
    case .not: return "(not \(parts))"
    case .limit: return "(-> \(parts))"
    default: return description
    }
  }
}
