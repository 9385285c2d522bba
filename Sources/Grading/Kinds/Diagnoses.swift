import Engine
import Synchronization
import Text

/// The mistakes that answers to one item are compared with, worked out when a first answer fails.
final class Diagnoses: Sendable {
  private enum State: Sendable {
    case open
    case made(MistakeTable?)
  }

  private let state = Mutex(State.open)
  private let make: @Sendable () -> MistakeTable?

  /// - Parameter make: works the table out; nil where nothing can be said.
  init(_ make: @escaping @Sendable () -> MistakeTable?) { self.make = make }

  /// The mistake that an answer comes from; nil where none explains it.
  ///
  /// - Parameter formula: what the term was read from, where it is one formula.
  func mistake(in answer: Term, _ formula: Formula? = nil) -> Mistake? {
    let table = state.withLock { state -> MistakeTable? in
      if case .made(let table) = state { return table }
      let table = make()
      state = .made(table)
      return table
    }
    return table?.mistake(in: answer, formula)
  }
}

extension ItemContext {
  /// The formulas by which the author answers the item, derivatives left out.
  func workedFormulas() -> [Formula] {
    let reader = AnswerReader(vocabulary: scope.vocabulary)
    return ([item.solution].compactMap { $0 } + item.accept).compactMap { field in
      guard let formula = try? reader.formula(field).formula else { return nil }
      let derives = formula.contains {
        if case .derivative = $0.node { return true }
        return false
      }
      return derives ? nil : formula
    }
  }

  /// The mistakes of a term that some formulas mean.
  func mistakes(
    _ reference: Term, _ formulas: [Formula], layout: Layout = .denominator
  ) -> MistakeTable? {
    guard explains else { return nil }
    return try? MistakeTable(
      scope, reference: reference, formulas: formulas, layout: layout, assumptions: assumptions,
      seed: seed, stream: stream)
  }
}

/// The sentences about mistakes.
extension Wording {
  /// What the mistake is; it names a part at most, never the right answer.
  static func mistake(_ mistake: Mistake) -> String {
    let part = mistake.part.map { "`\($0)`" } ?? "a part"
    switch mistake.kind {
    case .sign:
      return mistake.part == nil
        ? "a sign is the opposite of what it should be"
        : "the sign of what comes from \(part) is the opposite"
    case .transpose: return "a transpose is missing, or one too many"
    case .order:
      return
        "the factors of a product stand in the wrong order, or the product is of the wrong kind"
    case .factor: return "the factor \(part) is missing"
    case .term: return "the term \(part) is missing"
    case .scale: return "it is \(mistake.part ?? "a number") times what it should be"
    case .reciprocal:
      return "something is upside down: multiplied where one divides, or the other way round"
    case .chainRule: return "the derivative of \(part) is missing (chain rule)"
    case .productRule: return "what depends on the variable through \(part) was left out"
    case .slope: return "\(part) and its derivative are mistaken for each other"
    case .function: return "\(part) was left out"
    case .activation:
      return "\(part) is mistaken for what goes into its function, or comes out of it"
    case .exponent: return "an exponent is off"
    case .argument: return "the argument of \(part) has the opposite sign"
    case .logarithm: return "the logarithm has another base"
    case .degrees: return "the argument of \(part) is taken in degrees"
    case .mean: return "a sum stands for a mean, or the other way round"
    case .index: return "an index, or the bound of a sum, is off"
    case .variable:
      return "this is the derivative by \(mistake.part == nil ? "another name" : part)"
    case .cases: return "the two cases are exchanged"
    }
  }

  /// Where to look, without saying what is wrong there.
  static func place(_ mistake: Mistake) -> String {
    switch mistake.kind {
    case .sign: "look again at the signs"
    case .transpose, .order: "look again at the order of the products and the transposes"
    case .factor, .scale: "look again at the factors"
    case .term: "look again at the terms"
    case .reciprocal: "look again at what is divided by what"
    case .chainRule, .slope: "look again at the chain rule"
    case .productRule: "look again at every way in which it depends on the variable"
    case .function, .activation: "look again at what goes into each function"
    case .exponent: "look again at the exponents"
    case .argument, .degrees: "look again at the arguments of the functions"
    case .logarithm: "look again at the logarithm"
    case .mean: "look again at sums and means"
    case .index: "look again at the indices"
    case .variable: "look again at what it is differentiated by"
    case .cases: "look again at the cases"
    }
  }
}
