import Engine
import Grading
import Text

/// How the items of a problem set are shown; what was made once is not made again.
package final class ItemArticles: Sendable {
  /// Who reads the pages.
  package let audience: Audience
  private let problems: [String: Problem]
  private let names: [String: [String: String]]

  /// What an article is made from.
  private struct Key: Hashable {
    var result: ItemResult
    var answer: [UInt8]
  }

  private let kept = RecentlyUsed<Key, HTML>(capacity: capacity) { key, article in
    article.written.utf8.count + key.answer.count + 1024
  }

  /// The bytes, roughly, that half of what is kept may hold.
  private static let capacity = 12 << 20

  /// - Parameter set: the problem set; it gives titles and how names are typeset.
  package init(_ set: ProblemSet?, for audience: Audience) {
    self.audience = audience
    problems = Dictionary(
      (set?.problems ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    names = problems.mapValues(\.typesetNames)
  }

  /// The title of a problem, else its id.
  func title(of problem: String) -> String { problems[problem]?.title ?? problem }

  /// The prompt of an item.
  package func prompt(of id: String) -> String? { item(id)?.prompt }

  /// The article of an item.
  ///
  /// - Parameters:
  ///   - answer: what tells answers apart; nil where articles are not to be kept.
  ///   - exhibit: what to show of the outcome.
  package func article(
    _ item: ItemResult, hints: HintLevel, answer: [UInt8]? = nil, _ exhibit: () -> Exhibit
  ) -> HTML {
    guard let answer else { return made(item, hints, exhibit()) }
    let key = Key(result: item, answer: answer)
    if let known = kept[key] { return known }
    let article = made(item, hints, exhibit())
    kept.keep(article, for: key)
    return article
  }

  private func made(_ item: ItemResult, _ hints: HintLevel, _ exhibit: Exhibit) -> HTML {
    ItemPage(
      item: item, exhibit: exhibit, names: names[problem(item.id)] ?? [:],
      options: self.item(item.id)?.optionTexts ?? [], audience: audience, hints: hints
    ).article
  }

  private func problem(_ id: String) -> String { String(id.prefix { $0 != "/" }) }

  private func item(_ id: String) -> Item? {
    let problem = problem(id)
    let name = id.dropFirst(problem.count + 1)
    return problems[problem]?.items.first { $0.id == name }
  }
}

extension Problem {
  /// How the problem's names are typeset, by their canonical spelling.
  package var typesetNames: [String: String] {
    var names = layerNames
    for symbol in symbols {
      guard let latex = symbol.latex, let name = Vocabulary.canonical(symbol.name) else { continue }
      names[name] = latex
    }
    return names
  }

  /// Names with a layer, such as `z^{[1]}`, as the problem's own words set them.
  private var layerNames: [String: String] {
    var names: [String: String] = [:]
    for text in [statement].compactMap(\.self) + items.compactMap(\.prompt) {
      let bytes = Array(text.utf8)
      for place in bytes.indices where bytes[place] == UInt8(ascii: "^") {
        guard let span = Self.layer(at: place, in: bytes) else { continue }
        let latex = String(decoding: bytes[span], as: UTF8.self)
        guard let name = Vocabulary.canonical(latex), names[name] == nil else { continue }
        names[name] = latex
      }
    }
    return names
  }

  /// A letter or a command, the `^` at a place, and `{[1]}` or `{(1)}` behind it.
  private static func layer(at place: Int, in bytes: [UInt8]) -> Range<Int>? {
    func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & ~0x20) }
    let behind = bytes[(place + 1)...]
    guard behind.starts(with: "{[".utf8) || behind.starts(with: "{(".utf8) else { return nil }
    let digits = behind.dropFirst(2).prefix { (0x30...0x39).contains($0) }
    let rest = behind.dropFirst(2 + digits.count)
    guard !digits.isEmpty, rest.starts(with: "]}".utf8) || rest.starts(with: ")}".utf8) else {
      return nil
    }
    let letters = bytes[..<place].reversed().prefix(while: isLetter).count
    guard letters > 0 else { return nil }
    let first = place - letters
    let isCommand = first > 0 && bytes[first - 1] == UInt8(ascii: "\\")
    return (isCommand ? first - 1 : place - 1)..<(rest.startIndex + 2)
  }
}
