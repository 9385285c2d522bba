/// What can be completed, derived from the lists of commands and options as help is.
struct CompletionTable {
  /// What a shell offers for a word.
  enum Offer: Hashable {
    /// One of a few words.
    case words([String])
    /// Names of files.
    case files
    /// Names of folders.
    case folders
    /// Nothing: a number, a formula, a text.
    case nothing
  }

  /// One verb.
  struct Verb {
    /// The verb.
    var name: String
    /// One line about it.
    var summary: String
    /// Its options, `--help` last.
    var options: [Flag]
    /// What its first operand may be; the others are no better known.
    var operand: Offer
    /// How help shows the operands.
    var operandName: String
  }

  /// One option of a verb.
  struct Flag {
    /// The name without its dashes.
    var name: String
    /// One sentence about it.
    var help: String
    /// Whether it may be repeated.
    var isRepeatable: Bool
    /// How help shows its value; nil where it takes none.
    var valueName: String?
    /// What its value may be.
    var value: Offer
  }

  /// The options that stand in the place of a verb.
  static let programOptions = [("help", "print the verbs"), ("version", "print the version")]

  /// The verbs in the order of the overview; `help` last.
  let verbs: [Verb]

  /// The table of all verbs.
  init() {
    let names = Commands.all.map { $0.name }
    verbs =
      Commands.all.map(Verb.init) + [
        Verb(
          name: "help", summary: "explain a verb", options: [], operand: .words(names),
          operandName: "VERB")
      ]
  }
}

extension CompletionTable.Verb {
  fileprivate init(_ command: any Command.Type) {
    let operand = command.usage.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    self.init(
      name: command.name, summary: command.summary,
      options: command.options.filter(\.isShown).map(CompletionTable.Flag.init) + [.help],
      operand: CompletionTable.Offer(named: operand, among: command.operandWords),
      operandName: operand.filter { $0.isLetter })
  }
}

extension CompletionTable.Flag {
  fileprivate static let help = CompletionTable.Flag(
    name: "help", help: "print the page of this verb", isRepeatable: false, valueName: nil,
    value: .nothing)

  fileprivate init(_ option: Option) {
    let value: (name: String?, offer: CompletionTable.Offer)
    switch option.shape {
    case .flag: value = (nil, .nothing)
    case .choice(let words): value = ("WORD", .words(words))
    case .value(let word):
      value = (word, CompletionTable.Offer(named: word, among: option.words))
    }
    self.init(
      name: option.name, help: option.help, isRepeatable: option.isRepeatable,
      valueName: value.name, value: value.offer)
  }
}

extension CompletionTable.Offer {
  /// What is offered for a word of help such as `DIR`, unless the words are known.
  fileprivate init(named word: String, among words: [String]) {
    let name = word.drop { $0 == "[" }.prefix { $0.isLetter }
    switch name {
    case _ where !words.isEmpty: self = .words(words)
    case "FILE", "INPUT", "PATH", "SHEET": self = .files
    case "DIR", "OLD", "NEW": self = .folders
    default: self = .nothing
    }
  }
}
