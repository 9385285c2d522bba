/// The functions of the formula language by name, with what the reader must know of each.
enum FunctionTable {
  /// How many arguments a function takes.
  struct Entry: Sendable {
    var arguments: ClosedRange<Int>

    /// Whether it acts on each entry of a tensor, so that primes and bare use make sense.
    var isElementwise: Bool

    /// The name of its inverse, for `sin^(-1)`.
    var inverse: String?
  }

  /// The entry of a canonical name.
  static let all: [String: Entry] = {
    var table: [String: Entry] = [:]
    let pairs = [
      ("exp", "log"), ("sin", "asin"), ("cos", "acos"), ("tan", "atan"), ("sec", "asec"),
      ("csc", "acsc"), ("cot", "acot"), ("sinh", "asinh"), ("cosh", "acosh"), ("tanh", "atanh"),
      ("sech", "asech"), ("csch", "acsch"), ("coth", "acoth"),
    ]
    for (name, inverse) in pairs {
      table[name] = Entry(arguments: 1...1, isElementwise: true, inverse: inverse)
      table[inverse] = Entry(arguments: 1...1, isElementwise: true, inverse: name)
    }
    for name in ["log2", "log10", "sqrt", "abs", "sigma", "softplus", "relu", "step", "sign"] {
      table[name] = Entry(arguments: 1...1, isElementwise: true, inverse: nil)
    }
    for name in ["floor", "ceil"] {
      table[name] = Entry(arguments: 1...1, isElementwise: true, inverse: nil)
    }
    table["leakyrelu"] = Entry(arguments: 1...2, isElementwise: true, inverse: nil)
    let tensors: [(String, ClosedRange<Int>)] = [
      ("softmax", 1...1), ("logsumexp", 1...1), ("max", 1...64), ("min", 1...64), ("sum", 1...64),
      ("prod", 1...64), ("mean", 1...64), ("norm", 1...1), ("dot", 2...2), ("cross", 2...2),
      ("outer", 2...2), ("det", 1...1), ("trace", 1...1), ("transpose", 1...1), ("diag", 1...1),
      ("inv", 1...1), ("eye", 1...1), ("ones", 1...2), ("zeros", 1...2), ("onehot", 2...2),
      ("atan2", 2...2),
    ]
    for (name, arguments) in tensors {
      table[name] = Entry(arguments: arguments, isElementwise: false, inverse: nil)
    }
    return table
  }()

  /// The entry of a function, that one included which only the engine writes.
  static func entry(_ name: String) -> Entry? {
    if name == DerivativeMutations.hold {
      return Entry(arguments: 1...1, isElementwise: true, inverse: nil)
    }
    return all[name]
  }

  private static let aliases: [String: String] = [
    "sigmoid": "sigma", "logistic": "sigma", "ln": "log", "arcsin": "asin", "arccos": "acos",
    "arctan": "atan", "arcsec": "asec", "arccsc": "acsc", "arccot": "acot", "arcsinh": "asinh",
    "arccosh": "acosh", "arctanh": "atanh", "arsinh": "asinh", "arcosh": "acosh",
    "artanh": "atanh", "arcsech": "asech", "arccsch": "acsch", "arccoth": "acoth",
    "arctan2": "atan2", "cosec": "csc", "sgn": "sign", "tr": "trace", "heaviside": "step",
    "lse": "logsumexp",
  ]

  /// The canonical name of a function however it is capitalised, nil when there is none.
  static func canonical(_ word: String) -> String? {
    if all[word] != nil { return word }
    let lower = word.lowercased()
    if all[lower] != nil { return lower }
    guard let alias = aliases[lower], all[alias] != nil else { return nil }
    return alias
  }

  /// All spellings, for suggestions.
  static let spellings: [String] = (Array(all.keys) + Array(aliases.keys)).sorted()
}

extension Parser {
  /// The canonical name of a function of the language, nil when there is none of that name.
  package static func functionName(_ word: String) -> String? { FunctionTable.canonical(word) }
}

extension Parser {
  /// Whether a function of the language takes so many arguments.
  package static func takes(_ function: String, _ count: Int) -> Bool {
    FunctionTable.all[function]?.arguments.contains(count) == true
  }
}

extension Parser {
  /// Whether a word spells a Greek letter.
  package static func isGreek(_ word: String) -> Bool { Glyphs.greekNames.contains(word) }
}
