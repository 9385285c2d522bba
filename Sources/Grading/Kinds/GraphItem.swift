import Engine
import Text

/// `graph`: a loss graph with the reference's nodes, values, edges and local partials.
struct GraphItem: ItemKind {
  static let name = "graph"

  static func form(of item: Item) -> AnswerForm {
    let inputs = item.strings("inputs").joined(separator: ", ")
    let output = item.strings("output").first ?? ""
    var words = #"{"nodes": [{"id": …, "op": …, "inputs": […]} or {"id": …, "formula": …}, …], "#
    words += #""output": …}, from the inputs \#(inputs) to \#(output)"#
    let partials = item.strings("partials")
    var blank: [(String, JSONOutput)] = [("nodes", .array([])), ("output", .string(""))]
    if !partials.isEmpty {
      words += #", with "partials" for "# + partials.joined(separator: ", ")
      blank.append(("partials", .object(partials.map { ($0, .string("")) })))
    }
    return AnswerForm(words: words, blank: .object(blank))
  }

  private let context: ItemContext
  let reference: LossGraph
  private let partials: [LossGraph.Edge]
  private let mistakes: [LossGraph.Edge: EdgeMistakes]

  init(_ context: ItemContext) throws(Diagnostic) {
    self.context = context
    var scope = Scope()
    for dimension in context.scope.dimensions {
      scope.addDimension(dimension.name, sizes: dimension.sizes)
    }
    var inputs: [String] = []
    for field in try context.required("inputs").array() {
      let name = Vocabulary.canonical(try field.string()) ?? ""
      scope.addSymbol(context.scope.symbol(name) ?? Scope.Symbol(name: name, shape: .scalar))
      inputs.append(name)
    }
    var nodes: [String] = []
    for field in try context.required("definitions").array() {
      try ProblemScope.define(try field.source(), in: &scope)
      if let definition = scope.definitions.last, definition.parameters.isEmpty {
        nodes.append(definition.name)
      }
    }
    let output = try context.required("output")
    let name = Vocabulary.canonical(try output.string()) ?? ""
    guard nodes.contains(name) else {
      throw output.fault("the output is none of the definitions")
    }
    reference = LossGraph(scope: scope, inputs: inputs, nodes: nodes, output: name)
    var partials: [LossGraph.Edge] = []
    if let field = try context.member("partials") {
      for entry in try field.array() {
        guard let edge = LossGraph.Edge(try entry.string()), reference.edges.contains(edge) else {
          throw entry.fault("this is no edge of the graph; an edge is written `u3->u5`")
        }
        partials.append(edge)
      }
    }
    self.partials = partials
    let worked = GraphItem.worked(context, reference)
    var mistakes: [LossGraph.Edge: EdgeMistakes] = [:]
    for edge in partials {
      mistakes[edge] = EdgeMistakes(edge, reference, context, worked: worked[edge])
    }
    self.mistakes = mistakes
  }

  /// The partials of the author's solution.
  private static func worked(
    _ context: ItemContext, _ reference: LossGraph
  ) -> [LossGraph.Edge: Formula] {
    guard let solution = context.item.solution,
      let graph = try? StudentGraph.read(solution, reference)
    else { return [:] }
    return Dictionary(
      graph.partials.map { ($0.edge, $0.answer.formula) }, uniquingKeysWith: { first, _ in first })
  }

  func judge(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    try judge(answer, context)
  }

  /// The verdict on an answer at the sample points of a context.
  private func judge(
    _ answer: JSONField, _ context: ItemContext
  ) throws(AnswerFault) -> Judgement {
    let student = try StudentGraph.read(answer, reference)
    var judgement = Judgement(.pass, "every node, edge and partial is right")
    judgement.readAs = student.description
    if let cycle = student.cycle {
      judgement.verdict = .fail
      judgement.certainty = .certified
      judgement.message = "the graph has a cycle: " + cycle.joined(separator: " -> ")
      judgement.evidence.places = cycle
      return judgement
    }
    var check = GraphCheck(reference: reference, student: student, context: context)
    do { try check.run(partials) } catch {
      throw AnswerFault(error)
    }
    judgement.fraction = check.fraction
    judgement.evidence = check.evidence
    judgement.notes = check.notes
    judgement.hidesExpected = check.hidesExpected
    if !check.faults.isEmpty {
      judgement.verdict = .fail
      judgement.certainty = .certified
      judgement.message = GraphItem.told(check.faults.map(\.message))
      if check.hidesExpected {
        judgement.studentMessage = GraphItem.told(check.faults.map(\.studentMessage))
      }
      for (edge, partial) in check.wrongPartials {
        guard let mistake = mistakes[edge]?.mistake(in: partial) else { continue }
        judgement.mistake = mistake
        judgement.mistakePlace = edge.description
        break
      }
    } else if let open = check.open.first {
      judgement.verdict = .undecided
      judgement.message = open
    } else {
      judgement.certainty = .sampled(points: check.points)
      judgement.evidence.samples = check.points
    }
    return judgement
  }

  /// The first faults, and how many more there are.
  private static func told(_ faults: [String]) -> String {
    let more = faults.count > 4 ? "; and \(faults.count - 4) more" : ""
    return faults.prefix(4).joined(separator: "; ") + more
  }

  func agrees(_ answer: JSONField, with other: JSONField) -> Bool {
    // The messages tell the values at sample points, so mistakes with equal ones at several points are
    // the same; at one point different mistakes may meet.
    ["", "again", "once more"].allSatisfy { word in
      var context = context
      if !word.isEmpty { context.stream.append(word) }
      guard let left = try? judge(answer, context), let right = try? judge(other, context),
        left.verdict == .fail, right.verdict == .fail
      else { return false }
      return !left.evidence.places.isEmpty && left.evidence.places == right.evidence.places
        && left.message == right.message
    }
  }

  func reading(of answer: JSONField) throws(AnswerFault) -> AnswerReading {
    AnswerReading(try StudentGraph.read(answer, reference).description)
  }
}
