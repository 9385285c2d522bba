/// Finds circles in what depends on what.
enum Circles {
  /// Circles without a common node, so many that every circle there is has a node of one of them.
  ///
  /// Every circle begins with its first node in the given order.
  ///
  /// - Complexity: O(n log n) for n nodes and edges; it does not recurse.
  static func of<Node: Hashable>(
    _ edges: [Node: [Node]], by precedes: (Node, Node) -> Bool
  ) -> [[Node]] {
    var circles: [[Node]] = []
    var isDone: Set<Node> = []
    for start in edges.keys.sorted(by: precedes) where !isDone.contains(start) {
      // Each step of the path knows the deepest step so far that lies on a circle.
      var path = [Step(node: start, lastOnCircle: -1)]
      var depth = [start: 0]
      while let step = path.last {
        let targets = edges[step.node] ?? []
        guard step.next < targets.count else {
          path.removeLast()
          depth[step.node] = nil
          isDone.insert(step.node)
          continue
        }
        path[path.count - 1].next += 1
        let target = targets[step.next]
        if let begin = depth[target] {
          guard step.lastOnCircle < begin else { continue }
          for index in begin..<path.count { path[index].lastOnCircle = index }
          circles.append(rotated(path[begin...].map(\.node), by: precedes))
        } else if !isDone.contains(target) {
          depth[target] = path.count
          path.append(Step(node: target, lastOnCircle: step.lastOnCircle))
        }
      }
    }
    return circles
  }

  private struct Step<Node> {
    var node: Node
    var next = 0
    var lastOnCircle: Int
  }

  private static func rotated<Node>(
    _ circle: [Node], by precedes: (Node, Node) -> Bool
  ) -> [Node] {
    guard let first = circle.indices.min(by: { precedes(circle[$0], circle[$1]) }) else {
      return []
    }
    return Array(circle[first...] + circle[..<first])
  }
}
