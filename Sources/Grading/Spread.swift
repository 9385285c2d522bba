import Synchronization

/// How work that falls into parts is done: one part after the other, or on several threads at once.
///
/// Threads belong to the program, as their stacks must be large; what grades says what the parts are.
package struct Spread: Sendable {
  /// Calls the work for every number below a count, in any order, and returns when all is done.
  package typealias Each =
    @Sendable (_ count: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void

  private let each: Each?

  /// One part after the other.
  package static let inOrder = Spread(each: nil)

  /// Parts as a program spreads them.
  package init(_ each: @escaping Each) { self.each = each }

  private init(each: Each?) { self.each = each }

  /// What `body` gives for the numbers below `count`, in their order.
  package func map<Value: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) -> Value
  ) -> [Value] {
    guard let each, count > 1 else { return (0..<count).map(body) }
    let found = Found<Value>(count)
    each(count) { number in
      let value = body(number)
      found.values.withLock { $0[number] = value }
    }
    return found.values.withLock { values in
      // A number that no thread took is done here, so that nothing is ever left out.
      values.enumerated().map { number, value in value ?? body(number) }
    }
  }

  /// What threads have found so far.
  private final class Found<Value: Sendable>: Sendable {
    let values: Mutex<[Value?]>

    init(_ count: Int) { values = Mutex(Array(repeating: nil, count: count)) }
  }
}
