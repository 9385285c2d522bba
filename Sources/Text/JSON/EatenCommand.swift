/// A LaTeX command that a valid JSON escape has destroyed: `"\frac"` is a form feed and `rac`.
package struct EatenCommand: Sendable, Hashable {
  /// Where the escape and the letters of the command stand in the file.
  package let span: SourceSpan

  /// The command that was probably meant, with its backslash: `\frac`.
  package let command: String

  /// The word that follows where a line break, a return or a tab was meant; nil where that makes no sense.
  package let wordBehind: String?

  /// What the writer should do about it.
  package var advice: String { "write `\\\(command)` in JSON, with two backslashes" }

  /// The diagnostic for the file that the command stands in.
  package func diagnostic(in file: SourceText) -> Diagnostic {
    Diagnostic(
      "`\(command)` was read as a control character and letters: \(advice)", text: file,
      span: span, label: "one backslash too few")
  }
}

extension JSONString {
  /// The LaTeX commands that escapes of this string have probably eaten.
  ///
  /// `\b` and `\f` before a letter have no other use. `\n`, `\r` and `\t` do, so there the letters
  /// that follow must make up a known command exactly: `"\nu"` does, `"\nother words"` does not.
  package var eatenCommands: [EatenCommand] {
    guard !escapes.isEmpty else { return [] }
    let bytes = Array(value.utf8)
    return escapes.compactMap { eatenCommand(at: $0, in: bytes) }
  }

  private func eatenCommand(at escape: JSONEscape, in bytes: [UInt8]) -> EatenCommand? {
    let start = Int(escape.start)
    guard escape.fileLength == 2, start < bytes.count else { return nil }
    let letter: String
    let isAlwaysEaten: Bool
    switch bytes[start] {
    case 0x08: (letter, isAlwaysEaten) = ("b", true)
    case 0x0C: (letter, isAlwaysEaten) = ("f", true)
    case 0x0A: (letter, isAlwaysEaten) = ("n", false)
    case 0x0D: (letter, isAlwaysEaten) = ("r", false)
    case 0x09: (letter, isAlwaysEaten) = ("t", false)
    default: return nil
    }
    let rest = bytes[(start + 1)...].prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    guard !rest.isEmpty, isAlwaysEaten || rest.count < LaTeXCommands.longest else { return nil }
    let run = letter + String(decoding: rest.prefix(LaTeXCommands.longest), as: UTF8.self)
    // `\ne` stands on no base: a power behind it makes it a line break and an `e`.
    let next = start + 1 + rest.count
    if !isAlwaysEaten, next < bytes.count, bytes[next] == UInt8(ascii: "^"), run == "ne" {
      return nil
    }
    let name: String
    if LaTeXCommands.all.contains(run) {
      name = run
    } else if isAlwaysEaten {
      name = LaTeXCommands.longestPrefix(of: run) ?? run
    } else {
      return nil
    }
    let span = fileSpan(of: SourceSpan(start, start + name.utf8.count))
    let word = bytes[(start + 1)...].prefix { byte in
      (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || (0x30...0x39).contains(byte)
    }
    return EatenCommand(
      span: span, command: "\\" + name,
      wordBehind: isAlwaysEaten ? nil : String(decoding: word, as: UTF8.self))
  }
}

extension JSONValue {
  /// The LaTeX commands eaten in this value, in keys and in everything inside it.
  package var eatenCommands: [EatenCommand] {
    switch kind {
    case .null, .bool, .number: []
    case .string(let string): string.eatenCommands
    case .array(let elements): elements.flatMap(\.eatenCommands)
    case .object(let members): members.flatMap { $0.name.eatenCommands + $0.value.eatenCommands }
    }
  }
}
