import Engine
import TestSupport
import Testing
import Text

@testable import Grading

@Suite("The readers that kinds share")
struct ReadersTests {
  private func field(_ json: String) throws -> JSONField {
    let text = SourceText(name: "json", json)
    return JSONField(value: try JSONReader.read(text), path: "", text: text)
  }

  @Test(
    "The extents of a shape without the signs between them",
    arguments: [
      ("D x H", ["D", "H"]), ("D × H", ["D", "H"]), ("D by H", ["D", "H"]), ("(D, H)", ["D", "H"]),
      ("D*H", ["D", "H"]), (#"D \times H"#, ["D", "H"]), (#"D\times H"#, ["D", "H"]),
      (#"\mathbb{R}^{D \times H}"#, ["D", "H"]), ("R^D", ["D"]), ("2x3", ["2", "3"]), ("2x", ["2"]),
      ("x x x", ["x", "x"]), ("DxH", ["DxH"]), ("scalar", ["scalar"]), ("", []),
      ("[2, 3, 4]", ["2", "3", "4"]),
      ("D\tH", ["D", "H"]), ("$D$", ["D"]), ("2xH", ["2xH"]),
    ])
  func shapes(_ text: String, _ words: [String]) { #expect(ShapeWords.of(text) == words) }

  @Test(
    "An edge, however its arrow is drawn",
    arguments: [
      ("u3->u5", "u3->u5"), ("u_3 → u_5", "u3->u5"), (#"u_3 \to u_5"#, "u3->u5"),
      (#"u^{[3]} \rightarrow L"#, "u3->L"), ("u3", nil), ("->u5", nil), ("u3->", nil), ("", nil),
    ] as [(String, String?)])
  func edges(_ text: String, _ edge: String?) {
    #expect(LossGraph.Edge(text)?.description == edge)
  }

  @Test(
    "The lines of a derivation as the student counts them",
    arguments: [
      (#"["a = b", "c"]"#, [1, 2]), (#"["a", "", "c"]"#, [1, 3]), (#""a = b = c""#, [1]),
      (#""a \\\\ b \\\\ c""#, [1, 2, 3]), (#"["a \\\\ b", "c"]"#, [1, 1, 2]),
      (#"["a \\\\ b"]"#, [1, 2]), (#"["a", "$$", "c"]"#, [1, 3]),
    ])
  func lines(_ json: String, _ numbers: [Int]) throws {
    #expect(try DerivationLines.read(try field(json)).map(\.number) == numbers)
  }

  @Test("An answer without a formula, or with too many lines, is told so")
  func noLines() throws {
    for json in [#""""#, #"["", " "]"#, "[]", "7", "null"] {
      #expect(throws: AnswerFault.self, "\(json)") { try DerivationLines.read(try field(json)) }
    }
    let many = (0..<500).map { _ in #""x""# }.joined(separator: ", ")
    #expect(try DerivationLines.read(try field("[\(many)]")).count == 500)
    #expect(throws: AnswerFault.self) { try DerivationLines.read(try field(#"[\#(many), "x"]"#)) }
  }

  @Test(
    "The first use that is forbidden or not allowed",
    arguments: [
      ("sigma(x) + exp(x)", [], ["exp"], "exp"), ("sigma(x) + exp(x)", [], ["x"], "x"),
      ("e^x", [], ["exp"], "e"), ("exp(x)", [], ["e"], "exp"), ("f'(x)", [], ["'"], "'"),
      ("f'(x)", [], [], nil), ("sigma'(x)", [], ["'"], "'"), ("sigma(x)", [], ["'"], nil),
      ("sigma'(x)", ["sigma", "x"], [], nil), ("f'(x)", ["f", "x"], [], nil),
      ("diff(x^2, x)", [], [], "diff"), ("diff(x^2, x)", ["diff"], [], nil),
      ("|x|", [], ["abs"], "abs"), ("|x|", [], ["norm"], "abs"), ("x + y", ["x"], [], "y"),
      ("x + y", ["x", "y"], [], nil), ("x + y", ["diff"], [], nil),
      ("1[x > 0]", [], ["cases"], "cases"),
      ("cases(x > 0: 1, 2)", [], ["cases"], "cases"), ("sum(i=1..3, i)", [], ["i"], nil),
      ("sum(i=1..3, i)", [], ["sum"], "sum"), ("sum(i=1..3, i*x)", ["sum"], [], "x"),
      ("relu(x)", [], ["ReLU"], "relu"), ("pi*x", ["x"], [], "pi"), ("f(x)", [], ["f"], "f"),
      ("f(x)", ["x"], [], "f"),
    ] as [(String, [String], [String], String?)])
  func uses(_ text: String, _ allow: [String], _ forbid: [String], _ name: String?) throws {
    let formula = try Setting("x; y; f(u) = u^2").formula(text)
    #expect(Features(formula).violation(allow: allow, forbid: forbid) == name)
  }

  @Test("A derivative is free where the kind says so")
  func freeDerivative() throws {
    let formula = try Setting("x").formula("diff(x^2, x)")
    #expect(Features(formula).violation(allow: [], forbid: [], diffIsFree: true) == nil)
    #expect(
      Features(formula).violation(allow: [], forbid: ["diff"], diffIsFree: true) == "diff")
  }

  @Test(
    "What a formula uses in addition to another one",
    arguments: [
      ("sigma(x)", "sigma(x)^2", [], nil), ("sigma(x)", "exp(-x)", [], "exp"),
      ("sigma(x)", "e^x", [], "e"), ("exp(x)", "e^x", [], nil), ("e^x", "exp(x)", [], nil),
      ("sigma(x)", "exp(-x)", ["exp"], nil), ("sigma(x)", "e^x", ["exp"], nil),
      ("x", "x + y", [], "y"),
    ] as [(String, String, [String], String?)])
  func additions(_ goal: String, _ text: String, _ allow: [String], _ name: String?) throws {
    let setting = try Setting("x; y")
    let known = Features(try setting.formula(goal))
    #expect(Features(try setting.formula(text)).addition(to: known, allow: allow) == name)
  }

  @Test(
    "Values for symbols settle the sizes of dimensions",
    arguments: [
      (#"{"x": 1}"#, nil), (#"{"v": [1, 2, 3]}"#, nil), (#"{"v": [[1, 2, 3]]}"#, nil),
      (#"{"r": [1, 2, 3]}"#, nil), (#"{"r": [[1], [2]]}"#, nil),
      (#"{"v": [1, 2], "W": [[1, 2], [3, 4]]}"#, nil),
      (#"{"v": [1, 2, 3], "W": [[1, 2], [3, 4]]}"#, "`K` would be 3 in `v` and 2 in `W`"),
      (#"{"x": [1, 2]}"#, "has shape"), (#"{"q": [1, 2, 3]}"#, "has shape"),
      (#"{"q": [1, 2]}"#, nil),
      (#"{"y": 1}"#, "no symbol"), (#"{"x": "1/0"}"#, "number"), (#"{"x": true}"#, "boolean"),
      (#"{"v": [1, 2, 3], "j": 3}"#, nil), (#"{"v": [1, 2, 3], "j": 4}"#, "index from 1 to 3"),
      (#"{"j": 0}"#, "index from 1 to 2"), (#"{"j": 1}"#, nil), (#"{"j": "3/2"}"#, "index"),
      (#"{"p": -1}"#, nil), (#"{"v": 1}"#, nil),
    ] as [(String, String?)])
  func values(_ json: String, _ fault: String?) throws {
    let scope = try Setting(
      "dim K 2 3; x; v[K]; r[1,K]; W[K,K]; q[2]; j index K; p positive"
    ).scope
    do {
      _ = try PointReader.read(try field(json), scope)
      #expect(fault == nil)
    } catch let error as Diagnostic {
      #expect(error.message.contains(fault ?? "none"), "\(error.message)")
    }
  }

  @Test(
    "Where values have to stay in their domains, sizes and values are held against them",
    arguments: [
      (#"{"v": [1, 2]}"#, nil), (#"{"v": [1]}"#, "at least 2"), (#"{"v": [1, 2, 3, 4]}"#, nil),
      (#"{"p": -1}"#, "outside"), (#"{"p": 0}"#, "outside"), (#"{"p": 1}"#, nil),
      (#"{"s": [0.5, 0.5]}"#, nil), (#"{"s": [0.5, 0.4]}"#, "outside"),
      (#"{"s": [1.5, -0.5]}"#, "outside"),
      (#"{"n": "1/2"}"#, "outside"), (#"{"n": 2}"#, nil), (#"{"u": 1}"#, "outside"),
      (#"{"u": "1/2"}"#, nil), (#"{"t": 4}"#, "outside"), (#"{"t": 3}"#, nil),
    ] as [(String, String?)])
  func domains(_ json: String, _ fault: String?) throws {
    let scope = try Setting(
      "dim K 2 3; v[K]; p positive; s[2] probability; n integer; u unit; t 0..3"
    ).scope
    do {
      _ = try PointReader.read(try field(json), scope, keepsSizes: true, staysInDomains: true)
      #expect(fault == nil)
    } catch let error as Diagnostic {
      #expect(error.message.contains(fault ?? "none"), "\(error.message)")
    }
  }

  @Test("Too many entries in all are refused")
  func tooMany() throws {
    let scope = try Setting("dim K 2 3; v[K]; W[K,K]").scope
    func list(_ count: Int) -> String {
      "[" + Array(repeating: "1", count: count).joined(separator: ",") + "]"
    }
    // 315 + 315 · 315 = 99,540 entries, 316 + 316 · 316 = 100,172.
    #expect(throws: Never.self) { try PointReader.read(try field(#"{"v": \#(list(315))}"#), scope) }
    #expect(throws: Diagnostic.self) {
      try PointReader.read(try field(#"{"v": \#(list(316))}"#), scope)
    }
  }

  @Test(
    "Whether a number is the expected one",
    arguments: [
      ("1/3", "1/3", nil, "yes"), ("1/3", "0.3333", nil, "no"), ("sqrt(2)^2", "2", nil, "yes"),
      ("sqrt(2)", "1.41421356237309504880168872420969807857", nil, "yes"),
      ("sqrt(2)", "1.4142135623730950488016887242", nil, "no"), ("sqrt(-1)", "1", nil, "no"),
      ("sin(pi)", "0", nil, "yes"), ("sin(pi) + 1e-20", "0", nil, "no"),
      ("0", "sin(pi)", nil, "yes"),
      ("pi", "3.14", 3, "yes"), ("3.14", "pi", 3, "yes"), ("3.15", "pi", 3, "no"),
      ("exp(1)", "e", nil, "yes"),
    ] as [(String, String, Int?, String)])
  func numbers(_ a: String, _ r: String, _ digits: Int?, _ said: String) throws {
    let setting = try Setting("x")
    let found = ValueItem.compare(
      try setting.values(a).entries[0], try setting.values(r).entries[0],
      digits.map { Tolerance(digits: $0) }, SamplingPlan())
    #expect("\(found)" == said)
  }

  @Test(
    "An operation takes as many inputs as it has",
    arguments: [
      ("add", 2, true), ("add", 3, true), ("add", 1, false), ("mul", 3, true), ("mul", 1, false),
      ("sub", 2, true), ("sub", 3, false), ("div", 2, true), ("div", 3, false), ("pow", 2, true),
      ("pow", 3, false), ("neg", 1, true), ("neg", 2, false), ("exp", 1, true), ("exp", 2, false),
      ("max", 2, true), ("add", 0, false), ("neg", 0, false), ("foo", 1, false),
    ])
  func operations(_ name: String, _ count: Int, _ isTaken: Bool) throws {
    let operands = try (0..<count).map { _ in try Setting("x").formula("x") }
    let node = try field("{}")
    let op = try field("\"\(name)\"")
    let made = try? GraphOperation.formula(op, operands, node)
    #expect((made != nil) == isTaken)
  }

  @Test(
    "How wide an enclosure may be for equality: wider beside a fraction of a few digits",
    arguments: [
      ("12345678", 1e-28, Truth.yes), ("123456789", 1e-28, .unknown), ("12345678", 3e-28, .unknown),
      ("123456789", 5e-30, .yes), ("2", 1e-28, .yes),
    ])
  func widths(_ number: String, _ width: Double, _ said: Truth) throws {
    let exact = try Setting("x").values(number).entries[0]
    let room = exact.midpoint * DoubleDouble(width)
    let wide = Interval(lower: exact.midpoint - room, upper: exact.midpoint + room)
    #expect(ValueItem.compare(wide, exact, nil, SamplingPlan()) == said)
    #expect(ValueItem.compare(exact, wide, nil, SamplingPlan()) == said)
  }

  @Test("A tensor has at most 4096 entries, in one list or in rows of one length")
  func entries() throws {
    let reader = AnswerReader(vocabulary: Scope().vocabulary)
    func list(_ count: Int, _ entry: String = "1") -> String {
      "[" + Array(repeating: entry, count: count).joined(separator: ",") + "]"
    }
    for json in [list(4096), list(64, list(64)), "[1]", "[[1]]", "[[1, 2], [3, 4]]"] {
      #expect(throws: Never.self) { try reader.formula(try field(json)) }
    }
    for json in [
      list(4097), list(17, list(241)), "[[1, 2], [3]]", "[1, [2]]", "[[1], 2]", "[[]]", "[1, null]",
    ] {
      #expect(throws: AnswerFault.self, "\(json.prefix(40))") {
        try reader.formula(try field(json))
      }
    }
  }

  @Test("Blanks alone are missing", arguments: [#"" ""#, #""""#, #""\t\n ""#, "null", "[]"])
  func blank(_ json: String) throws {
    let error = #expect(throws: AnswerFault.self) {
      try AnswerReader(vocabulary: Scope().vocabulary).formula(try field(json))
    }
    guard case .missing = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("Lists of witnesses, nodes and steps have their limits, which belong to them")
  func limits() throws {
    func list(_ count: Int, _ entry: (Int) -> String) -> String {
      "[" + (0..<count).map(entry).joined(separator: ",") + "]"
    }
    let witness = #""kind": "witness", "unknowns": {"a": []}, "constraints": ["a > 0"]"#
    try ClaimRow(witness, list(1000) { _ in #"{"a": 1}"# }, .pass, message: "all 1000").check()
    try ClaimRow(witness, list(1001) { _ in #"{"a": 1}"# }, .invalid, message: "1000").check()
    let graph =
      #""kind": "graph", "symbols": {"x": {}}, "inputs": ["x"], "definitions": ["y = 2*x"], "output": "y""#
    func nodes(_ count: Int) -> String {
      let list = list(count) { place in
        place == 0
          ? #"{"id": "y", "formula": "2*x"}"# : #"{"id": "s\#(place)", "formula": "x + \#(place)"}"#
      }
      return #"{"nodes": \#(list), "output": "y"}"#
    }
    try ClaimRow(graph, nodes(500), .pass).check()
    try ClaimRow(graph, nodes(501), .invalid, message: "too many nodes").check()
    let derivation = #""kind": "derivation", "symbols": {"x": {}}, "from": "x", "to": "x""#
    let line = "\"" + Array(repeating: "x", count: 500).joined(separator: " = ") + "\""
    try ClaimRow(derivation, list(2) { _ in line }, .pass).check()
    try ClaimRow(
      derivation, #"[\#(line), \#(line), "x"]"#, .invalid, message: "more than 1000 steps"
    ).check()
  }

  @Test("Each constraint tells the room that it leaves, and whether it holds")
  func margins() throws {
    let item =
      #""kind": "witness", "unknowns": {"a": []}, "constraints": "#
      + #"["a > 1", "a < 5", "2*a >= 4", "a = 3", "a != 3", "a^2 = 2", "[a, 2*a] > 0"]"#
    let margins = try ClaimRow(item, #"{"a": 3}"#, .fail).result().evidence.margins
    #expect(margins.map(\.value) == ["2", "2", "2", "", "", "", "3"])
    #expect(margins.map(\.holds) == [true, true, true, true, false, false, true])
  }

  @Test("A range tells how many samples it rests on, over all sizes")
  func samples() throws {
    let item =
      #""kind": "range", "dimensions": {"n": [1, 2, 3]}, "symbols": {"a": {"domain": {"values": [1, 2]}}}, "of": "a + 0*n""#
    let row = ClaimRow(item, #""{1, 2}""#, .pass, certainty: "sampled")
    try row.check()
    #expect(try row.result().evidence.samples == 6)
  }
}
