/// The known name that a mistyped one was probably meant to be.
package enum Nearest {
  /// The candidate nearest to what was typed, or nil where none is near.
  ///
  /// Near means that at most a third of the longer name has to be changed: one change inserts,
  /// removes or replaces a sign or swaps two neighbours. Case is looked at only between equals;
  /// what is still equal is settled by the order of the bytes, never by the order of candidates.
  ///
  /// - Complexity: O(longest²) for each candidate of like length.
  package static func name(
    to typed: String, among candidates: some Sequence<String>
  ) -> String? {
    let exact = Array(typed.unicodeScalars.prefix(longest + 1))
    let folded = Array(typed.lowercased().unicodeScalars.prefix(longest + 1))
    guard !exact.isEmpty, exact.count <= longest else { return nil }
    var best: (name: String, folded: Int, exact: Int)?
    for candidate in candidates {
      let other = Array(candidate.unicodeScalars.prefix(longest + 1))
      guard !other.isEmpty, other.count <= longest else { continue }
      let limit = min(max(exact.count, other.count) / 3, best?.folded ?? .max)
      let lowered = Array(candidate.lowercased().unicodeScalars)
      guard let distance = distance(folded, lowered, limit: limit) else { continue }
      let cased = self.distance(exact, other, limit: longest) ?? longest
      if let best, (best.folded, best.exact) < (distance, cased) { continue }
      if let best, (best.folded, best.exact) == (distance, cased),
        best.name.utf8.lexicographicallyPrecedes(candidate.utf8)
      {
        continue
      }
      best = (candidate, distance, cased)
    }
    return best?.name
  }

  /// The number of scalars beyond which a name is not compared.
  private static let longest = 64

  /// The number of changes between two names, or nil beyond `limit`.
  ///
  /// Source: optimal string alignment, a restriction of Damerau, "A technique for computer
  /// detection and correction of spelling errors", CACM 7 (1964), doi:10.1145/363958.363994.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    var before: [Int] = []
    var above = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      if let least = row.min(), least > limit, (above.min() ?? 0) > limit { return nil }
      before = above
      above = row
    }
    return above[b.count] <= limit ? above[b.count] : nil
  }
}
