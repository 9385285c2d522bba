import Batch
import Glibc
import Text

/// A folder of results that is read.
struct ResultsFolder {
  /// The folder.
  let path: String

  /// The results.
  let results: ClassResults

  /// Opens a folder whose run is finished.
  init(_ path: String) throws(Failure) {
    self.path = path
    do throws(DiskFault) {
      guard Folder.exists(path) else { throw DiskFault(path, .system(ENOENT)) }
      guard let file = try ManifestFile.read(from: path) else {
        throw DiskFault(path, .damaged("this is no folder of results; `grader batch` makes one"))
      }
      let ledger = try Ledger(
        in: path, manifest: file.digest, entries: file.manifest.entries.count, isReadOnly: true)
      results = ClassResults(file, ledger)
      guard file.shard == .whole else {
        throw DiskFault(
          path, .damaged("this is a part of a class; join the parts with `grader merge`"))
      }
    } catch {
      throw Failure(error)
    }
  }

  /// The folder in which the class was graded; results of an older version do not tell, and are
  /// taken to lie in it.
  var home: String { Folder.path(results.file.origin?.folder ?? "..", from: path) }

  /// Makes sure that every submission has a result.
  ///
  /// - Parameter allowsPartial: whether a class that was joined as partial is let pass.
  /// - Returns: the number of submissions without a result, of which nobody is surprised then.
  @discardableResult
  func requireFinished(allowsPartial: Bool = false) throws(Failure) -> Int {
    let open = results.openCount
    guard open > 0 else { return 0 }
    if allowsPartial, ResultsFiles.arePartial(in: path) { return open }
    throw Failure(
      .submission,
      "\(Visible.text(path)): \(open) of \(results.duties.count) submissions have no result yet\n"
        + "  note: run the same `grader batch`, or the `grader merge`, again to finish it")
  }

  /// The roster that is kept with the results.
  func roster() throws(Failure) -> Roster? {
    let file = "\(path)/\(RosterFile.name)"
    return Disk.exists(file) ? try RosterFile.read(file).roster : nil
  }

  /// What people changed: the file in the folder, or the one that is named.
  func adjustments(_ named: String?) throws(Failure) -> Adjustments {
    let file = named ?? "\(path)/\(Adjustments.name)"
    guard named != nil || Disk.exists(file) else { return .none }
    let text = try FileReader.text(at: file)
    do throws(Diagnostic) { return try Adjustments(text) } catch {
      throw Failure(.usage, error.rendered())
    }
  }
}
