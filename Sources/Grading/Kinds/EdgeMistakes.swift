import Engine
import Text

/// The mistakes that the local partial of an edge is compared with.
///
/// Locally what a node is computed from is free: the partials of other nodes do not come in.
struct EdgeMistakes: Sendable {
  private let scope: Scope
  private let shape: Shape
  private let diagnoses: Diagnoses

  /// Nil where the edge's node cannot be differentiated.
  ///
  /// - Parameter worked: the author's own partial.
  init?(
    _ edge: LossGraph.Edge, _ reference: LossGraph, _ context: ItemContext, worked: Formula?
  ) {
    guard context.explains, let formula = reference.scope.definition(edge.to)?.formula else {
      return nil
    }
    var scope = Scope()
    for dimension in reference.scope.dimensions {
      scope.addDimension(dimension.name, sizes: dimension.sizes)
    }
    for name in reference.operands(of: edge.to).sorted() {
      if let symbol = reference.scope.symbol(name) {
        scope.addSymbol(symbol)
      } else if let shape = reference.scope.definition(name)?.term?.shape {
        scope.addSymbol(Scope.Symbol(name: name, shape: shape))
      }
    }
    let node = Formula(.name(edge.to), formula.span)
    let variable = Formula(.name(edge.from), formula.span)
    let slope = Formula(.derivative(node, by: variable), formula.span)
    guard (try? scope.define(edge.to, formula)) != nil,
      let right = try? Checker.read(slope, in: scope)
    else { return nil }
    let local = scope
    let (seed, stream) = (context.seed, context.stream + [edge.description])
    diagnoses = Diagnoses {
      var table = try? MistakeTable(
        local, reference: right, formulas: worked.map { [$0] } ?? [], layout: .denominator,
        assumptions: [], seed: seed, stream: stream)
      table?.addDerivatives(of: node, by: variable)
      return table
    }
    self.scope = scope
    shape = right.shape
  }

  /// The mistake in a partial; nil where none explains it, or where it uses other names.
  func mistake(in partial: Formula) -> Mistake? {
    guard let term = try? Checker.read(partial, in: scope, expected: shape),
      scope.same(term.shape, shape)
    else { return nil }
    return diagnoses.mistake(in: term, partial)
  }
}
