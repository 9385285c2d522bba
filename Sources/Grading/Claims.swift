import Engine
import Text

/// Claims: one item with its surroundings and an answer on one line of JSON.
///
/// Claims that differ in nothing but id and answer share what was set up for the first of them; those
/// that differ in the id alone are judged once.
package final class Claims: Sendable {
  /// The seed and the salt of the sample points.
  package let options: GradingOptions

  /// What was set up lately, by what the claims say besides id and answer.
  private let known = RecentlyUsed<ByteKey, Prepared>(capacity: mostKept) { _, _ in 1 }

  /// What was found lately for an answer to a claim.
  private let memo = GradingMemo()

  /// What judges a claim, and the outcome without an answer.
  private struct Prepared: Sendable {
    let grader: ItemGrader
    let blank: ItemResult

    init(_ grader: ItemGrader) {
      self.grader = grader
      blank = grader.grade(nil)
    }
  }

  /// The most that half of what is kept may hold, and the longest claim that is kept.
  private static let mostKept = 128
  private static let longestKept = 1 << 16

  /// Judges with a seed and a salt.
  package init(options: GradingOptions = GradingOptions()) { self.options = options }

  /// The outcome for one line; `number` names it where it has no id.
  ///
  /// - Throws: a diagnostic where the line is no claim.
  package func judge(_ line: SourceText, number: Int) throws(Diagnostic) -> ItemResult {
    let value = try JSONReader.read(line)
    guard case .object(let members) = value.kind else {
      throw Diagnostic("a claim is an object", text: line, span: value.span)
    }
    var claim = Claim(line: line, span: value.span)
    for member in members { try claim.add(member) }
    let key = claim.identity
    var result = outcome(claim, key, try prepared(claim, key, line))
    result.id = claim.id ?? "line \(number)"
    return result
  }

  /// The outcome for a claim: the one that was found before where there is one.
  private func outcome(_ claim: Claim, _ key: ByteKey, _ prepared: Prepared) -> ItemResult {
    let grader = prepared.grader
    guard let answer = claim.answer, grader.faults.isEmpty, key.bytes.count <= Self.longestKept
    else { return grader.grade(claim.answer) }
    let known = memo.result(like: prepared.blank, of: key.bytes, answer) { grader.grade(answer) }
    return known ?? grader.grade(answer)
  }

  /// What judges a claim: the one that was set up before where there is one.
  private func prepared(
    _ claim: Claim, _ key: ByteKey, _ line: SourceText
  ) throws(Diagnostic) -> Prepared {
    if key.bytes.count <= Self.longestKept, let found = known[key] { return found }
    let made = Prepared(try grader(claim, line))
    // What is at fault tells its place in its own line.
    if key.bytes.count <= Self.longestKept, made.grader.faults.isEmpty {
      known.keep(made, for: key)
    }
    return made
  }

  private func grader(_ claim: Claim, _ line: SourceText) throws(Diagnostic) -> ItemGrader {
    let field = JSONField(value: claim.problem, path: "", text: line)
    let (problem, faults) = ProblemReader.read(field, place: 1)
    guard var item = problem.items.first else {
      throw Diagnostic("a claim needs an item", text: line, span: claim.span)
    }
    for fault in faults where !item.faults.contains(fault) { item.faults.append(fault) }
    return ItemGrader(problem, item, ProblemScope(problem), set: "claims", options)
  }
}

/// The members of a claim sorted into a problem, its item and the answer.
private struct Claim {
  let line: SourceText
  let span: SourceSpan
  var id: String?
  var answer: JSONField?
  private var kind = "formula"
  private var shared: [JSONMember] = []
  private var own: [JSONMember] = []

  init(line: SourceText, span: SourceSpan) {
    self.line = line
    self.span = span
  }

  mutating func add(_ member: JSONMember) throws(Diagnostic) {
    var field: JSONField { JSONField(value: member.value, path: member.key, text: line) }
    switch member.key {
    case "id":
      if case .number(let digits) = member.value.kind {
        id = digits
      } else {
        id = try field.string()
      }
    case "answer": answer = field
    case "kind":
      kind = try field.string()
      own.append(member)
    // The members that belong to the problem around the item.
    case "title", "statement", "dimensions", "symbols", "definitions", "assume":
      shared.append(member)
    default: own.append(member)
    }
  }

  /// What tells the claim from those that differ in more than id and answer.
  var identity: ByteKey {
    var key: [UInt8] = []
    key.reserveCapacity(line.bytes.count)
    for members in [shared, own] {
      for member in members {
        key += member.key.utf8
        key.append(0xFF)
        let span = member.value.span
        let start = min(max(span.start, 0), line.bytes.count)
        key += line.bytes[start..<min(max(span.end, start), line.bytes.count)]
        key.append(0xFF)
      }
    }
    return ByteKey(key)
  }

  /// The problem that the claim describes.
  var problem: JSONValue {
    func string(_ text: String) -> JSONValue {
      JSONValue(kind: .string(JSONString(text, at: span)), span: span)
    }
    func member(_ name: String, _ value: JSONValue) -> JSONMember {
      JSONMember(name: JSONString(name, at: span), value: value)
    }
    // Members that a problem and a kind both have belong to the item.
    let kinds = Set(Item.kindMembers[kind] ?? [])
    let moved = shared.filter { kinds.contains($0.key) }
    let rest = shared.filter { !kinds.contains($0.key) }
    var item = [member("id", string("claim"))]
    if !own.contains(where: { $0.key == "kind" }) { item.append(member("kind", string(kind))) }
    item += own + moved
    let items = JSONValue(
      kind: .array([JSONValue(kind: .object(item), span: span)]), span: span)
    let all = [member("id", string("claim")), member("items", items)] + rest
    return JSONValue(kind: .object(all), span: span)
  }
}
