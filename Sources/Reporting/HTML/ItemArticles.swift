import Engine
import Grading
import Synchronization
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

  private struct Kept {
    var young: [Key: HTML] = [:]
    var old: [Key: HTML] = [:]
    var bytes = 0
  }

  private let kept = Mutex(Kept())

  /// The bytes, roughly, that the younger half of what is kept may hold.
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
    if let known = known(key) { return known }
    let article = made(item, hints, exhibit())
    keep(article, key)
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

  private func known(_ key: Key) -> HTML? {
    let (known, isOld): (HTML?, Bool) = kept.withLock { kept in
      if let young = kept.young[key] { return (young, false) }
      return (kept.old[key], true)
    }
    if isOld, let known { keep(known, key) }
    return known
  }

  private func keep(_ article: HTML, _ key: Key) {
    let size = article.written.utf8.count + key.answer.count + 1024
    kept.withLock { kept in
      if kept.bytes + size > Self.capacity {
        kept.old = kept.young
        kept.young = [:]
        kept.bytes = 0
      }
      kept.young[key] = article
      kept.bytes += size
    }
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
