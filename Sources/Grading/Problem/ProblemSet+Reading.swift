import Text

extension ProblemSet {
  /// The version of the problem file's format that is read.
  package static let schema = 1

  /// Reads a problem file.
  ///
  /// A fault inside a problem or an item is collected, and the rest is read. The faults of a problem
  /// stand in each of its items too, for a wrong symbol may spoil any of them.
  ///
  /// - Throws: a diagnostic where the text is no JSON or lacks `schema`, `id` or `problems`.
  package static func read(_ text: SourceText) throws(Diagnostic) -> ProblemSet {
    let document = JSONField(value: try JSONReader.read(text), path: "", text: text)
    var members = try document.object()
    let schema = try members.required("schema")
    let version = try schema.int(in: .min ... .max)
    guard version == Self.schema else {
      throw schema.fault("`schema` is \(version); this grader reads \(Self.schema)")
    }
    let id = try members.required("id").identifier()
    var log = FaultLog()
    let title = log.read(members.optional("title")) { field throws(Diagnostic) in
      try field.string()
    }
    let problems = try members.required("problems").array()
    members.knows(["$schema", "note"])
    log.note(members.unknownMembers())
    var set = ProblemSet(id: id, title: title, problems: [], text: text, faults: [])
    for (index, field) in problems.enumerated() {
      var (problem, faults) = ProblemReader.read(field, place: index + 1)
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

extension [Diagnostic] {
  /// The diagnostics by their place in the file; those of one place keep their order.
  fileprivate var inFileOrder: [Diagnostic] {
    enumerated().sorted { left, right in
      let (first, second) = (left.element.span?.start ?? 0, right.element.span?.start ?? 0)
      return (first, left.offset) < (second, right.offset)
    }.map(\.element)
  }
}
