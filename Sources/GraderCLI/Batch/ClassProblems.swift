import Batch
import Grading
import Text

/// The problem sets of a class as their files are now.
struct ClassProblems {
  /// The sets that there are, by their ids.
  private(set) var sets: [String: ProblemSet] = [:]

  /// What is said of the sets that are not there.
  private(set) var remarks: [String] = []

  /// Looks the sets of a class up.
  ///
  /// - Parameter library: the problem files; nil where there is no folder of them.
  init(_ folder: ResultsFolder, _ library: ProblemLibrary?) {
    for id in folder.results.file.manifest.sets.map(\.id) {
      do throws(Failure) {
        sets[id] = try library?.set(named: id, unknown: .usage)
        if library == nil { remarks.append(BatchWording.lost(set: id, nil)) }
      } catch {
        remarks.append(BatchWording.lost(set: id, error.message))
      }
    }
  }
}

extension ResultsFolder {
  /// The problem files of the class, as far as there are any.
  ///
  /// Where no folder is named it is the one here or above, or else the one that the class was graded
  /// with: the first that has one of its sets.
  func library(_ named: String?) throws(Failure) -> ProblemLibrary? {
    if let named { return try ProblemLibrary(at: named) }
    var libraries: [ProblemLibrary] = []
    for place in [Folder.nearest("problems"), problems].compactMap(\.self) {
      libraries.append(try ProblemLibrary(at: place))
    }
    let ids = results.file.manifest.sets.map(\.id)
    return libraries.first { library in ids.contains { library.files[$0] != nil } }
      ?? libraries.first
  }

  /// The problem files that the class was graded with, where they are still there.
  private var problems: String? {
    let place = Folder.path(results.file.origin?.problems ?? "problems", from: home)
    return Disk.exists(place) ? place : nil
  }
}
