import Engine
import Text

/// The scratch pad: what a formula is, and what it comes to.
package enum Evaluation {
  /// A name with its value as it was typed.
  package struct Assignment: Sendable {
    package var name: String
    package var value: SourceText

    package init(name: String, value: SourceText) {
      self.name = name
      self.value = value
    }
  }

  /// What is asked besides the formula.
  package struct Settings: Sendable {
    package var values: [Assignment] = []
    /// The names to differentiate by.
    package var derivatives: [String] = []

    package init() {}
  }

  /// What is told: named lines in order, such as `read as`, `LaTeX`, `value`.
  package struct Report: Sendable {
    package var rows: [(name: String, value: String)]

    package init(rows: [(name: String, value: String)]) { self.rows = rows }
  }

  /// The most names that are taken for numbers without having been given a value.
  private static let maximumFreeNames = 32

  /// Reads, echoes, computes and differentiates a formula.
  ///
  /// Names with a value are what their value is; other short names (`x`, `beta2`) are numbers that
  /// have none.
  package static func report(
    formula text: SourceText, settings: Settings
  ) throws(Diagnostic) -> Report {
    var scope = Scope()
    var values: [String: [Interval<DoubleDouble>]] = [:]
    for assignment in settings.values { try add(assignment, &scope, &values) }
    let (formula, readings) = try read(text, &scope)
    var rows = [("read as", formula.description), ("LaTeX", formula.latex)]
    for reading in readings {
      rows.append(("note", "`\(text[reading.span])` is read as: \(reading.meaning)"))
    }
    let evaluator = PointEvaluator(scope, Binding(), values: values)
    var asked = [("value", formula)]
    var vague: [String] = []
    do throws(ShapeError) {
      let term = try Checker.read(formula, in: scope)
      if !term.shape.isScalar { rows.append(("shape", term.shape.description)) }
      for name in settings.derivatives {
        let by = try variable(name, scope, formula)
        asked.append(("d/d\(name)", Formula(.derivative(formula, by: by), formula.span)))
      }
      for place in asked.indices {
        let (name, formula) = asked[place]
        let term = try Checker.read(formula, in: scope)
        let value = try value(term, formula, evaluator)
        rows.append((name, value ?? ""))
        if value == nil { vague.append(name == "value" ? "its value" : "`\(name)`") }
      }
    } catch { throw error.diagnostic(in: text) }
    guard vague.isEmpty else {
      throw Diagnostic(
        "\(vague.joined(separator: " and ")) could not be computed closely enough", text: text,
        span: formula.span)
    }
    return Report(rows: rows)
  }

  /// Gives a name its value, which may use names given before.
  private static func add(
    _ assignment: Assignment, _ scope: inout Scope,
    _ values: inout [String: [Interval<DoubleDouble>]]
  ) throws(Diagnostic) {
    guard let name = Vocabulary.canonical(assignment.name) else {
      throw Diagnostic("`\(assignment.name)` is no name")
    }
    let term = try AuthorFormula.value(assignment.value, scope)
    let evaluator = PointEvaluator(scope, Binding(), values: values)
    do throws(ShapeError) {
      values[name] = try evaluator.values(term).entries
    } catch { throw error.diagnostic(in: assignment.value) }
    scope.addSymbol(Scope.Symbol(name: name, shape: term.shape))
  }

  /// Reads the formula; short unknown names become numbers without a value.
  private static func read(
    _ text: SourceText, _ scope: inout Scope
  ) throws(Diagnostic) -> (Formula, [Reading]) {
    for _ in 0..<maximumFreeNames {
      do throws(SyntaxError) {
        let (formula, readings) = try Parser.reading(text, scope.vocabulary)
        return (formula, readings)
      } catch {
        guard case .unknownName(let name, _, _) = error.reason, isShort(name) else {
          throw error.diagnostic(in: text)
        }
        scope.addSymbol(Scope.Symbol(name: name, shape: .scalar))
      }
    }
    throw Diagnostic("the formula has too many unknown names", text: text)
  }

  /// One letter, or a Greek letter's name, perhaps with digits.
  private static func isShort(_ name: String) -> Bool {
    let letters = name.filter { !$0.isNumber }
    return letters.count == 1 || Parser.isGreek(letters)
  }

  private static func variable(
    _ name: String, _ scope: Scope, _ formula: Formula
  ) throws(ShapeError) -> Formula {
    let text = SourceText(name: "wrt", name)
    guard let variable = try? Parser.formula(text, scope.vocabulary) else {
      throw ShapeError.undefined(name, formula.span)
    }
    return variable
  }

  /// What a term comes to; nil where it is not known closely enough to be written.
  private static func value(
    _ term: Term, _ formula: Formula, _ evaluator: PointEvaluator
  ) throws(ShapeError) -> String? {
    let open = try evaluator.missingSymbols(term)
    guard open.isEmpty else {
      return "needs " + open.map { "--set \($0)=…" }.joined(separator: " ")
    }
    if formula.isCondition {
      switch try evaluator.truth(term) {
      case .yes: return "true"
      case .no: return "false"
      case .unknown: return "cannot be told"
      }
    }
    var values = try evaluator.values(term)
    // Numbers around 0 have no first digit; an identity may show that they are 0.
    for place in values.entries.indices.prefix(mostZeros)
    where !KnownDigits.hasEnough(values.entries[place]) {
      let entry = entry(place, of: formula, rows: values.rows, columns: values.columns)
      guard let term = try? Checker.read(entry, in: evaluator.scope),
        let zero = try? AuthorFormula.value(SourceText(name: "zero", "0"), evaluator.scope),
        try evaluator.equality(term, zero) != nil
      else { return nil }
      values.entries[place] = Interval(Rational.zero)
    }
    return KnownDigits.text(of: values)
  }

  /// The most entries of a tensor that are tried to be shown to be 0.
  private static let mostZeros = 64

  /// The formula of one entry of a tensor; of a number, the formula itself.
  private static func entry(
    _ place: Int, of formula: Formula, rows: Int, columns: Int
  ) -> Formula {
    guard rows * columns > 1 else { return formula }
    let indices = rows > 1 && columns > 1 ? [place / columns, place % columns] : [place]
    let numbers = indices.map { Formula(.number(Rational($0 + 1)), formula.span) }
    return Formula(.index(formula, numbers), formula.span)
  }
}
