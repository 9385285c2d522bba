import Grading
import Testing
import Text

@testable import Reporting

@Suite("The JSON report")
struct JSONReportTests {
  private func text(_ item: ItemResult) -> String { JSONReport.item(item).text(pretty: false) }

  @Test("the frame is the contract's")
  func frame() {
    var graded = Samples.each
    graded.items = [Samples.each.items[0]]
    graded.student = nil
    let report = JSONReport.value(of: graded, for: .staff).text(pretty: false)
    let expected =
      #"{"report":1,"grader":"0.1.0","problem_set":"xor-and-loss-graphs","#
      + #""submission":"submissions/write-up-4.json","student":null,"seed":7,"score":1,"#
      + #""pending":0,"max_score":1,"counts":{"pass":1,"fail":0,"invalid":0,"undecided":0,"#
      + #""missing":0,"review":0},"items":["# + text(Samples.each.items[0])
      + #"],"notes":["`residual-sigmoid/graf` is no item of this set; "#
      + #"did you mean `residual-sigmoid/graph`?"]}"#
    #expect(report == expected)
  }

  @Test("items tell what they know, in a fixed order", arguments: items)
  func tells(index: Int, expected: String) {
    #expect(text(Samples.each.items[index]) == expected)
  }

  static let items: [(Int, String)] = [
    (
      0,
      #"{"id":"tanh-derivative/definition","kind":"formula","verdict":"pass","score":1,"#
        + #""max_score":1,"message":"agrees","read_as":"(exp(z) - exp(-z))/(exp(z) + exp(-z))","#
        + #""certainty":"certified","notes":["`e^-z` was read as `e^(-z)`"]}"#
    ),
    (
      2,
      #"{"id":"residual-sigmoid/dl_dz2","kind":"gradient","verdict":"fail","score":0.1,"#
        + #""max_score":0.3,"message":"differs from the engine's gradient at beta1 = 0.7, "#
        + #"x = −2: your formula gives 1.3, the gradient is 0.46","read_as":"1 - z2","#
        + #""certainty":"certified","evidence":{"point":{"beta1":0.7,"v":"[1, 2]"},"#
        + #""entry":"[2]","answer_value":1.3,"expected_value":0.46}}"#
    ),
    (
      6,
      #"{"id":"sizes/why","kind":"text","verdict":"review","score":null,"max_score":2,"#
        + #""message":"a person reads this answer"}"#
    ),
    (
      7,
      #"{"id":"xor/weights","kind":"witness","verdict":"pass","score":1.1,"max_score":1.1,"#
        + #""message":"every constraint holds","certainty":"sampled","evidence":{"margins":"#
        + #"[{"constraint":"gamma[1] + nu > 0","margin":5,"holds":true}],"samples":64}}"#
    ),
  ]

  @Test("values are numbers only where they are decimals", arguments: values)
  func isNumber(written: String, expected: String) {
    let item = Samples.item("p/a") { $0.evidence.answerValue = written }
    #expect(text(item).contains(#""evidence":{"answer_value":"# + expected + "}"))
  }

  static let values: [(String, String)] = [
    ("1.5", "1.5"), ("-0.25", "-0.25"), ("1e-7", "1e-7"), ("7/3", #""7/3""#), ("inf", #""inf""#),
    ("nan", #""nan""#), ("1e999", #""1e999""#), ("[1, 2]", #""[1, 2]""#), ("0x10", #""0x10""#),
    (".5", #"".5""#), ("", #""""#),
  ]

  @Test("students get no seed, no hidden item and no expected number")
  func student() {
    var without = Samples.each
    without.items.removeAll { $0.visibility != .visible }
    let report = JSONReport.value(of: Samples.each, for: .student).text(pretty: true)
    #expect(report == JSONReport.value(of: without, for: .student).text(pretty: true))
    #expect(!report.contains("\"seed\"") && !report.contains("secret"))
    #expect(!report.contains("0.46") && report.contains("\"answer_value\": 1.3"))
    #expect(report.contains("\"max_score\": 10.4"))
  }

  @Test("a dry run has no verdicts")
  func dryRun() {
    let report = JSONReport.value(of: Samples.each, for: .staff, isDryRun: true)
      .text(pretty: false)
    #expect(report.contains(#""dry_run":true,"items":[{"id":"tanh-derivative/definition""#))
    #expect(!report.contains("verdict") && !report.contains("score"))
  }
}

@Suite("Points")
struct PointsTests {
  @Test("add up to what a person would write", arguments: sums)
  func addUp(points: [Double], text: String) {
    #expect(Points.text(Points.sum(points)) == text)
  }

  static let sums: [([Double], String)] = [
    ([], "0"), ([0.1, 0.2], "0.3"), (Array(repeating: 0.1, count: 10), "1"),
    ([7, 0.5], "7.5"), ([1.0 / 3, 1.0 / 3, 1.0 / 3], "1"), ([1.0 / 3], "0.333333"),
    ([2.0 / 3], "0.666667"), ([-0.0], "0"), (Array(repeating: 1.1, count: 3), "3.3"),
    ([1_000_000, 1_000_000], "2000000"),
  ]
}
