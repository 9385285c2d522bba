/// Programs, root finders and orders of symbols, each made once for the values of a growing graph.
///
/// A graph only grows, so what was made for a value stays right.
final class PreparedPrograms {
  typealias Sure = Interval<DoubleDouble>

  /// A program with its constants.
  struct Prepared {
    var program: Program
    var constants: [Sure]
  }

  private var programs: [[Graph.ID]: Prepared] = [:]
  private var finders: [Graph.ID: RootFinder] = [:]
  private var orders: [Graph.ID: [Int]] = [:]
  private var slopes: [Graph.ID: [Int: Rational]] = [:]

  /// The program that computes some values.
  func program(_ graph: Graph, _ ids: [Graph.ID]) -> Prepared {
    if let known = programs[ids] { return known }
    let program = Program(graph, outputs: ids)
    let made = Prepared(program: program, constants: program.constants(as: Sure.self))
    programs[ids] = made
    return made
  }

  /// What finds the zeros of a value.
  func finder(_ graph: Graph, _ id: Graph.ID) -> RootFinder {
    if let known = finders[id] { return known }
    let made = RootFinder(graph, id)
    finders[id] = made
    return made
  }

  /// The inputs that move a value, biases first: those that enter it with factor one, then with
  /// another constant, then those in which it is affine; of the rest those through which the least
  /// is moved, such as the bias of the last layer.
  func order(_ graph: Graph, _ id: Graph.ID) -> [Int] {
    if let known = orders[id] { return known }
    let program = finder(graph, id).program
    let slots = program.usedInputs.sorted()
    var copy = graph
    let inputs = slots.map { copy.append(.input($0)) }
    let slopes = copy.gradient(of: id, by: inputs)
    var constants: [Int: Rational] = [:]
    let ranks = zip(slots, zip(slopes, inputs)).map { slot, pair -> Int in
      let (slope, input) = pair
      if let factor = copy.constant(slope) {
        constants[slot] = factor
        return factor.magnitude.isOne ? 0 : 1
      }
      let bend = copy.gradient(of: slope, by: [input])[0]
      return copy.constant(bend)?.isZero == true ? 2 : 3
    }
    let weights = zip(ranks, slots).map { rank, slot in
      (rank, rank < 2 ? 0 : program.dependents(on: slot), slot)
    }
    let made = weights.sorted { $0 < $1 }.map(\.2)
    orders[id] = made
    self.slopes[id] = constants
    return made
  }

  /// The slope of a value along an input where it is a constant other than zero.
  func slope(_ graph: Graph, _ id: Graph.ID, _ slot: Int) -> Rational? {
    _ = order(graph, id)
    guard let slope = slopes[id]?[slot], !slope.isZero else { return nil }
    return slope
  }
}
