import Grading
import Text

/// What came of trying out a problem file, for its author on a terminal.
package struct ValidationText {
  private let validation: Validation
  private let isVerbose: Bool

  /// - Parameter isVerbose: whether items without a remark are listed too.
  package init(_ validation: Validation, isVerbose: Bool) {
    self.validation = validation
    self.isVerbose = isVerbose
  }

  /// The whole text, every line ended.
  package var text: String {
    let title = validation.title.map { " — \($0)" } ?? ""
    var lines = Paragraph.lines(validation.problemSet + title, indent: 0)
    lines += Paragraph.lines(validation.file, indent: 0)
    for note in validation.notes { lines += Paragraph.lines(note, lead: "note: ", indent: 2) }
    for item in validation.items {
      let isQuiet = item.errors.isEmpty && item.warnings.isEmpty
      if !isQuiet || isVerbose { lines += self.lines(item) }
    }
    return (lines + ["", total]).map { $0 + "\n" }.joined()
  }

  private func lines(_ item: ItemValidation) -> [String] {
    let mark = item.errors.isEmpty ? item.warnings.isEmpty ? "✓" : "·" : "✗"
    var lines = Paragraph.lines("\(mark) \(item.id) (\(item.kind))", indent: 2)
    let counts = counts(item)
    if isVerbose, !counts.isEmpty { lines += Paragraph.lines(counts, indent: 6) }
    for error in item.errors { lines += Paragraph.lines(error, lead: "error: ", indent: 6) }
    for warning in item.warnings { lines += Paragraph.lines(warning, lead: "warning: ", indent: 6) }
    return lines
  }

  /// `solution passes in 5 forms; 2 wrong answers fail; 31 of 31 mistakes fail`.
  private func counts(_ item: ItemValidation) -> String {
    var parts: [String] = []
    switch item.solution {
    case .pass?:
      let forms = item.forms > 0 ? ", in \(item.forms) more forms too" : ""
      parts.append("the solution passes" + forms)
    case .review?: parts.append("a person reads it")
    default: break
    }
    if item.wrong > 0 {
      parts.append("\(item.wrong) listed wrong answer\(item.wrong == 1 ? " fails" : "s fail")")
    }
    let all = item.failing + item.survivors.count
    if all > 0 { parts.append("\(item.failing) of \(all) mistakes fail") }
    if item.equivalent > 0 { parts.append("\(item.equivalent) changes mean the same") }
    return parts.joined(separator: "; ")
  }

  private var total: String {
    let told = validation.items.flatMap(\.errors)
    // What an item says of a fault of the file is that fault, not another.
    let own = told.count { error in
      !validation.faults.contains { error.hasSuffix(": " + $0.message) }
    }
    let warnings = validation.items.reduce(0) { $0 + $1.warnings.count }
    let (failing, all) = validation.mutants
    return [
      count(validation.items.count, "item"), count(validation.faults.count + own, "error"),
      count(warnings, "warning"),
    ].joined(separator: ", ") + "; \(failing) of \(all) generated mistakes fail"
  }

  private func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
