import Engine
import Testing

@testable import Reporting

@Suite("The layout of graphs")
struct LayeredLayoutTests {
  @Test("no two nodes overlap, and operands stand above what uses them", arguments: 1...60)
  func apart(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed), ["layout"])
    let count = 2 + Int(generator.next() % 14)
    let sizes = (0..<count).map { _ in
      (width: 40 + Double(generator.next() % 120), height: 28 + Double(generator.next() % 32))
    }
    var edges: [(from: Int, to: Int)] = []
    for to in 1..<count {
      for from in 0..<to where generator.next() % 3 == 0 { edges.append((from, to)) }
    }
    let layout = try #require(LayeredLayout(sizes: sizes, edges: edges))
    for a in 0..<count {
      for b in 0..<a {
        let apart =
          abs(layout.x[a] - layout.x[b]) >= (sizes[a].width + sizes[b].width) / 2
          || abs(layout.y[a] - layout.y[b]) >= (sizes[a].height + sizes[b].height) / 2
        #expect(apart, "\(a) and \(b)")
      }
      #expect(layout.x[a] >= sizes[a].width / 2 && layout.x[a] + sizes[a].width / 2 <= layout.width)
    }
    for edge in edges { #expect(layout.y[edge.from] < layout.y[edge.to]) }
  }

  @Test("circles and edges to oneself are laid out all the same")
  func circles() throws {
    let sizes = Array(repeating: (width: 40.0, height: 30.0), count: 3)
    let layout = try #require(
      LayeredLayout(sizes: sizes, edges: [(0, 1), (1, 2), (2, 0), (1, 1)]))
    #expect(layout.width.isFinite && layout.height.isFinite)
    #expect(LayeredLayout(sizes: [], edges: []) == nil)
    let many = Array(repeating: (width: 40.0, height: 30.0), count: 60)
    let edges = (0..<900).map { (from: $0 % 30, to: 30 + $0 / 30) }
    #expect(LayeredLayout(sizes: many, edges: edges) == nil)
  }

  @Test(
    "axes have round numbers",
    arguments: [
      ([0.0, 10], "0 2 4 6 8 10"), ([-1, 1], "−1.0 −0.5 0.0 0.5 1.0"),
      ([5, 5], "4.6 4.8 5.0 5.2 5.4"),
      ([0, 1e7], "0 2e6 4e6 6e6 8e6 1e7"),
      ([.nan, .infinity], "0.0 0.2 0.4 0.6 0.8 1.0"),
    ])
  func ticks(numbers: [Double], words: String) {
    let scale = Scale(numbers, from: 0, to: 100)
    #expect(scale.ticks.map(\.words).joined(separator: " ") == words)
  }
}
