import Text

/// A file that is known to hold a problem set, before its problems are read.
package struct ProblemFile: Sendable {
  /// The id of the set.
  package let id: String

  /// The file.
  package let text: SourceText

  private let members: JSONObjectReader
  private let problems: [JSONField]

  /// Takes a file for a problem set.
  ///
  /// - Throws: a diagnostic where the text is no JSON or lacks `schema`, `id` or `problems`.
  package init(_ text: SourceText) throws(Diagnostic) {
    let document = JSONField(value: try JSONReader.read(text), path: "", text: text)
    var members = try document.object()
    let schema = try members.required("schema")
    let version = try schema.int(in: .min ... .max)
    guard version == ProblemSet.schema else {
      throw schema.fault("`schema` is \(version); this grader reads \(ProblemSet.schema)")
    }
    id = try members.required("id").identifier()
    problems = try members.required("problems").array()
    self.members = members
    self.text = text
  }

  /// The problem set.
  ///
  /// A fault inside a problem or an item is collected, and the rest is read. The faults of a problem
  /// stand in each of its items too, for a wrong symbol may spoil any of them.
  ///
  /// - Parameter spread: reads the problems, in any order, on one thread or several.
  package func set(_ spread: Spread = .inOrder) -> ProblemSet {
    var members = members
    var log = FaultLog()
    let title = log.read(members.optional("title")) { field throws(Diagnostic) in
      try field.string()
    }
    members.knows(["$schema", "note"])
    log.note(members.unknownMembers())
    var set = ProblemSet(id: id, title: title, problems: [], text: text, faults: [])
    let fields = problems
    let read = spread.map(fields.count) { ProblemReader.read(fields[$0], place: $0 + 1) }
    for (found, faults) in read {
      var problem = found
      log.note(faults)
      for index in problem.items.indices { problem.items[index].faults += faults }
      log.note(problem.items.flatMap { $0.faults.dropLast(faults.count) })
      set.problems.append(problem)
    }
    set.checkReferences(&log)
    set.faults = log.faults.inFileOrder
    return set
  }
}

extension ProblemSet {
  /// The version of the problem file's format that is read.
  package static let schema = 1

  /// Reads a problem file whole.
  ///
  /// - Throws: a diagnostic where the text is no JSON or lacks `schema`, `id` or `problems`.
  package static func read(_ text: SourceText) throws(Diagnostic) -> ProblemSet {
    try ProblemFile(text).set()
  }
}

extension [Diagnostic] {
  /// The diagnostics by their place in the file; those of one place keep their order.
  fileprivate var inFileOrder: [Diagnostic] {
    enumerated().sorted { left, right in
      let (first, second) = (left.element.span?.start ?? 0, right.element.span?.start ?? 0)
      return (first, left.offset) < (second, right.offset)
    }.map(\.element)
  }
}
