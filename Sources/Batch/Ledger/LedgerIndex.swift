/// Which line of a ledger holds the result of each submission.
///
/// The lines of a regrade count once its last line is there, all at once.
struct LedgerIndex: Sendable {
  private var places: [Ledger.Place?]

  /// The regrades that stand, from first to last.
  private(set) var regrades: [LedgerEvent.Regrade] = []

  /// What each regrade that stands replaced, so that it can be taken back.
  private var replaced: [[(entry: Int, place: Ledger.Place?)]] = []

  /// The regrade that has begun.
  private var begun: (regrade: LedgerEvent.Regrade, rows: [(entry: Int, place: Ledger.Place)])?

  init(entries: Int) { places = Array(repeating: nil, count: entries) }

  func place(of entry: Int) -> Ledger.Place? {
    places.indices.contains(entry) ? places[entry] : nil
  }

  /// What the last regrade that stands replaced.
  var lastReplaced: [(entry: Int, place: Ledger.Place?)] { replaced.last ?? [] }

  mutating func add(_ event: LedgerEvent, _ place: Ledger.Place) {
    switch event {
    case .row(let row):
      guard places.indices.contains(row.entry) else { return }
      if row.regrade == 0 {
        places[row.entry] = place
      } else if row.regrade == begun?.regrade.number {
        begun?.rows.append((row.entry, place))
      }
    case .regrade(let regrade): begun = (regrade, [])
    case .done(let number):
      guard let (regrade, rows) = begun, regrade.number == number else { return }
      replaced.append(rows.map { ($0.entry, places[$0.entry]) })
      for row in rows { places[row.entry] = row.place }
      regrades.append(regrade)
      begun = nil
    case .undo(let number):
      guard regrades.last?.number == number, let rows = replaced.popLast() else { return }
      for row in rows.reversed() { places[row.entry] = row.place }
      regrades.removeLast()
    }
  }
}
