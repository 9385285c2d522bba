/// Which line of a ledger holds the result of each submission.
///
/// The lines of a regrade count once its last line is there, all at once.
struct LedgerIndex: Sendable {
  /// Where the line of each submission begins, and how long it is; no bytes where there is none.
  private var offsets: [Int]
  private var counts: [UInt32]

  /// The regrades that stand, from first to last.
  private(set) var regrades: [LedgerEvent.Regrade] = []

  /// What each regrade that stands replaced, so that it can be taken back.
  private var replaced: [[(entry: Int, place: Ledger.Place?)]] = []

  /// Whether the last that happened is that a regrade was taken back.
  private(set) var endsWithUndo = false

  /// The regrade that has begun.
  private var begun: (regrade: LedgerEvent.Regrade, rows: [(entry: Int, place: Ledger.Place)])?

  init(entries: Int) {
    offsets = Array(repeating: 0, count: entries)
    counts = Array(repeating: 0, count: entries)
  }

  func place(of entry: Int) -> Ledger.Place? {
    guard counts.indices.contains(entry), counts[entry] > 0 else { return nil }
    return Ledger.Place(offset: offsets[entry], count: Int(counts[entry]))
  }

  private mutating func put(_ place: Ledger.Place?, for entry: Int) {
    offsets[entry] = place?.offset ?? 0
    counts[entry] = place.flatMap { UInt32(exactly: $0.count) } ?? 0
  }

  /// What the last regrade that stands replaced.
  var lastReplaced: [(entry: Int, place: Ledger.Place?)] { replaced.last ?? [] }

  mutating func add(_ event: LedgerEvent, _ place: Ledger.Place) {
    if case .undo = event { endsWithUndo = true } else { endsWithUndo = false }
    switch event {
    case .row(let row):
      guard counts.indices.contains(row.entry) else { return }
      if row.regrade == 0 {
        put(place, for: row.entry)
      } else if row.regrade == begun?.regrade.number {
        begun?.rows.append((row.entry, place))
      }
    case .regrade(let regrade): begun = (regrade, [])
    case .done(let number):
      guard let (regrade, rows) = begun, regrade.number == number else { return }
      replaced.append(rows.map { ($0.entry, self.place(of: $0.entry)) })
      for row in rows { put(row.place, for: row.entry) }
      regrades.append(regrade)
      begun = nil
    case .undo(let number):
      guard regrades.last?.number == number, let rows = replaced.popLast() else { return }
      for row in rows.reversed() { put(row.place, for: row.entry) }
      regrades.removeLast()
    }
  }
}
