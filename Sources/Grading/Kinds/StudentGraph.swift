import Engine
import Text

/// A loss graph as a student handed it in.
struct StudentGraph: Sendable {
  /// One node with its formula in terms of other nodes and inputs.
  struct Node: Sendable {
    var name: String
    var written: String
    var formula: Formula
    var text: SourceText?
  }

  var nodes: [Node]
  var output: String
  var partials: [(edge: LossGraph.Edge, answer: FormulaAnswer)]

  /// The nodes of a cycle in order, the first one again at the end; nil when there is none.
  var cycle: [String]?

  /// The nodes so that operands come first; empty where there is a cycle.
  var order: [Node]

  static let maximumNodes = 500

  var description: String {
    let slopes = partials.map { "\($0.edge): \($0.answer.formula)" }
    return (nodes.map { "\($0.written) = \($0.formula)" } + slopes).joined(separator: ", ")
      + "; output \(output)"
  }

  /// Reads `{"nodes": […], "output": …, "partials": {…}}`.
  static func read(
    _ answer: JSONField, _ reference: LossGraph
  ) throws(AnswerFault) -> StudentGraph {
    do {
      var object = try answer.object()
      // A misspelt member is the better explanation of a missing one.
      object.knows(["nodes", "output", "partials"])
      try object.finish()
      let list = try object.required("nodes").array()
      let output = try object.required("output").string()
      let partials = object.optional("partials")
      guard list.count <= maximumNodes else { throw answer.fault("there are too many nodes") }
      var vocabulary = reference.scope.vocabulary
      for name in reference.nodes { vocabulary.remove(name) }
      var heads: [(field: JSONField, name: String, written: String)] = []
      for field in list {
        var node = try field.object()
        node.knows(["id", "op", "inputs", "formula"])
        try node.finish()
        let written = try node.required("id").string()
        guard let name = Vocabulary.canonical(written) else {
          throw field.fault("`\(Visible.text(written))` is no name")
        }
        if heads.contains(where: { $0.name == name }) {
          throw field.fault("the node `\(Visible.text(written))` stands twice")
        }
        heads.append((field, name, written))
        if reference.inputs.contains(name) { continue }
        vocabulary.declare(name, .value(rank: nil))
      }
      var nodes: [Node] = []
      for head in heads {
        if let node = try read(head, reference, vocabulary) { nodes.append(node) }
      }
      let name = Vocabulary.canonical(output) ?? output
      var graph = StudentGraph(nodes: nodes, output: name, partials: [], cycle: nil, order: [])
      graph.sort()
      if let partials { graph.partials = try readPartials(partials, vocabulary, reference) }
      return graph
    } catch let error as Diagnostic {
      throw AnswerFault(error)
    } catch let error as AnswerFault {
      throw error
    } catch { throw .undecided("this answer cannot be judged") }
  }

  /// One node; nil for an input that is drawn as a node.
  private static func read(
    _ head: (field: JSONField, name: String, written: String), _ reference: LossGraph,
    _ vocabulary: Vocabulary
  ) throws -> Node? {
    var object = try head.field.object()
    let op = object.optional("op")
    let inputs = object.optional("inputs")
    let formula = object.optional("formula")
    if reference.inputs.contains(head.name) {
      let isPlain = try formula == nil && (op == nil || op?.string() == "input")
      if isPlain { return nil }
      throw head.field.fault("`\(head.written)` is an input and cannot be computed")
    }
    let reader = AnswerReader(vocabulary: vocabulary)
    if let formula {
      let answer = try reader.formula(formula)
      if let op, let inputs {
        let other = try operation(op, inputs, reader, head.field)
        guard other.description == answer.formula.description else {
          throw head.field.fault(
            "the `formula` and the `op` of this node are not the same; give one of them")
        }
      }
      return Node(
        name: head.name, written: head.written, formula: answer.formula, text: answer.text)
    }
    guard let op, let inputs else {
      throw head.field.fault("a node has a `formula`, or an `op` with its `inputs`")
    }
    let value = try operation(op, inputs, reader, head.field)
    return Node(name: head.name, written: head.written, formula: value, text: nil)
  }

  /// An operation of its inputs, as a formula.
  private static func operation(
    _ op: JSONField, _ inputs: JSONField, _ reader: AnswerReader, _ node: JSONField
  ) throws -> Formula {
    var operands: [Formula] = []
    for field in try inputs.array() { operands.append(try reader.formula(field).formula) }
    return try GraphOperation.formula(op, operands, node)
  }

  private static func readPartials(
    _ field: JSONField, _ vocabulary: Vocabulary, _ reference: LossGraph
  ) throws -> [(edge: LossGraph.Edge, answer: FormulaAnswer)] {
    var names = vocabulary
    for name in reference.nodes { names.declare(name, .value(rank: nil)) }
    var result: [(edge: LossGraph.Edge, answer: FormulaAnswer)] = []
    for (key, entry) in try field.object().fields {
      guard let edge = LossGraph.Edge(key.value) else {
        throw Diagnostic(
          "an edge is written `u3->u5`", text: field.text, span: key.span)
      }
      do {
        result.append((edge, try AnswerReader(vocabulary: names).formula(entry)))
      } catch {
        if case .missing = error { continue }
        throw error
      }
    }
    return result
  }

  /// Brings the nodes into an order in which operands come first, or finds a cycle.
  private mutating func sort() {
    var state: [String: Int] = [:]
    let byName = Dictionary(nodes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for root in nodes where state[root.name] == nil {
      var path: [(name: String, rest: [String])] = []
      func enter(_ name: String) {
        state[name] = 1
        let operands = byName[name]?.formula.freeNames.filter { byName[$0] != nil } ?? []
        path.append((name, operands.sorted()))
      }
      enter(root.name)
      while let top = path.last {
        guard let next = top.rest.first else {
          state[top.name] = 2
          if let node = byName[top.name] { order.append(node) }
          path.removeLast()
          continue
        }
        path[path.count - 1].rest.removeFirst()
        switch state[next] {
        case nil: enter(next)
        case 1:
          let start = path.firstIndex { $0.name == next } ?? 0
          // Read along the direction of the arrows: from operand to result.
          let names = path[start...].map { byName[$0.name]?.written ?? $0.name }
          cycle = Array((names + [names[0]]).reversed())
          order = []
          return
        default: break
        }
      }
    }
  }
}
