/// Finds the submissions of a table by their names, with one number a submission.
package struct EntriesByName: Sendable {
  /// The submissions.
  package let entries: ClassEntries

  /// The places in the order of the names' bytes.
  private let places: [Int]

  /// Puts the names of a table in order.
  ///
  /// - Complexity: O(n log n).
  package init(_ entries: ClassEntries) {
    self.entries = entries
    places = entries.indices.sorted {
      entries.name(at: $0).lexicographicallyPrecedes(entries.name(at: $1))
    }
  }

  /// The first submission of a name; nil where there is none.
  ///
  /// - Complexity: O(log n).
  package func entry(named name: some Collection<UInt8>) -> ClassEntry? {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if entries.name(at: places[middle]).lexicographicallyPrecedes(name) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < places.count, entries.name(at: places[low]).elementsEqual(name) else { return nil }
    return entries[places[low]]
  }
}
