import Synchronization

/// Values that were used lately, in bounded memory, for several threads.
///
/// When the younger half is full it becomes the older, and what was not asked for since the last time
/// goes with the half before.
package final class RecentlyUsed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Halves {
    var young: [Key: Value] = [:]
    var old: [Key: Value] = [:]
    var cost = 0
  }

  private let halves = Mutex(Halves())

  /// What the younger half may cost.
  private let capacity: Int

  /// What a value costs under its key, in the unit of the capacity.
  private let cost: @Sendable (Key, Value) -> Int

  /// Makes an empty store; it holds at most twice what `capacity` says.
  package init(capacity: Int, cost: @escaping @Sendable (Key, Value) -> Int) {
    self.capacity = capacity
    self.cost = cost
  }

  /// The value of a key, which from now on counts as used; nil where there is none any more.
  package subscript(key: Key) -> Value? {
    let (value, isOld): (Value?, Bool) = halves.withLock { halves in
      if let young = halves.young[key] { return (young, false) }
      return (halves.old[key], true)
    }
    if isOld, let value { keep(value, for: key) }
    return value
  }

  /// Keeps a value.
  package func keep(_ value: Value, for key: Key) {
    let cost = cost(key, value)
    halves.withLock { halves in
      if halves.cost + cost > capacity {
        halves.old = halves.young
        halves.young = [:]
        halves.cost = 0
      }
      if halves.young.updateValue(value, forKey: key) == nil { halves.cost += cost }
    }
  }
}
