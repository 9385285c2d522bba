import Grading
import Testing
import Text

@testable import Reporting

@Suite("The text report")
struct TextReportTests {
  @Test("one line an item, and the reasons under what does not pass")
  func normal() {
    let report = TextReport(Samples.each, for: .staff, style: TextStyle())
    #expect(report.text == Goldens.normal)
  }

  @Test("students do not see hidden items, nor what students must not read")
  func student() {
    let style = TextStyle(detail: .verbose)
    #expect(TextReport(Samples.each, for: .student, style: style).text == Goldens.student)
  }

  @Test("quiet is one line")
  func quiet() {
    let style = TextStyle(detail: .quiet)
    #expect(
      TextReport(Samples.each, for: .staff, style: style).text
        == "submissions/write-up-4.json: 2.2/11.4 points, 3 pending: "
        + "2 pass, 2 fail, 1 invalid, 1 undecided, 1 missing, 1 for review\n")
  }

  @Test("a dry run says how answers are read, and no verdict")
  func dryRun() {
    let report = TextReport(Samples.each, for: .student, style: TextStyle(), isDryRun: true)
    #expect(report.text == Goldens.dryRun)
  }

  @Test("colours change nothing but colours")
  func color() {
    let plain = TextReport(Samples.each, for: .staff, style: TextStyle()).text
    let colored = TextReport(Samples.each, for: .staff, style: TextStyle(hasColor: true)).text
    #expect(colored.contains("\u{1B}[32m✓\u{1B}[0m tanh-derivative/definition"))
    #expect(colored.replacing(#/\u{1B}\[[0-9]+m/#, with: "") == plain)
  }

  @Test("hidden items leave no trace")
  func hidden() {
    var without = Samples.each
    without.items.removeAll { $0.visibility != .visible }
    for detail in [TextStyle.Detail.quiet, .normal, .verbose] {
      for isDryRun in [false, true] {
        let style = TextStyle(hasColor: true, detail: detail)
        #expect(
          TextReport(Samples.each, for: .student, style: style, isDryRun: isDryRun).text
            == TextReport(without, for: .student, style: style, isDryRun: isDryRun).text)
      }
    }
  }

  @Test("what files say cannot move the cursor")
  func harmless() {
    let bad = "\u{1B}[2J\u{202E}\r\nx"
    var graded = Samples.each
    graded.title = bad
    graded.submission = bad
    graded.student = bad
    graded.notes = [bad]
    graded.items = [
      Samples.item("p/" + bad, "formula", .fail, 0, of: 1, bad) {
        $0.hint = bad
        $0.notes = [bad]
        $0.readAs = bad
        $0.pictures = [Diagnostic(bad, text: SourceText(name: bad, bad), span: SourceSpan(0, 1))]
      }
    ]
    for detail in [TextStyle.Detail.quiet, .normal, .verbose] {
      let report = TextReport(graded, for: .staff, style: TextStyle(detail: detail)).text
      #expect(!report.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
      #expect(!report.unicodeScalars.contains("\u{202E}"))
    }
  }

  @Test("no line is wider than 80", arguments: [20, 79, 200, 1000])
  func narrow(length: Int) {
    let long = String(repeating: "word ", count: length / 5) + String(repeating: "x", count: length)
    var graded = Samples.each
    graded.notes = [long]
    graded.title = long
    graded.items = [
      Samples.item("p/a", "formula", .fail, 0, of: 1, long) {
        $0.hint = long
        let text = SourceText(name: "answer", long)
        $0.pictures = [Diagnostic(long, text: text, span: SourceSpan(3, length), label: long)]
      }
    ]
    let report = TextReport(graded, for: .staff, style: TextStyle(detail: .verbose)).text
    #expect(report.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("a set without items is told in two lines")
  func empty() {
    var graded = Samples.each
    graded.items = []
    graded.notes = []
    graded.title = nil
    graded.student = nil
    #expect(
      TextReport(graded, for: .staff, style: TextStyle()).text
        == "xor-and-loss-graphs\nsubmissions/write-up-4.json\n\n0/0 points\n")
  }

  @Test("text is broken at blanks, long words anywhere", arguments: paragraphs)
  func breaks(text: String, lead: String, lines: [String]) {
    #expect(Paragraph.lines(text, lead: lead, indent: 2, width: 24) == lines)
  }

  static let paragraphs: [(String, String, [String])] = [
    ("", "", [""]), ("a", "", ["  a"]), ("a  b", "", ["  a b"]),
    ("one two three four five six", "", ["  one two three four", "  five six"]),
    ("one two three four ::five six", "", ["  one two three four", "  ↪ ::five six"]),
    ("abcdefghijklmnopqrstuvwxyz1234567890", "", ["  abcdefghijklmnopqrstuv", "  wxyz1234567890"]),
  ]
}

