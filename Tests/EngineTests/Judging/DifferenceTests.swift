import Engine
import TestSupport
import Testing

@Suite("What a comparison reports")
struct DifferenceTests {
  private func difference(
    _ setting: String, _ reference: String, _ answer: String, _ policy: DomainPolicy = .reference
  ) throws -> Agreement.Difference? {
    guard
      case .different(let difference) = try Setting(setting)
        .comparison(reference, answer, policy).decide()
    else { return nil }
    return difference
  }

  @Test(
    "The place of a wrong entry",
    arguments: [
      ("dim n 3; x[n]", "x", "x + onehot(2, n)", "[2]"),
      ("x[1,3]", "x", "x + [[0, 0, 1]]", "[3]"),
      ("A[2,3]", "A", "A + [[0, 0, 0], [1, 0, 0]]", "[2, 1]"),
      ("A[2,3]", "A", "A + [[0, 1, 0], [0, 0, 50]]", "[2, 3]"),
      ("A[2,3]", "A", "A + [[0, -70, 0], [0, 0, 50]]", "[1, 2]"),
    ])
  func entries(_ setting: String, _ reference: String, _ answer: String, _ entry: String) throws {
    #expect(try difference(setting, reference, answer)?.entry == entry)
  }

  @Test("Numbers have no entry, and both values are told with the digits that tell them apart")
  func numbers() throws {
    let found = try difference("x values 2", "x", "1.000000001*x")
    #expect(found?.entry == nil)
    #expect(found?.kind == .values)
    #expect(found?.reference == "2")
    #expect(found?.answer == "2.000000002")
    #expect(found?.point.map { "\($0.name) = \($0.value)" } == ["x = 2"])
  }

  @Test(
    "What is undefined is told",
    arguments: [
      (
        "x values -1", "x", "sqrt(x)^2", DomainPolicy.reference,
        Agreement.Difference.Kind.answerUndefined
      ),
      ("x values -1", "sqrt(x)^2", "x", .same, .referenceUndefined),
      ("x", "log(x^2)", "2*log(x)", .reference, .answerUndefined),
      ("x", "2*log(x)", "log(x^2)", .same, .referenceUndefined),
    ])
  func undefined(
    _ setting: String, _ reference: String, _ answer: String, _ policy: DomainPolicy,
    _ kind: Agreement.Difference.Kind
  ) throws {
    let found = try difference(setting, reference, answer, policy)
    #expect(found?.kind == kind)
    #expect(found?.answer == "undefined" || found?.reference == "undefined")
  }

  @Test("The point names sizes, indices and every symbol that matters, and no other")
  func coordinates() throws {
    let setting = "dim K 3; z[K]; j index K; unused; s"
    let found = try difference(setting, "z[j]*s", "z[j]*s + 1")
    #expect(found?.point.map(\.name) == ["K", "z", "j", "s"])
    let small = try difference("x; y; w", "x", "x + 1")
    #expect(small?.point.map(\.name) == ["x"])
    #expect(try difference("dim K 3; z[K]; s", "s", "s + 1")?.point.map(\.name) == ["s"])
    #expect(try difference("dim K 3; z[K]; s", "K", "K + 1")?.point.map(\.name) == ["K"])
  }

  @Test("An infinite domain gives at least 64 points")
  func points() throws {
    // Where assumptions leave some sizes without points, the others make up for them.
    for setting in [
      "x", "x 0..1", "x unit", "x integer", "dim n 2 3; v[n]; x", "x; assume x > 2",
      "x; y; assume 5 < x*y < 6", "dim n 2 3; x; assume abs(x) < n - 5/2",
      "dim n 2 3 4 5; x; assume abs(x) < n - 9/2",
    ] {
      guard
        case .same(let points, let isProved, _, _) = try Setting(setting)
          .comparison("floor(x + 1)", "floor(x) + 1").decide()
      else {
        Issue.record("\(setting): not the same")
        continue
      }
      #expect(points >= 64 && !isProved, "\(setting)")
    }
  }

  @Test(
    "A finite domain is tried out and settles the matter",
    arguments: [
      ("a values 0 1; b values 0 1; c values 0 1", "a*b + c", "c + b*a", 8),
      ("n integer 0..10", "n^2", "n*n", 11), ("y[5] one-hot", "y'*y", "1", 5),
      ("a values 0 1/2 1; unused", "a + a", "2*a", 3),
      ("y[3] one-hot; a values 1 2", "a*y'*y", "a", 6),
      ("x", "1 + 1", "2", 1),
    ])
  func finite(_ setting: String, _ reference: String, _ answer: String, _ count: Int) throws {
    guard
      case .same(let points, true, _, _) = try Setting(setting).comparison(reference, answer)
        .decide()
    else {
      Issue.record("not proved")
      return
    }
    #expect(points <= count && points > 0)
  }

  @Test(
    "The reason why nothing is decided",
    arguments: [
      ("x; assume x > 1 and x < 0", "x", "x^2", Agreement.Reason.noPoints),
      ("x", "log(-1 - x^2)", "sqrt(-1 - x^2)", .undefinedEverywhere),
    ])
  func reasons(
    _ setting: String, _ reference: String, _ answer: String, _ reason: Agreement.Reason
  ) throws {
    guard case .undecided(let found) = try Setting(setting).comparison(reference, answer).decide()
    else {
      Issue.record("decided")
      return
    }
    #expect(found == reason)
  }

  @Test("The same comparison twice gives the same point, another seed or stream another one")
  func repeatable() throws {
    var comparison = try Setting("x; y").comparison("x*y", "x*y + 1e-9*y", seed: 3)
    func point() throws -> [Agreement.Coordinate] {
      guard case .different(let difference) = try comparison.decide() else { return [] }
      return difference.point
    }
    let first = try point()
    let again = try point()
    #expect(!first.isEmpty && again == first)
    comparison.seed = 4
    let seeded = try point()
    #expect(seeded != first)
    comparison.seed = 3
    comparison.stream = ["salt"]
    let salted = try point()
    #expect(salted != first)
  }

  @Test(
    "A tolerance loosens each point",
    arguments: [
      ("1.001*x", "same"), ("1.02*x", "different"), ("x + 0.0001", "same"), ("-x", "different"),
    ])
  func tolerance(_ answer: String, _ expected: String) throws {
    var comparison = try Setting("x -2..2").comparison("x", answer)
    comparison.tolerance = Tolerance(
      absolute: Rational(decimal: "0.001"), relative: Rational(decimal: "0.01"))
    #expect(try comparison.decide().word == expected)
  }

  @Test("At a kink of the reference a derivative may have any value")
  func skippedKinks() throws {
    for (answer, expected) in [
      ("1[x >= 0]", "same"), ("1[x > 0]", "same"), ("1[x > 1]", "different"),
    ] {
      var comparison = try Setting("x").comparison("diff(relu(x), x)", answer)
      comparison.skipsKinks = true
      #expect(try comparison.decide().word == expected, "\(answer)")
    }
  }
}
