import Text

/// What a regrade has to do: which items of which sets are not what they were.
package struct RegradePlan: Sendable {
  /// The items that are checked again, by their set.
  package var changed: [String: Set<String>] = [:]

  /// The sets as they are now.
  package var sets: [SetDefinition]

  /// The plan for a class whose problem sets are now these.
  package init(_ results: ClassResults, sets: [SetDefinition]) {
    self.sets = sets
    for set in sets {
      guard let old = results.file.manifest.sets.first(where: { $0.id == set.id }) else { continue }
      let items = set.changed(since: old)
      if !items.isEmpty || old.items.map(\.id) != set.items.map(\.id) {
        changed[set.id] = Set(items)
      }
    }
  }

  /// The places of the submissions that have to be looked at.
  package func places(_ results: ClassResults) -> [Int] {
    results.duties.filter { place in
      results.entries.problemSet(at: place).map { changed[$0] != nil } ?? false
    }
  }
}
