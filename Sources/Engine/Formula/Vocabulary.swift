import Text

/// The names that a formula may use, in canonical spelling, and what kind of thing each is.
package struct Vocabulary: Sendable {
  /// What a name stands for.
  package enum Entry: Sendable, Hashable {
    /// A symbol or definition; its rank (0 number, 1 column or row, 2 matrix) where it is known.
    case value(rank: Int?)
    /// The size of an axis.
    case dimension
    /// A function that the problem defines, with its number of arguments.
    case function(arguments: Int)
    /// An index that a sum binds.
    case index
  }

  /// What each name is.
  package private(set) var entries: [String: Entry] = [:]

  /// For each definition the names it depends on, so that `J(theta)` is known to be `J`.
  package private(set) var dependencies: [String: Set<String>] = [:]

  /// Other spellings of names.
  package private(set) var aliases: [String: String] = [:]

  /// The most UTF-8 bytes that a name, or another spelling of one, has had.
  private(set) var longestName = 3  // `ell`

  /// Makes a vocabulary without names.
  package init() {}

  /// Adds a name; `dependencies` are the names that a definition rests on.
  package mutating func declare(_ name: String, _ entry: Entry, dependencies: Set<String>? = nil) {
    entries[name] = entry
    longestName = max(longestName, name.utf8.count)
    if let dependencies { self.dependencies[name] = dependencies }
  }

  /// Adds another spelling of a name.
  package mutating func alias(_ other: String, for name: String) {
    aliases[other] = name
    longestName = max(longestName, other.utf8.count)
  }

  /// Spellings with a plain power in them, such as that of `\sigma^2` for a variance.
  private(set) var powers: Set<String> = []

  /// Adds a spelling of a name with a plain power in it, in canonical spelling.
  mutating func aliasPower(_ other: String) { powers.insert(other) }

  /// Names of the problem that may not be used.
  private(set) var hidden: Set<String> = []

  /// Removes a name that the problem has but that may not be used.
  mutating func hide(_ name: String) {
    remove(name)
    hidden.insert(name)
  }

  /// Removes a name.
  package mutating func remove(_ name: String) {
    entries[name] = nil
    dependencies[name] = nil
  }

  /// The declared name that `word` is, following aliases; `ell` stands for `l`.
  func resolve(_ word: String) -> String? {
    if entries[word] != nil { return word }
    if let name = aliases[word], entries[name] != nil { return name }
    if word == "l", entries["ell"] != nil { return "ell" }
    return nil
  }

  /// Whether a name is declared, under this or another spelling.
  package func resolves(_ word: String) -> Bool { resolve(word) != nil }

  /// The declared name nearest to a mistyped one.
  package func nearest(to word: String) -> String? {
    Nearest.name(to: word, among: entries.keys.sorted() + FunctionTable.spellings)
  }

  /// The canonical spelling of a name however it is written, nil when it is no name.
  package static func canonical(_ written: String) -> String? {
    guard let list = try? Lexer.tokens(of: SourceText(name: "name", written)) else { return nil }
    var result = ""
    var accents = ""
    for token in list.tokens {
      switch token.kind {
      case .word(let units):
        result += units.map(\.text).joined() + accents
        accents = ""
      case .number(let digits) where !result.isEmpty && digits.allSatisfy(\.isNumber):
        result += digits
      case .accent(let accent): accents = accent + accents
      case .mark(.underscore), .mark(.caret), .mark(.leftBrace), .mark(.rightBrace),
        .mark(.leftBracket), .mark(.rightBracket), .mark(.leftLayer), .mark(.rightLayer),
        .mark(.leftParenthesis), .mark(.rightParenthesis), .finish:
        continue
      default: return nil
      }
    }
    return result.isEmpty || !accents.isEmpty ? nil : result
  }
}
