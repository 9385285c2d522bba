import TestSupport
import Testing

@testable import Engine

@Suite("Points on conditions and what holds along them")
struct ConditionTracksTests {
  private static let net = """
    x; w; b; v; z = w*x + b; a = relu(z); y = sigma(v*a)
    """

  private func condition(
    _ text: String, _ setting: Setting, _ tracks: inout ConditionTracks
  ) throws -> [ConditionTracks.Condition] {
    try tracks.conditions(try setting.formula(text))
  }

  @Test(
    "Sizes shrink towards nothing, or stand still",
    arguments: [
      ([1, 0.1, 1e-3, 1e-6], true, true), ([1, 0.1, 1e-3, 1e-4], true, false),
      ([1, 0.1, 1e-3, 1e-5], true, false), ([100, 1, 0.01, 5e-4], true, true),
      ([100, 1, 0.01, 2e-3], true, false), ([0.01, 1e-3, 5e-6], true, true),
      ([1e-6, 1e-6, 1e-6], true, false), ([1e-25, 1e-25, 1e-25], false, true),
      ([1e-25, 1e-25, 1e-25], true, false), ([1e-23, 1e-23, 1e-23], false, false),
      ([1, 1e-7, 1e-6, 1e-8], true, false), ([1, 1e-6, 5e-7, 5e-7], true, false),
      ([1, 1e-6, 6e-7, 6e-7], true, false), ([1, 9, 1e-6, 1e-7, 1e-8], true, true),
      ([0, 0, 0], false, true), ([5e-6], true, false), ([], true, false),
    ] as [([Double], Bool, Bool)])
  func tends(_ sizes: [Double], _ isAboveZero: Bool, _ tends: Bool) throws {
    let tracks = try Setting("x").tracks("x")
    let list = sizes.map {
      ConditionTracks.Size(bound: DoubleDouble($0), isAboveZero: isAboveZero)
    }
    #expect(tracks.tendsToZero(list) == tends)
    if !list.isEmpty { #expect(!tracks.tendsToZero(list + [nil])) }
  }

  @Test("A comparison holds on one side of zero, or on it")
  func satisfies() throws {
    let setting = try Setting("x")
    var tracks = try setting.tracks("x")
    let all: [(String, [Bool])] = [
      ("x < 0", [true, false, false]), ("x <= 0", [true, true, false]),
      ("x = 0", [false, true, false]), ("x != 0", [true, false, true]),
      ("x >= 0", [false, true, true]), ("x > 0", [false, false, true]),
      ("log(x) < 5", [false, false, true]), ("log(x) != 5", [false, false, true]),
    ]
    for (text, expected) in all {
      let found = try condition(text, setting, &tracks)
      guard case .comparison(let id, let sign) = found[0].parts[0] else {
        Issue.record("no comparison")
        continue
      }
      for (number, holds) in zip([-1, 0, 1], expected) {
        #expect(
          tracks.satisfies(id, sign, [Rational(number)], [:]) == holds, "\(text) at \(number)")
      }
    }
  }

  @Test(
    "A condition is taken apart into the cases in which it holds, each with its parts",
    arguments: [
      ("x < 0", [1]), ("x < 0 or y < 0", [1, 1]), ("x < 0 and y < 0", [2]),
      ("not (x < 0 or y < 0)", [2]), ("not (x < 0 and y < 0)", [1, 1]), ("0 < x < 1", [2]),
      ("not (0 < x < 1)", [1, 1]), ("(x < 0 or y < 0) and x + y > 1", [2, 2]),
      ("(x < 0 or y < 0) and (x > 5 or y > 5)", [2, 2, 2, 2]), ("not not x < 0", [1]),
      ("x -> inf", [1]), ("x < 0 or (y < 0 and x > 1)", [1, 2]),
    ])
  func cases(_ text: String, _ parts: [Int]) throws {
    let setting = try Setting("x; y")
    var tracks = try setting.tracks("x*y")
    #expect(try condition(text, setting, &tracks).map(\.parts.count) == parts)
  }

