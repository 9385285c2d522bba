import Text

/// Faults gathered while reading goes on.
struct FaultLog {
  /// The faults in the order in which they were met.
  private(set) var faults: [Diagnostic] = []

  /// Notes one fault.
  mutating func note(_ fault: Diagnostic) { faults.append(fault) }

  /// Notes several faults.
  mutating func note(_ faults: [Diagnostic]) { self.faults += faults }

  /// The result of a reading, or nil after noting why there is none.
  mutating func attempt<Result>(_ read: () throws(Diagnostic) -> Result) -> Result? {
    do throws(Diagnostic) { return try read() } catch {
      note(error)
      return nil
    }
  }

  /// Reads a member where it is there and not null.
  mutating func read<Result>(
    _ field: JSONField?, _ read: (JSONField) throws(Diagnostic) -> Result
  ) -> Result? {
    guard let field, !field.isNull else { return nil }
    return attempt { () throws(Diagnostic) in try read(field) }
  }

  /// Reads each element; a value that is no array counts as its own only element.
  mutating func readEach<Result>(
    _ field: JSONField?, _ read: (JSONField) throws(Diagnostic) -> Result
  ) -> [Result] {
    guard let field, !field.isNull else { return [] }
    return field.elements().compactMap { element in
      attempt { () throws(Diagnostic) in try read(element) }
    }
  }
}

extension JSONField {
  /// The value as an id: letters, digits, `-`, `_` and `.`.
  func identifier() throws(Diagnostic) -> String {
    let id = try string()
    guard !id.isEmpty, id.utf8.count <= 128, id.utf8.allSatisfy(Self.isIdentifierByte) else {
      throw fault(
        "\(quotedPath) cannot be \(Visible.quoted(id)); "
          + "an id has letters, digits, `-`, `_` and `.`, at most 128 of them")
    }
    return id
  }

  /// The path as messages write it.
  var quotedPath: String { path.isEmpty ? "the document" : Visible.quoted(path, limit: 100) }

  private static func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
    default: false
    }
  }
}
