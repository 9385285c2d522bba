import Batch
import Synchronization
import Text

/// The submissions of a class as they were graded, wherever their names are looked up from.
///
/// Relative names lead from the folder in which the class was graded; where nothing is there that was
/// graded, they are tried from the current folder. What was graded is known by its digest.
final class SubmissionFiles: Sendable {
  /// The results folder.
  let folder: String

  private let home: String
  private let isHere: Bool
  private let lost = Mutex<Set<String>>([])

  /// The submissions of a class.
  init(_ folder: ResultsFolder) {
    self.folder = folder.path
    home = folder.home
    isHere = Folder.resolved(home) == Folder.resolved(".")
  }

  /// The bytes of a submission.
  ///
  /// - Throws: where they cannot be had, or are not what was graded.
  func bytes(of entry: ClassEntry) throws(DiskFault) -> [UInt8] {
    var isChanged = false
    for place in isHere ? [nil] : [home, nil] {
      do throws(DiskFault) {
        let bytes = try entry.bytes(in: folder, from: place)
        if SHA256(bytes) == entry.digest { return bytes }
        isChanged = true
      } catch {
        if place == nil, !isChanged { throw error }
      }
    }
    throw DiskFault(entry.name, .changed)
  }

  /// The bytes of a submission; nil, and remembered, where they cannot be had.
  func found(_ entry: ClassEntry) -> [UInt8]? {
    if let bytes = try? bytes(of: entry) { return bytes }
    if entry.isReadable { lost.withLock { _ = $0.insert(entry.name) } }
    return nil
  }

  /// What is said of the submissions that were looked for in vain.
  var remarks: [String] {
    let names = lost.withLock { $0.sorted { $0.isBefore($1) } }
    return names.isEmpty ? [] : [BatchWording.lost(names, from: home)]
  }
}
