/// One respect in which two manifests differ.
package enum ManifestDifference: Sendable, Hashable {
  /// Another version of the program.
  case grader(was: String, is: String)
  /// Another setting, by its option's name and values in words.
  case setting(String, was: String, is: String)
  /// Another salt; salts are not told.
  case salt
  /// Items of a set that were defined otherwise.
  case items(set: String, [String])
  /// A set that only the old manifest has.
  case setGone(String)
  /// A set that only the new manifest has.
  case setNew(String)
  /// A submission whose content is another.
  case changed(String)
  /// A submission that is there no more.
  case gone(String)
  /// A submission that was not there.
  case new(String)
  /// Another part of the class.
  case shard(was: Shard, is: Shard)
}

extension Manifest {
  /// In what this manifest differs from an older one; empty where they are the same.
  package func differences(from old: Manifest) -> [ManifestDifference] {
    settingDifferences(from: old.settings) + setDifferences(from: old.sets)
      + entryDifferences(from: old.entries)
  }

  private func settingDifferences(from old: Settings) -> [ManifestDifference] {
    var found: [ManifestDifference] = []
    if old.grader != settings.grader {
      found.append(.grader(was: old.grader, is: settings.grader))
    }
    let pairs = [
      ("seed", old.seed.description, settings.seed.description),
      ("item", old.items ?? "", settings.items ?? ""),
      ("audience", old.audience.rawValue, settings.audience.rawValue),
      ("attempts", old.attempts.rawValue, settings.attempts.rawValue),
      ("hints", old.hints?.rawValue ?? "", settings.hints?.rawValue ?? ""),
    ]
    for (name, was, now) in pairs where !was.hasBytes(of: now) {
      found.append(.setting(name, was: was, is: now))
    }
    if old.salt != settings.salt { found.append(.salt) }
    return found
  }

  private func setDifferences(from old: [SetDefinition]) -> [ManifestDifference] {
    var found: [ManifestDifference] = []
    for set in sets {
      guard let before = old.first(where: { $0.id == set.id }) else {
        found.append(.setNew(set.id))
        continue
      }
      let changed = set.changed(since: before)
      let gone = before.items.map(\.id).filter { id in !set.items.contains { $0.id == id } }
      let moved = before.items.map(\.id) != set.items.map(\.id) ? set.items.map(\.id) : []
      let all = changed + gone
      if !all.isEmpty || !moved.isEmpty {
        found.append(.items(set: set.id, all.isEmpty ? moved : all))
      }
    }
    return found
      + old.filter { before in !sets.contains { $0.id == before.id } }.map { .setGone($0.id) }
  }

  private func entryDifferences(from old: ClassEntries) -> [ManifestDifference] {
    let before = EntriesByName(old)
    var found: [ManifestDifference] = []
    for entry in entries {
      switch before.entry(named: entry.name.utf8) {
      case nil: found.append(.new(entry.name))
      case let old? where old != entry: found.append(.changed(entry.name))
      default: break
      }
    }
    let now = EntriesByName(entries)
    let gone = old.filter { now.entry(named: $0.name.utf8) == nil }
    return found + gone.map { .gone($0.name) }
  }
}
