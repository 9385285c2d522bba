/// Takes a student out of texts: id, name and the file that was handed in.
struct Redaction: Sendable {
  private let words: [String]

  /// Words shorter than this are left alone: they would be found everywhere.
  private static let shortest = 3

  /// What stands in place of what was taken out.
  private static let mark = "▒▒▒"

  init(_ words: [String]) {
    self.words = words.filter { $0.count >= Self.shortest }.sorted { $0.count > $1.count }
  }

  /// Takes out who a standing is of.
  init(_ standing: Standing) {
    self.init([standing.student, standing.listed?.name, standing.entry?.name].compactMap(\.self))
  }

  /// Whether nothing is taken out.
  var isEmpty: Bool { words.isEmpty }

  /// Whether something would be taken out of a text.
  func touches(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return applied(to: text) != text
  }

  /// The text without the student.
  func applied(to text: String) -> String {
    var result = text
    for word in words {
      var parts: [Substring] = []
      var rest = Substring(result)
      while let place = rest.firstRange(of: word) {
        parts.append(rest[..<place.lowerBound])
        rest = rest[place.upperBound...]
      }
      guard !parts.isEmpty else { continue }
      result = (parts + [rest]).joined(separator: Self.mark)
    }
    return result
  }
}
