import Batch
import Glibc
import Text

/// What somebody wrote or the program keeps, and no report may replace: it could not be made again.
enum Original {
  /// Makes sure that a report may stand at a path.
  static func check(_ path: String) throws(Failure) {
    guard let noun = noun(of: path) else { return }
    throw Failure(
      .usage,
      "\(Visible.text(path)): there is \(noun), which no report replaces\n"
        + "  note: say another file, or remove this one")
  }

  /// Whether two paths lead to one file.
  static func areSame(_ path: String, _ other: String) -> Bool {
    var (mine, others) = (stat(), stat())
    guard stat(DiskName.path(path), &mine) == 0, stat(DiskName.path(other), &others) == 0 else {
      return false
    }
    return mine.st_dev == others.st_dev && mine.st_ino == others.st_ino
  }

  /// The files of a results folder that are not to be written from outside.
  private static let names: Set<String> = [
    Ledger.name, ManifestFile.name, Adjustments.name, RosterFile.name, ResultsFiles.reports,
    ResultsFiles.summary, ResultsFiles.gradebook,
  ]

  /// What stands at a path, in words, where it may not be replaced.
  private static func noun(of path: String) -> String? {
    guard let place = Folder.resolved(path) else { return nil }
    let parts = place.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    if let name = parts.last.map(String.init), names.contains(name),
      Disk.exists("\(folder)/\(ManifestFile.name)")
    {
      return "a part of a folder of results"
    }
    guard let text = try? FileReader.text(at: place) else { return nil }
    if place.hasSuffix(".md") { return isSheet(text.bytes) ? "a submission" : nil }
    return noun(of: text) ?? firstLine(of: text).flatMap(noun)
  }

  /// What a JSON text is where it is a submission or a problem set.
  private static func noun(of text: SourceText) -> String? {
    guard text.bytes.first(where: { $0 > 0x20 }) != UInt8(ascii: "["),
      let value = try? JSONReader.read(text), case .object(let members) = value.kind
    else { return nil }
    let keys = Set(members.map(\.key))
    if keys.isSuperset(of: ["schema", "problems"]) { return "a problem set" }
    return keys.contains("answers") && !keys.contains("report") ? "a submission" : nil
  }

  /// The first line of a file with one value a line.
  private static func firstLine(of text: SourceText) -> SourceText? {
    guard let end = text.bytes.firstIndex(of: 0x0A) else { return nil }
    return SourceText(name: text.name, bytes: Array(text.bytes[..<end]))
  }

  /// Whether a text of Markdown begins as a submission does.
  private static func isSheet(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
    return head.hasPrefix("---") && head.contains("problem_set:")
  }
}
