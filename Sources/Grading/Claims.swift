import Text

/// Claims: one item with its surroundings and an answer on one line of JSON.
package enum Claims {
  /// The answer to one line, and whether the line could be read.
  package static func run(line: SourceText) -> (output: JSONOutput, readable: Bool) {
    do throws(Diagnostic) {
      _ = try JSONReader.read(line)
      return (.object([("verdict", .string("undecided"))]), true)
    } catch {
      return (
        .object([("verdict", .string("invalid")), ("message", .string(error.message))]), false
      )
    }
  }
}
