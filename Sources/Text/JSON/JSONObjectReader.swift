/// Reads one object member by member, and so learns which members are known.
///
///     var reader = try JSONObjectReader(value, path: "problems[2]", in: file)
///     let id = try reader.required("id").string()
///     let title = try reader.optional("title")?.string() ?? id
///     try reader.finish()  // `problems[2]` has no member `titel` … did you mean `title`?
package struct JSONObjectReader {
  /// The path of the object; empty for the whole document.
  package let path: String

  /// The file.
  package let text: SourceText

  /// Where the object stands.
  package let span: SourceSpan

  private let members: [JSONMember]
  private let places: [UTF8Key: Int]
  private var known: [String] = []

  /// Makes the reader of an object.
  ///
  /// - Throws: a diagnostic where the value is no object.
  package init(_ value: JSONValue, path: String, in text: SourceText) throws(Diagnostic) {
    guard case .object(let members) = value.kind else {
      throw JSONField(value: value, path: path, text: text).mismatch(expected: "an object")
    }
    self.path = path
    self.text = text
    span = value.span
    self.members = members
    places = Dictionary(
      members.enumerated().map { (UTF8Key($1.key), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// All members in the order of the file, for an object that is a dictionary.
  package var fields: [(key: JSONString, field: JSONField)] {
    members.map { ($0.name, field($0)) }
  }

  /// Whether the object has a member, be it null.
  package func has(_ key: String) -> Bool {
    places[UTF8Key(key)] != nil
  }

  /// The member that must be there; it is known from now on.
  ///
  /// - Throws: a diagnostic at the object's bracket, with the nearest member that is there.
  package mutating func required(_ key: String) throws(Diagnostic) -> JSONField {
    if let field = optional(key) { return field }
    let strangers = members.map(\.key).filter { !known.contains($0) }
    let near = Nearest.name(to: key, among: strangers)
    throw Diagnostic(
      "\(JSONPath.quoted(path)) lacks the member `\(key)`", text: text,
      span: SourceSpan(span.start, span.start + 1),
      notes: near.map { ["is \(Visible.quoted($0)) meant to be `\(key)`?"] } ?? [])
  }

  /// The member, or nil where it is absent; a null is there. It is known from now on.
  package mutating func optional(_ key: String) -> JSONField? {
    knows([key])
    return places[UTF8Key(key)].map { field(members[$0]) }
  }

  /// The member where it is there and not null.
  package mutating func present(_ key: String) -> JSONField? {
    optional(key).flatMap { $0.isNull ? nil : $0 }
  }

  /// Declares members as known without reading them.
  package mutating func knows(_ keys: [String]) {
    for key in keys where !known.contains(key) { known.append(key) }
  }

  /// Ends the reading.
  ///
  /// - Throws: a diagnostic at the first member that nobody asked for.
  package func finish() throws(Diagnostic) {
    if let first = unknownMembers().first { throw first }
  }

  /// A diagnostic for each member that nobody asked for, with the nearest known one.
  package func unknownMembers() -> [Diagnostic] {
    let known = Set(known.map(UTF8Key.init))
    return members.filter { !known.contains(UTF8Key($0.key)) }.map(unknown)
  }

  private func unknown(_ member: JSONMember) -> Diagnostic {
    let notes: [String]
    if let near = Nearest.name(to: member.key, among: known) {
      notes = ["did you mean `\(near)`?"]
    } else {
      notes = known.isEmpty ? [] : ["known members: " + known.joined(separator: ", ")]
    }
    return Diagnostic(
      "\(JSONPath.quoted(path)) has no member \(Visible.quoted(member.key))", text: text,
      span: member.keySpan, label: "unknown member", notes: notes)
  }

  private func field(_ member: JSONMember) -> JSONField {
    JSONField(value: member.value, path: JSONPath.member(member.key, of: path), text: text)
  }
}
