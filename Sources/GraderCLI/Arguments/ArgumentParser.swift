import Text

/// Sorts what was typed into operands and options.
///
/// `--name value` and `--name=value` are the same; after `--` nothing is an option; `-` alone is an
/// operand.
enum ArgumentParser {
  /// Reads the arguments that follow a verb.
  static func parse(
    _ typed: [String], for command: any Command.Type
  ) throws(UsageError) -> Arguments {
    var arguments = Arguments()
    var rest = typed[...]
    while let next = rest.popFirst() {
      if next == "--" {
        arguments.operands += rest
        break
      }
      if next == "-" || !next.hasPrefix("-") {
        arguments.operands.append(next)
        continue
      }
      try read(next, &rest, command, &arguments)
    }
    return arguments
  }

  private static func read(
    _ typed: String, _ rest: inout ArraySlice<String>, _ command: any Command.Type,
    _ arguments: inout Arguments
  ) throws(UsageError) {
    let options = command.options
    guard typed.hasPrefix("--") else {
      var error = UsageError("unknown option \(Visible.quoted(typed))")
      error.notes = ["write `--` before an argument that begins with a dash"]
      throw error
    }
    let parts = typed.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = options.first(where: { $0.name == name }) else {
      throw UsageError(
        unknown: "option", name, among: options.map(\.name) + ["help"], prefix: "--")
    }
    let inline = parts.count > 1 ? String(parts[1]) : nil
    let value = try value(of: option, inline, &rest)
    if !option.isRepeatable, arguments.values[name] != nil {
      throw UsageError("`--\(name)` is given twice")
    }
    arguments.values[name, default: []].append(value)
  }

  private static func value(
    of option: Option, _ inline: String?, _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    if case .flag = option.shape {
      if inline != nil { throw UsageError("`--\(option.name)` takes no value") }
      return ""
    }
    guard let value = inline ?? rest.popFirst() else {
      throw UsageError("`--\(option.name)` needs a value: `\(option.usage)`")
    }
    if case .choice(let words) = option.shape, !words.contains(value) {
      var error = UsageError(unknown: "word", value, among: words)
      error.message = "`--\(option.name)` cannot be \(Visible.quoted(value))"
      throw error
    }
    return value
  }
}
