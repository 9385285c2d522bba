import Synchronization

/// The random primes of identity tests, which depend on the seed alone and are found once.
final class FieldDraws: Sendable {
  /// A field, and what seeds the values in it.
  struct Draw: Sendable {
    let field: PrimeField
    let seed: UInt64
  }

  private struct Key: Hashable {
    let seed: UInt64
    let hasCubeRoots: Bool
  }

  private struct Sequence: Sendable {
    var generator: SeededGenerator
    var draws: [Draw] = []
  }

  private let known = Mutex<[Key: Sequence]>([:])

  /// The most seeds that are remembered; a run has one or two.
  private static let mostSeeds = 64

  /// The draw of a number, counted from 0, of a test with a seed.
  func draw(_ number: Int, seed: UInt64, hasCubeRoots: Bool) -> Draw {
    let key = Key(seed: seed, hasCubeRoots: hasCubeRoots)
    return known.withLock { known in
      if known[key] == nil, known.count >= Self.mostSeeds { known.removeAll() }
      var sequence =
        known[key] ?? Sequence(generator: SeededGenerator(seed: seed, ["identity"]))
      if number < sequence.draws.count { return sequence.draws[number] }
      var draw: Draw
      repeat {
        let field = PrimeField(using: &sequence.generator, hasCubeRoots: hasCubeRoots)
        draw = Draw(field: field, seed: sequence.generator.next())
        sequence.draws.append(draw)
      } while sequence.draws.count <= number
      known[key] = sequence
      return draw
    }
  }
}
