import Engine
import Text

/// Claims: one item with its surroundings and an answer on one line of JSON.
package struct Claims: Sendable {
  /// The seed and the salt of the sample points.
  package let options: GradingOptions

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
    let field = JSONField(value: claim.problem, path: "", text: line)
    let (problem, faults) = ProblemReader.read(field, place: 1)
    guard var item = problem.items.first else {
      throw Diagnostic("a claim needs an item", text: line, span: value.span)
    }
    for fault in faults where !item.faults.contains(fault) { item.faults.append(fault) }
    let scope = ProblemScope(problem)
    let grader = ItemGrader(problem, item, scope, set: "claims", options)
    var result = grader.grade(claim.answer)
    result.id = claim.id ?? "line \(number)"
    return result
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

  /// The members that belong to the problem around the item.
  private static let problemMembers: Set<String> = [
    "title", "statement", "dimensions", "symbols", "definitions", "assume",
  ]

  init(line: SourceText, span: SourceSpan) {
    self.line = line
    self.span = span
  }

  mutating func add(_ member: JSONMember) throws(Diagnostic) {
    let field = JSONField(value: member.value, path: member.key, text: line)
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
    default:
      if Claim.problemMembers.contains(member.key) {
        shared.append(member)
      } else {
        own.append(member)
      }
    }
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
