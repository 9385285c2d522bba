import Engine
import Text

/// What came of trying out a problem file as its author would want it tried.
package struct Validation: Sendable {
  /// The file's name.
  package var file: String
  /// The set's id and title.
  package var problemSet: String
  package var title: String?
  /// Faults of the file, each with its place.
  package var faults: [Diagnostic]
  /// The items in the file's order.
  package var items: [ItemValidation]
  /// What an author may want to know, though nothing is wrong with it.
  package var notes: [String] = []

  /// Whether nothing is wrong; warnings do not count.
  package var isSound: Bool { faults.isEmpty && items.allSatisfy(\.errors.isEmpty) }

  /// Whether there is nothing to remark on either.
  package var isSpotless: Bool { isSound && items.allSatisfy(\.warnings.isEmpty) }

  /// The generated mistakes that fail as they should, and all of them.
  package var mutants: (failing: Int, all: Int) {
    (items.reduce(0) { $0 + $1.failing }, items.reduce(0) { $0 + $1.failing + $1.survivors.count })
  }
}

/// What came of trying out one item.
package struct ItemValidation: Sendable {
  /// `PROBLEM/ITEM`.
  package var id: String
  /// The item's kind.
  package var kind: String
  /// The solution's verdict; nil where there is none.
  package var solution: Verdict?
  /// In how many rewritten forms the solution passes.
  package var forms = 0
  /// How many listed wrong answers fail with their own hint.
  package var wrong = 0
  /// How many generated mistakes fail.
  package var failing = 0
  /// How many generated changes turned out to mean the same as the solution.
  package var equivalent = 0
  /// Generated mistakes that pass.
  package var survivors: [String] = []
  /// What is wrong.
  package var errors: [String] = []
  /// What may be wrong.
  package var warnings: [String] = []
}

extension Validation {
  /// Tries out a problem set.
  package init(_ set: ProblemSet, options: GradingOptions = GradingOptions()) {
    var options = options
    options.explains = false
    let grader = Grader(set, options: options)
    self.init(
      file: set.text.name, problemSet: set.id, title: set.title, faults: grader.faults, items: [])
    notes = set.problems.flatMap(Validation.sizeNotes)
    notes += set.problems.flatMap { Validation.assumptionNotes($0, seed: options.seed) }
    items = grader.validated { ItemValidator($0).run() }
    for (place, finding) in grader.carryingFaults() where place < items.count {
      items[place].errors.append(finding)
    }
  }

  /// Notes on assumed equalities that the sampler cannot bring about exactly.
  private static func assumptionNotes(_ problem: Problem, seed: UInt64) -> [String] {
    let known = ProblemScope(problem)
    guard known.faults.isEmpty else { return [] }
    return problem.assumptions.compactMap { text in
      guard let (formula, _) = try? AuthorFormula.term(text, known.scope),
        case .compare(let members, let signs) = formula.node, signs == [.equal],
        let left = try? Checker.read(members[0], in: known.scope),
        let right = try? Checker.read(members[1], in: known.scope)
      else { return nil }
      var comparison = Comparison(
        scope: known.scope, reference: left, answer: right, seed: seed, stream: ["assume"])
      comparison.assumptions = known.assumptions
      guard case .undecided? = try? comparison.decide() else { return nil }
      return "in `\(problem.id)` the assumption `\(text.string)` can neither be solved for one "
        + "symbol nor met by enumeration; what rests on it stays undecided"
    }
  }

  /// Notes on dimensions of one size, at which a mistake in sizes can pass by luck.
  private static func sizeNotes(_ problem: Problem) -> [String] {
    problem.dimensions.compactMap { name, sizes in
      guard Set(sizes).count == 1, let size = sizes.first else { return nil }
      return "in `\(problem.id)` the dimension `\(name)` has one size alone, \(size); answers are "
        + "compared at no other"
    }
  }
}
