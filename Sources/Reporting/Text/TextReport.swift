import Grading
import Text

/// The report for people: one line an item, and what is to be said under it.
package struct TextReport {
  private let graded: GradedSubmission
  private let style: TextStyle
  private let isDryRun: Bool
  private let hints: HintLevel
  private let idWidth: Int
  private let scoreWidth: Int

  /// The width beyond which an id moves its line's other columns.
  private static let widestID = 50

  /// Dresses a graded submission for an audience.
  package init(
    _ graded: GradedSubmission, for audience: Audience, style: TextStyle, isDryRun: Bool = false
  ) {
    self.graded = graded.seen(by: audience)
    self.style = style
    self.isDryRun = isDryRun
    hints = graded.hintLevel(for: audience)
    idWidth = min(self.graded.items.map(\.id.count).max() ?? 0, Self.widestID)
    scoreWidth = self.graded.items.map { Self.score($0).count }.max() ?? 0
  }

  /// The whole report, every line ended.
  package var text: String {
    if style.detail == .quiet {
      let words = isDryRun ? readTotal : counts.isEmpty ? total : "\(total): \(counts)"
      return Visible.line(Visible.text(graded.submission) + ": " + words) + "\n"
    }
    var lines = head
    var problem: Substring?
    for item in graded.items {
      let next = item.id.prefix { $0 != "/" }
      if next != problem { lines.append("") }
      problem = next
      lines += isDryRun ? reading(item) : self.lines(item)
    }
    lines += foot
    return lines.map { $0 + "\n" }.joined()
  }

  private var head: [String] {
    let title = Paragraph.lines(graded.title ?? graded.problemSet, indent: 0)
    var origin = graded.submission
    if let student = graded.student { origin += " · student " + student }
    return title.map { style.paint($0, .bold) } + Paragraph.lines(origin, indent: 0)
  }

  private var foot: [String] {
    var lines: [String] = [""]
    for note in graded.notes { lines += Paragraph.lines(note, lead: "note: ", indent: 0) }
    if !graded.notes.isEmpty { lines.append("") }
    if isDryRun { return lines + [readTotal] }
    lines.append(style.paint(total, .bold))
    if !counts.isEmpty { lines.append(counts) }
    if let first = graded.lookFirst {
      lines += Paragraph.lines("look first at \(first.id)", indent: 0)
    }
    return lines
  }

  /// `7.5/10 points, 1 pending`.
  private var total: String {
    let points = "\(Points.text(graded.score))/\(Points.text(graded.maximum)) points"
    return points + (graded.pending > 0 ? ", \(Points.text(graded.pending)) pending" : "")
  }

  /// `9 pass, 2 fail, 1 for review`.
  private var counts: String {
    graded.counts.filter { $0.count > 0 }.map { verdict, count in
      "\(count) \(verdict == .review ? "for review" : verdict.rawValue)"
    }.joined(separator: ", ")
  }

  private var readTotal: String {
    let read = graded.items.count { $0.readAs != nil }
    return "\(read) of \(graded.items.count) answers read, none judged"
  }

  private static func score(_ item: ItemResult) -> String {
    (item.score.map(Points.text) ?? "–") + "/" + Points.text(item.maximum)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// The line of an item and what is said under it.
  private func lines(_ item: ItemResult) -> [String] {
    let score = Self.score(item)
    let gap = String(repeating: " ", count: max(0, scoreWidth - score.count))
    var line = "  " + style.paint(item.verdict.mark, item.verdict.ink) + " "
    line += padded(Visible.text(item.id), idWidth) + "  " + gap + score + "  "
    line += style.paint(item.verdict.words, item.verdict.ink)
    if item.visibility != .visible { line += " (\(item.visibility.words))" }
    let isFull = item.verdict == .pass && item.score == item.maximum
    var lines = [line]
    if !isFull { lines += reasons(item) }
    if style.detail == .verbose { lines += details(item) }
    if !isFull || style.detail == .verbose { lines += notes(item) }
    return lines
  }

  /// The line of an item in a dry run.
  private func reading(_ item: ItemResult) -> [String] {
    let id = Visible.line("    " + Visible.text(item.id))
    if let readAs = item.readAs {
      return [id] + Paragraph.lines(readAs, lead: "read as ", indent: 6) + notes(item)
    }
    return [id] + Paragraph.lines(item.message, indent: 6) + pictures(item) + notes(item)
  }

  private func reasons(_ item: ItemResult) -> [String] {
    // The line has said already that there is no answer.
    let says = item.verdict == .missing ? [] : Paragraph.lines(item.message, indent: 6)
    var lines = says + pictures(item)
    if let hint = item.hint {
      lines += Paragraph.lines(hint, lead: "hint: ", indent: 6)
    } else if let diagnosis = item.diagnosis {
      let lead = hints == .mistake ? "likely: " : "hint: "
      lines += Paragraph.lines(diagnosis.text(hints), lead: lead, indent: 6)
    }
    return lines
  }

  private func pictures(_ item: ItemResult) -> [String] {
    item.pictures.flatMap { picture in
      var lines: [String] = []
      if picture.message != item.message { lines += Paragraph.lines(picture.message, indent: 6) }
      lines += picture.picture(width: 74).map { Visible.line("      " + $0) }
      for note in picture.notes { lines += Paragraph.lines(note, lead: "note: ", indent: 6) }
      return lines
    }
  }

  private func notes(_ item: ItemResult) -> [String] {
    item.notes.flatMap { Paragraph.lines($0, lead: "note: ", indent: 6) }
  }

  private func details(_ item: ItemResult) -> [String] {
    var lines: [String] = []
    if let readAs = item.readAs { lines += Paragraph.lines(readAs, lead: "read as ", indent: 6) }
    for margin in item.evidence.margins {
      let words = margin.holds ? "holds" : margin.value.isEmpty ? "is not proved" : "fails"
      let room = margin.value.isEmpty ? "" : ", margin \(margin.value)"
      lines += Paragraph.lines("\(margin.constraint) \(words)\(room)", indent: 6)
    }
    switch item.certainty {
    case .certified:
      let proof = item.evidence.certificate.map { " by " + $0 } ?? ""
      lines += Paragraph.lines("certified" + proof, indent: 6)
    case .sampled(let points):
      lines += Paragraph.lines("sampled at \(points) point\(points == 1 ? "" : "s")", indent: 6)
    case nil: break
    }
    return lines
  }
}
