import TestSupport
import Testing

@testable import Engine

@Suite("Values near enough to the expected ones")
struct ToleranceJudgingTests {
  @Test(
    "Either part suffices, and the ends belong to it",
    arguments: [
      ("1.01", "1", "0.01", nil, nil, Truth.yes), ("1.0101", "1", "0.01", nil, nil, .no),
      ("0.99", "1", "0.01", nil, nil, .yes), ("101", "100", nil, "0.01", nil, .yes),
      ("101.01", "100", nil, "0.01", nil, .no), ("-101", "-100", nil, "0.01", nil, .yes),
      ("101", "100", "0.5", "0.01", nil, .yes), ("100.5", "100", "0.5", "0.001", nil, .yes),
      ("101", "100", "0.5", "0.001", nil, .no), ("1.235", "1.2346", nil, nil, 3, .yes),
      ("1.24", "1.2346", nil, nil, 3, .no), ("1.2396", "1.2346", nil, nil, 3, .yes),
      ("1.2397", "1.2346", nil, nil, 3, .no), ("1.2296", "1.2346", nil, nil, 3, .yes),
      ("0", "0", nil, nil, 3, .yes), ("0.001", "0", nil, nil, 3, .no),
      ("1", "2", nil, nil, nil, .no),
      ("1", "1", nil, nil, nil, .no),
    ] as [(String, String, String?, String?, Int?, Truth)])
  func accepts(
    _ value: String, _ expected: String, _ absolute: String?, _ relative: String?, _ digits: Int?,
    _ truth: Truth
  ) throws {
    let setting = try Setting("x")
    let tolerance = Tolerance(
      absolute: absolute.flatMap { Rational(decimal: $0) },
      relative: relative.flatMap { Rational(decimal: $0) }, digits: digits)
    #expect(
      tolerance.accepts(try setting.number(value), near: try setting.number(expected)) == truth)
  }

  @Test(
    "Half a unit of a significant digit",
    arguments: [
      ("1.2346", 3, "0.005"), ("1", 1, "1/2"), ("9.99", 1, "1/2"), ("10", 1, "5"), ("10", 2, "1/2"),
      ("99.9", 2, "1/2"), ("100", 3, "1/2"), ("0.1", 1, "0.05"), ("0.0999", 1, "0.005"),
      ("-250", 2, "5"), ("1e20", 4, "5e16"), ("3e-20", 2, "5e-22"), ("0", 5, "0"),
    ])
  func halfUnit(_ value: String, _ digits: Int, _ room: String) throws {
    let setting = try Setting("x")
    let found = Tolerance.halfUnit(digits, try setting.number(value))
    #expect(found == (try setting.number(room).exact))
  }
}
