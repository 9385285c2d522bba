import Engine

/// A class of made-up students: right answers in several forms, known mistakes, mutants, blanks.
///
/// The same seed gives the same class on every machine.
package struct ClassGenerator {
  private var random: SeededGenerator

  /// How often the items stand in the set.
  private let copies: Int

  /// Whether no two formulas are written alike.
  private let isUnique: Bool

  /// Makes the generator of a seed.
  package init(seed: UInt64, copies: Int = 1, isUnique: Bool = false) {
    random = SeededGenerator(seed: seed)
    self.copies = copies
    self.isUnique = isUnique
  }

  /// The id of a copy of the problem.
  private static func problem(_ copy: Int) -> String { copy == 0 ? "q" : "q\(copy + 1)" }

  /// One file of a class.
  package struct File: Sendable {
    /// The name, without folders.
    package var name: String
    /// The content.
    package var bytes: [UInt8]

    /// A file with a text.
    package init(_ name: String, _ text: String) {
      self.name = name
      bytes = Array(text.utf8)
    }

    init(_ name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// An item with what students answer to it.
  private struct Item {
    var id: String
    var members: String
    var right: [String]
    var wrong: [String]
  }

  private static let items = [
    Item(
      id: "slope", members: #""kind": "gradient", "of": "s", "wrt": "x", "points": 2"#,
      right: ["s*(1 - s)", "s - s^2", "sigma(x)*(1-sigma(x))", "\\frac{e^{-x}}{(1+e^{-x})^2}"],
      wrong: ["s*(1 + s)", "1 - s", "s", "x*(1 - x)", "s*(1 - s"]),
    Item(
      id: "square",
      members: #""kind": "formula", "expected": "q", "hide": "q", "solution": "(x+1)^2", "#
        + #""wrong": [{"answer": "x^2 + 1", "hint": "The mixed term is missing.", "credit": 0.5}]"#,
      right: ["x^2 + 2*x + 1", "(x+1)^2", "(1 + x)*(x + 1)", "x*(x+2) + 1"],
      wrong: ["x^2 + 1", "(x-1)^2", "x^2 + x + 1", "2*x + 2"]),
    Item(
      id: "number", members: #""kind": "value", "expected": "7/4", "points": 0.5"#,
      right: ["1.75", "7/4", "2 - 1/4"], wrong: ["1.5", "7", "4/7", "-7/4"]),
    Item(
      id: "pick",
      members: #""kind": "choice", "options": {"a": "one", "b": "two", "c": "three"}, "#
        + #""expected": "b", "after": ["q/number"]"#,
      right: ["b"], wrong: ["a", "c", "d"]),
    Item(
      id: "outer",
      members: #""kind": "formula", "expected": "2*q", "hide": "q", "given": ["q/square"]"#,
      right: ["2*(x+1)^2", "2*x^2 + 4*x + 2"], wrong: ["2*(x^2 + 1)", "x^2", "4*(x+1)"]),
    Item(
      id: "why", members: #""kind": "text", "rubric": "Names the kink.", "points": 3"#,
      right: ["relu has a kink at 0", "It has no derivative there."], wrong: ["because"]),
  ]

  /// The id of the problem set.
  package static let set = "class-quiz"

  /// The problem file that the class answers.
  ///
  /// - Parameter edit: turns the members of an item, by its id, into others.
  package static func problems(
    copies: Int = 1, edit: (String, String) -> String = { _, members in members }
  ) -> String {
    let problems = (0..<copies).map { copy in
      let items = items.map { item in
        let members = edit(item.id, item.members).split(separator: "\"q/")
        return #"{"id": "\#(item.id)", \#(members.joined(separator: "\"\(problem(copy))/"))}"#
      }
      return """
        {"id": "\(problem(copy))",
          "symbols": {"x": {}}, "definitions": ["s = sigma(x)", "q = x^2 + 2*x + 1"], "items": [
            \(items.joined(separator: ",\n      "))
        ]}
        """
    }
    return """
      {"schema": 1, "id": "\(set)", "title": "A quiz", "problems": [\(problems.joined(separator: ", "))]}

      """
  }

  /// Submissions of so many students, named by their numbers.
  package mutating func files(count: Int) -> [File] {
    (1...max(count, 1)).map { number in
      let digits = String(number)
      let id = "s-" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
      return File("\(id).json", submission(id))
    }
  }

  /// One submission; common answers are common, and some are like nobody else's.
  package mutating func submission(_ student: String) -> String {
    let skill = Double.random(in: 0...1, using: &random)
    var answers: [String] = []
    for (copy, item) in (0..<copies).flatMap({ copy in Self.items.map { (copy, $0) } }) {
      guard Double.random(in: 0...1, using: &random) < 0.95 else { continue }
      let isRight = Double.random(in: 0...1, using: &random) < 0.3 + 0.65 * skill
      var answer = common(isRight ? item.right : item.wrong)
      if !isRight, Double.random(in: 0...1, using: &random) < 0.2 { answer = mutant(of: answer) }
      if isUnique, item.members.contains("formula") || item.members.contains("gradient") {
        let number = Int.random(in: 1...999_999_999, using: &random)
        answer += " + \(number) - \(number)"
      }
      answers.append(
        #"    "\#(Self.problem(copy))/\#(item.id)": \#(Self.quoted(answer))"#)
    }
    return """
      {
        "problem_set": "\(Self.set)", "student": \(Self.quoted(student)),
        "answers": {
      \(answers.joined(separator: ",\n"))
        }
      }

      """
  }

  /// The first answers are the most frequent ones.
  private mutating func common(_ answers: [String]) -> String {
    for answer in answers where Bool.random(using: &random) { return answer }
    return answers[0]
  }

  private mutating func mutant(of answer: String) -> String {
    let factor = Int.random(in: 2...9, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return "\(factor)*(\(answer))"
    case 1: return "\(answer) + \(factor)"
    case 2: return "(" + answer
    default: return "-(\(answer))"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension ClassGenerator {
  /// Files that are no submissions, each in another way; every one must come out as `ungradable`.
  package static var broken: [File] {
    let good = #"{"problem_set": "\#(set)", "student": "b", "answers": {}}"#
    func changed(_ part: String, _ other: String) -> String {
      good.split(separator: part, maxSplits: 1).joined(separator: other)
    }
    let texts: [(String, String)] = [
      ("truncated", String(good.dropLast(10))), ("empty", ""), ("blank", " \n\t\n"),
      ("other-set", changed("class-quiz", "clas-quiz")),
      ("no-set", changed(#""problem_set": "class-quiz", "#, "")),
      ("no-answers", changed(#", "answers": {}"#, "")),
      ("misspelt", changed("answers", "anwsers")), ("list-of-answers", changed("{}}", "[]}")),
      ("number-for-student", changed(#""b""#, "7")),
      ("twice", changed(#""student""#, #""problem_set": "x", "student""#)),
      ("comma", changed("{}}", "{},}")), ("not-a-number", changed("{}", #"{"q/number": NaN}"#)),
      ("deep", String(repeating: "[", count: 5000)), ("list", "[\(good)]"), ("text", "\"hello\""),
      ("time", changed(#""student""#, #""submitted_at": "yesterday", "student""#)),
      ("attempt", changed(#""student""#, #""attempt": 1.5, "student""#)),
      ("surrogate", changed(#""b""#, #""\uD800""#)),
      ("endless-name", changed(#""b""#, "\"" + String(repeating: "x", count: 300) + "\"")),
      ("prose", "Dear professor, please find my answers attached."),
    ]
    // Each has a student of its own, as far as the student can be read.
    let named = texts.map { name, text in
      File(
        "broken-\(name).json",
        text.split(separator: "\"b\"", maxSplits: 1, omittingEmptySubsequences: false)
          .joined(separator: "\"b-\(name)\""))
    }
    return named + [
      File("broken-binary.json", bytes: (0..<512).map { UInt8(truncatingIfNeeded: $0 * 7 + 128) }),
      File("broken-wide.json", bytes: [0xFF, 0xFE] + good.utf8.flatMap { [$0, 0] }),
      File("broken-large.json", bytes: Array(repeating: UInt8(ascii: "x"), count: 5 << 20)),
      File("broken-letter.md", "# My answers\n\n## q/number\n7/4\n"),
    ]
  }

  /// Ids that break tables, terminals and comparisons.
  package static let strangeStudents = [
    "Müller, Änne", "O\"Neil", "=HYPERLINK(\"http://example.org\")", "+1", "-2", "@sum",
    "two\nlines",
    "tab\there", "😀 smile", "\u{202E}reversed", "e\u{301}tude", "étude", "semi;colon", "'quoted'",
    "%s%n", "../../etc/passwd", "a b", "::error::x", "<b>bold</b>", "零零七",
  ]

  /// Submissions of students with strange ids.
  package mutating func strange() -> [File] {
    Self.strangeStudents.enumerated().map { number, student in
      File("strange-\(number + 1).json", submission(student))
    }
  }
}

extension ClassGenerator {
  /// Moments at which something is cut off.
  package struct Moments {
    private var random: SeededGenerator

    /// Makes the moments of a seed.
    package init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// A number of seconds.
    package mutating func next(below limit: Double) -> Double {
      Double.random(in: 0..<limit, using: &random)
    }
  }
}
