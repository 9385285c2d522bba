import Batch
import Glibc
import Text

/// The submissions that the operands of `batch` name, not opened yet.
struct InputWalk {
  /// Files that are one submission each.
  private(set) var files = PackedTexts()

  /// Files with one submission a line.
  private(set) var streams = PackedTexts()

  /// Whether standard input is one of the operands.
  private(set) var hasStandardInput = false

  /// What was left out, and why.
  private(set) var remarks: [(path: String, reason: String)] = []

  /// Whether nothing was found.
  var isEmpty: Bool { files.isEmpty && streams.isEmpty && !hasStandardInput }

  /// Folders that hold no submissions though they lie among them.
  private let excluded: Set<String>

  /// What was found before, by its full path; nil where nothing can be reached by two paths.
  private var seen: Set<String>?

  /// The paths and stamps of all submissions, in the order in which they were found.
  private var stamps = SHA256.Stream()

  /// When the youngest submission changed, in nanoseconds.
  private(set) var newest = Int.min

  /// The digest of the paths and stamps of all submissions: while it is the same, so are they.
  var digest: SHA256 { stamps.digest }

  /// How deep folders are looked into.
  private static let deepest = 64

  /// Looks for submissions.
  ///
  /// - Parameter excluded: the folders of problem files and of results.
  /// - Throws: where an operand or a folder cannot be read; then nobody's submission is to be missed.
  init(_ operands: [String], excluding excluded: [String]) throws(Failure) {
    self.excluded = Set(excluded.compactMap(Folder.resolved))
    hasStandardInput = operands.contains("-")
    let paths = operands.filter { $0 != "-" }.flatMap(InputWalk.expanded)
    seen = paths.count > 1 ? [] : nil
    for path in paths { try look(at: path) }
    seen = nil
    files.sort()
    streams.sort()
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
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { DiskName.text($0) } }
  }

  /// An operand: a folder, or whatever file was named, links followed.
  private mutating func look(at operand: String) throws(Failure) {
    let path = InputWalk.tidy(operand)
    var status = stat()
    guard stat(DiskName.path(path), &status) == 0 else {
      throw Failure(.inputOutput, "\(Visible.text(path)): \(SystemError.words(errno))")
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: try descend(path, depth: 0)
    case S_IFREG: add(path, FileStamp(status), isNamed: true) { Folder.resolved(path) ?? path }
    default: remarks.append((path, "is neither a file nor a folder; `-` reads a stream"))
    }
  }

  private mutating func descend(_ folder: String, depth: Int) throws(Failure) {
    guard let resolved = Folder.resolved(folder), !excluded.contains(resolved) else { return }
    guard depth < Self.deepest else {
      remarks.append((folder, "is nested too deep; it was not looked into"))
      return
    }
    // The names are looked up from the folder itself, not from the root each time.
    let descriptor = open(DiskName.path(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(.inputOutput, "\(Visible.text(folder)): \(SystemError.words(errno))")
    }
    defer { close(descriptor) }
    if InputWalk.holdsResults(folder) {
      remarks.append((folder, "holds results of `grader`; it was left out"))
      return
    }
    let names = try Folder.packedNames(in: folder, suffix: "")
    for place in 0..<names.count {
      let name = names[place]
      let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      var status = stat()
      let bytes = DiskName.bytes(of: name)
      if bytes != nil, place + 1 < names.count, names[place + 1].hasBytes(of: name) {
        throw Failure(.inputOutput, "\(Visible.text(path)): two files have this name; rename one")
      }
      var isThere = fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      if !isThere, let bytes {
        isThere = fstatat(descriptor, bytes, &status, AT_SYMLINK_NOFOLLOW) == 0
      }
      guard isThere else {
        remarks.append((path, "cannot be looked at: \(SystemError.words(errno))"))
        continue
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: try descend(path, depth: depth + 1)
      case S_IFREG: add(path, FileStamp(status), isNamed: false) { "\(resolved)/\(name)" }
      case S_IFLNK: remarks.append((path, "is a link; it was not followed"))
      default: remarks.append((path, "is no plain file; it was not opened"))
      }
    }
  }

  /// Whether a folder is one of results, whose files must not be taken for submissions.
  ///
  /// A file that only has the name of a manifest may be somebody's stream of submissions.
  private static func holdsResults(_ folder: String) -> Bool {
    guard Disk.exists("\(folder)/\(ManifestFile.name)") else { return false }
    if Disk.exists("\(folder)/\(Ledger.name)") { return true }
    let manifest = try? ManifestFile.read(from: folder)
    return manifest != nil
  }

  /// The files, which are then no longer kept here.
  mutating func takeFiles() -> PackedTexts {
    defer { files = PackedTexts() }
    return files
  }

  /// Adds a file, once by whatever path it is reached.
  private mutating func add(
    _ path: String, _ stamp: FileStamp, isNamed: Bool, resolved: () -> String
  ) {
    let isStream = path.hasEnding(".jsonl") || path.hasEnding(".ndjson")
    guard isStream || isNamed || path.hasEnding(".json") || path.hasEnding(".md") else {
      remarks.append((path, "is no submission (.json, .md or .jsonl); it was left out"))
      return
    }
    if seen != nil, seen?.insert(resolved()).inserted == false { return }
    stamps.add(path)
    stamps.add(stamp)
    newest = max(newest, stamp.changed)
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

extension String {
  /// Whether the text ends in letters of ASCII, small or capital.
  fileprivate func hasEnding(_ ending: String) -> Bool {
    guard utf8.count >= ending.utf8.count else { return false }
    return zip(utf8.suffix(ending.utf8.count), ending.utf8).allSatisfy { mine, letter in
      mine == letter || (mine | 0x20 == letter && letter >= UInt8(ascii: "a"))
    }
  }
}
