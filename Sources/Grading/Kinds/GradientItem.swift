import Engine
import Text

/// `gradient`: equals what the engine differentiates for itself.
struct GradientItem: ItemKind {
  static let name = "gradient"

  static func form(of item: Item) -> AnswerForm {
    AnswerForm(words: "a formula")
  }

  let context: ItemContext
  private(set) var references: [(layout: Layout, term: Term)]
  private var diagnoses: [Diagnoses] = []
  private var prepared: [PreparedReference]
  /// The derivative that is asked for, as a formula; an answer must not contain it.
  private let asked: Formula

  private let tolerance: Tolerance?
  let reader: AnswerReader

  init(_ context: ItemContext) throws(Diagnostic) {
    self.context = context
    reader = AnswerReader(vocabulary: context.vocabulary)
    tolerance = try context.tolerance()
    let of = try context.required("of").source()
    let by = try context.required("wrt").source()
    var layouts: [Layout] = [.denominator]
    if let field = try context.member("layout") {
      switch try field.oneOf(["denominator", "numerator", "either"]) {
      case "numerator": layouts = [.numerator]
      case "either": layouts = [.denominator, .numerator]
      default: break
      }
    }
    let (function, _) = try AuthorFormula.term(of, context.scope)
    let (variable, _) = try AuthorFormula.term(by, context.scope)
    asked = Formula(.derivative(function, by: variable), function.span)
    var references: [(layout: Layout, term: Term)] = []
    for layout in layouts {
      let formula = Formula(.derivative(function, by: variable), function.span)
      do {
        references.append((layout, try Checker.read(formula, in: context.scope, layout: layout)))
      } catch { throw error.diagnostic(in: by) }
    }
    self.references = references
    prepared = references.map { _ in PreparedReference() }
    for (_, term) in references { try context.checkBuilds(term, context.required("of")) }
    diagnoses = references.map { layout, term in
      Diagnoses {
        var table = context.mistakes(term, context.workedFormulas(), layout: layout)
        table?.addDerivatives(of: function, by: variable)
        return table
      }
    }
  }

  /// A gradient by which the reverse sweep starts at an earlier item's variable with `seed`.
  init(
    _ context: ItemContext, carrying seed: Term, from earlier: ItemContext
  ) throws(Diagnostic) {
    try self.init(context)
    let through = try earlier.required("wrt").source()
    let by = try context.required("wrt").source()
    let (start, _) = try AuthorFormula.term(through, context.scope)
    let (variable, _) = try AuthorFormula.term(by, context.scope)
    var carried: [(layout: Layout, term: Term)] = []
    for (layout, _) in references {
      do {
        carried.append(
          (
            layout,
            try Term.carried(
              seed: seed, through: start, by: variable, in: context.scope, layout: layout)
          ))
      } catch { throw error.diagnostic(in: by) }
    }
    references = carried
    prepared = carried.map { _ in PreparedReference() }
    diagnoses = []
  }

  /// Whether the right answer depends on nothing.
  var isConstant: Bool { references.allSatisfy { $0.term.isConstant(in: context.scope) } }

  func judge(_ field: JSONField) throws(AnswerFault) -> Judgement {
    let answer = try reader.formula(field)
    var fault: AnswerFault?
    var failing: Judgement?
    for (place, (layout, reference)) in references.enumerated() {
      do throws(AnswerFault) {
        let term = try reader.term(
          answer, context.scope, expected: reference.shape, layout: layout)
        var judge = FormulaJudge(context: context, tolerance: tolerance)
        judge.skipsKinks = true
        judge.subject = "the engine's derivative"
        judge.diagnoses = place < diagnoses.count ? diagnoses[place] : nil
        judge.prepared = prepared[place]
        let judgement: Judgement
        do throws(ShapeError) { judgement = try judge.judge(answer, term, reference) } catch {
          throw reader.shapeFault(error, answer)
        }
        if judgement.verdict == .pass, answer.formula.contains(begs) {
          var begging = judgement
          begging.verdict = .fail
          begging.failsByForm = true
          begging.certainty = .certified
          begging.message = "the answer contains the very derivative that is asked for"
          return begging
        }
        if judgement.verdict != .fail { return judgement }
        failing = failing ?? judgement
      } catch { fault = fault ?? error }
    }
    if let failing { return failing }
    throw fault ?? .missing
  }

  /// Whether a part of an answer is the derivative that is asked for, also of a multiple of the
  /// quantity or by all entries of the variable: all of `∂l/∂z` where `∂l/∂z_j` is asked.
  private func begs(_ part: Formula) -> Bool {
    guard case .derivative(let function, let variable) = part.node,
      case .derivative(let quantity, let wanted) = asked.node,
      function.contains({ $0 == quantity })
    else { return false }
    if variable == wanted { return true }
    let (own, other) = (variable.entry, wanted.entry)
    guard own.name != nil, own.name == other.name else { return false }
    // Another entry, told by its number, is another derivative.
    return !(own.isNumbered && other.isNumbered)
  }

  func agrees(_ answer: JSONField, with other: JSONField) -> Bool {
    guard let left = try? reader.formula(answer), let right = try? reader.formula(other) else {
      return false
    }
    for (layout, reference) in references {
      guard
        let first = try? reader.term(
          right, context.scope, expected: reference.shape, layout: layout),
        let second = try? reader.term(
          left, context.scope, expected: reference.shape, layout: layout)
      else { continue }
      var comparison = context.comparison(first, second)
      comparison.skipsKinks = true
      if case .same? = try? comparison.decide() { return true }
    }
    return false
  }

  func reading(of answer: JSONField) throws(AnswerFault) -> AnswerReading {
    AnswerReading(try reader.formula(answer).formula)
  }
}

extension Formula {
  /// The name of which this is an entry, or the name itself, and whether numbers say which entry.
  fileprivate var entry: (name: String?, isNumbered: Bool) {
    switch node {
    case .name(let name): return (name, false)
    case .index(let base, let indices):
      guard case .name(let name) = base.node else { return (nil, false) }
      let isNumbered = indices.allSatisfy { index in
        if case .number = index.node { return true }
        return false
      }
      return (name, isNumbered)
    default: return (nil, false)
    }
  }
}
