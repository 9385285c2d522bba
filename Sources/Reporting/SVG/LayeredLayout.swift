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

  /// The most nodes and bends that are laid out.
  private static let largest = 400

  /// - Parameters:
  ///   - sizes: the width and height of each node.
  ///   - edges: pairs of nodes; one that closes a circle is laid as if it were turned round.
  init?(sizes: [(width: Double, height: Double)], edges: [(from: Int, to: Int)]) {
    guard !sizes.isEmpty, sizes.count <= Self.largest else { return nil }
    let count = sizes.count
    // The longest way from a node without operands; as many rounds as there are nodes suffice.
    var layer = [Int](repeating: 0, count: count)
    for _ in 0..<count {
      var hasChanged = false
      for edge in edges where edge.from != edge.to && layer[edge.to] <= layer[edge.from] {
        guard layer[edge.from] + 1 < count else { continue }
        layer[edge.to] = layer[edge.from] + 1
        hasChanged = true
      }
      if !hasChanged { break }
    }
    // Operands stand as low as what uses them allows.
    for node in 0..<count where !edges.contains(where: { $0.to == node }) {
      let users = edges.filter { $0.from == node }.map { layer[$0.to] }
      if let nearest = users.min(), nearest > 0 { layer[node] = nearest - 1 }
    }
    let depth = (layer.max() ?? 0) + 1
    var layers = [[Int]](repeating: [], count: depth)
    for node in 0..<count { layers[layer[node]].append(node) }
    var widths = sizes.map(\.width)
    var links: [(Int, Int)] = []
    var chains: [[Int]] = []
    for edge in edges {
      var chain: [Int] = []
      let (low, high) = (
        min(layer[edge.from], layer[edge.to]), max(layer[edge.from], layer[edge.to])
      )
      var previous = layer[edge.from] <= layer[edge.to] ? edge.from : edge.to
      let last = previous == edge.from ? edge.to : edge.from
      if high - low > 1 {
        for between in (low + 1)..<high {
          guard widths.count < Self.largest else { return nil }
          let bend = widths.count
          widths.append(14)
          layers[between].append(bend)
          links.append((previous, bend))
          chain.append(bend)
          previous = bend
        }
      }
      links.append((previous, last))
      chains.append(
        previous == edge.from || layer[edge.from] <= layer[edge.to] ? chain : chain.reversed())
    }
    var neighbours = [[Int]](repeating: [], count: widths.count)
    for (a, b) in links where a != b {
      neighbours[a].append(b)
      neighbours[b].append(a)
    }
    var middle = [Double](repeating: 0, count: widths.count)
    for row in layers { Self.spread(row, widths, &middle) { _ in 0 } }
    for sweep in 0..<24 {
      let rows = sweep % 2 == 0 ? Array(layers.indices) : layers.indices.reversed()
      for row in rows {
        let wanted = Dictionary(
          uniqueKeysWithValues: layers[row].map { node in
            (node, Self.mean(neighbours[node].map { middle[$0] }) ?? middle[node])
          })
        layers[row].sort { a, b in
          let (left, right) = (wanted[a] ?? 0, wanted[b] ?? 0)
          return left != right ? left < right : a < b
        }
        Self.spread(layers[row], widths, &middle) { wanted[$0] ?? 0 }
      }
    }
    let left = middle.indices.map { middle[$0] - widths[$0] / 2 }.min() ?? 0
    let right = middle.indices.map { middle[$0] + widths[$0] / 2 }.max() ?? 0
    var level = [Int](repeating: 0, count: widths.count)
    for (row, nodes) in layers.enumerated() { for node in nodes { level[node] = row } }
    let top = (sizes.map(\.height).max() ?? 40) / 2 + 8
    let places = middle.indices.map { node in
      (x: middle[node] - left + 8, y: top + Double(level[node]) * Self.step)
    }
    x = places.prefix(count).map(\.x)
    y = places.prefix(count).map(\.y)
    bends = chains.map { $0.map { places[$0] } }
    width = right - left + 16
    height = top * 2 + Double(depth - 1) * Self.step
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
