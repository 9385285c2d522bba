import Testing
import Text

@testable import Grading

@Suite("What pages show of answers")
struct ExhibitTests {
  /// Grades one answer to one item and exhibits it.
  private static func exhibit(
    _ item: String, _ answer: String, problem: String = #""symbols": {"x": {}}"#
  ) throws -> (result: ItemResult, exhibit: Exhibit) {
    let set = try ProblemSet.read(
      SourceText(
        name: "s.json",
        #"{"schema": 1, "id": "s", "problems": [{"id": "p", \#(problem), "items": [\#(item)]}]}"#))
    let submission = try Submission.read(
      SourceText(name: "a.json", #"{"problem_set": "s", "answers": {"p/q": \#(answer)}}"#))
    let grader = Grader(set, options: GradingOptions())
    let result = grader.grade(submission).items[0]
    return (result, grader.exhibit(of: result, submission.answersByItem["p/q"]))
  }

  private static let double = #"{"id": "q", "kind": "formula", "expected": "2*x"}"#

  @Test("the answer as written, with its fault")
  func written() throws {
    let (_, exhibit) = try Self.exhibit(Self.double, #""y = 3*x""#)
    let piece = try #require(exhibit.written.first)
    let fault = try #require(piece.fault)
    #expect(
      piece.text.utf8.dropFirst(fault.start).prefix(fault.end - fault.start).elementsEqual(
        "3*x".utf8))
    #expect(exhibit.reading?.description == "3*x")
  }

  @Test("lines and names have labels")
  func labels() throws {
    let proof = #"{"id": "q", "kind": "derivation", "from": "x + x", "to": "2*x"}"#
    let (_, lines) = try Self.exhibit(proof, #"["x*2", "2*x"]"#)
    #expect(lines.written.map(\.label) == ["1", "2"])
    #expect(lines.reading?.parts.map(\.line) == [1, 2])
    let named = #"{"id": "q", "kind": "formula", "expected": {"a": "x", "b": "2*x"}}"#
    let (_, names) = try Self.exhibit(named, #"{"a": "x", "b": "x"}"#)
    #expect(names.written.map(\.label) == ["a", "b"])
    #expect(names.reading?.parts.map(\.name) == ["a", "b"])
  }

  @Test("a failing formula of one variable is plotted with its counterexample")
  func plot() throws {
    let (_, wrong) = try Self.exhibit(Self.double, #""3*x""#)
    guard case .plot(let plot) = wrong.drawing else {
      Issue.record("no plot")
      return
    }
    let point = try #require(plot.point)
    #expect(point.value == 3 * point.place)
    #expect(zip(plot.places, plot.reference).allSatisfy { $1 == 2 * $0 })
    let (_, right) = try Self.exhibit(Self.double, #""x + x""#)
    #expect(right.drawing == nil)
    let two = #""symbols": {"x": {}, "y": {}}"#
    let (_, both) = try Self.exhibit(Self.double, #""x + y""#, problem: two)
    #expect(both.drawing == nil)
  }

  @Test("what would take much memory to compute at every place is not plotted")
  func largePlot() throws {
    let (result, exhibit) = try Self.exhibit(Self.double, #""sum(i=1..20000, sin(i*x)*exp(x/i))""#)
    #expect(result.verdict == .fail || result.verdict == .undecided)
    #expect(exhibit.drawing == nil)
  }

  @Test("sets and conditions stand on number lines")
  func sets() throws {
    let range = #"{"id": "q", "kind": "range", "of": "exp(x)"}"#
    let (_, exhibit) = try Self.exhibit(range, #""[0, 2) U (1, inf)""#)
    guard case .sets(let sets) = exhibit.drawing, let set = sets.first else {
      Issue.record("no set")
      return
    }
    #expect(set.pieces.count == 1 && set.pieces[0].lower == 0 && set.pieces[0].upper == nil)
    #expect(set.pieces[0].isLowerClosed)
    let condition = #"{"id": "q", "kind": "condition", "of": "relu(x)", "cover": ["x <= 0"]}"#
    let (_, other) = try Self.exhibit(condition, #"["x <= 0", "x -> -inf"]"#)
    guard case .sets(let conditions) = other.drawing else {
      Issue.record("no conditions")
      return
    }
    #expect(conditions.map(\.name) == ["x", "x"])
    #expect(conditions[0].pieces.map(\.upper) == [0])
  }

  @Test("a witness at points of a plane is drawn with the regions of its decision")
  func plane() throws {
    let item =
      #"{"id": "q", "kind": "witness", "unknowns": {"w": [2], "b": []}, "constraints": ["#
      + #""dot(w, [1, 0]) + b > 0", "dot(w, [0, 1]) + b < 0"]}"#
    let (_, exhibit) = try Self.exhibit(item, #"{"w": [1, -1], "b": 0}"#)
    guard case .plane(let plane) = exhibit.drawing else {
      Issue.record("no plane")
      return
    }
    #expect(plane.corners.map(\.isInside) == [true, false])
    #expect(plane.corners.map(\.holds) == [true, true])
    // The margin at a place is x - y.
    let count = plane.places.count
    #expect(
      plane.margins.indices.allSatisfy { place in
        abs(plane.margins[place] - (plane.places[place % count] - plane.places[place / count]))
          < 1e-12
      })
  }

  @Test("a graph shows its nodes, edges and partials, and which are wrong")
  func graph() throws {
    let item =
      #"{"id": "q", "kind": "graph", "inputs": ["x"], "definitions": ["u = x^2", "L = u + x"], "#
      + #""output": "L", "partials": ["x->u"]}"#
    let answer =
      #"{"nodes": [{"id": "u", "formula": "x^2"}, {"id": "L", "formula": "u + x"}], "#
      + #""output": "L", "partials": {"x->u": "x"}}"#
    let (_, exhibit) = try Self.exhibit(item, answer)
    guard case .graph(let graph) = exhibit.drawing else {
      Issue.record("no graph")
      return
    }
    #expect(graph.nodes.map(\.name) == ["x", "u", "L"])
    #expect(
      graph.edges.filter(\.isWrong).map { "\($0.from)->\($0.to) \($0.partial ?? "")" } == ["x->u x"]
    )
  }

  @Test("a training shows its losses")
  func losses() throws {
    let item =
      #"{"id": "q", "kind": "training", "loss": "x^2", "parameters": ["x"], "initial": "ones", "#
      + #""rate": "1/4", "steps": 2, "ask": "losses"}"#
    let (_, exhibit) = try Self.exhibit(item, "[1, 0.25, 0.0625]")
    guard case .losses(let losses) = exhibit.drawing else {
      Issue.record("no losses")
      return
    }
    #expect(losses.answer == losses.run && losses.isAsked)
  }
}
