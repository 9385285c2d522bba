import Engine
import Text

/// Compares a student's loss graph with the reference: nodes, values, edges, partials.
struct GraphCheck {
  let reference: LossGraph
  let student: StudentGraph
  let context: ItemContext

  private(set) var faults: [Fault] = []
  /// Whether a value in the evidence is a number that students must find themselves.
  private(set) var hidesExpected = false
  private(set) var open: [String] = []
  /// The partials that are wrong, as the student wrote them.
  private(set) var wrongPartials: [(edge: LossGraph.Edge, formula: Formula)] = []
  private(set) var notes: [String] = []
  private(set) var evidence = Evidence()
  private(set) var points = Int.max
  private var right = 0
  private var total = 0

  /// For each reference node the student's node that stands for it.
  private var match: [String: String] = [:]
  private var scope: Scope

  /// The part that is right, for marks.
  var fraction: Double { total == 0 ? 0 : Double(right) / Double(total) }

  /// What is wrong, for course staff and for students.
  struct Fault {
    var message: String
    var studentMessage: String
  }

  /// A prefix under which the student's nodes stand beside the reference's.
  private static let mark = "student·"

  init(reference: LossGraph, student: StudentGraph, context: ItemContext) {
    self.reference = reference
    self.student = student
    self.context = context
    scope = reference.scope
  }

  /// Runs all checks.
  ///
  /// - Throws: `ShapeError` where the shapes of a student's node do not fit.
  mutating func run(_ partials: [LossGraph.Edge]) throws(ShapeError) {
    for node in student.order {
      try scope.define(GraphCheck.mark + node.name, renamed(node.formula))
    }
    try matchNodes()
    checkEdges()
    checkOutput()
    try checkPartials(partials)
    if points == .max { points = 0 }
  }

  /// A student's formula with the student's nodes in place of their names.
  private func renamed(_ formula: Formula) -> Formula {
    let own = Set(student.nodes.map(\.name))
    func change(_ formula: Formula) -> Formula {
      if case .name(let name) = formula.node, own.contains(name) {
        return Formula(.name(GraphCheck.mark + name), formula.span)
      }
      return formula.mapChildren(change)
    }
    return change(formula)
  }

  private func term(_ name: String) throws(ShapeError) -> Term {
    try Checker.read(Formula(.name(name), SourceSpan(0, 0)), in: scope)
  }

  private mutating func compare(_ a: Term, _ b: Term) throws(ShapeError) -> Agreement? {
    guard scope.same(a.shape, b.shape) else { return nil }
    var comparison = Comparison(
      scope: scope, reference: a, answer: b, seed: context.seed, stream: context.stream)
    comparison.plan = context.plan
    let agreement = try comparison.decide()
    if case .same(let count, _, _, _) = agreement { points = min(points, count) }
    return agreement
  }

  /// Finds each reference node among the student's, by name first, then by value.
  private mutating func matchNodes() throws(ShapeError) {
    let names = Set(student.nodes.map(\.name))
    var free = student.order.map(\.name).filter { !reference.nodes.contains($0) }
    for node in reference.nodes {
      total += 1
      let wanted = try term(node)
      if names.contains(node) {
        let agreement = try compare(wanted, try term(GraphCheck.mark + node))
        match[node] = node
        judgeValue(agreement, node, isConstant: wanted.isConstant(in: scope))
        continue
      }
      var found: String?
      var doubt: String?
      for candidate in free where found == nil {
        switch try compare(wanted, try term(GraphCheck.mark + candidate)) {
        case .same: found = candidate
        case .undecided(let reason):
          doubt = doubt ?? "whether `\(candidate)` is `\(node)`: " + Wording.undecided(reason)
        case .different, nil: continue
        }
      }
      if let found {
        match[node] = found
        free.removeAll { $0 == found }
        right += 1
      } else if let doubt {
        open.append(doubt)
      } else {
        fault("the node `\(node)` is missing", at: node)
      }
    }
  }

  private mutating func judgeValue(
    _ agreement: Agreement?, _ node: String, isConstant: Bool
  ) {
    switch agreement {
    case .same: right += 1
    case .different(let difference):
      if evidence.point.isEmpty {
        let places = evidence.places
        evidence = Evidence(difference)
        evidence.places = places
      }
      let place = Wording.point(difference.point)
      let opening = "the node `\(node)` has another value: \(place.isEmpty ? "" : "at \(place) ")"
      let own = opening + "it is \(difference.answer)"
      let message = own + ", not \(difference.reference)"
      fault(message, students: isConstant ? own + ", which is not right" : message, at: node)
      hidesExpected = hidesExpected || isConstant
    case .undecided(let reason): open.append("the node `\(node)`: " + Wording.undecided(reason))
    case nil: fault("the node `\(node)` has another shape", at: node)
    }
  }

