import Engine
import Text

/// Reads the declaration of one symbol.
struct SymbolReader {
  /// The declared dimensions: canonical spelling to the spelling of the declaration.
  let dimensions: [String: String]

  /// The largest number of entries that one symbol may have.
  private static let mostEntries = 1 << 17

  /// The names of domains in the order of the contract.
  private static let plainDomains: [(name: String, domain: SymbolDeclaration.Domain)] = [
    ("real", .real), ("positive", .positive), ("negative", .negative),
    ("nonnegative", .nonnegative), ("unit", .unit), ("integer", .integer), ("natural", .natural),
    ("one-hot", .oneHot), ("probability", .probability),
  ]

  /// Reads a declaration; what is at fault is noted and left at its default.
  func read(_ name: String, _ field: JSONField, _ log: inout FaultLog) -> SymbolDeclaration {
    var symbol = SymbolDeclaration(
      name: name, shape: [], domain: .real, range: nil, latex: nil, aliases: [], field: field)
    guard var members = log.attempt({ () throws(Diagnostic) in try field.object() }) else {
      return symbol
    }
    symbol.shape = log.read(members.optional("shape"), shape) ?? []
    symbol.domain = log.read(members.optional("domain"), domain) ?? .real
    symbol.range = log.read(members.optional("range"), Self.range)
    symbol.latex = log.read(members.optional("latex")) { f throws(Diagnostic) in try f.string() }
    symbol.aliases = log.strings(members.optional("aliases"))
    log.note(members.unknownMembers())
    switch symbol.domain {
    case .oneHot where symbol.shape.isEmpty, .probability where symbol.shape.isEmpty:
      log.note(
        field.fault(
          "\(field.quotedPath) is a scalar; its domain needs a vector",
          notes: ["give it a shape such as `[\"K\"]`"]))
    default: break
    }
    return symbol
  }

  private func shape(_ field: JSONField) throws(Diagnostic) -> [String] {
    let extents = try field.array()
    guard extents.count <= 2 else {
      throw field.fault("\(field.quotedPath) has \(extents.count) extents; at most 2 are known")
    }
    var shape: [String] = []
    var entries = 1
    for extent in extents {
      if case .number = extent.value.kind {
        let size = try extent.int(in: 1...Self.mostEntries)
        entries *= size
        shape.append(size.description)
      } else {
        shape.append(try dimension(extent))
      }
    }
    guard entries <= Self.mostEntries else {
      throw field.fault("\(field.quotedPath) has more than \(Self.mostEntries) entries")
    }
    return shape
  }

  /// The declared dimension that a string names.
  private func dimension(_ field: JSONField) throws(Diagnostic) -> String {
    guard case .string(let string) = field.value.kind else {
      throw field.mismatch(expected: "a number or a dimension's name")
    }
    let written = string.value
    if let name = Vocabulary.canonical(written).flatMap({ dimensions[$0] }) { return name }
    let known = dimensions.values.sorted()
    let note =
      Nearest.name(to: written, among: known).map { "did you mean `\($0)`?" }
      ?? (known.isEmpty
        ? "the problem declares no dimensions" : "dimensions: " + known.joined(separator: ", "))
    throw field.fault(
      "\(field.quotedPath) names the dimension \(Visible.quoted(written)), which is not declared",
      notes: [note])
  }

  private func domain(_ field: JSONField) throws(Diagnostic) -> SymbolDeclaration.Domain {
    switch field.value.kind {
    case .string:
      let name = try field.oneOf(Self.plainDomains.map(\.name))
      return Self.plainDomains.first { $0.name == name }?.domain ?? .real
    case .object: return try finiteDomain(field)
    default: throw field.mismatch(expected: "a domain's name, `index` or `values`")
    }
  }

  private func finiteDomain(_ field: JSONField) throws(Diagnostic) -> SymbolDeclaration.Domain {
    var members = try field.object()
    let index = members.optional("index")
    let values = members.optional("values")
    try members.finish()
    switch (index, values) {
    case (let index?, nil): return .index(try dimension(index))
    case (nil, let values?):
      var result: [SourceText] = []
      for value in try values.array() { result.append(try value.formula()) }
      guard !result.isEmpty else { throw values.fault("\(values.quotedPath) is empty") }
      return .values(result)
    default:
      throw field.fault("\(field.quotedPath) needs either `index` or `values`")
    }
  }

  private static func range(
    _ field: JSONField
  ) throws(Diagnostic) -> (lower: SourceText, upper: SourceText) {
    let ends = try field.array()
    guard ends.count == 2 else {
      throw field.fault(
        "\(field.quotedPath) has \(ends.count) elements; a lower and an upper end were expected")
    }
    let (lower, upper) = (try ends[0].formula(), try ends[1].formula())
    if let least = Rational(decimal: lower.string), let most = Rational(decimal: upper.string),
      most < least
    {
      throw field.fault("\(field.quotedPath) is empty: its lower end is above its upper one")
    }
    return (lower, upper)
  }
}
