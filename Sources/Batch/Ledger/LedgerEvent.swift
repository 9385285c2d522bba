import Text

/// What a line of the ledger tells.
package enum LedgerEvent: Sendable {
  /// A submission was graded, or could not be.
  case row(Row)
  /// A regrade begins.
  case regrade(Regrade)
  /// The regrade of a number is whole; without this line it does not count.
  case done(Int)
  /// The regrade of a number was taken back.
  case undo(Int)

  /// A regrade: which it is, why it was made, and from which definitions.
  package struct Regrade: Sendable {
    /// The number, from 1.
    package var number: Int
    /// Why, in a person's words.
    package var why: String
    /// The problem sets as they were then.
    package var sets: [SetDefinition]

    /// A regrade that begins.
    package init(number: Int, why: String, sets: [SetDefinition]) {
      self.number = number
      self.why = why
      self.sets = sets.sorted { $0.id.isBefore($1.id) }
    }
  }

  var output: JSONOutput {
    switch self {
    case .row(let row): row.output
    case .regrade(let regrade):
      .object([
        ("begin", .integer(regrade.number)), ("why", .string(regrade.why)),
        ("sets", .array(regrade.sets.map(\.output))),
      ])
    case .done(let number): .object([("done", .integer(number))])
    case .undo(let number): .object([("undo", .integer(number))])
    }
  }

  init(_ bytes: ArraySlice<UInt8>) throws(Diagnostic) {
    let text = SourceText(name: "ledger", bytes: Array(bytes))
    let field = JSONField(value: try JSONReader.read(text), path: "", text: text)
    var members = try field.object()
    if members.has("n") {
      self = .row(try Row(field))
    } else if let number = try members.optional("undo")?.int(in: 1...(.max)) {
      self = .undo(number)
    } else if let number = try members.optional("done")?.int(in: 1...(.max)) {
      self = .done(number)
    } else {
      var sets: [SetDefinition] = []
      for set in try members.required("sets").array() { sets.append(try SetDefinition(set)) }
      self = .regrade(
        Regrade(
          number: try members.required("begin").int(in: 1...(.max)),
          why: try members.required("why").string(), sets: sets))
    }
  }
}