  private mutating func fault(_ message: String, students: String? = nil, at place: String) {
    faults.append(Fault(message: message, studentMessage: students ?? message))
    evidence.places.append(place)
  }

  /// The matched nodes and inputs from which a student's node is computed, split nodes passed.
  private func operands(of node: String) -> Set<String> {
    let byMatch = Dictionary(match.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let formulas = Dictionary(
      student.nodes.map { ($0.name, $0.formula) }, uniquingKeysWith: { first, _ in first })
    var found: Set<String> = []
    var seen: Set<String> = [node]
    var stack = formulas[node].map { Array($0.freeNames) } ?? []
    while let name = stack.popLast() {
      if let known = byMatch[name] {
        found.insert(known)
      } else if reference.inputs.contains(name) {
        found.insert(name)
      } else if seen.insert(name).inserted, let formula = formulas[name] {
        stack += formula.freeNames
      }
    }
    return found
  }

  private mutating func checkEdges() {
    for node in reference.nodes {
      let wanted = reference.operands(of: node)
      total += wanted.count
      guard let own = match[node] else { continue }
      let found = operands(of: own)
      right += wanted.intersection(found).count
      for name in wanted.subtracting(found).sorted() {
        fault("the edge `\(name)->\(node)` is missing", at: "\(name)->\(node)")
      }
      for name in found.subtracting(wanted).sorted() {
        fault("the edge `\(name)->\(node)` does not belong there", at: "\(name)->\(node)")
      }
    }
  }

  private mutating func checkOutput() {
    total += 1
    if match[reference.output] == student.output {
      right += 1
      return
    }
    guard match[reference.output] != nil else { return }
    let message =
      student.nodes.contains { $0.name == student.output }
      ? "the output is `\(reference.output)`, not `\(student.output)`"
      : "the output `\(Visible.text(student.output))` is no node of the graph"
    fault(message, at: student.output)
  }

  private mutating func checkPartials(_ asked: [LossGraph.Edge]) throws(ShapeError) {
    let back = Dictionary(match.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var given: [LossGraph.Edge: FormulaAnswer] = [:]
    for (edge, answer) in student.partials {
      let known = LossGraph.Edge(from: back[edge.from] ?? edge.from, to: back[edge.to] ?? edge.to)
      given[known] = answer
    }
    let edges = Set(reference.edges)
    for edge in asked {
      total += 1
      guard let answer = given[edge] else {
        fault("the local partial of `\(edge)` is not given", at: "\(edge)")
        continue
      }
      try checkPartial(edge, answer)
    }
    for edge in given.keys.sorted(by: { $0.description < $1.description })
    where !asked.contains(edge) {
      guard edges.contains(edge), let answer = given[edge] else {
        notes.append("`\(edge)` is no edge of the graph, so its partial was not judged")
        continue
      }
      total += 1
      try checkPartial(edge, answer)
    }
  }

  private mutating func checkPartial(
    _ edge: LossGraph.Edge, _ answer: FormulaAnswer
  ) throws(ShapeError) {
    guard let formula = reference.scope.definition(edge.to)?.formula else { return }
    let wanted = try Term.localPartial(of: formula, by: edge.from, in: scope)
    let term = try Checker.read(partialFormula(answer.formula), in: scope)
    switch try compare(wanted, term) {
    case .same: right += 1
    case .different(let difference):
      wrongPartials.append((edge, answer.formula))
      let place = Wording.point(difference.point)
      if evidence.point.isEmpty {
        let places = evidence.places
        evidence = Evidence(difference)
        evidence.places = places
      }
      let isConstant = wanted.isConstant(in: scope)
      let at = place.isEmpty ? "" : "at \(place) "
      let own = "the local partial of `\(edge)` is wrong: \(at)yours is \(difference.answer)"
      let message = own + ", it is \(difference.reference)"
      fault(message, students: isConstant ? own : message, at: "\(edge)")
      hidesExpected = hidesExpected || isConstant
    case .undecided(let reason):
      open.append("the local partial of `\(edge)`: " + Wording.undecided(reason))
    case nil: fault("the local partial of `\(edge)` has another shape", at: "\(edge)")
    }
  }

  /// A partial may use the reference's names and the student's own nodes.
  private func partialFormula(_ formula: Formula) -> Formula {
    func change(_ formula: Formula) -> Formula {
      if case .name(let name) = formula.node, scope.symbol(name) == nil,
        scope.definition(name) == nil
      {
        return Formula(.name(GraphCheck.mark + name), formula.span)
      }
      return formula.mapChildren(change)
    }
    return change(formula)
  }
}