private enum Goldens {
  static let normal = """
    XOR networks, backpropagation and loss graphs
    submissions/write-up-4.json · student s-0042

      ✓ tanh-derivative/definition      1/1  passes
      ✗ tanh-derivative/proof           0/3  fails
          line 2 does not follow from line 1: at z = −1.3 line 1 is 0.2575, line 2
          is 1.743
          hint: Look again at the sign between the two products in the quotient
                rule.

      ✗ residual-sigmoid/dl_dz2     0.1/0.3  fails
          differs from the engine's gradient at beta1 = 0.7, x = −2: your formula
          gives 1.3, the gradient is 0.46
      ! residual-sigmoid/dl_dbeta1      0/2  invalid
          unknown name `betta2`
            1 | (1 - sigma(z2))*x*(1 + betta2*a1)
              |                        ^^^^^^ not in this problem
          note: did you mean `beta2`?
      ? residual-sigmoid/secret         –/1  undecided (hidden)
          no usable point was found: `log(-x^2)` is undefined everywhere

      ○ sizes/b1                        0/1  missing
      – sizes/why                       –/2  for review
          a person reads this answer

      ✓ xor/weights                 1.1/1.1  passes

    note: `residual-sigmoid/graf` is no item of this set; did you mean
          `residual-sigmoid/graph`?

    2.2/11.4 points, 3 pending
    2 pass, 2 fail, 1 invalid, 1 undecided, 1 missing, 1 for review
    look first at tanh-derivative/proof

    """

  static let student = """
    XOR networks, backpropagation and loss graphs
    submissions/write-up-4.json · student s-0042

      ✓ tanh-derivative/definition      1/1  passes
          read as (exp(z) - exp(-z))/(exp(z) + exp(-z))
          certified
          note: `e^-z` was read as `e^(-z)`
      ✗ tanh-derivative/proof           0/3  fails
          line 2 does not follow from line 1: at z = −1.3 line 1 is 0.2575, line 2
          is 1.743
          hint: Look again at the sign between the two products in the quotient
                rule.

      ✗ residual-sigmoid/dl_dz2     0.1/0.3  fails
          differs from the engine's gradient at beta1 = 0.7
          read as 1 - z2
          certified
      ! residual-sigmoid/dl_dbeta1      0/2  invalid
          unknown name `betta2`
            1 | (1 - sigma(z2))*x*(1 + betta2*a1)
              |                        ^^^^^^ not in this problem
          note: did you mean `beta2`?

      ○ sizes/b1                        0/1  missing
      – sizes/why                       –/2  for review
          a person reads this answer

      ✓ xor/weights                 1.1/1.1  passes
          gamma[1] + nu > 0 holds, margin 5
          sampled at 64 points

    note: `residual-sigmoid/graf` is no item of this set; did you mean
          `residual-sigmoid/graph`?

    2.2/10.4 points, 2 pending
    2 pass, 2 fail, 1 invalid, 1 missing, 1 for review
    look first at tanh-derivative/proof

    """

  static let dryRun = """
    XOR networks, backpropagation and loss graphs
    submissions/write-up-4.json · student s-0042

        tanh-derivative/definition
          read as (exp(z) - exp(-z))/(exp(z) + exp(-z))
          note: `e^-z` was read as `e^(-z)`
        tanh-derivative/proof
          line 2 does not follow from line 1: at z = −1.3 line 1 is 0.2575, line 2
          is 1.743

        residual-sigmoid/dl_dz2
          read as 1 - z2
        residual-sigmoid/dl_dbeta1
          unknown name `betta2`
            1 | (1 - sigma(z2))*x*(1 + betta2*a1)
              |                        ^^^^^^ not in this problem
          note: did you mean `beta2`?

        sizes/b1
          there is no answer
        sizes/why
          a person reads this answer

        xor/weights
          every constraint holds

    note: `residual-sigmoid/graf` is no item of this set; did you mean
          `residual-sigmoid/graph`?

    2 of 7 answers read, none judged

    """
}
