import Text

extension ProblemSet {
  /// The set as a student may know it: hidden items, and the faults in them, are not there.
  ///
  /// What refers to a hidden item loses the reference, so that a report has no trace of it; where
  /// the score depends on the hidden item, it stays among the `unseen` ones, to be judged only.
  package var visibleToStudents: ProblemSet {
    var hidden: [String: Item] = [:]
    for problem in problems {
      for item in problem.items where item.visibility != .visible {
        hidden[problem.id + "/" + item.id] = item
      }
    }
    guard !hidden.isEmpty else { return self }
    let spans = hidden.values.map(\.field.span)
    let isInside = { (fault: Diagnostic) in
      fault.span.map { span in
        spans.contains { $0.start <= span.start && span.end <= $0.end }
      } ?? false
    }
    let needed = self.needed(among: hidden)
    var result = self
    result.faults.removeAll(where: isInside)
    for index in result.problems.indices {
      let id = result.problems[index].id
      result.problems[index].unseen += result.problems[index].items.filter {
        $0.visibility != .visible && needed.contains(id + "/" + $0.id)
      }
      result.problems[index].items.removeAll { $0.visibility != .visible }
      for item in result.problems[index].items.indices {
        result.problems[index].items[item].faults.removeAll(where: isInside)
        result.problems[index].items[item].unlink(hidden)
      }
    }
    return result
  }

  /// The ids of the items that are judged only because visible ones depend on them.
  var unseenIDs: Set<String> {
    Set(problems.flatMap { problem in problem.unseen.map { problem.id + "/" + $0.id } })
  }

  /// The hidden items on which the points of visible ones depend.
  private func needed(among hidden: [String: Item]) -> Set<String> {
    let visible = problems.flatMap(\.items).filter { $0.visibility == .visible }
    var open = visible.flatMap { $0.after + $0.given }
    var needed: Set<String> = []
    while let id = open.popLast() {
      guard let item = hidden[id], needed.insert(id).inserted else { continue }
      open += item.after + item.given
    }
    return needed
  }
}

extension Item {
  /// Sets the references to hidden items apart from those that students may know.
  fileprivate mutating func unlink(_ hidden: [String: Item]) {
    unseen.after += after.filter { hidden[$0] != nil }
    unseen.given += given.filter { hidden[$0] != nil }
    after.removeAll { hidden[$0] != nil }
    given.removeAll { hidden[$0] != nil }
  }
}
