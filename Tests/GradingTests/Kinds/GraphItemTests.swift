import Testing

@testable import Grading

@Suite("graph")
struct GraphItemTests {
  @Test("with the reference's nodes and edges passes", arguments: right)
  func accepts(row: ClaimRow) throws { try row.check() }

  @Test("with a fault in nodes, edges or output fails there", arguments: wrong)
  func rejects(row: ClaimRow) throws { try row.check() }

  @Test("has local partials", arguments: partials)
  func judgesPartials(row: ClaimRow) throws { try row.check() }

  @Test("that cannot be read is invalid", arguments: invalid)
  func refuses(row: ClaimRow) throws { try row.check() }

  @Test("that cannot be settled is undecided and tells the fault", arguments: undecided)
  func leavesOpen(row: ClaimRow) throws { try row.check() }

  @Test("earns points and hints", arguments: points)
  func scores(row: ClaimRow) throws { try row.check() }

  private static let head = #"""
    "kind": "graph", "symbols": {"u1": {}, "u2": {}}, "inputs": ["u1", "u2"],
    "definitions": ["u3 = u1*u2", "u4 = u1 + u2", "u5 = 2*u3*u4", "L = (u5 - u1 - u3)^2"],
    "output": "L"
    """#

  /// A graph of `id: formula` lines, with further members.
  private static func graph(
    _ nodes: [(String, String)], _ output: String = "L", _ more: String = ""
  )
    -> String
  {
    let list = nodes.map { name, made in
      made.hasPrefix(#"""#)
        ? #"{"id": "\#(name)", \#(made)}"# : #"{"id": "\#(name)", "formula": "\#(made)"}"#
    }
    return #"{"nodes": [\#(list.joined(separator: ", "))], "output": "\#(output)"\#(more)}"#
  }

  private static let u3 = ("u3", "u1*u2")
  private static let u4 = ("u4", "u1 + u2")
  private static let u5 = ("u5", "2*u3*u4")
  private static let last = ("L", "(u5 - u1 - u3)^2")

  static let right: [ClaimRow] = [
    ClaimRow(head, graph([u3, u4, u5, last]), .pass, certainty: "sampled"),
    ClaimRow(head, graph([last, u5, u4, u3]), .pass),
    ClaimRow(head, graph([("u3", #""op": "mul", "inputs": ["u2", "u1"]"#), u4, u5, last]), .pass),
    ClaimRow(head, graph([u3, ("u4", #""op": "add", "inputs": ["u2", "u1"]"#), u5, last]), .pass),
    ClaimRow(head, graph([("u_3", "u^{[1]}u^{[2]}"), u4, u5, last]), .pass),
    ClaimRow(
      head, graph([u3, u4, ("p", "u3*u4"), ("u5", "2p"), ("d", "u5 - u1 - u3"), ("L", "d^2")]),
      .pass),
    ClaimRow(
      head, graph([("p", "u1*u2"), ("s", "u1 + u2"), ("q", "2*p*s"), ("L", "(q - u1 - p)^2")]),
      .pass),
    ClaimRow(head, graph([u3, u4, u5, ("out", "(u5 - u1 - u3)^2")], "out"), .pass),
    ClaimRow(head, graph([("u1", #""op": "input""#), u3, u4, u5, last]), .pass),
  ]

  static let wrong: [ClaimRow] = [
    ClaimRow(
      head, graph([u3, u4, ("u5", "u3*u4"), last]), .fail,
      message: "the node `u5` has another value",
      certainty: "certified"),
    ClaimRow(
      head, graph([u3, ("u5", "2*u3*(u1 + u2)"), last]), .fail, message: "the node `u4` is missing"),
    ClaimRow(
      head, graph([u3, u4, u5, ("L", "(u5 - u1 - u1*u2)^2")]), .fail,
      message: "the edge `u3->L` is missing"),
    ClaimRow(
      head, graph([u3, u4, ("u5", "2*u1*u2*u4"), last]), .fail,
      message: "the edge `u1->u5` does not belong there"),
    ClaimRow(head, graph([u3, u4, u5, last], "u5"), .fail, message: "the output is `L`, not `u5`"),
    ClaimRow(head, graph([u3, u4, u5, last], "M"), .fail, message: "`M` is no node"),
    ClaimRow(
      head, graph([("u3", "u1*u4"), ("u4", "u1 + u3"), u5, last]), .fail,
      message: "cycle: u3 -> u4 -> u3"),
    ClaimRow(head, graph([("u3", "u3*u2"), u4, u5, last]), .fail, message: "cycle: u3 -> u3"),
    ClaimRow(head, graph([last]), .invalid, message: "unknown name"),
    ClaimRow(head, graph([("u3", "1"), u4, u5, last]), .fail, message: "the node `u3`"),
  ]

  private static let asked = head + #", "partials": ["u3->u5", "u5->L", "u1->L"]"#

  private static func partial(_ list: String) -> String {
    graph([u3, u4, u5, last], "L", #", "partials": {\#(list)}"#)
  }

  static let partials: [ClaimRow] = [
    ClaimRow(
      asked, partial(#""u3->u5": "2*u4", "u5->L": "2(u5 - u1 - u3)", "u1->L": "-2(u5 - u1 - u3)""#),
      .pass),
    ClaimRow(
      asked,
      partial(#""u3 → u5": "2*(u1 + u2)", "u5\\to L": "2(u5-u1-u3)", "u1->L": "2(u1+u3-u5)""#),
      .pass),
    ClaimRow(
      asked, partial(#""u3->u5": "2*u3", "u5->L": "2(u5 - u1 - u3)", "u1->L": "-2(u5 - u1 - u3)""#),
      .fail,
      message: "the local partial of `u3->u5` is wrong"),
    ClaimRow(
      asked,
      partial(
        #""u3->u5": "2*u4", "u5->L": "2(u5-u1-u3)", "u1->L": "2(u5-u1-u3)*(4u1*u2 + 2u2^2 - 1 - u2)""#
      ),
      .fail, message: "the local partial of `u1->L` is wrong"),
    ClaimRow(
      asked, partial(#""u3->u5": "2*u4", "u1->L": "-2(u5 - u1 - u3)""#), .fail,
      message: "the local partial of `u5->L` is not given"),
    ClaimRow(asked, graph([u3, u4, u5, last]), .fail, message: "not given"),
    ClaimRow(head, partial(#""u4->u5": "2*u3""#), .pass),
    ClaimRow(head, partial(#""u4->u5": "u3""#), .fail, message: "`u4->u5` is wrong"),
    ClaimRow(head, partial(#""u2->L": "0""#), .pass, note: "`u2->L` is no edge"),
    ClaimRow(head, partial(#""u4": "0""#), .invalid, message: "an edge is written"),
    ClaimRow(head, partial(#""u4->u5": "2*w""#), .invalid, message: "unknown name `w`"),
  ]

  static let invalid: [ClaimRow] = [
    ClaimRow(head, #""u1*u2""#, .invalid),
    ClaimRow(head, "[1]", .invalid),
    ClaimRow(head, #"{"nodes": [{"id": "u3", "formula": "u1"}]}"#, .invalid, message: "`output`"),
    ClaimRow(head, #"{"nodes": [], "output": "", "partials": {"u1->u3": ""}}"#, .missing),
    ClaimRow(head, #"{"nodes": [{"id": "u3"}], "output": "L"}"#, .invalid, message: "`formula`"),
    ClaimRow(head, #"{"nods": [], "output": "L"}"#, .invalid, message: "`nods`"),
    ClaimRow(head, graph([u3, u3, u4, u5, last]), .invalid, message: "stands twice"),
    ClaimRow(
      head, graph([("u3", #""op": "mull", "inputs": ["u1", "u2"]"#)]), .invalid, message: "`mull`"),
    ClaimRow(
      head, graph([("u3", #""op": "sub", "inputs": ["u1"]"#)]), .invalid, message: "two inputs"),
    ClaimRow(head, graph([("u3", #""op": "exp", "inputs": ["u1", "u2"]"#)]), .invalid),
    ClaimRow(head, graph([("u3", "u1*")]), .invalid),
    ClaimRow(head, graph([("u1", "u2 + 1"), u3, u4, u5, last]), .invalid, message: "is an input"),
    ClaimRow(head, "{}", .missing),
  ]

  private static func alone(_ definition: String, _ more: String = "") -> String {
    #""kind": "graph", "symbols": {"x": {}}, "inputs": ["x"], "definitions": ["\#(definition)"], "output": "y""#
      + more
  }

  static let undecided: [ClaimRow] = [
    ClaimRow(
      alone("y = log(-1 - x^2)"), graph([("y", "log(-1 - x^2)")], "y"), .undecided,
      message: "neither side"),
    ClaimRow(
      alone("z = x"), graph([("y", "x")], "y"), .undecided, message: "none of the definitions"),
    ClaimRow(alone("y = x + q"), graph([("y", "x")], "y"), .undecided, message: "unknown name `q`"),
    ClaimRow(
      alone("y = x", #", "partials": ["y->x"]"#), graph([("y", "x")], "y"), .undecided,
      message: "no edge"),
    ClaimRow(
      alone("y = x", #", "partials": ["y"]"#), graph([("y", "x")], "y"), .undecided,
      message: "no edge"),
    ClaimRow(
      #""kind": "graph", "inputs": [], "output": "y""#, "1", .undecided, message: "`definitions`"),
    ClaimRow(
      alone("y = x"), graph([("y", "sum(i=1..5000, x)")], "y"), .undecided,
      message: "at most 4096 terms"),
  ]

  private static let listed =
    alone("y = x^2", #", "partials": ["x->y"], "points": 4, "partial": true"#)
    + #", "wrong": [{"answer": "#
    + graph([("y", "x^2")], "y", #", "partials": {"x->y": "x"}"#) + #", "hint": "Twice."}]"#

  static let points: [ClaimRow] = [
    ClaimRow(listed, graph([("y", "x*x")], "y", #", "partials": {"x->y": "2x"}"#), .pass, score: 4),
    ClaimRow(
      listed, graph([("y", "x*x")], "y", #", "partials": {"x->y": "x"}"#), .fail, hint: "Twice.",
      score: 3),
    ClaimRow(listed, graph([("y", "x*x")], "y"), .fail, message: "not given", score: 3),
  ]
}
