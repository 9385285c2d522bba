import Grading
import Reporting
import Text

/// What a class made of every item, gathered in one pass over its results.
package struct ClassStatistics: Sendable {
  /// The items in the order of their sets.
  package private(set) var items: [ItemStatistics]

  /// Students who share wrong answers that nobody else gave; no verdict on anyone.
  package private(set) var shared: [SharedAnswers] = []

  /// Some students with the same rare wrong answers.
  package struct SharedAnswers: Sendable {
    /// The students, two of them.
    package var students: [String]
    /// The items with the same rare wrong answer.
    package var items: [String]
  }

  /// One wrong form of an item: how it was read or written, and who gave it.
  private struct Form {
    var text: String
    var students: [String]
    var place: Int
    var hint: String?
  }

  private var places: [String: Int] = [:]
  private var forms: [[Form]]
  private var formPlaces: [[[UInt8]: Int]]
  private var diagnoses: [[String: Int]]

  /// The number of forms of an item that are compared with each other; rarer ones stay alone.
  private static let mostCompared = 60

  /// A wrong number this near the right one is shown, in parts of it.
  private static let nearness = 0.05

  /// Gathers what the reports tell.
  ///
  /// - Parameter answer: what was answered to an item, as it was written.
  package init(
    _ results: ClassResults, answer: (ClassEntry, String) -> JSONField?
  ) throws(DiskFault) {
    items = results.file.manifest.sets.flatMap { set in
      results.items(of: set.id).map { ItemStatistics(problemSet: set.id, id: $0) }
    }
    forms = Array(repeating: [], count: items.count)
    formPlaces = Array(repeating: [:], count: items.count)
    diagnoses = Array(repeating: [:], count: items.count)
    for (place, item) in items.enumerated() { places["\(item.problemSet)/\(item.id)"] = place }
    for place in try results.counting().places {
      guard let result = try results.result(at: place), let marks = result.row.marks else {
        continue
      }
      add(result, marks, at: place, answer)
    }
    for place in items.indices {
      items[place].diagnoses = diagnoses[place].map { ($0.key, $0.value) }
        .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0.isBefore($1.0) }
    }
  }

  private mutating func add(
    _ result: ClassResults.Result, _ marks: [Row.Mark], at entry: Int,
    _ answer: (ClassEntry, String) -> JSONField?
  ) {
    guard let set = result.problemSet else { return }
    let total = marks.score
    let text = SourceText(name: Ledger.name, bytes: Array(result.report))
    guard let value = try? JSONReader.read(text),
      var members = try? JSONField(value: value, path: "", text: text).object(),
      let fields = try? members.required("items").array()
    else { return }
    for (field, mark) in zip(fields, marks) {
      guard var members = try? field.object(), let id = try? members.required("id").string(),
        let place = places["\(set)/\(id)"]
      else { continue }
      items[place].counts[mark.verdict, default: 0] += 1
      items[place].maximum = mark.maximum
      if let score = mark.score { items[place].sums.add(own: score, rest: total - score) }
      guard mark.verdict == .fail || mark.verdict == .invalid else { continue }
      addWrong(result.entry, entry, place, mark, &members, answer(result.entry, id))
    }
  }

  private mutating func addWrong(
    _ entry: ClassEntry, _ entryPlace: Int, _ place: Int, _ mark: Row.Mark,
    _ members: inout JSONObjectReader, _ answer: JSONField?
  ) {
    let hint = try? members.optional("hint")?.string()
    let message = (try? members.required("message").string()) ?? ""
    if let words = hint ?? diagnosis(&members) ?? (mark.verdict == .invalid ? message : nil) {
      diagnoses[place][words, default: 0] += 1
    }
    addNear(entry, place, &members)
    let read = try? members.optional("read_as")?.string()
    let written = answer.map { JSONOutput($0.value).text(pretty: false) }
    guard let text = read ?? written else { return }
    if let known = formPlaces[place][Array(text.utf8)] {
      forms[place][known].students.append(entry.student)
    } else {
      formPlaces[place][Array(text.utf8)] = forms[place].count
      forms[place].append(
        Form(text: text, students: [entry.student], place: entryPlace, hint: hint))
    }
  }

  /// What the wrong answer probably comes from, as the report says.
  private func diagnosis(_ members: inout JSONObjectReader) -> String? {
    guard var parts = try? members.optional("diagnosis")?.object() else { return nil }
    return try? parts.required("text").string()
  }

  private mutating func addNear(
    _ entry: ClassEntry, _ place: Int, _ members: inout JSONObjectReader
  ) {
    guard (try? members.optional("kind")?.string()) == "value",
      var evidence = try? members.optional("evidence")?.object(),
      let answer = evidence.optional("answer_value"),
      let right = evidence.optional("expected_value"),
      let mine = try? answer.numberAsDouble(), let expected = try? right.numberAsDouble(),
      expected != 0
    else { return }
    let relative = abs((mine - expected) / expected)
    guard relative > 0, relative <= Self.nearness else { return }
    items[place].near.append(
      ItemStatistics.NearMiss(
        student: entry.student, answer: (try? answer.number()) ?? "",
        expected: (try? right.number()) ?? "", relative: (relative * 1e6).rounded() / 1e6))
  }

  // MARK: Clusters

  /// Puts forms that mean the same together.
  ///
  /// - Parameter mean: whether the answers of two submissions to an item mean the same.
  package mutating func cluster(
    mean: (_ set: String, _ item: String, _ one: Int, _ other: Int) -> Bool
  ) {
    for place in items.indices {
      let sorted = forms[place].sorted { left, right in
        left.students.count != right.students.count
          ? left.students.count > right.students.count : left.text.isBefore(right.text)
      }
      var leaders: [(form: Form, forms: Int)] = []
      for (rank, form) in sorted.enumerated() {
        let known = leaders.firstIndex { leader in
          rank < Self.mostCompared
            && mean(items[place].problemSet, items[place].id, leader.form.place, form.place)
        }
        if let known {
          leaders[known].form.students += form.students
          leaders[known].form.hint = leaders[known].form.hint ?? form.hint
          leaders[known].forms += 1
        } else {
          leaders.append((form, 1))
        }
      }
      items[place].clusters = ClassStatistics.clusters(leaders)
    }
    findShared()
  }

  private static func clusters(
    _ leaders: [(form: Form, forms: Int)]
  ) -> [ItemStatistics.Cluster] {
    leaders.map { form, forms in
      ItemStatistics.Cluster(
        representative: form.text, forms: forms,
        students: form.students.sorted { $0.isBefore($1) }, hint: form.hint)
    }.sorted { left, right in
      left.students.count != right.students.count
        ? left.students.count > right.students.count
        : left.representative.isBefore(right.representative)
    }
  }

  /// Finds pairs of students with two or more wrong answers that nobody else gave.
  private mutating func findShared() {
    var pairs: [[String]: [String]] = [:]
    for (place, item) in items.enumerated() {
      for form in forms[place] where form.students.count == 2 && form.hint == nil {
        let pair = form.students.sorted { $0.isBefore($1) }
        pairs[pair, default: []].append("\(item.problemSet)/\(item.id)")
      }
    }
    shared = pairs.filter { $0.value.count > 1 }
      .map { SharedAnswers(students: $0.key, items: $0.value) }
      .sorted { left, right in
        left.items.count != right.items.count
          ? left.items.count > right.items.count
          : left.students.lexicographicallyPrecedes(right.students) { $0.isBefore($1) }
      }
  }
}
