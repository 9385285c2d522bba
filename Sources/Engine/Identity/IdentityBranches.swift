/// The choices that one evaluation makes: signs of what `abs`, `max` and comparisons look at, signs of
/// square roots, places of the one in one-hot vectors. All combinations are gone through.
struct IdentityBranches: Sendable {
  /// What a choice is about.
  enum Key: Hashable, Sendable {
    /// The sign of a value, given by its residue up to sign.
    case sign(UInt64)
    /// Which of its two square roots a residue has.
    case root(UInt64)
    /// Which of its two square roots a prime number has.
    case prime(UInt64)
    /// Which entry of a one-hot symbol is 1, given by its first input.
    case hot(Int)
  }

  private var choices: [(key: Key, state: Int, count: Int)] = []
  private var index: [Key: Int] = [:]

  /// The most combinations that are gone through.
  static let mostCombinations = 128

  /// How many have been begun.
  private(set) var combinations = 1

  /// Whether there is no choice but those of the roots of primes, which are all alike.
  var areFormal: Bool {
    choices.allSatisfy { choice in
      if case .prime = choice.key { return true }
      return false
    }
  }

  /// The state chosen for a key, from 0; a new key begins with 0.
  mutating func state(of key: Key, count: Int) -> Int {
    if let place = index[key] { return choices[place].state }
    index[key] = choices.count
    choices.append((key, 0, max(count, 1)))
    return 0
  }

  /// Goes on to the next combination; false when all have been met.
  mutating func advance() -> Bool {
    while let last = choices.last {
      if last.state + 1 < last.count {
        choices[choices.count - 1].state += 1
        combinations += 1
        return true
      }
      index[last.key] = nil
      choices.removeLast()
    }
    return false
  }
}
