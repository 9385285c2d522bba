import Batch
import Grading
import Synchronization
import Text

/// The grading of a class by several threads: each takes a few submissions at a time.
final class ClassWork: Sendable {
  private let results: ClassResults
  private let grader: ClassGrader
  private let folder: String
  private let progress: Progress
  private let fault = Mutex<DiskFault?>(nil)

  /// The number of submissions that a thread takes at a time.
  private static let grain = 4

  /// Prepares the work on everything that has no result yet.
  init(_ results: ClassResults, _ grader: ClassGrader, folder: String, progress: Progress) {
    self.results = results
    self.grader = grader
    self.folder = folder
    self.progress = progress
  }

  /// Grades until nothing is left, or a signal or the disk says to stop; all results are durable then.
  func run(jobs: Int) throws(DiskFault) {
    BigStack.each(results.entries.count, threads: jobs, grain: Self.grain) { place in
      !self.results.isOpen(place) || self.work(on: place)
    }
    progress.finish()
    do throws(DiskFault) { try results.ledger.sync() } catch { stop(error) }
    if let fault = fault.withLock({ $0 }) { throw fault }
  }

  /// Grades one submission; false where there is a reason to stop.
  private func work(on place: Int) -> Bool {
    if Interruption.isAsked { return false }
    do throws(DiskFault) { try grade(place) } catch {
      stop(error)
      return false
    }
    return true
  }

  private func stop(_ error: DiskFault) {
    fault.withLock { $0 = $0 ?? error }
  }

  private func grade(_ place: Int) throws(DiskFault) {
    let entry = results.entries[place]
    let seed = results.file.manifest.settings.seed
    let (row, report): (Row, [UInt8])
    do throws(DiskFault) {
      let bytes = try entry.bytes(in: folder)
      guard SHA256(bytes) == entry.digest else { throw DiskFault(entry.name, .changed) }
      (row, report) = grader.grade(entry, at: place, bytes: bytes, seed: seed)
    } catch {
      let words = BatchWording.words(error)
      guard SHA256(words) == entry.digest else { throw DiskFault(entry.name, .changed) }
      (row, report) = grader.ungradable(entry, at: place, words, seed: seed)
    }
    try results.ledger.append(.row(row), report: report)
    progress.count(isUngradable: row.marks == nil)
  }
}

extension ClassEntry {
  /// The bytes of the submission.
  ///
  /// - Parameters:
  ///   - folder: the results folder, which keeps what came from standard input.
  ///   - home: the folder from which relative paths lead; nil is here.
  func bytes(in folder: String, from home: String? = nil) throws(DiskFault) -> [UInt8] {
    func found(_ path: String) -> String { home.map { Folder.path(path, from: $0) } ?? path }
    switch source {
    case .file: return try Disk.contents(of: found(name), limit: Self.maximumBytes)
    case .part(let file, let offset, let count):
      let path = file == "-" ? "\(folder)/\(ClassReader.spool)" : found(file)
      return try Disk.contents(of: path, part: offset..<offset + count, limit: Self.maximumBytes)
    }
  }
}
