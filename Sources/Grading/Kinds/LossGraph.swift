import Engine
import Text

/// The loss graph of the problem file.
struct LossGraph: Sendable {
  var scope: Scope
  var inputs: [String]
  var nodes: [String]
  var output: String

  /// From an operand to what is computed from it.
  struct Edge: Sendable, Hashable, CustomStringConvertible {
    var from: String
    var to: String

    init(from: String, to: String) {
      self.from = from
      self.to = to
    }

    /// Reads `u3->u5`, however the arrow is drawn.
    init?(_ text: String) {
      for arrow in ["->", "→", "\\to", "\\rightarrow"] {
        guard let place = Self.range(of: arrow, in: text) else { continue }
        guard let from = Vocabulary.canonical(String(text[..<place.lowerBound])),
          let to = Vocabulary.canonical(String(text[place.upperBound...]))
        else { return nil }
        self.init(from: from, to: to)
        return
      }
      return nil
    }

    private static func range(of piece: String, in text: String) -> Range<String.Index>? {
      var start = text.startIndex
      while start < text.endIndex {
        if text[start...].hasPrefix(piece) {
          return start..<text.index(start, offsetBy: piece.count)
        }
        start = text.index(after: start)
      }
      return nil
    }

    var description: String { "\(from)->\(to)" }
  }

  /// The names that a node is computed from directly.
  func operands(of node: String) -> Set<String> {
    guard let formula = scope.definition(node)?.formula else { return [] }
    return formula.freeNames.intersection(inputs + nodes)
  }

  /// All edges in the order of the nodes.
  var edges: [Edge] {
    nodes.flatMap { node in operands(of: node).sorted().map { Edge(from: $0, to: node) } }
  }
}
