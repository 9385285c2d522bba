import Engine
import Grading
import Reporting
import Text

@testable import Batch

/// What is fuzzed: a reader of text that came from outside.
///
/// A target holds more than not trapping: what was read prints as what is read alike, and what was
/// refused has its place in the text.
enum Target: String, CaseIterable {
  /// JSON values.
  case json
  /// Formulas in plain text.
  case plain
  /// Formulas in LaTeX.
  case latex
  /// Problem files, with the set-up of their items.
  case set
  /// Submissions in both forms, and how their answers are read.
  case submission
  /// Lines of `claims`, judged.
  case claim
  /// Lines of a results folder: ledger, manifest.
  case ledger

  /// Runs the target on an input; traps where something does not hold.
  func run(_ bytes: [UInt8]) {
    switch self {
    case .json: Target.json(bytes)
    case .plain: Target.formula(SourceText(name: "formula", bytes: bytes))
    // A spacing command in front makes any text LaTeX.
    case .latex: Target.formula(SourceText(name: "formula", bytes: Array(#"\,"#.utf8) + bytes))
    case .set: Target.set(bytes)
    case .submission: Target.submission(bytes)
    case .claim: Target.claim(bytes)
    case .ledger: Target.ledger(bytes)
    }
  }

  /// Traps with a sentence where something does not hold; `precondition` says nothing when optimised.
  private static func require(_ holds: Bool, _ otherwise: @autoclosure () -> String) {
    if !holds { fatalError(otherwise()) }
  }

  // MARK: Text

  private static func json(_ bytes: [UInt8]) {
    let text = SourceText(name: "f", bytes: bytes)
    let value: JSONValue
    do throws(Diagnostic) { value = try JSONReader.read(text) } catch { return check(error) }
    // Each has a picture of its line, which may be as long as the text.
    for eaten in value.eatenCommands.prefix(16) { check(eaten.diagnostic(in: text)) }
    for pretty in [true, false] {
      let written = JSONOutput(value).bytes(pretty: pretty)
      guard let again = try? JSONReader.read(SourceText(name: "g", bytes: written)) else {
        fatalError("what was written cannot be read")
      }
      let rewritten = JSONOutput(again).bytes(pretty: pretty)
      require(rewritten == written, "what was written is read as something else")
    }
  }

  /// Holds a complaint to having one sentence and a place inside the text.
  private static func check(_ fault: Diagnostic) {
    require(!fault.message.isEmpty && !fault.message.contains("\n"), "\(fault.message)")
    require(!fault.rendered().isEmpty, "no picture")
    guard let text = fault.text, let span = fault.span else { return }
    require(0 <= span.start && span.end <= text.bytes.count, "\(span) is not in the text")
  }

  // MARK: Formulas

  private static func formula(_ text: SourceText) {
    let words = FuzzScope.scope.vocabulary
    lines(text)
    let formula: Formula
    do throws(SyntaxError) {
      let (read, readings) = try Parser.reading(text, words)
      for reading in readings { _ = text[reading.span] }
      formula = read
    } catch { return check(error.diagnostic(in: text)) }
    _ = formula.latex
    let printed = formula.description
    // What is printed may be longer than a formula is allowed to be, or deeper.
    if let again = try? Parser.formula(SourceText(name: "printed", printed), words) {
      require(again == formula, "`\(printed)` is reread as `\(again)`")
      require(again.description == printed, "printed twice")
    }
    do throws(ShapeError) {
      _ = try Checker.read(formula, in: FuzzScope.scope)
    } catch { check(error.diagnostic(in: text)) }
  }

  /// Reads a text as the lines and chains of a derivation.
  private static func lines(_ text: SourceText) {
    do throws(SyntaxError) {
      for chain in try Chain.lines(of: text) {
        for member in chain.members {
          require(member.span.end <= text.bytes.count, "\(member.span) is not in the text")
        }
      }
    } catch { check(error.diagnostic(in: text)) }
  }

  // MARK: Documents

  private static func set(_ bytes: [UInt8]) {
    let set: ProblemSet
    do throws(Diagnostic) {
      set = try ProblemSet.read(SourceText(name: "set.json", bytes: bytes))
    } catch { return check(error) }
    for fault in set.faults { check(fault) }
    _ = ProblemText(set, showsSolutions: true).text
    for fault in Grader(set, options: GradingOptions()).faults { check(fault) }
  }

  private static func submission(_ bytes: [UInt8]) {
    let submission: Submission
    do throws(Diagnostic) {
      submission = try Submission.read(SourceText(name: "s", bytes: bytes))
    } catch { return check(error) }
    let graded = FuzzScope.grader.grade(submission, dryRun: true)
    require(graded.items.count == FuzzScope.items, "an item is missing from the report")
    for picture in graded.items.flatMap(\.pictures) { check(picture) }
    _ = JSONReport.value(of: graded, for: .student).bytes(pretty: true)
    _ = TextReport(graded, for: .staff, style: TextStyle(hasColor: true, detail: .verbose)).text
  }

  private static func claim(_ bytes: [UInt8]) {
    do throws(Diagnostic) {
      let result = try FuzzScope.claims.judge(SourceText(name: "line 1", bytes: bytes), number: 1)
      let answer = JSONReport.item(result).bytes(pretty: false)
      require(!answer.contains(0x0A), "an answer of two lines")
      require(
        (try? JSONReader.read(SourceText(name: "answer", bytes: answer))) != nil, "no JSON")
    } catch { check(error) }
  }

  private static func ledger(_ bytes: [UInt8]) {
    let digest = SHA256(bytes.prefix(1))
    _ = LedgerLine(bytes[...], manifest: digest)
    let text = SourceText(name: "manifest", bytes: bytes)
    if let entry = try? ClassEntry(text) {
      let written = SourceText(name: "manifest", bytes: entry.output.bytes(pretty: false))
      require((try? ClassEntry(written)) == entry, "an entry is read as another")
    }
    if let manifest = try? Manifest(head: text) {
      let written = manifest.head.bytes(pretty: false)
      let again = try? Manifest(head: SourceText(name: "manifest", bytes: written))
      require(again?.head.bytes(pretty: false) == written, "a manifest is read as another")
    }
    guard let event = try? LedgerEvent(bytes[...]) else { return }
    let line = LedgerLine.bytes(event.output, report: Array("{}".utf8), manifest: digest)
    require(line.last == 0x0A && !line.dropLast().contains(0x0A), "an event of two lines")
    guard let read = LedgerLine(line.dropLast(), manifest: digest),
      let again = try? LedgerEvent(read.head)
    else { fatalError("a line that was written cannot be read") }
    require(
      again.output.bytes(pretty: false) == event.output.bytes(pretty: false),
      "an event is read as another")
    var torn = Array(line.dropLast())
    torn[torn.count / 2] ^= 1
    require(LedgerLine(torn[...], manifest: digest) == nil, "a damaged line is taken")
  }
}
