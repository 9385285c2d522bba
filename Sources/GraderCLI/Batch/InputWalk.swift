import Batch
import Glibc
import Text

/// The submissions that the operands of `batch` name, not opened yet.
struct InputWalk {
  /// Files that are one submission each.
  private(set) var files: [String] = []

  /// Files with one submission a line.
  private(set) var streams: [String] = []

  /// Whether standard input is one of the operands.
  private(set) var hasStandardInput = false

  /// What was left out, and why.
  private(set) var remarks: [(path: String, reason: String)] = []

  /// Whether nothing was found.
  var isEmpty: Bool { files.isEmpty && streams.isEmpty && !hasStandardInput }

  /// Folders that hold no submissions though they lie among them.
  private let excluded: Set<String>

  /// What was found before, by its full path.
  private var seen: Set<String> = []

  /// How deep folders are looked into.
  private static let deepest = 64

  /// Looks for submissions.
  ///
  /// - Parameter excluded: the folders of problem files and of results.
  /// - Throws: where an operand or a folder cannot be read; then nobody's submission is to be missed.
  init(_ operands: [String], excluding excluded: [String]) throws(Failure) {
    self.excluded = Set(excluded.compactMap(Folder.resolved))
    for operand in operands {
      if operand == "-" {
        hasStandardInput = true
      } else {
        for path in InputWalk.expanded(operand) { try look(at: path) }
      }
    }
    seen = []
    files.sort { $0.isBefore($1) }
    streams.sort { $0.isBefore($1) }
    remarks.sort { $0.path.isBefore($1.path) }
  }

  /// The paths that a pattern with `*` or `?` stands for, where no file has that very name.
  private static func expanded(_ operand: String) -> [String] {
    guard operand.contains(where: { "*?[".contains($0) }), !Disk.exists(operand) else {
      return [operand]
    }
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(operand, 0, nil, &found) == 0 else { return [operand] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }

  /// An operand: a folder, or whatever file was named, links followed.
  private mutating func look(at operand: String) throws(Failure) {
    let path = InputWalk.tidy(operand)
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw Failure(.inputOutput, "\(Visible.text(path)): \(SystemError.words(errno))")
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: try descend(path, depth: 0)
    case S_IFREG: add(path, Folder.resolved(path) ?? path, isNamed: true)
    default: remarks.append((path, "is neither a file nor a folder; `-` reads a stream"))
    }
  }

  private mutating func descend(_ folder: String, depth: Int) throws(Failure) {
    guard let resolved = Folder.resolved(folder), !excluded.contains(resolved) else { return }
    guard depth < Self.deepest else {
      remarks.append((folder, "is nested too deep; it was not looked into"))
      return
    }
    for name in try Folder.names(in: folder, suffix: "") {
      let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0 else {
        remarks.append((path, "cannot be looked at: \(SystemError.words(errno))"))
        continue
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: try descend(path, depth: depth + 1)
      case S_IFREG: add(path, "\(resolved)/\(name)", isNamed: false)
      case S_IFLNK: remarks.append((path, "is a link; it was not followed"))
      default: remarks.append((path, "is no plain file; it was not opened"))
      }
    }
  }

  /// Adds a file, once by whatever path it is reached.
  private mutating func add(_ path: String, _ resolved: String, isNamed: Bool) {
    let name = path.lowercased()
    let isStream = name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson")
    guard isStream || isNamed || name.hasSuffix(".json") || name.hasSuffix(".md") else {
      remarks.append((path, "is no submission (.json, .md or .jsonl); it was left out"))
      return
    }
    guard seen.insert(resolved).inserted else { return }
    if isStream { streams.append(path) } else { files.append(path) }
  }

  /// A path without `./` in front, doubled slashes and one at the end.
  private static func tidy(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    let joined = parts.joined(separator: "/")
    if path.hasPrefix("/") { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }
}
