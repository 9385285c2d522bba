import Grading
import Text

/// The marks of one submission: what a gradebook needs of its report.
package struct Row: Sendable, Hashable {
  /// The place of the submission in the manifest.
  package var entry: Int

  /// The number of the regrade that found these marks; 0 is the batch itself.
  package var regrade = 0

  /// What became of the submission.
  package var outcome: Outcome

  /// What students are told of an item where it is less than the report says, by its place.
  package var studentMessages: [Int: String] = [:]

  /// The definitions by which marks were found that a regrade would have lowered, by their places.
  package var kept: [Int: SHA256] = [:]

  /// What was said of answers for items that do not exist: the first few remarks.
  package var unknownItems: [String] = []

  /// The most such remarks that are kept.
  private static let mostUnknownItems = 3

  /// What can become of a submission.
  package enum Outcome: Sendable, Hashable {
    /// It was graded; one mark for each item, in the set's order.
    case graded([Mark])
    /// It could not be graded, and why.
    case ungradable(String)
  }

  /// The verdict and the points of one item.
  package struct Mark: Sendable, Hashable {
    /// The verdict.
    package var verdict: Verdict
    /// The points earned; nil while they are pending.
    package var score: Double?
    /// The points that can be earned.
    package var maximum: Double
  }

  /// The marks where the submission was graded.
  package var marks: [Mark]? {
    guard case .graded(let marks) = outcome else { return nil }
    return marks
  }

  /// Why the submission could not be graded.
  package var fault: String? {
    guard case .ungradable(let message) = outcome else { return nil }
    return message
  }
}

extension [Row.Mark] {
  /// The points earned so far.
  package var score: Double { Points.sum(compactMap(\.score)) }

  /// The points of the items that are still to be decided.
  package var pending: Double { Points.sum(filter { $0.score == nil }.map(\.maximum)) }

  /// The points that can be earned.
  package var maximum: Double { Points.sum(map(\.maximum)) }

  /// The number of items with a verdict.
  package func count(of verdict: Verdict) -> Int { count { $0.verdict == verdict } }
}

extension Row {
  /// The marks of a graded submission.
  init(entry: Int, _ graded: GradedSubmission) {
    self.entry = entry
    outcome = .graded(graded.items.map(Mark.init))
    for (place, item) in graded.items.enumerated() {
      studentMessages[place] = item.messageForStudents
    }
    unknownItems = Array(graded.unknownItems.prefix(Self.mostUnknownItems))
    let more = graded.unknownItems.count - unknownItems.count
    if more > 0 { unknownItems.append("and \(more) more") }
  }

  var output: JSONOutput {
    var members: [(String, JSONOutput)] = [("n", .integer(entry))]
    if regrade > 0 { members.append(("regrade", .integer(regrade))) }
    switch outcome {
    case .graded(let marks):
      members.append(("marks", .string(marks.written)))
    case .ungradable(let message): members.append(("ungradable", .string(message)))
    }
    if !studentMessages.isEmpty {
      let told = studentMessages.sorted { $0.key < $1.key }
      members.append(("told", .object(told.map { ($0.key.description, .string($0.value)) })))
    }
    if !unknownItems.isEmpty {
      members.append(("unknown_items", .array(unknownItems.map(JSONOutput.string))))
    }
    if !kept.isEmpty {
      let digests = kept.sorted { $0.key < $1.key }
      members.append(
        ("kept", .object(digests.map { ($0.key.description, .string($0.value.description)) })))
    }
    return .object(members)
  }

  init(_ field: JSONField) throws(Diagnostic) {
    var members = try field.object()
    entry = try members.required("n").int(in: 0...(.max))
    regrade = try members.optional("regrade")?.int(in: 0...(.max)) ?? 0
    if let message = try members.optional("ungradable")?.string() {
      outcome = .ungradable(message)
      return
    }
    let written = try members.required("marks")
    var marks: [Mark] = []
    for word in try written.string().utf8.split(separator: UInt8(ascii: " ")) {
      guard let mark = Mark(word) else { throw written.mismatch(expected: "marks") }
      marks.append(mark)
    }
    outcome = .graded(marks)
    unknownItems = try members.optional("unknown_items")?.strings() ?? []
    if let digests = try members.optional("kept")?.object() {
      for (key, field) in digests.fields {
        if let place = Int(key.value) { kept[place] = try field.digest() }
      }
    }
    guard let told = try members.optional("told")?.object() else { return }
    for (key, field) in told.fields {
      if let place = Int(key.value) { studentMessages[place] = try field.string() }
    }
  }
}

extension [Row.Mark] {
  /// The marks as the ledger writes them.
  fileprivate var written: String {
    var text: [UInt8] = []
    for mark in self {
      if !text.isEmpty { text.append(UInt8(ascii: " ")) }
      mark.append(to: &text)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension ItemResult {
  /// What students are told where it is less than the report says.
  var messageForStudents: String? {
    studentMessage.flatMap { $0.hasBytes(of: message) ? nil : $0 }
  }
}

extension Row.Mark {
  /// The mark that an item's outcome gives.
  init(_ item: ItemResult) {
    self.init(verdict: item.verdict, score: item.score, maximum: item.maximum)
  }

  private static let letters: [(letter: UInt8, verdict: Verdict)] = [
    (UInt8(ascii: "p"), .pass), (UInt8(ascii: "f"), .fail), (UInt8(ascii: "i"), .invalid),
    (UInt8(ascii: "u"), .undecided), (UInt8(ascii: "m"), .missing), (UInt8(ascii: "r"), .review),
  ]

  /// Adds the mark as the ledger writes it: `p2/2`, `r-/3` for points that are pending.
  fileprivate func append(to text: inout [UInt8]) {
    text.append(Self.letters.first { $0.verdict == verdict }?.letter ?? 0)
    if let score { Self.append(score, to: &text) } else { text.append(UInt8(ascii: "-")) }
    text.append(UInt8(ascii: "/"))
    Self.append(maximum, to: &text)
  }

  fileprivate init?(_ written: Substring.UTF8View) {
    guard let first = written.first,
      let verdict = Self.letters.first(where: { $0.letter == first })?.verdict,
      let slash = written.firstIndex(of: UInt8(ascii: "/")),
      let maximum = Self.number(written[written.index(after: slash)...])
    else { return nil }
    let points = written[..<slash].dropFirst()
    let isPending = points.elementsEqual("-".utf8)
    let score = isPending ? nil : Self.number(points)
    guard isPending || score != nil else { return nil }
    self.init(verdict: verdict, score: score, maximum: maximum)
  }

  /// All digits of a number, so that sums come out as in the report.
  private static func append(_ points: Double, to text: inout [UInt8]) {
    if points.sign == .plus, points < 10, points == points.rounded(.down) {
      return text.append(0x30 + UInt8(points))
    }
    let digits = points.description
    text += digits.hasSuffix(".0") ? digits.dropLast(2).utf8 : digits[...].utf8
  }

  /// A number; small whole ones the short way.
  private static func number(_ digits: Substring.UTF8View) -> Double? {
    if digits.count == 1, let digit = digits.first, (0x30...0x39).contains(digit) {
      return Double(digit - 0x30)
    }
    return Double(Substring(digits))
  }
}
