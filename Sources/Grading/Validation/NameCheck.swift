import Engine
import Text

/// Looks for names in `allow`, `forbid`, `hide` and `over` that stand for nothing in the problem.
///
/// Such a name does no harm by itself, but the one that was meant is then not forbidden or hidden.
struct NameCheck {
  private let item: Item
  private let context: ItemContext
  private let scope: Scope

  init(_ grader: ItemGrader) {
    item = grader.item
    context = grader.context
    scope = grader.context.scope
  }

  /// What is to be said of the item, in the order of its members.
  var findings: [String] {
    var result: [String] = []
    for (member, names) in [("allow", item.allow), ("forbid", item.forbid)] {
      for name in names where !isFeature(name) {
        let nearest = scope.vocabulary.nearest(to: name)
        result.append(told(member, name, "neither a function nor a name of this problem", nearest))
      }
    }
    for name in item.hide where !isDeclared(name) {
      result.append(told("hide", name, "no name of this problem", near(name, among: declared)))
    }
    return result + overFindings
  }

  private func told(_ member: String, _ name: String, _ what: String, _ nearest: String?) -> String
  {
    "`\(member)` lists `\(Visible.text(name))`, which is \(what)"
      + (nearest.map { "; did you mean `\($0)`?" } ?? "")
  }

  private func near(_ name: String, among names: [String]) -> String? {
    Nearest.name(to: Vocabulary.canonical(name) ?? name, among: names.sorted())
  }

  /// What formulas may use besides functions and declared names.
  private static let notations: Set<String> = [
    "diff", "'", "cases", "1", "|", "norm", "abs", "e", "pi", "inf", "sum", "prod", "max", "min",
  ]

  private func isFeature(_ name: String) -> Bool {
    Self.notations.contains(name) || Parser.functionName(name) != nil || isDeclared(name)
  }

  private var declared: [String] {
    scope.symbols.map(\.name) + scope.definitions.map(\.name) + scope.dimensions.map(\.name)
  }

  private func isDeclared(_ name: String) -> Bool {
    let canonical = Vocabulary.canonical(name) ?? name
    return scope.vocabulary.resolves(canonical) || declared.contains(canonical)
  }

  /// Names that get a domain though nothing in the item uses them.
  private var overFindings: [String] {
    guard let over = try? context.member("over"), let fields = try? over.object().fields,
      let wide = try? OverReader.scope(over, scope)
    else { return [] }
    var used: Set<String> = []
    for member in ["statement", "of"] {
      guard let text = try? context.member(member)?.source(),
        let formula = try? Parser.formula(text, wide.vocabulary)
      else { continue }
      used.formUnion(formula.freeNames)
    }
    return fields.compactMap { key, _ in
      guard !isDeclared(key.value), !used.contains(Vocabulary.canonical(key.value) ?? key.value)
      else { return nil }
      let nearest = near(key.value, among: declared + used)
      return told("over", key.value, "no name that the item uses", nearest)
    }
  }
}
