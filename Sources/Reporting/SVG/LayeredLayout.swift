/// Places for the nodes of a directed graph, layer below layer, with bends for edges that pass layers.
///
/// Source: Sugiyama, Tagawa, Toda, "Methods for visual understanding of hierarchical system
/// structures", IEEE Transactions on Systems, Man, and Cybernetics 11 (1981),
/// doi:10.1109/TSMC.1981.4308636.
struct LayeredLayout {
  /// The middle of each node, in the order given.
  private(set) var x: [Double]
  private(set) var y: [Double]
  /// The bends of each edge, in the order given.
  private(set) var bends: [[(x: Double, y: Double)]]
  private(set) var width = 0.0
  private(set) var height = 0.0

  /// The distance between nodes of a layer, and between layers.
  private static let gap = 22.0
  private static let step = 104.0

  /// The width that a bend takes.
  private static let bendWidth = 14.0

  /// The most nodes and bends, and the most edges, that are laid out; more than these nobody can read.
  private static let largest = 400

  /// - Parameters:
  ///   - sizes: the width and height of each node.
  ///   - edges: pairs of nodes; one that closes a circle is laid as if it were turned round.
  init?(sizes: [(width: Double, height: Double)], edges: [(from: Int, to: Int)]) {
    guard !sizes.isEmpty, sizes.count <= Self.largest, edges.count <= Self.largest else {
      return nil
    }
    let level = Self.levels(sizes.count, edges)
    var rows = [[Int]](repeating: [], count: (level.max() ?? 0) + 1)
    for (node, level) in level.enumerated() { rows[level].append(node) }
    var widths = sizes.map(\.width)
    var chains: [[Int]] = []
    var neighbours = [[Int]](repeating: [], count: sizes.count)
    for edge in edges {
      let (upper, lower) =
        level[edge.from] <= level[edge.to] ? (edge.from, edge.to) : (edge.to, edge.from)
      let passed = level[upper] + 1..<max(level[lower], level[upper] + 1)
      let chain = passed.map { widths.count + $0 - passed.lowerBound }
      for (bend, row) in zip(chain, passed) { rows[row].append(bend) }
      widths += chain.map { _ in Self.bendWidth }
      neighbours += chain.map { _ in [] }
      guard widths.count <= Self.largest else { return nil }
      let way = [upper] + chain + [lower]
      for (a, b) in zip(way, way.dropFirst()) where a != b {
        neighbours[a].append(b)
        neighbours[b].append(a)
      }
      chains.append(upper == edge.from ? chain : chain.reversed())
    }
    let middle = Self.middles(&rows, widths, neighbours)
    let left = middle.indices.map { middle[$0] - widths[$0] / 2 }.min() ?? 0
    let right = middle.indices.map { middle[$0] + widths[$0] / 2 }.max() ?? 0
    let top = (sizes.map(\.height).max() ?? 40) / 2 + 8
    var places = middle.map { (x: $0 - left + 8, y: top) }
    for (level, row) in rows.enumerated() {
      for node in row { places[node].y += Double(level) * Self.step }
    }
    x = places.prefix(sizes.count).map(\.x)
    y = places.prefix(sizes.count).map(\.y)
    bends = chains.map { $0.map { places[$0] } }
    width = right - left + 16
    height = top * 2 + Double(rows.count - 1) * Self.step
  }

  /// The layer of each node: below all its operands, and those as low as what uses them allows.
  private static func levels(_ count: Int, _ edges: [(from: Int, to: Int)]) -> [Int] {
    var level = [Int](repeating: 0, count: count)
    // As many rounds as there are nodes suffice; a circle would go on.
    for _ in 0..<count {
      var hasChanged = false
      for edge in edges where edge.from != edge.to && level[edge.to] <= level[edge.from] {
        guard level[edge.from] + 1 < count else { continue }
        level[edge.to] = level[edge.from] + 1
        hasChanged = true
      }
      if !hasChanged { break }
    }
    for node in 0..<count where !edges.contains(where: { $0.to == node }) {
      let users = edges.filter { $0.from == node }.map { level[$0.to] }
      if let nearest = users.min(), nearest > 0 { level[node] = nearest - 1 }
    }
    return level
  }

  /// The middles of nodes and bends: each is drawn towards the mean of its neighbours, sweep by sweep.
  private static func middles(
    _ rows: inout [[Int]], _ widths: [Double], _ neighbours: [[Int]]
  ) -> [Double] {
    var middle = [Double](repeating: 0, count: widths.count)
    for row in rows { spread(row, widths, &middle) { _ in 0 } }
    for sweep in 0..<24 {
      for row in sweep % 2 == 0 ? Array(rows.indices) : rows.indices.reversed() {
        let wanted = Dictionary(
          uniqueKeysWithValues: rows[row].map { node in
            (node, mean(neighbours[node].map { middle[$0] }) ?? middle[node])
          })
        rows[row].sort { a, b in
          let (left, right) = (wanted[a] ?? 0, wanted[b] ?? 0)
          return left != right ? left < right : a < b
        }
        spread(rows[row], widths, &middle) { wanted[$0] ?? 0 }
      }
    }
    return middle
  }

  private static func mean(_ numbers: [Double]) -> Double? {
    numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
  }

  /// Puts the nodes of a layer side by side, each as near to where it wants to be as its place allows.
  private static func spread(
    _ row: [Int], _ widths: [Double], _ middle: inout [Double], _ wanted: (Int) -> Double
  ) {
    var places: [Double] = []
    var end = -Double.infinity
    for node in row {
      let place = max(wanted(node), end + gap + widths[node] / 2)
      places.append(place)
      end = place + widths[node] / 2
    }
    // What had to give way to the right is moved back together.
    let shift = mean(zip(row, places).map { wanted($0) - $1 }) ?? 0
    for (node, place) in zip(row, places) { middle[node] = place + shift }
  }
}
