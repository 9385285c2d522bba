import Grading
import Reporting
import Text

/// A problem set as far as it decides verdicts and points: a digest for each of its items.
package struct SetDefinition: Sendable, Hashable {
  /// The id of the set.
  package var id: String

  /// The items in the set's order.
  package var items: [ItemDefinition]

  /// An item with all that its verdict depends on.
  package struct ItemDefinition: Sendable, Hashable {
    /// `PROBLEM/ITEM`.
    package var id: String
    /// What its definition and its problem's names were.
    package var digest: SHA256
    /// The items whose verdicts it depends on.
    package var dependencies: [String]
    /// When students see it.
    package var visibility: Visibility
  }

  /// The definition of a set.
  package init(_ set: ProblemSet) {
    id = set.id
    let unseen = set.problems.flatMap(\.unseen).map {
      SetDefinition.members($0.field, without: ["prompt"])
    }
    items = set.problems.flatMap { problem in
      let shared = SetDefinition.members(problem.field, without: ["title", "statement", "items"])
      return problem.items.map { item in
        let own = SetDefinition.members(item.field, without: ["prompt"])
        var parts = [.string(Version.number), .string(set.id), shared, own]
        // Where students are graded for, hidden items count without being items of the class.
        if !item.unseen.isEmpty { parts.append(.array(unseen)) }
        let text = JSONOutput.array(parts)
        return ItemDefinition(
          id: "\(problem.id)/\(item.id)", digest: SHA256(text.bytes(pretty: false)),
          dependencies: item.given + item.after, visibility: item.visibility)
      }
    }
  }

  init(id: String, items: [ItemDefinition]) {
    self.id = id
    self.items = items
  }

  private static func members(_ field: JSONField?, without names: Set<String>) -> JSONOutput {
    guard let field, case .object(let members) = field.value.kind else { return .null }
    let kept = members.filter { !names.contains($0.key) }
    return .object(kept.map { ($0.key, JSONOutput($0.value)) })
  }

  /// The items that are not what they were, or depend on such, in this definition's order.
  package func changed(since old: SetDefinition) -> [String] {
    let before = Dictionary(old.items.map { ($0.id, $0.digest) }, uniquingKeysWith: { a, _ in a })
    var changed = Set(items.filter { before[$0.id] != $0.digest }.map(\.id))
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for item in items where !changed.contains(item.id) {
        guard item.dependencies.contains(where: changed.contains) else { continue }
        changed.insert(item.id)
        isGrowing = true
      }
    }
    return items.map(\.id).filter(changed.contains)
  }
}
