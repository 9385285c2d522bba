import Text

/// Points at which both sides of a strict comparison are the same number, shown by the identity test.
extension ForAll {
  /// Whether a strict comparison fails where symbols have the values of some formulas.
  ///
  /// - Parameter values: the symbols with formulas of numbers, such as π/2 or √2.
  package static func isRefuted(
    _ statement: Formula, in scope: Scope, at values: [(name: String, formula: Formula)]
  ) -> Bool {
    guard case .compare(let members, let signs) = statement.node, signs.count == 1,
      [.less, .greater, .notEqual].contains(signs[0])
    else { return false }
    let names = Set(values.map(\.name))
    let free = statement.freeNames.filter { scope.sizes(of: $0).isEmpty }
    guard free.isSubset(of: names) else { return false }
    var builder = Builder(scope, scope.firstBinding)
    do {
      var grids: [Grid] = []
      for member in members {
        var outer = Checker(scope: scope, layout: .denominator)
        var inner = Checker(scope: scope, layout: .denominator)
        var arguments: [Term] = []
        for (name, formula) in values {
          let argument = try outer.value(formula)
          arguments.append(argument)
          inner.parameters[name] = argument.shape
        }
        let body = try inner.closed(try inner.value(member))
        let term = Term(
          .apply(primes: 0, parameters: values.map(\.name), arguments: arguments, body: body),
          body.shape, member.span)
        grids.append(try builder.add(term))
      }
      guard grids.count == 2, grids.allSatisfy(\.isScalar) else { return false }
      let test = IdentityTest(builder, reference: grids[0], answer: grids[1], policy: .common)
      guard case .equal = test.decide(seed: 1) else { return false }
      // Both sides must have a value there.
      let program = Program(builder.graph, outputs: grids.flatMap(\.entries))
      let lanes = program.run(
        builder.inputNames.map { _ in Interval<DoubleDouble>.undefined }, count: 1,
        constants: program.constants(as: Interval<DoubleDouble>.self))
      return program.outputs.allSatisfy { lanes[$0, 0].isUndefined == .no }
    } catch { return false }
  }

  /// A number that formulas often single out, close to where a margin was found to vanish.
  static func singledOut(near value: Double) -> [Formula] {
    let span = SourceSpan(0, 0)
    func number(_ top: Int, _ bottom: Int = 1) -> Formula {
      Formula(.number(Rational(numerator: top, denominator: bottom) ?? .zero), span)
    }
    func times(_ a: Formula, _ b: Formula) -> Formula { Formula(.binary(.multiply, a, b), span) }
    func call(_ name: String, _ a: Formula) -> Formula {
      Formula(.call(name, primes: 0, [a]), span)
    }
    var result: [(Double, Formula)] = []
    for twelfths in -48...48 where twelfths != 0 {
      let part = times(number(twelfths, 12), Formula(.constant(.pi), span))
      result.append((Double(twelfths) / 12 * .pi, part))
    }
    for whole in 2...30 {
      let root = Double(whole).squareRoot()
      for (factor, bottom) in [(1, 1), (-1, 1), (1, 2), (-1, 2)] {
        let scaled = times(number(factor, bottom), call("sqrt", number(whole)))
        result.append((root * Double(factor) / Double(bottom), scaled))
      }
    }
    let close = result.filter { abs($0.0 - value) < 1e-4 * max(1, abs(value)) }.map(\.1)
    // e^value is close to a whole number, or the other way round: logarithms and the number e.
    let logarithms = (2...12).map { (whole: $0, formula: call("log", number($0))) }
    let near = logarithms.filter { entry in
      let power = DoubleDouble(value).applying(.exp).doubleValue
      return abs(power - Double(entry.whole)) < 1e-3
    }
    return close + near.map(\.formula)
      + (abs(value - 2.718281828) < 1e-4 ? [Formula(.constant(.e), span)] : [])
  }
}
