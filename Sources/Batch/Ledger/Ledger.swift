import Glibc
import Synchronization
import Text

/// All results of a class in the order in which they were found: an append-only file.
///
/// What was appended survives the end of the process at once, and the loss of power after
/// `groupMilliseconds`, or when the run ends. A torn end is cut off, a damaged line is left out; what
/// they held is graded again.
package final class Ledger: Sendable {
  /// The milliseconds of work that the loss of power may cost.
  package static let groupMilliseconds = 200

  /// The name of the file in a results folder.
  package static let name = "ledger.jsonl"

  /// The bytes that a line may have; a report is a small multiple of its submission.
  private static let longestLine = 256 << 20

  /// The number of lines that were damaged or of another class when the ledger was opened.
  package let damagedLines: Int

  private let path: String
  private let descriptor: Int32
  private let manifest: SHA256
  private let state: Mutex<State>

  /// Where a line is.
  struct Place: Sendable {
    var offset: Int
    var count: Int
  }

  private struct State: Sendable {
    var index: LedgerIndex
    var end: Int
    var lastSync: UInt64
    var isSyncing = false
  }

  /// Opens the ledger of a folder.
  ///
  /// - Parameters:
  ///   - entries: the number of submissions of the manifest.
  ///   - isReadOnly: false makes the file where there is none, and cuts a torn end off.
  package init(
    in folder: String, manifest: SHA256, entries: Int, isReadOnly: Bool
  ) throws(DiskFault) {
    path = "\(folder)/\(Self.name)"
    self.manifest = manifest
    let flags = isReadOnly ? O_RDONLY : O_RDWR | O_CREAT
    descriptor = open(path, flags | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw DiskFault(path, errno: errno) }
    var scanner = LineScanner(descriptor: descriptor, longest: Self.longestLine)
    var index = LedgerIndex(entries: entries)
    var (damaged, end) = (0, 0)
    while let line = scanner.next(), line.isWhole {
      end = line.offset + line.count + 1
      guard let content = LedgerLine(line.bytes, manifest: manifest),
        let event = try? LedgerEvent(content.head)
      else {
        damaged += 1
        continue
      }
      index.add(event, Place(offset: line.offset, count: line.count + 1))
    }
    damagedLines = damaged
    state = Mutex(State(index: index, end: end, lastSync: Ledger.now))
    if let error = scanner.error { throw DiskFault(path, errno: error) }
    guard !isReadOnly else { return }
    guard ftruncate(descriptor, off_t(end)) == 0 else { throw DiskFault(path, errno: errno) }
    Disk.syncFolder(of: path)
  }

  deinit { close(descriptor) }

  /// Takes the ledger of a folder away.
  package static func remove(from folder: String) throws(DiskFault) {
    let path = "\(folder)/\(name)"
    if unlink(path) != 0, errno != ENOENT { throw DiskFault(path, errno: errno) }
  }

  /// Gives the ledger of a folder another name, under which nothing reads it.
  ///
  /// - Returns: the name; nil where there is no ledger, or nothing in it.
  package static func setAside(in folder: String) throws(DiskFault) -> String? {
    let path = "\(folder)/\(name)"
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      try remove(from: folder)
      return nil
    }
    var aside = "old-\(name)"
    var number = 1
    while Disk.exists("\(folder)/\(aside)") {
      number += 1
      aside = "old-\(number)-\(name)"
    }
    guard rename(path, "\(folder)/\(aside)") == 0 else { throw DiskFault(path, errno: errno) }
    return aside
  }

  /// Whether the submission at a place of the manifest has a result.
  package func has(_ entry: Int) -> Bool { state.withLock { $0.index.place(of: entry) != nil } }

  /// The regrades that stand, from first to last.
  package var regrades: [LedgerEvent.Regrade] { state.withLock { $0.index.regrades } }

  /// Whether the last that happened is that a regrade was taken back.
  package var endsWithUndo: Bool { state.withLock { $0.index.endsWithUndo } }

  /// Adds a line.
  ///
  /// - Throws: where the disk refuses; the ledger then is as it was before.
  package func append(_ event: LedgerEvent, report: [UInt8] = []) throws(DiskFault) {
    let line = LedgerLine.bytes(event.output, report: report, manifest: manifest)
    let (error, mustSync): (Int32?, Bool) = state.withLock { state in
      if let error = line.withUnsafeBytes({ Disk.writeAll($0, to: descriptor, at: state.end) }) {
        ftruncate(descriptor, off_t(state.end))
        return (error, false)
      }
      state.index.add(event, Place(offset: state.end, count: line.count))
      state.end += line.count
      let age = Ledger.now &- state.lastSync
      let isDue = !state.isSyncing && age > UInt64(Ledger.groupMilliseconds) * 1_000_000
      if isDue { state.isSyncing = true }
      return (nil, isDue)
    }
    if let error { throw DiskFault(path, errno: error) }
    if mustSync { try sync() }
  }

  /// Forces everything that was added to the disk.
  package func sync() throws(DiskFault) {
    let failed = fdatasync(descriptor) != 0 && errno != EINVAL
    let error = errno
    state.withLock { state in
      state.isSyncing = false
      state.lastSync = Ledger.now
    }
    if failed { throw DiskFault(path, errno: error) }
  }

  /// The result of a submission with its report; nil where it has none.
  package func result(of entry: Int) throws(DiskFault) -> (row: Row, report: ArraySlice<UInt8>)? {
    guard let place = state.withLock({ $0.index.place(of: entry) }) else { return nil }
    return try line(at: place)
  }

  private func line(at place: Place) throws(DiskFault) -> (row: Row, report: ArraySlice<UInt8>) {
    guard let bytes = Disk.read(descriptor, at: place.offset, count: place.count) else {
      throw DiskFault(path, errno: errno)
    }
    guard let line = LedgerLine(bytes.dropLast(), manifest: manifest),
      case .row(let row)? = try? LedgerEvent(line.head)
    else { throw DiskFault(path, .changed) }
    return (row, line.report)
  }

  /// The marks that the last regrade replaced, by the submission's place in the manifest.
  package func lastReplaced() throws(DiskFault) -> [(entry: Int, old: Row?)] {
    var result: [(entry: Int, old: Row?)] = []
    for (entry, place) in state.withLock({ $0.index.lastReplaced }) {
      result.append((entry, try place.map { place throws(DiskFault) in try line(at: place).row }))
    }
    return result
  }

  /// A clock that only goes forward, in nanoseconds.
  private static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}
