import Grading

/// Which submission counts where a student handed in several for one problem set.
package enum Attempts: String, Sendable, CaseIterable {
  /// The last one.
  case latest
  /// The one with the most points.
  case best
  /// The first one.
  case first
  /// None: it is for a person to say.
  case refuse
}

/// Several submissions of one student for one set among which the right one cannot be told.
package struct Duplicates: Sendable, Hashable {
  /// The student.
  package var student: String
  /// The names of the submissions.
  package var submissions: [String]
  /// Whether one of them names nobody.
  package var isNamedByFile: Bool
  /// Why the first or the last cannot be told; nil where nobody has asked for it.
  package var disorder: Disorder?

  /// Why the order of several submissions is not known.
  package enum Disorder: Sendable, Hashable, CaseIterable {
    /// Files of one name in different folders name nobody, so that they may be of several people.
    case nameless
    /// None of them has a number or a time.
    case bare
    /// There are numbers and times, but neither in all that are to be compared.
    case uneven
    /// Numbers or times are equal, or contradict each other.
    case unclear

    /// Why submissions that could not be put in order have none.
    init(_ attempts: [ClassEntry]) {
      if Disorder.isNameless(attempts) {
        self = .nameless
        return
      }
      let hasNumbers = attempts.map { $0.attempt != nil }
      let hasTimes = attempts.map { $0.submittedAt.flatMap(Timestamp.instant) != nil }
      if !hasNumbers.contains(true), !hasTimes.contains(true) {
        self = .bare
      } else {
        self = hasNumbers.contains(false) && hasTimes.contains(false) ? .uneven : .unclear
      }
    }

    /// Whether nothing but the name of files in different folders says that they are of one person.
    static func isNameless(_ attempts: [ClassEntry]) -> Bool {
      let folders = attempts.lazy.filter(\.isNamedByFile).map { attempt in
        attempt.name.utf8.lastIndex(of: UInt8(ascii: "/")).map { attempt.name[..<$0] } ?? ""
      }
      return Set(folders).count > 1
    }
  }
}

/// A class in its fixed order, with the submissions that do not count set aside.
package struct ClassOrder: Sendable {
  /// The submissions by student, set and name.
  package var entries: ClassEntries

  /// What a person has to settle before anything is graded.
  package var duplicates: [Duplicates] = []

  /// Puts a class in order.
  package init(_ entries: consuming ClassEntries, attempts: Attempts) {
    self.entries = entries
    let sets = self.entries.problemSets
    // Where there is one set only, what cannot be read was meant for it.
    let likely = sets.count == 1 ? sets.first ?? "" : ""
    self.entries.sort { entries, left, right in
      let (mine, others) = (entries.student(at: left), entries.student(at: right))
      if mine != others { return mine.lexicographicallyPrecedes(others) }
      let set = entries.problemSet(at: left) ?? likely
      let other = entries.problemSet(at: right) ?? likely
      if !set.hasBytes(of: other) { return set.isBefore(other) }
      return entries.name(at: left).lexicographicallyPrecedes(entries.name(at: right))
    }
    var start = 0
    while start < self.entries.count {
      let student = self.entries.student(at: start)
      let set = self.entries.problemSet(at: start) ?? likely
      var end = start + 1
      while end < self.entries.count, self.entries.student(at: end) == student,
        (self.entries.problemSet(at: end) ?? likely).hasBytes(of: set)
      {
        end += 1
      }
      if end - start > 1 { settle(start..<end, attempts) }
      start = end
    }
  }

  /// Sets all but one submission of a student aside, or says why that cannot be done.
  private mutating func settle(_ range: Range<Int>, _ attempts: Attempts) {
    let readable = range.filter { entries[$0].isReadable }
    if attempts != .refuse, !Duplicates.Disorder.isNameless(readable.map { entries[$0] }) {
      if readable.isEmpty {
        // None can be graded whichever counts; one stands for them, and nobody else has to wait.
        let all = sorted(Array(range)) ?? Array(range)
        let standing = attempts == .first ? all.first : all.last
        for place in range where place != standing { entries.setAside(place, .unreadable) }
        return
      }
      for place in range where !entries[place].isReadable {
        entries.setAside(place, .unreadable)
      }
      if readable.count == 1 || attempts == .best { return }
      if let sorted = sorted(readable) {
        let counts = attempts == .latest ? sorted.last : sorted.first
        for place in readable where place != counts {
          entries.setAside(place, attempts == .latest ? .later : .earlier)
        }
        return
      }
    }
    duplicates.append(
      Duplicates(
        student: entries[range.lowerBound].student, submissions: range.map { entries[$0].name },
        isNamedByFile: range.contains { entries[$0].isNamedByFile },
        disorder: attempts == .refuse ? nil : Duplicates.Disorder(readable.map { entries[$0] })))
  }

  /// The submissions from first to last; nil where numbers and times do not tell.
  private func sorted(_ places: [Int]) -> [Int]? {
    let sorted = places.sorted { entries[$0].precedes(entries[$1]) == true }
    for (earlier, later) in zip(sorted, sorted.dropFirst())
    where entries[earlier].precedes(entries[later]) != true { return nil }
    return sorted
  }
}

extension ClassEntry {
  /// Whether this attempt was made before another; nil where that cannot be told.
  func precedes(_ other: ClassEntry) -> Bool? {
    if let mine = attempt, let others = other.attempt, mine != others { return mine < others }
    guard let mine = submittedAt.flatMap(Timestamp.instant),
      let others = other.submittedAt.flatMap(Timestamp.instant), mine != others
    else { return nil }
    return mine < others
  }
}
