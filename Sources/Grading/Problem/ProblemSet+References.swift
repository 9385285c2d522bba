import Text

/// Which item of which problem.
struct ItemPlace: Hashable {
  /// The problem's index.
  var problem: Int
  /// The item's index in its problem.
  var item: Int
}

extension ProblemSet {
  /// Finds ids that occur twice, and `after` and `given` that lead nowhere or in a circle.
  ///
  /// Names become full ids, `PROBLEM/ITEM`; those of no item are taken out.
  mutating func checkReferences(_ log: inout FaultLog) {
    checkProblemIDs(&log)
    let places = checkItemIDs(&log)
    let known = places.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for place in allPlaces {
      resolve(\.after, "after", at: place, places, known, &log)
      resolve(\.given, "given", at: place, places, known, &log)
    }
    checkCircles(\.after, "after", places, &log)
    checkCircles(\.given, "given", places, &log)
  }

  /// Every item in the file's order.
  private var allPlaces: [ItemPlace] {
    problems.indices.flatMap { problem in
      problems[problem].items.indices.map { ItemPlace(problem: problem, item: $0) }
    }
  }

  private subscript(_ place: ItemPlace) -> Item {
    get { problems[place.problem].items[place.item] }
    set { problems[place.problem].items[place.item] = newValue }
  }

  private func fullID(_ place: ItemPlace) -> String {
    problems[place.problem].id + "/" + self[place].id
  }

  /// Problems of one id spoil each other: nobody can say which of them an answer is for.
  private mutating func checkProblemIDs(_ log: inout FaultLog) {
    var first: [String: Int] = [:]
    var isFirstSpoilt: Set<Int> = []
    for index in problems.indices {
      let id = problems[index].id
      guard let other = first[id] else {
        first[id] = index
        continue
      }
      let message = "the problem id \(Visible.quoted(id)) occurs twice"
      let fault = self.fault(message, at: "id", of: problems[index].field)
      log.note(fault)
      let spoilt = isFirstSpoilt.insert(other).inserted ? [other, index] : [index]
      for problem in spoilt {
        for item in problems[problem].items.indices {
          problems[problem].items[item].faults.append(fault)
        }
      }
    }
  }

  /// The items by full id; items of one id spoil each other.
  private mutating func checkItemIDs(_ log: inout FaultLog) -> [String: ItemPlace] {
    var places: [String: ItemPlace] = [:]
    var isFirstSpoilt: Set<ItemPlace> = []
    for place in allPlaces {
      let full = fullID(place)
      guard let first = places[full] else {
        places[full] = place
        continue
      }
      guard first.problem == place.problem else { continue }
      let message = "the item id \(Visible.quoted(full)) occurs twice"
      let fault = self.fault(message, at: "id", of: self[place].field)
      log.note(fault)
      self[place].faults.append(fault)
      if isFirstSpoilt.insert(first).inserted { self[first].faults.append(fault) }
    }
    return places
  }

  /// Turns the names of one member into full ids.
  private mutating func resolve(
    _ names: WritableKeyPath<Item, [String]>, _ member: String, at place: ItemPlace,
    _ places: [String: ItemPlace], _ known: [String], _ log: inout FaultLog
  ) {
    let written = self[place][keyPath: names]
    guard !written.isEmpty else { return }
    let problem = problems[place.problem].id
    var resolved: [String] = []
    for name in written {
      let full = name.utf8.contains(UInt8(ascii: "/")) ? name : "\(problem)/\(name)"
      if places[full] != nil {
        resolved.append(full)
        continue
      }
      let message = "`\(member)` names \(Visible.quoted(name)), which is no item"
      var fault = self.fault(message, at: member, of: self[place].field)
      // The search looks at every item; a file full of faults would take long.
      if log.faults.count < 200, let near = Nearest.name(to: full, among: known) {
        fault.notes = ["did you mean `\(near)`?"]
      }
      log.note(fault)
      self[place].faults.append(fault)
    }
    self[place][keyPath: names] = resolved
  }

  /// Notes every circle that one member makes, in each item on it.
  private mutating func checkCircles(
    _ names: KeyPath<Item, [String]>, _ member: String, _ places: [String: ItemPlace],
    _ log: inout FaultLog
  ) {
    let all = places.values.filter { !self[$0][keyPath: names].isEmpty }
    let edges = all.map { ($0, self[$0][keyPath: names].compactMap { places[$0] }) }
    let circles = Circles.of(Dictionary(edges, uniquingKeysWith: { first, _ in first })) {
      ($0.problem, $0.item) < ($1.problem, $1.item)
    }
    for circle in circles {
      let shown = circle.prefix(8).map { fullID($0) } + (circle.count > 8 ? ["…"] : [])
      let path = (shown + [fullID(circle[0])]).joined(separator: " → ")
      let message = "`\(member)` leads in a circle: \(path)"
      log.note(fault(message, at: member, of: self[circle[0]].field))
      for place in circle {
        self[place].faults.append(fault(message, at: member, of: self[place].field))
      }
    }
  }

  /// A fault at a member of an object, or at the object where the member is not there.
  private func fault(_ message: String, at member: String, of field: JSONField?) -> Diagnostic {
    guard let field else { return Diagnostic(message, text: text) }
    var reader = try? field.object()
    return (reader?.optional(member) ?? field).fault(message)
  }
}
