import Engine
import Text

extension Problem {
  /// The definitions in LaTeX, then the assumptions; nil stands for one that cannot be read.
  ///
  /// - Parameter names: how names are typeset.
  package func typeset(
    names: [String: String]
  ) -> (definitions: [String?], assumptions: [String?]) {
    let scope = ProblemScope(self).scope
    let span = SourceSpan(0, 0)
    let known = scope.definitions.map { definition in
      let head =
        definition.parameters.isEmpty
        ? Formula(.name(definition.name), span)
        : Formula(
          .apply(
            definition.name, primes: 0, definition.parameters.map { Formula(.name($0), span) }),
          span)
      return head.latex(names: names) + " = " + definition.formula.latex(names: names)
    }
    let isWhole = known.count == definitions.count
    return (
      isWhole ? known : definitions.map { _ in nil },
      assumptions.map { text in
        (try? Parser.formula(text, scope.vocabulary))?.latex(names: names)
      }
    )
  }
}
