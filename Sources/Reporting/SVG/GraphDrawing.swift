import Grading

extension SVG {
  /// A loss graph, operands above what is computed from them.
  static func graph(_ graph: GraphDrawing, caption: String) -> HTML? {
    let boxes = graph.nodes.map(GraphBox.init)
    let places = Dictionary(
      graph.nodes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let edges = graph.edges.compactMap { edge -> (edge: GraphDrawing.Edge, from: Int, to: Int)? in
      guard let from = places[edge.from], let to = places[edge.to], from != to else { return nil }
      return (edge, from, to)
    }
    guard
      let layout = LayeredLayout(
        sizes: boxes.map { ($0.width, $0.height) }, edges: edges.map { ($0.from, $0.to) })
    else { return nil }
    var lines: [HTML] = []
    var labels: [HTML] = []
    var taken = boxes.indices.map { place in
      Box(x: layout.x[place], y: layout.y[place], boxes[place].width, boxes[place].height)
    }
    for (number, entry) in edges.enumerated() {
      let ends = self.ends(number, edges.map { ($0.from, $0.to) }, layout, boxes)
      let route = [ends.start] + layout.bends[number] + [ends.end]
      lines.append(self.edge(entry.edge, route))
      guard let partial = entry.edge.partial else { continue }
      let words = cut(partial, to: 16)
      let size = Double(words.count) * 6.2 + 8
      let spots = [0.5, 0.35, 0.65, 0.22, 0.78].map { part in
        let spot = along(route, part)
        return (x: min(max(spot.x, size / 2 + 1), layout.width - size / 2 - 1), y: spot.y)
      }
      let spot =
        spots.first { spot in
          !taken.contains { $0.overlaps(Box(x: spot.x, y: spot.y, size, 16)) }
        } ?? spots[0]
      taken.append(Box(x: spot.x, y: spot.y, size, 16))
      labels.append(rectangle("plate", spot.x - size / 2, spot.y - 8, size, 16, round: 3))
      labels.append(text(words, spot.x, spot.y + 4, size: 11))
    }
    let nodes = graph.nodes.indices.map { place in
      node(
        graph.nodes[place], boxes[place], layout.x[place], layout.y[place],
        isOutput: graph.nodes[place].name == graph.output)
    }
    return figure(
      layout.width, layout.height,
      label: "\(caption): \(graph.nodes.count) nodes, \(graph.edges.count) edges",
      caption: HTML(caption), kind: "graph", lines + labels + nodes)
  }

  /// What stands in a node, and the size that it needs.
  private struct GraphBox {
    let words: [String]
    let width: Double
    let height: Double

    init(_ node: GraphDrawing.Node) {
      var words: [String] = []
      if let formula = node.formula { words.append(SVG.cut(formula, to: 26)) }
      if let value = node.value { words.append("= " + SVG.cut(value, to: 14)) }
      self.words = words
      let longest = words.map { Double($0.count) * 6.3 }.max() ?? 0
      width = max(Double(SVG.cut(node.name, to: 14).count) * 9, longest, 26) + 18
      height = 28 + Double(words.count) * 16
    }
  }

  /// A rectangle by its middle.
  private struct Box {
    let x, y, width, height: Double

    init(x: Double, y: Double, _ width: Double, _ height: Double) {
      (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }

    func overlaps(_ other: Box) -> Bool {
      abs(x - other.x) < (width + other.width) / 2 && abs(y - other.y) < (height + other.height) / 2
    }
  }

  /// Where an edge leaves its operand and meets its result, side by side with others there.
  private static func ends(
    _ number: Int, _ edges: [(from: Int, to: Int)], _ layout: LayeredLayout, _ boxes: [GraphBox]
  ) -> (start: (x: Double, y: Double), end: (x: Double, y: Double)) {
    func next(_ edge: Int, atStart: Bool) -> Double {
      let bends = layout.bends[edge]
      return atStart
        ? bends.first?.x ?? layout.x[edges[edge].to] : bends.last?.x ?? layout.x[edges[edge].from]
    }
    func shifted(_ node: Int, _ others: [Int], atStart: Bool) -> Double {
      let sorted = others.sorted { a, b in
        let (left, right) = (next(a, atStart: atStart), next(b, atStart: atStart))
        return left != right ? left < right : a < b
      }
      let rank = sorted.firstIndex(of: number) ?? 0
      let room = min(boxes[node].width * 0.6, Double(sorted.count - 1) * 18)
      return layout.x[node] - room / 2 + room * Double(rank) / Double(max(sorted.count - 1, 1))
    }
    let (from, to) = edges[number]
    let isDownward = layout.y[from] <= layout.y[to]
    let leaving = edges.indices.filter { edges[$0].from == from }
    let arriving = edges.indices.filter { edges[$0].to == to }
    let half = (boxes[from].height / 2, boxes[to].height / 2)
    return (
      (shifted(from, leaving, atStart: true), layout.y[from] + (isDownward ? half.0 : -half.0)),
      (shifted(to, arriving, atStart: false), layout.y[to] - (isDownward ? half.1 : -half.1))
    )
  }

  private static func edge(
    _ edge: GraphDrawing.Edge, _ route: [(x: Double, y: Double)]
  ) -> HTML {
    var commands = "M\(point(route[0].x, route[0].y))"
    let last = route.count - 1
    let isDownward = route[last].y >= route[0].y
    for step in 1...last {
      let (a, b) = (route[step - 1], route[step])
      // The arrow's head ends the line a little earlier.
      let end = step == last ? b.y - (isDownward ? 8 : -8) : b.y
      let middle = (a.y + end) / 2
      commands += "C\(point(a.x, middle)) \(point(b.x, middle)) \(point(b.x, end))"
    }
    let kind = edge.isWrong ? " wrong" : ""
    let tip = route[last]
    let head = path(
      "head" + kind, "M\(point(tip.x, tip.y))l-4.5 \(isDownward ? "-9" : "9")h9z")
    let line = HTML(
      "path",
      [
        ("class", "edge" + kind), ("d", commands), ("data-from", edge.from), ("data-to", edge.to),
      ])
    return HTML("g", [], [line, head])
  }

  /// A point of a route, by the part of its length that lies before it.
  private static func along(
    _ route: [(x: Double, y: Double)], _ part: Double
  ) -> (x: Double, y: Double) {
    let place = part * Double(route.count - 1)
    let step = min(Int(place), route.count - 2)
    let rest = place - Double(step)
    let (a, b) = (route[step], route[step + 1])
    // The curve's own shape: a cubic with upright ends.
    let across = rest * rest * (3 - 2 * rest)
    return (a.x + (b.x - a.x) * across, a.y + (b.y - a.y) * rest)
  }

  private static func node(
    _ node: GraphDrawing.Node, _ box: GraphBox, _ x: Double, _ y: Double, isOutput: Bool
  ) -> HTML {
    let kind = "node" + (node.isWrong ? " wrong" : "") + (isOutput ? " out" : "")
    let round = node.formula == nil ? box.height / 2 : 6
    var content = [
      rectangle(kind, x - box.width / 2, y - box.height / 2, box.width, box.height, round: round),
      text(cut(node.name, to: 14), x, y - box.height / 2 + 19, size: 14, isBold: true),
    ]
    for (line, words) in box.words.enumerated() {
      content.append(
        text(words, x, y - box.height / 2 + 36 + Double(line) * 16, kind: "soft", size: 11))
    }
    return HTML("g", [("data-node", node.name)], content)
  }
}
