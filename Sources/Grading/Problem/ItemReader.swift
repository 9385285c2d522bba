import Text

/// Reads one item; what is at fault is left out and noted.
struct ItemReader {
  private let field: JSONField
  private var log = FaultLog()

  private init(_ field: JSONField) { self.field = field }

  /// The item at `field`; `place` names it, from 1, where it has no id of its own.
  static func read(_ field: JSONField, place: Int) -> Item {
    var reader = ItemReader(field)
    return reader.item(place: place)
  }

  /// The largest number of points that one item may have.
  private static let mostPoints = 1_000_000.0

  private mutating func item(place: Int) -> Item {
    var item = Item.blank(id: "#\(place)", field: field)
    if var members = log.attempt({ () throws(Diagnostic) in try field.object() }) {
      members.knows(Item.commonMembers)
      readIdentity(&item, &members)
      readCommon(&item, &members)
      readAnswers(&item, &members)
      readNames(&item, &members)
      if let own = Item.kindMembers[item.kind] {
        members.knows(own)
        log.note(members.unknownMembers())
      }
    }
    item.faults = log.faults
    return item
  }

  private mutating func readIdentity(_ item: inout Item, _ members: inout JSONObjectReader) {
    let id = log.attempt { () throws(Diagnostic) in try members.required("id") }
    if let id = log.read(id, { field throws(Diagnostic) in try field.identifier() }) {
      item.id = id
    } else if id?.isNull == true {
      log.note(field.fault("\(field.quotedPath) lacks the member `id`"))
    }
    guard let kind = log.attempt({ () throws(Diagnostic) in try members.required("kind") })
    else { return }
    if let written = try? kind.string() { item.kind = written }
    _ = log.attempt { () throws(Diagnostic) in try kind.oneOf(Item.kindMembers.keys.sorted()) }
  }

  private mutating func readCommon(_ item: inout Item, _ members: inout JSONObjectReader) {
    item.points = log.read(members.optional("points"), Self.points) ?? 1
    item.prompt = log.read(members.optional("prompt")) { f throws(Diagnostic) in try f.string() }
    item.partial =
      log.read(members.optional("partial")) { f throws(Diagnostic) in try f.bool() } ?? false
    let written = members.optional("visibility")
    let visibility = log.read(written) { field throws(Diagnostic) in
      try field.oneOf(Visibility.allCases.map(\.rawValue))
    }
    // What cannot be read stays hidden: a misspelt word must not show the item to students.
    let unread: Visibility = written?.isNull == false ? .hidden : .visible
    item.visibility = visibility.flatMap(Visibility.init) ?? unread
    item.tolerance = log.read(members.optional("tolerance")) { field throws(Diagnostic) in
      try Item.ToleranceRule(field)
    }
  }

  private mutating func readAnswers(_ item: inout Item, _ members: inout JSONObjectReader) {
    item.solution = members.optional("solution").flatMap { $0.isNull ? nil : $0 }
    item.accept =
      log.read(members.optional("accept")) { field throws(Diagnostic) in try field.array() } ?? []
    let wrong =
      log.read(members.optional("wrong")) { field throws(Diagnostic) in try field.array() } ?? []
    item.wrong = log.readAll(wrong) { field throws(Diagnostic) in try Item.WrongAnswer(field) }
  }

  private mutating func readNames(_ item: inout Item, _ members: inout JSONObjectReader) {
    item.after = log.strings(members.optional("after"))
    item.given = log.strings(members.optional("given"))
    item.allow = log.strings(members.optional("allow"))
    item.forbid = log.strings(members.optional("forbid"))
    item.hide = log.strings(members.optional("hide"))
  }

  private static func points(_ field: JSONField) throws(Diagnostic) -> Double {
    let points = try field.numberAsDouble()
    guard points >= 0 else {
      throw field.fault("\(field.quotedPath) is negative; an item cannot take points away")
    }
    guard points <= mostPoints else {
      throw field.fault("\(field.quotedPath) is more than 1000000")
    }
    return points
  }
}

extension FaultLog {
  /// Reads each of several fields.
  mutating func readAll<Result>(
    _ fields: [JSONField], _ read: (JSONField) throws(Diagnostic) -> Result
  ) -> [Result] {
    fields.compactMap { field in attempt { () throws(Diagnostic) in try read(field) } }
  }

  /// Reads a list of strings; a string alone is a list of one.
  mutating func strings(_ field: JSONField?) -> [String] {
    readEach(field) { element throws(Diagnostic) in try element.string() }
  }
}

extension Item {
  /// An item of which nothing has been read yet.
  fileprivate static func blank(id: String, field: JSONField) -> Item {
    Item(
      id: id, kind: "", points: 1, visibility: .visible, accept: [], wrong: [], after: [],
      given: [], allow: [], forbid: [], hide: [], partial: false, field: field, faults: [])
  }
}

extension Item.WrongAnswer {
  /// Reads one entry of `wrong`.
  fileprivate init(_ field: JSONField) throws(Diagnostic) {
    var members = try field.object()
    answer = try members.required("answer")
    hint = try members.optional("hint").flatMap { $0.isNull ? nil : $0 }?.string()
    credit = 0
    if let written = members.optional("credit"), !written.isNull {
      credit = try written.numberAsDouble()
      guard (0...1).contains(credit) else {
        throw written.fault("\(written.quotedPath) must be from 0 to 1, a fraction of the points")
      }
    }
    try members.finish()
  }
}
