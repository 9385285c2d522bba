/// The combinations of sizes and index values at which tensors are compared.
enum Variants {
  /// The bindings in order of preference: all sizes different first, then every index.
  static func list(_ scope: Scope, limit: Int, seed: UInt64, stream: [String]) -> [Binding] {
    var result: [Binding] = []
    for sizes in sizeSets(scope, limit: mostSizeSets) {
      result += indexSets(scope, sizes).map { Binding(sizes: sizes, indices: $0) }
    }
    guard result.count > limit else { return result }
    // Keep both ends of what there is: a fair draw from each size, equal and different indices.
    var generator = SeededGenerator(seed: seed, stream + ["variants"])
    var kept: [Binding] = []
    var rest = result
    for wantsEqual in [true, false] {
      if let place = rest.firstIndex(where: { isDiagonal($0) == wantsEqual }) {
        kept.append(rest.remove(at: place))
      }
    }
    while kept.count < limit, !rest.isEmpty {
      kept.append(rest.remove(at: generator.integer(0...rest.count - 1)))
    }
    return kept
  }

  /// Whether `list` with this limit gives every combination of listed sizes and indices.
  static func isWhole(_ scope: Scope, limit: Int) -> Bool {
    let all = sizeSets(scope, limit: .max)
    let count = all.reduce(0) { $0 + indexSets(scope, $1).count }
    return sizeSets(scope, limit: mostSizeSets).count == all.count && count <= limit
      && scope.dimensions.allSatisfy { $0.sizes.count <= mostSizes }
  }

  /// Sizes at which each listed size of every dimension has its turn, with one choice of indices.
  static func corners(_ scope: Scope) -> [Binding] {
    sizeSets(scope, limit: mostSizeSets).compactMap { sizes in
      indexSets(scope, sizes).first.map { Binding(sizes: sizes, indices: $0) }
    }
  }

  /// How many combinations of sizes are tried where they are many; more only where a listed size would
  /// have no turn.
  private static let mostSizeSets = 4

  /// How many listed sizes of a dimension are tried.
  private static let mostSizes = 6

  /// Many sizes for formulas that depend on nothing else: all that are listed, and others, so that
  /// no polynomial that happens to vanish at the listed ones goes unnoticed.
  static func sizesOnly(_ scope: Scope, seed: UInt64, stream: [String]) -> [Binding] {
    var sets = sizeSets(scope, limit: 96)
    var generator = SeededGenerator(seed: seed, stream + ["sizes"])
    for _ in 0..<32 {
      var sizes: [String: Int] = [:]
      for dimension in scope.dimensions { sizes[dimension.name] = generator.integer(1...24) }
      sets.append(sizes)
    }
    return sets.flatMap { sizes in
      indexSets(scope, sizes).prefix(12).map { Binding(sizes: sizes, indices: $0) }
    }
  }

  private static func isDiagonal(_ binding: Binding) -> Bool {
    Set(binding.indices.values).count < binding.indices.count
  }

  /// Sizes for all dimensions; sets in which all differ come first.
  private static func sizeSets(_ scope: Scope, limit: Int) -> [[String: Int]] {
    guard !scope.dimensions.isEmpty else { return [[:]] }
    var all: [[String: Int]] = [[:]]
    for dimension in scope.dimensions {
      let sizes = dimension.sizes.prefix(mostSizes)
      all = all.prefix(1024).flatMap { head in
        sizes.map { size in
          var next = head
          next[dimension.name] = size
          return next
        }
      }
    }
    let distinct = all.filter { Set($0.values).count == $0.count }
    let others = all.filter { Set($0.values).count != $0.count }
    guard all.count > limit else { return distinct + others }
    let chosen =
      distinct.count >= limit
      ? spread(distinct, limit) : distinct + spread(others, limit - distinct.count)
    return completed(chosen, from: distinct + others)
  }

  /// Some combinations, and others for the sizes that none of them has.
  private static func completed(
    _ chosen: [[String: Int]], from all: [[String: Int]]
  ) -> [[String: Int]] {
    var seen: [String: Set<Int>] = [:]
    func isNew(_ sizes: [String: Int]) -> Bool {
      sizes.contains { seen[$0.key]?.contains($0.value) != true }
    }
    func note(_ sizes: [String: Int]) {
      for (name, size) in sizes { seen[name, default: []].insert(size) }
    }
    chosen.forEach(note)
    var result = chosen
    for sizes in all where isNew(sizes) {
      note(sizes)
      result.append(sizes)
    }
    return result
  }

  /// Some of a list from end to end, so that every size of the largest dimension has its turn.
  private static func spread(_ list: [[String: Int]], _ count: Int) -> [[String: Int]] {
    (0..<count).map { list[$0 * (list.count - 1) / max(count - 1, 1)] }
  }

  private static func indexSets(_ scope: Scope, _ sizes: [String: Int]) -> [[String: Int]] {
    var all: [[String: Int]] = [[:]]
    for symbol in scope.indexSymbols {
      let count = sizes[symbol.dimension] ?? 1
      all = all.prefix(512).flatMap { head in
        (1...max(count, 1)).map { value in
          var next = head
          next[symbol.name] = value
          return next
        }
      }
    }
    return all
  }
}
