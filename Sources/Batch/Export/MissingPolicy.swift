import Reporting

/// What stands for the points of those who have none yet, or none at all.
package enum MissingPolicy: String, Sendable, CaseIterable {
  /// Nothing earned.
  case zero
  /// An empty cell.
  case blank
  /// No row.
  case omit
}

/// The one column of a gradebook that an export fills.
package struct GradeColumn: Sendable {
  /// The title.
  package let title: String

  /// What stands for those without points.
  package let missing: MissingPolicy?

  /// A column of a title.
  package init(title: String, missing: MissingPolicy?) {
    self.title = title
    self.missing = missing
  }
}

extension Standing {
  /// The points for a table, or nil where the row is left out.
  ///
  /// Nobody decides for a submission that was not looked at: its cell is empty whatever the policy.
  func points(_ policy: MissingPolicy?) -> Double?? {
    if status == .open { return .some(nil) }
    if let settled { return .some(settled) }
    switch policy {
    case .zero: return .some(soFar ?? 0)
    case .blank: return .some(nil)
    case .omit, nil: return nil
    }
  }

  /// Why there are no points to tell.
  package var openReason: String {
    let reason =
      switch status {
      case .ungradable: "could not be graded"
      case .absent: "handed nothing in"
      case .open: "has no result yet"
      case .graded: "\(CSVField.number(pending).written) points wait for a person"
      }
    return openItems.isEmpty ? reason : reason + "; " + BatchWording.openItems(self)
  }
}

extension ExportedClass {
  /// The students with marks by hand that count only once their other items have some, in order.
  package func openByHand() throws(DiskFault) -> [Standing] {
    var found: [Standing] = []
    guard !adjustments.list.isEmpty else { return found }
    try visit { standing, _ throws(DiskFault) in
      if !standing.openItems.isEmpty { found.append(standing) }
    }
    return found
  }

  /// The ids in the rows of a table that no other system can look up, in order.
  package func guardedIDs(_ policy: MissingPolicy?) throws(DiskFault) -> [String] {
    var found: [String] = []
    try visit { standing, _ in
      guard standing.status != .open, standing.points(policy) != nil else { return }
      if CSVField.isGuarded(standing.student) { found.append(standing.student) }
    }
    return found
  }

  /// The students of whom there are no settled points, in order, those without a result left out.
  package func unsettled() throws(DiskFault) -> [Standing] {
    var found: [Standing] = []
    try visit { standing, _ throws(DiskFault) in
      guard standing.settled == nil, standing.status != .open else { return }
      found.append(standing)
    }
    return found
  }
}
