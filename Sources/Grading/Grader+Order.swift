/// What items have to do with each other, after each is judged by itself.
extension Grader {
  /// Items that wait for others score nothing until those pass; while that is open, so are they.
  func applyOrder(_ items: inout [ItemResult]) {
    guard !waiting.isEmpty else { return }
    let verdicts = Dictionary(items.map { ($0.id, $0.verdict) }, uniquingKeysWith: { a, _ in a })
    for place in waiting where (items[place].score ?? 0) != 0 {
      let open = graders[place].item.allAfter.filter { verdicts[$0].map { $0 != .pass } ?? false }
      let settled = open.first { ![.review, .undecided].contains(verdicts[$0]) }
      guard let first = settled ?? open.first else { continue }
      items[place].score = settled == nil ? nil : 0
      items[place].notes.append("scores once `\(first)` passes")
    }
  }

  /// Takes the names of unseen items out of what is said of the others.
  func veil(_ items: inout [ItemResult]) {
    let names = set.unseenIDs.sorted().map { "`\($0)`" }
    guard !names.isEmpty else { return }
    for place in items.indices {
      for name in names {
        items[place].message = items[place].message.replacing(name, with: "another item")
        items[place].notes = items[place].notes.map { $0.replacing(name, with: "another item") }
      }
    }
  }
}
