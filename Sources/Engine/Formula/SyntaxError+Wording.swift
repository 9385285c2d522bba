import Text

extension SyntaxError {
  /// The reason in one sentence; what it quotes is made safe to print on one line.
  package var message: String { Visible.text(sentence) }

  private var sentence: String {
    switch reason {
    case .empty: return "there is no formula here"
    case .tooLong(let limit): return "the formula is longer than \(limit) bytes"
    case .tooDeep(let limit): return "brackets are nested deeper than \(limit) levels"
    case .tooManyTerms(let limit):
      return "the formula has more than \(limit) operations one upon another"
    case .strangeCharacter(let found): return "`\(found)` is not part of the formula language"
    case .unknownCommand(let name, _): return "the command `\\\(Self.short(name))` is not known"
    case .numberTooLarge(let text): return "the number \(Self.short(text)) is out of range"
    case .unclosed(let bracket): return "this `\(bracket)` is never closed"
    case .unopened(let bracket): return "this `\(bracket)` closes nothing"
    case .expected(let what, let found): return "expected \(what), found \(found)"
    case .dangling(let sign): return "something is missing after `\(sign)`"
    case .unknownName(let name, _, _): return "unknown name `\(Self.short(name))`"
    case .subscriptExpression(let text):
      return "the subscript of `\(Self.short(text))` is an expression, so it names no symbol"
    case .ambiguousRun(let run, _): return "`\(run)` can be read in more than one way"
    case .missingArgument(let name): return "`\(name)` needs something to act on"
    case .argumentCount(let name, let expected, let found):
      return "`\(name)` takes \(expected), found \(found)"
    case .halfDerivative(let above):
      return above
        ? "this looks like a derivative, but there is no d or ∂ above the line"
        : "this looks like a derivative, but there is no d or ∂ below the line"
    case .derivativeOfNothing: return "a derivative of what? Nothing follows it"
    case .noInverse(let name): return "`\(name)` has no inverse function here"
    case .primeOf(let name): return "a prime after `\(name)`: it is neither a function nor a tensor"
    case .ellipsis: return "dots leave the terms to the reader; write the sum out"
    case .twoNumbers: return "two numbers stand side by side"
    case .notOneFormula:
      return "one formula is asked, and from here on the text says something else"
    }
  }

  /// The words under the caret.
  package var label: String? {
    switch reason {
    case .unclosed: return "opened here"
    case .expected(let what, _): return "expected \(what)"
    default: return nil
    }
  }

  /// The known name nearest to the one that is at fault.
  package var suggestion: String? {
    switch reason {
    case .unknownName(_, let nearest, _): return nearest
    case .unknownCommand(_, let nearest): return nearest.map { "\\" + $0 }
    default: return nil
    }
  }

  /// Further advice.
  package var notes: [String] {
    switch reason {
    case .unknownName(_, _, .some(let advice)): return [advice]
    case .subscriptExpression:
      return ["write the symbols one by one, such as W3*W2*W1"]
    case .ambiguousRun(_, let readings):
      return ["it could be " + readings.joined(separator: " or ") + "; write the `*`"]
    case .halfDerivative(let above):
      return [above ? "write `\\frac{\\partial …}{\\partial x}`" : "write `\\frac{d …}{d x}`"]
    case .noInverse(let name): return ["for one over it write 1/\(name)(x)"]
    case .twoNumbers: return ["write `*` between them"]
    default: return []
    }
  }

  /// A text, cut where it is too long to quote.
  static func short(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(36) + "…"
  }
}
