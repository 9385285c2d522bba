/// The closed set of things that a page draws of an answer.
package enum Drawing: Sendable {
  /// A function of one variable.
  case plot(Plot)
  /// A loss graph.
  case graph(GraphDrawing)
  /// The decision of a network over a plane.
  case plane(PlaneDrawing)
  /// The losses of a training.
  case losses(LossDrawing)
  /// Sets of numbers, each on a line.
  case sets([SetDrawing])
}

/// The student's function of one variable, and the reference's for staff.
package struct Plot: Sendable {
  /// The variable.
  package var variable: String
  /// The places at which the functions were computed.
  package var places: [Double]
  /// The answer's values there; nan where it has none.
  package var answer: [Double]
  /// The right values there, which students must not see.
  package var reference: [Double]
  /// The counterexample: its place and the answer's value there.
  package var point: (place: Double, value: Double)?
}

/// A loss graph with what is wrong in it.
package struct GraphDrawing: Sendable {
  /// An input or a node.
  package struct Node: Sendable {
    /// Its name as written.
    package var name: String
    /// How it is computed; nil for an input.
    package var formula: String?
    /// Its value at the point, where there is one.
    package var value: String?
    /// Whether it is at fault.
    package var isWrong: Bool
  }

  /// From an operand to what is computed from it.
  package struct Edge: Sendable {
    /// The operand.
    package var from: String
    /// What is computed from it.
    package var to: String
    /// The local partial that was answered.
    package var partial: String?
    /// Whether the edge or its partial is at fault.
    package var isWrong: Bool
  }

  /// The nodes, operands first.
  package var nodes: [Node]
  /// The edges.
  package var edges: [Edge]
  /// The name of the output.
  package var output: String
  /// The problem file's own graph, for staff.
  package var reference: [GraphDrawing]
}

/// Where a network of two inputs decides one way, and how it does at the points that are asked for.
package struct PlaneDrawing: Sendable {
  /// A point that is asked for.
  package struct Corner: Sendable {
    /// Its coordinates.
    package var x, y: Double
    /// Whether it has to lie where the network decides as at the first point.
    package var isInside: Bool
    /// Whether its constraint holds.
    package var holds: Bool
    /// The room that the constraint leaves, as text.
    package var margin: String
  }

  /// The points that are asked for.
  package var corners: [Corner]
  /// The coordinates at which the decision was computed, the same on both axes.
  package var places: [Double]
  /// By how much the first point's constraint holds, row by row from the least second coordinate.
  package var margins: [Double]
}

/// The losses before the first step and after each.
package struct LossDrawing: Sendable {
  /// The answer's; empty where something else was asked.
  package var answer: [Double]
  /// The engine's.
  package var run: [Double]
  /// Whether the engine's losses are what is asked for, so that students must not see them.
  package var isAsked: Bool
}

/// A set of numbers.
package struct SetDrawing: Sendable {
  /// An interval or a single number; an end without a value is infinite.
  package struct Piece: Sendable {
    /// The ends.
    package var lower, upper: Double?
    /// Whether the ends belong to it.
    package var isLowerClosed, isUpperClosed: Bool
    /// The ends as text.
    package var lowerText, upperText: String
  }

  /// What takes these values, where it has a name.
  package var name: String?
  /// The pieces in order.
  package var pieces: [Piece]
  /// A value that refutes the set.
  package var counterexample: (value: Double, text: String)?
}
