import Text

/// Results that were found before, so that identical answers to an item are judged once.
///
/// A result is kept without its file, and is put back into the file of whoever gave the same answer.
/// What is kept is bounded: when it is full, what was not asked for lately goes.
package final class GradingMemo: Sendable {
  /// A result, or that carrying changed nothing.
  ///
  /// The result stands outside the table: an empty place in a table takes as much as a full one.
  private enum Kept: Sendable {
    indirect case result(ItemResult)
    case nothing
  }

  private let memory: RecentlyUsed<ByteKey, Kept>

  /// What carries results from run to run.
  private let store: (any GradingStore)?

  /// Makes an empty memory of roughly twice `capacity` bytes.
  package init(capacity: Int = 6 << 20, store: (any GradingStore)? = nil) {
    memory = RecentlyUsed(capacity: capacity) { key, kept in
      guard case .result(let result) = kept else { return key.bytes.count + 512 }
      return key.bytes.count + 512 + result.weight
    }
    self.store = store
  }

  /// The result for an answer to an item: the one found before, else what `judge` says.
  ///
  /// - Parameters:
  ///   - blank: a result of the same item.
  ///   - item: what tells the item apart, where its id does not.
  ///   - variant: what tells apart how often one answer may be judged in one submission.
  ///   - earlier: the answer that is carried forward, and its item, where there is one.
  func result(
    like blank: ItemResult, of item: [UInt8] = [], variant: String = "", _ answer: JSONField,
    earlier: (item: String, answer: JSONField)? = nil, judge: () -> ItemResult?
  ) -> ItemResult? {
    var bytes = item
    for part in [blank.id, earlier?.item ?? "", variant] {
      bytes += part.utf8
      bytes.append(UInt8(ascii: "<"))
    }
    answer.appendIdentity(to: &bytes)
    earlier?.answer.appendIdentity(to: &bytes)
    let key = ByteKey(bytes)
    switch memory[key] {
    case .nothing: return nil
    case .result(let result): return result.attached(to: answer)
    case nil: break
    }
    let items = [blank.id] + (earlier.map { [$0.item] } ?? [])
    if let found = stored(items, key, blank, answer) { return found }
    let result = judge()
    if let result {
      if let detached = result.detached(from: answer) { memory.keep(.result(detached), for: key) }
      if let store, let archived = result.archived(answer) {
        store.save(items, key.bytes, archived)
      }
    } else {
      memory.keep(.nothing, for: key)
    }
    return result
  }

  /// What an earlier run found.
  private func stored(
    _ items: [String], _ key: ByteKey, _ blank: ItemResult, _ answer: JSONField
  ) -> ItemResult? {
    guard let field = store?.load(items, key.bytes),
      let result = ItemResult(archived: field, like: blank, answer)
    else { return nil }
    if let detached = result.detached(from: answer) { memory.keep(.result(detached), for: key) }
    return result
  }
}

extension JSONField {
  /// What tells this answer from every other, wherever it stands in its file.
  package var identity: [UInt8] {
    var key: [UInt8] = []
    appendIdentity(to: &key)
    return key
  }

  /// Adds what tells this answer from every other, wherever it stands in its file.
  fileprivate func appendIdentity(to key: inout [UInt8]) {
    key.append(0xFF)
    let first = max(value.span.start, 0)
    let last = min(max(value.span.end, first), text.bytes.count)
    if first < last { key += text.bytes[first..<last] }
    key.append(0xFF)
    value.appendStructure(to: &key, from: value.span.start)
  }
}

extension JSONValue {
  /// Adds the kinds and the places of all values inside, relative to `base`.
  ///
  /// The bytes of a Markdown file alone do not tell which of its lines are steps.
  fileprivate func appendStructure(to key: inout [UInt8], from base: Int) {
    func append(_ number: Int) {
      withUnsafeBytes(of: Int32(truncatingIfNeeded: number)) { key += $0 }
    }
    append(span.start - base)
    append(span.end - base)
    switch kind {
    case .null: key.append(0)
    case .bool(let bool): key.append(bool ? 2 : 1)
    case .number: key.append(3)
    case .string: key.append(4)
    case .array(let elements):
      key.append(5)
      append(elements.count)
      for element in elements { element.appendStructure(to: &key, from: base) }
    case .object(let members):
      key.append(6)
      append(members.count)
      for member in members { member.value.appendStructure(to: &key, from: base) }
    }
  }
}

extension ItemResult {
  /// The file that a result without a file names.
  private static let nowhere = SourceText(name: "", bytes: [])

  /// The result without the file of its answer; nil where a picture shows something else of it.
  fileprivate func detached(from answer: JSONField) -> ItemResult? {
    moved(from: answer.text, to: Self.nowhere, by: -answer.span.start) { picture in
      guard picture.text == answer.text, let span = picture.span else { return true }
      return answer.span.start <= span.start && span.end <= answer.span.end
    }
  }

  /// A result without a file, put into the file of an answer.
  fileprivate func attached(to answer: JSONField) -> ItemResult {
    moved(from: Self.nowhere, to: answer.text, by: answer.span.start) { _ in true } ?? self
  }

  private func moved(
    from old: SourceText, to new: SourceText, by shift: Int, where isInside: (Diagnostic) -> Bool
  ) -> ItemResult? {
    var result = self
    for (place, picture) in pictures.enumerated() {
      guard isInside(picture) else { return nil }
      guard let text = picture.text, let moved = text.moved(from: old, to: new, by: shift) else {
        continue
      }
      result.pictures[place].text = moved
      if text == old, let span = picture.span {
        result.pictures[place].span = SourceSpan(span.start + shift, span.end + shift)
      }
    }
    return result
  }

  /// The bytes, roughly, that the result takes.
  fileprivate var weight: Int {
    let texts = [message, studentMessage ?? "", hint ?? "", readAs ?? "", prompt ?? ""] + notes
    let words = texts.reduce(0) { $0 + $1.utf8.count }
    let drawn = pictures.reduce(0) { $0 + 300 + 2 * ($1.text?.bytes.count ?? 0) }
    return words + drawn + 100 * (evidence.point.count + evidence.margins.count)
  }
}
