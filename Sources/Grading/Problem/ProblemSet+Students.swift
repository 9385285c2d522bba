import Text

extension ProblemSet {
  /// The set as a student may know it: hidden items, and the faults in them, are not there.
  ///
  /// What refers to a hidden item loses the reference, so that a report has no trace of it.
  package var visibleToStudents: ProblemSet {
    var hiddenSpans: [SourceSpan] = []
    var hiddenIDs: Set<String> = []
    for problem in problems {
      for item in problem.items where item.visibility != .visible {
        hiddenSpans.append(item.field.span)
        hiddenIDs.insert(problem.id + "/" + item.id)
      }
    }
    guard !hiddenSpans.isEmpty else { return self }
    let isInside = { (fault: Diagnostic) in
      fault.span.map { span in
        hiddenSpans.contains { $0.start <= span.start && span.end <= $0.end }
      } ?? false
    }
    var result = self
    result.faults.removeAll(where: isInside)
    for index in result.problems.indices {
      result.problems[index].items.removeAll { $0.visibility != .visible }
      for item in result.problems[index].items.indices {
        result.problems[index].items[item].faults.removeAll(where: isInside)
        result.problems[index].items[item].after.removeAll(where: hiddenIDs.contains)
        result.problems[index].items[item].given.removeAll(where: hiddenIDs.contains)
      }
    }
    return result
  }
}
