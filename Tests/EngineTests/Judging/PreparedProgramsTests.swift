import TestSupport
import Testing

@testable import Engine

@Suite("What is made once for the values of a growing graph")
struct PreparedProgramsTests {
  @Test(
    "Biases move a value first, then what enters it with a constant factor, then what is affine in it",
    arguments: [
      ("x^2 + w*v + 2*y + b", ["b", "y", "w", "v", "x"], [nil, nil, nil, "2", "1"]),
      ("x - b", ["x", "b"], ["1", nil, nil, nil, "-1"]), ("exp(x)*w", ["w", "x"], []),
      ("x*w", ["x", "w"], []), ("3*v", ["v"], [nil, nil, "3"]),
      ("0*x + v", ["v"], [nil, nil, "1"]),
    ] as [(String, [String], [String?])])
  func order(_ quantity: String, _ order: [String], _ slopes: [String?]) throws {
    let tracks = try Setting("x; w; v; y; b").tracks(quantity)
    let (prepared, graph, id) = (tracks.prepared, tracks.builder.graph, tracks.value[0])
    let names = tracks.builder.inputNames.map(\.symbol)
    #expect(prepared.order(graph, id).map { names[$0] } == order)
    for (slot, slope) in slopes.enumerated() {
      #expect(prepared.slope(graph, id, slot)?.description == slope, "\(names[slot])")
    }
    // Asked again it is the same.
    #expect(prepared.order(graph, id).map { names[$0] } == order)
  }
}
