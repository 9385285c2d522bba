import Engine
import Text

extension GraphItem {
  func drawing(of answer: JSONField, _ result: ItemResult) -> Drawing? {
    guard let student = try? StudentGraph.read(answer, reference) else { return nil }
    let wrong = Set(result.evidence.places)
    let used = Set(student.nodes.flatMap(\.formula.freeNames))
    let values = values(student, result)
    var nodes = reference.inputs.filter(used.contains).map { input in
      GraphDrawing.Node(
        name: input, formula: nil, value: values[input], isWrong: wrong.contains(input))
    }
    let ordered = student.order.isEmpty ? student.nodes : student.order
    nodes += ordered.map { node in
      GraphDrawing.Node(
        name: node.name, formula: node.formula.description, value: values[node.name],
        isWrong: wrong.contains(node.name))
    }
    let names = Set(nodes.map(\.name))
    let partials = Dictionary(
      student.partials.map { ($0.edge, $0.answer.formula.description) },
      uniquingKeysWith: { first, _ in first })
    let edges = ordered.flatMap { node in
      node.formula.freeNames.intersection(names).sorted().map { operand in
        let edge = LossGraph.Edge(from: operand, to: node.name)
        return GraphDrawing.Edge(
          from: operand, to: node.name, partial: partials[edge],
          isWrong: wrong.contains("\(edge)"))
      }
    }
    return .graph(
      GraphDrawing(
        nodes: nodes, edges: edges, output: student.output, reference: [referenceDrawing]))
  }

  /// The values of the student's nodes at the point of the evidence.
  private func values(_ student: StudentGraph, _ result: ItemResult) -> [String: String] {
    guard !result.evidence.point.isEmpty else { return [:] }
    var scope = Scope()
    var point: [String: [Interval<DoubleDouble>]] = [:]
    var texts: [String: String] = [:]
    for input in reference.inputs {
      guard let symbol = reference.scope.symbol(input), symbol.shape.isScalar,
        let text = result.evidence.point.first(where: { $0.name == input })?.value,
        let value = Rational(decimal: text)
      else { return [:] }
      scope.addSymbol(symbol)
      point[input] = [Interval(value)]
      texts[input] = text
    }
    for node in student.order {
      guard (try? scope.define(node.name, node.formula)) != nil else { return texts }
    }
    let evaluator = PointEvaluator(scope, scope.firstBinding, values: point)
    for node in student.order {
      let name = Formula(.name(node.name), SourceSpan(0, 0))
      guard let term = try? Checker.read(name, in: scope),
        let values = try? evaluator.values(term)
      else { continue }
      texts[node.name] = values.text(digits: 4)
    }
    return texts
  }

  /// The problem file's own graph.
  private var referenceDrawing: GraphDrawing {
    let inputs = reference.inputs.map {
      GraphDrawing.Node(name: $0, formula: nil, value: nil, isWrong: false)
    }
    let nodes = reference.nodes.map { node in
      GraphDrawing.Node(
        name: node, formula: reference.scope.definition(node)?.formula.description, value: nil,
        isWrong: false)
    }
    let edges = reference.edges.map {
      GraphDrawing.Edge(from: $0.from, to: $0.to, partial: nil, isWrong: false)
    }
    return GraphDrawing(
      nodes: inputs + nodes, edges: edges, output: reference.output, reference: [])
  }
}
