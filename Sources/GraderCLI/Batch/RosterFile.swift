import Batch
import Text

/// The roster as a file: read once, and kept beside the results it was used for.
struct RosterFile {
  /// Who is in the course.
  let roster: Roster

  /// The bytes of the file.
  let bytes: [UInt8]

  /// The name of the copy in a results folder.
  static let name = "roster.csv"

  /// Reads a roster.
  static func read(_ path: String) throws(Failure) -> RosterFile {
    let text = try FileReader.text(at: path)
    do throws(Diagnostic) {
      return RosterFile(roster: try Roster(text), bytes: text.bytes)
    } catch {
      throw Failure(.usage, error.rendered())
    }
  }

  /// Puts the copy into a results folder; takes an older one away where there is none now.
  static func keep(_ file: RosterFile?, in folder: String) throws(DiskFault) {
    let path = "\(folder)/\(name)"
    guard let file else { return Disk.remove(path) }
    var copy = try DurableFile(at: path)
    copy.write(file.bytes)
    try copy.finish()
  }
}