  @Test("The opposite of each comparison holds just where it does not")
  func opposites() throws {
    let setting = try Setting("x")
    var tracks = try setting.tracks("x")
    for sign in ["<", "<=", "=", "!=", ">", ">="] {
      let ids = try ["x \(sign) 0", "not x \(sign) 0"].map { text in
        try condition(text, setting, &tracks)[0].parts[0]
      }
      guard case .comparison(let one, let plain) = ids[0],
        case .comparison(let other, let turned) = ids[1]
      else { continue }
      for number in [-1, 0, 1].map({ Rational($0) }) {
        #expect(
          tracks.satisfies(one, plain, [number], [:])
            != tracks.satisfies(other, turned, [number], [:])
        )
      }
    }
  }

  @Test("Too many cases, and limits that are negated, are refused")
  func refused() throws {
    let setting = try Setting("x; y")
    var tracks = try setting.tracks("x*y")
    let many = (1...6).map { "(x < \($0) or y < \($0))" }
    #expect(
      try condition(many.prefix(5).joined(separator: " and "), setting, &tracks).count == 32)
    for text in [many.joined(separator: " and "), "not x -> inf", "x"] {
      #expect(throws: ShapeError.self, "\(text)") { try condition(text, setting, &tracks) }
    }
  }

  @Test(
    "Every point of a track satisfies the condition and what is assumed",
    arguments: [
      "z <= 0", "z < 0", "z > 0", "z >= 0", "z = 0", "z != 0", "x = 0", "x = w", "z^2 = 0",
      "z*v = 0", "y = 1/2", "z < 0 and v > 0", "x^2 = 4", "z = 3", "x = 1/3 and w = 2",
      "abs(z) = 0", "exp(b) = 2", "z > 1", "-z <= -2", "not z > 0", "v < -3",
      "(exp(b) - 2)^2 = 0", "(exp(b) - 2)^4*(1 + x^2) = 0",
    ])
  func onCondition(_ text: String) throws {
    for setting in [try Setting(Self.net), try Setting(Self.net + "; assume w > 0")] {
      var tracks = try setting.tracks("y")
      let term = try setting.term(text)
      for var condition in try condition(text, setting, &tracks) {
        let found = tracks.tracks(&condition)
        #expect(found.count == 12 && !condition.isReadAsLimit)
        for track in found {
          #expect(!track.isLimit && track.points.count == 1)
          var values: [String: [Interval<DoubleDouble>]] = [:]
          for (slot, name) in tracks.builder.inputNames.enumerated() {
            values[name.symbol] = [track.roots[slot] ?? Interval(track.points[0][slot])]
          }
          let evaluator = PointEvaluator(setting.scope, Binding(), values: values)
          #expect(try evaluator.truth(term) != .no)
          if track.roots.isEmpty { #expect(try evaluator.truth(term) == .yes) }
          for assumption in setting.assumptions { #expect(try evaluator.truth(assumption) == .yes) }
        }
        #expect(Set(found.map(\.points)).count > 6)
      }
    }
  }

  @Test(
    "A limit is a sequence that goes there",
    arguments: [
      ("z -> inf", "z", 1.0), ("z -> -inf", "z", -1), ("x -> inf", "x", 1),
      ("v*a -> inf", "v*a", 1),
      ("b -> -inf", "b", -1), ("exp(z) -> inf", "exp(z)", 1),
    ])
  func sequences(_ text: String, _ quantity: String, _ sign: Double) throws {
    let setting = try Setting(Self.net)
    var tracks = try setting.tracks(quantity)
    var condition = try condition(text, setting, &tracks)[0]
    let found = tracks.tracks(&condition)
    #expect(found.count == 6)
    for track in found {
      #expect(track.isLimit && track.points.count >= 4)
      let values = track.points.map { point in
        let (places, lanes) = tracks.run(tracks.value, point)
        return lanes[places[0], 0].midpoint.doubleValue * sign
      }
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 } && values.last ?? 0 > 900)
    }
  }

  @Test(
    "A quantity tends to a number along the sequence",
    arguments: [
      ("y -> 1", "y - 1"), ("y -> 0", "y"), ("z -> 2", "z - 2"),
      ("1/(1 + x^2) -> 0", "1/(1 + x^2)"),
    ])
  func numbers(_ text: String, _ quantity: String) throws {
    let setting = try Setting(Self.net)
    var tracks = try setting.tracks(quantity)
    var condition = try condition(text, setting, &tracks)[0]
    let found = tracks.tracks(&condition)
    #expect(!found.isEmpty)
    for track in found {
      guard case .vanishes = tracks.finding(track) else {
        Issue.record("it does not vanish")
        continue
      }
      #expect(track.isLimit && tracks.meets(track, condition))
    }
  }

  @Test("An equality that is reached only in a limit is read as that limit")
  func limitOfEquality() throws {
    let setting = try Setting(Self.net)
    var tracks = try setting.tracks("y - 1")
    var condition = try condition("y = 1", setting, &tracks)[0]
    let found = tracks.tracks(&condition)
    #expect(condition.isReadAsLimit && !found.isEmpty && found.allSatisfy(\.isLimit))
    var never = try self.condition("y = 2", setting, &tracks)[0]
    #expect(tracks.tracks(&never).isEmpty && !never.isReadAsLimit)
  }

  @Test(
    "What is found of a quantity along a condition",
    arguments: [
      ("a", "z <= 0", "vanishes"), ("a", "z < 0", "vanishes"), ("a", "z > 0", "differs"),
      ("z", "z = 0", "vanishes"), ("z", "z = 1e-12", "differs"),
      ("exp(-z)", "z -> inf", "vanishes"),
      ("exp(-z)", "z -> -inf", "differs"), ("x*w", "x = 0", "vanishes"),
      ("log(x)", "x = -1", "unknown"), ("x^2 - 2", "x^2 = 2", "vanishes"),
      ("x^2 - 3", "x^2 = 2", "differs"), ("1 + exp(-z)", "z -> inf", "differs"),
      ("[a, a]", "z <= 0", "vanishes"), ("[a, b]", "z <= 0", "differs"),
    ])
  func findings(_ quantity: String, _ text: String, _ expected: String) throws {
    let setting = try Setting(Self.net)
    var tracks = try setting.tracks(quantity)
    var condition = try condition(text, setting, &tracks)[0]
    let found = tracks.tracks(&condition)
    #expect(!found.isEmpty)
    for track in found {
      let word: String
      switch tracks.finding(track) {
      case .vanishes: word = "vanishes"
      case .differs: word = "differs"
      case .unknown: word = "unknown"
      }
      #expect(word == expected)
    }
  }

  @Test(
    "A case is covered where every point of it satisfies the condition",
    arguments: [
      ("z <= 0", "z <= 0", true), ("z <= 0", "z < 0", true), ("z < 0", "z <= 0", true),
      ("z <= 0", "z <= -1000", false), ("z > 1", "z > 0", true), ("z >= 0", "z > 0", true),
      ("z = 0", "z <= 0", true), ("z = 0", "z < 0", true), ("z = 0", "z != 0", false),
      ("z = 1", "z = 0", false), ("x = 0", "x*w = 0", true), ("z -> inf", "z -> inf", true),
      ("z -> inf", "z -> -inf", false), ("z -> -inf", "z -> inf", false),
      ("z -> inf", "z > 100", true), ("z <= 0", "z -> -inf", false), ("z -> inf", "b -> inf", true),
      ("y -> 1", "y -> 1", true), ("y -> 1", "y -> 0", false), ("z -> inf", "2*z -> inf", true),
      ("z -> inf", "exp(-z) = 0", true), ("z -> inf", "z/1e12 -> inf", false),
      ("0 < z < 1", "z < 1 and z > 0", true), ("exp(b) = 2", "exp(b) <= 2", true),
      ("exp(b) = 2", "exp(b) >= 2", true), ("exp(b) = 2", "exp(b) < 2", true),
      ("exp(b) = 2", "exp(b) <= 1", false), ("exp(b) = 2", "exp(b) >= 3", false),
      ("z < 0 and v > 0", "v > 0", true),
      ("v > 0", "z < 0 and v > 0", false),
    ])
  func meets(_ text: String, _ answer: String, _ isMet: Bool) throws {
    let setting = try Setting(Self.net)
    var tracks = try setting.tracks("y")
    var given = try condition(text, setting, &tracks)[0]
    let condition = try condition(answer, setting, &tracks)[0]
    let found = tracks.tracks(&given)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { tracks.meets($0, condition) } == isMet)
  }

  @Test(
    "A counterexample lies on the condition, and the quantity is another number there",
    arguments: [
      ("a", "z > 0", true), ("a", "z <= 0", false), ("a", "z < 5", true), ("x*w", "x = 0", false),
      ("x*w", "w = 3", true), ("x", "x != 1", true), ("x", "z -> inf", true),
      ("0*x", "x > 0", false), ("relu(z)*relu(-v)", "z > 1", true),
      ("a", "z = 2", true),
      ("a", "z >= 1/4096 and z <= 1/1024", true), ("x - w", "x = w", false),
      ("x*v", "b = 10", true), ("x*v", "b < -10", true), ("x*v", "b > 10", true),
    ])
  func counterexamples(_ quantity: String, _ text: String, _ exists: Bool) throws {
    let setting = try Setting(Self.net)
    var tracks = try setting.tracks(quantity)
    let condition = try condition(text, setting, &tracks)[0]
    let found = tracks.counterexamples(to: condition)
    #expect(found.count == (exists ? 1 : 0))
    for track in found {
      #expect(tracks.meets(track, condition))
      guard case .differs = tracks.finding(track) else {
        Issue.record("it does not differ")
        continue
      }
    }
  }

  @Test("A counterexample satisfies what is assumed")
  func assumed() throws {
    for (assumption, exists) in [("w > 0", true), ("z > 1", true), ("z < 0", false)] {
      let setting = try Setting(Self.net + "; assume " + assumption)
      var tracks = try setting.tracks("a")
      let found = tracks.counterexamples(to: try condition("x > 0", setting, &tracks)[0])
      #expect(found.count == (exists ? 1 : 0), "\(assumption)")
      #expect(found.flatMap(\.points).allSatisfy(tracks.holdsAssumptions))
    }
  }

  @Test("A condition that names the quantity and its number says it again")
  func restates() throws {
    let setting = try Setting("x; y")
    var tracks = try setting.tracks("x*y")
    for (text, says) in [
      ("x*y = 0", true), ("x*y <= 0", false), ("x = 0", false), ("x*y = 0 and x = 0", false),
    ] {
      let condition = try condition(text, setting, &tracks)[0]
      #expect(tracks.restates(condition) == says, "\(text)")
    }
  }

  @Test("How large values are, and whether one of them is certainly not zero")
  func sizes() throws {
    let tracks = try Setting("x; y").tracks("[x, y, 1e-30*y]")
    let found = try #require(tracks.size(tracks.value, [Rational(-3), Rational(2)]))
    #expect(found.bound == DoubleDouble(3) && found.isAboveZero)
    let none = try #require(tracks.size(tracks.value, [.zero, .zero]))
    #expect(none.bound.isZero && !none.isAboveZero)
    let log = try Setting("x").tracks("[log(x), 1]")
    #expect(log.size(log.value, [Rational(-1)]) == nil)
    #expect(log.size(log.value, [Rational(1)])?.isAboveZero == true)
  }
}
