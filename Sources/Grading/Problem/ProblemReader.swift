import Engine
import Text

/// Reads one problem; what is at fault is left out and noted.
struct ProblemReader {
  private let field: JSONField
  private var log = FaultLog()

  /// The names taken so far, canonically spelt, with what they are and where.
  private var taken: [String: (noun: String, span: SourceSpan)] = [:]

  private init(_ field: JSONField) { self.field = field }

  /// The problem at `field` and its own faults; `place` names it where it has no id.
  ///
  /// The faults of its items stand in the items.
  static func read(_ field: JSONField, place: Int) -> (problem: Problem, faults: [Diagnostic]) {
    var reader = ProblemReader(field)
    let problem = reader.problem(place: place)
    return (problem, reader.log.faults)
  }

  private mutating func problem(place: Int) -> Problem {
    var problem = Problem(
      id: "#\(place)", dimensions: [], symbols: [], definitions: [], assumptions: [], items: [],
      field: field)
    guard var members = log.attempt({ () throws(Diagnostic) in try field.object() }) else {
      return problem
    }
    members.knows([
      "id", "title", "statement", "dimensions", "symbols", "definitions", "assume", "items",
    ])
    let id = log.attempt { () throws(Diagnostic) in
      try members.required("id").identifier()
    }
    if let id { problem.id = id }
    problem.title = log.read(members.optional("title")) { f throws(Diagnostic) in try f.string() }
    problem.statement = log.read(members.optional("statement")) { field throws(Diagnostic) in
      try field.string()
    }
    problem.dimensions = dimensions(members.optional("dimensions"))
    problem.symbols = symbols(members.optional("symbols"), problem.dimensions.map(\.name))
    problem.definitions = formulas(members.optional("definitions"))
    problem.assumptions = formulas(members.optional("assume"))
    let items = log.attempt { () throws(Diagnostic) in try members.required("items").array() }
    problem.items = (items ?? []).enumerated().map { ItemReader.read($1, place: $0 + 1) }
    log.note(members.unknownMembers())
    return problem
  }

  private mutating func formulas(_ field: JSONField?) -> [SourceText] {
    log.readEach(field) { element throws(Diagnostic) in
      let text = try element.source()
      guard text.bytes.contains(where: { $0 > 0x20 }) else {
        throw element.fault("\(element.quotedPath) is empty")
      }
      return text
    }
  }

  private mutating func dimensions(_ field: JSONField?) -> [(name: String, sizes: [Int])] {
    guard let members = log.read(field, { f throws(Diagnostic) in try f.object() }) else {
      return []
    }
    var result: [(name: String, sizes: [Int])] = []
    for (key, field) in members.fields {
      claim(key.value, "dimension", at: key.span)
      guard let sizes = log.attempt({ () throws(Diagnostic) in try Self.sizes(field) }) else {
        continue
      }
      result.append((key.value, sizes))
    }
    return result
  }

  private static func sizes(_ field: JSONField) throws(Diagnostic) -> [Int] {
    var sizes: [Int] = []
    for element in field.elements() { sizes.append(try element.int(in: 1...64)) }
    guard !sizes.isEmpty else { throw field.fault("\(field.quotedPath) has no sizes") }
    return sizes
  }

  private mutating func symbols(
    _ field: JSONField?, _ dimensions: [String]
  ) -> [SymbolDeclaration] {
    guard let members = log.read(field, { f throws(Diagnostic) in try f.object() }) else {
      return []
    }
    let known = dimensions.compactMap { name in Vocabulary.canonical(name).map { ($0, name) } }
    let reader = SymbolReader(
      dimensions: Dictionary(known, uniquingKeysWith: { first, _ in first }))
    var result: [SymbolDeclaration] = []
    for (key, field) in members.fields {
      claim(key.value, "symbol", at: key.span)
      result.append(reader.read(key.value, field, &log))
    }
    for symbol in result {
      let own = Vocabulary.canonical(symbol.name)
      for alias in symbol.aliases where Vocabulary.canonical(alias) != own {
        claim(alias, "alias", at: symbol.field.span)
      }
    }
    return result
  }

  /// Takes a name for a symbol, an alias or a dimension, or notes why it cannot be had.
  private mutating func claim(_ name: String, _ noun: String, at span: SourceSpan) {
    guard let canonical = Vocabulary.canonical(name) else {
      let message = "\(Visible.quoted(name)) is no name for \(article(noun))"
      log.note(
        Diagnostic(
          message, text: field.text, span: span,
          notes: ["a name is letters with digits, such as `beta1`"]))
      return
    }
    if let other = taken[canonical] {
      let place = Diagnostic("", text: field.text, span: other.span).position
      let message =
        other.noun == noun
        ? "the \(noun) \(Visible.quoted(name)) is declared twice"
        : "the \(noun) \(Visible.quoted(name)) shares its name with \(article(other.noun))"
      log.note(
        Diagnostic(
          message, text: field.text, span: span, label: "`\(canonical)` is taken",
          notes: place.map { ["the first is at line \($0.line), column \($0.column)"] } ?? []))
      return
    }
    taken[canonical] = (noun, span)
  }

  private func article(_ noun: String) -> String { (noun == "alias" ? "an " : "a ") + noun }
}
