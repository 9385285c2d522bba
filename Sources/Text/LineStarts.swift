/// Where the lines of a text begin, for the many who ask for the line of a place.
package struct LineStarts: Sendable {
  private let starts: [Int]

  /// Finds the lines of a text.
  ///
  /// - Complexity: O(the text's length).
  package init(of text: SourceText) {
    let ends = text.bytes.indices.lazy.filter { text.bytes[$0] == UInt8(ascii: "\n") }
    starts = [0] + ends.map { $0 + 1 }
  }

  /// The number of the line that holds the byte at `offset`, from 1.
  ///
  /// - Complexity: O(log of the number of lines).
  package func number(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low, 1)
  }
}
