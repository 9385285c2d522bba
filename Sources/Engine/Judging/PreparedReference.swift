import Synchronization

/// What all comparisons with one reference have in common, worked out for the first of them: the
/// combinations of sizes and indices, the reference's graph at each, and where points are drawn.
///
/// It belongs to one scope, reference, seed and stream.
package final class PreparedReference: Sendable {
  /// The reference in a graph of its own, to which an answer is then added.
  struct Built: Sendable {
    var builder: Builder
    var grid: Grid
  }

  private struct Known: Sendable {
    var built: [(binding: Binding, built: Built)] = []
    var variants: [Int: [Binding]] = [:]
    var isConstant: Bool?
    var samplers: [(number: Int, binding: Binding, sampler: Sampler)] = []
  }

  private let known = Mutex(Known())

  /// The most combinations of which the graphs are kept.
  private static let mostKept = 8

  /// Makes one of which nothing is worked out yet.
  package init() {}

  /// The reference at some sizes and indices.
  func built(
    _ binding: Binding, _ make: () throws(ShapeError) -> Built
  ) throws(ShapeError) -> Built {
    let found = known.withLock { known in
      known.built.first { $0.binding == binding }?.built
    }
    if let found { return found }
    let made = try make()
    known.withLock { known in
      if known.built.count < Self.mostKept { known.built.append((binding, made)) }
    }
    return made
  }

  /// The combinations of sizes and indices, at most so many.
  func variants(_ limit: Int, _ make: () -> [Binding]) -> [Binding] {
    if let found = known.withLock({ $0.variants[limit] }) { return found }
    let made = make()
    known.withLock { $0.variants[limit] = made }
    return made
  }

  /// Whether the reference depends on nothing.
  package func isConstant(_ make: () -> Bool) -> Bool {
    if let found = known.withLock({ $0.isConstant }) { return found }
    let made = make()
    known.withLock { $0.isConstant = made }
    return made
  }

  /// What draws the points of a combination that no assumption narrows.
  func sampler(_ number: Int, _ binding: Binding, _ make: () -> Sampler) -> Sampler {
    let found = known.withLock { known in
      known.samplers.first { $0.number == number && $0.binding == binding }?.sampler
    }
    if let found { return found }
    let made = make()
    known.withLock { known in
      if known.samplers.count < Self.mostKept { known.samplers.append((number, binding, made)) }
    }
    return made
  }
}

extension Comparison {
  /// The combinations of sizes and indices at which the terms are compared, at most so many.
  func variants(limit: Int) -> [Binding] {
    let make = { Variants.list(scope, limit: limit, seed: seed, stream: stream) }
    return prepared?.variants(limit, make) ?? make()
  }
}
