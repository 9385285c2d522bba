/// Ids that a person may take for one: they differ only by case, leading zeros or Unicode form.
package enum SimilarIDs {
  /// The groups of different ids that look alike, each sorted, in the order of their first.
  package static func groups(in ids: [String]) -> [[String]] {
    // Most ids look like no other, so the looks themselves are made only where hashes agree.
    let hashes = ids.map { look(of: $0).hashValue }
    let places = ids.indices.sorted { hashes[$0] < hashes[$1] }
    var found: [String: [String]] = [:]
    for (place, next) in zip(places, places.dropFirst()) where hashes[place] == hashes[next] {
      for id in [ids[place], ids[next]] {
        let others = found[look(of: id), default: []]
        if !others.contains(where: { $0.hasBytes(of: id) }) {
          found[look(of: id)] = others + [id]
        }
      }
    }
    return found.values.filter { $0.count > 1 }
      .map { $0.sorted { $0.isBefore($1) } }
      .sorted { ($0.first ?? "").isBefore($1.first ?? "") }
  }

  /// What is left of an id without case, leading zeros, marks that do not show, and blanks.
  ///
  /// Strings are compared by canonical equivalence, so both forms of é are one.
  private static func look(of id: String) -> String {
    var result = ""
    var isInNumber = false
    for scalar in id.unicodeScalars {
      if scalar.properties.generalCategory == .format || scalar.properties.isWhitespace { continue }
      let isDigit = ("0"..."9").contains(scalar)
      if scalar == "0", !isInNumber { continue }
      isInNumber = isDigit
      result.unicodeScalars.append(scalar)
    }
    return result.lowercased()
  }
}
