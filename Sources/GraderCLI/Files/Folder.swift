import Batch
import Glibc
import Text

/// Looks into folders.
enum Folder {
  /// Whether a path names a folder.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(DiskName.path(path), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder that end in `suffix`, in the order of their bytes, hidden ones left out.
  static func names(in path: String, suffix: String) throws(Failure) -> [String] {
    let names = try packedNames(in: path, suffix: suffix)
    return (0..<names.count).map { names[$0] }
  }

  /// The same in little memory.
  static func packedNames(in path: String, suffix: String) throws(Failure) -> PackedTexts {
    guard let folder = opendir(DiskName.path(path)) else {
      throw Failure(.inputOutput, "\(Visible.text(path)): \(SystemError.words(errno))")
    }
    defer { closedir(folder) }
    var names = PackedTexts()
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 1) { DiskName.text($0) }
      }
      if name.hasSuffix(suffix), !name.hasPrefix(".") { names.append(name) }
    }
    names.sort()
    return names
  }

  /// Makes sure that nothing of another export stays among what is written.
  ///
  /// - Parameters:
  ///   - old: what is there of its kind.
  ///   - names: what will be written, and what is there of it written over.
  ///   - noun: what the files are called, in the plural.
  static func checkStrangers(
    _ old: [String], among names: Set<String>, in path: String, _ noun: String
  ) throws(Failure) {
    let strangers = old.filter { !names.contains($0) }
    guard !strangers.isEmpty else { return }
    throw Failure(
      .inputOutput,
      "\(Visible.text(path)): there are \(noun) of something else: \(BatchWording.list(strangers))\n"
        + "  note: they would stay among the new ones; say another folder, or remove this one")
  }

  /// The full path of something without links; nil where nothing is there.
  static func resolved(_ path: String) -> String? {
    guard let found = realpath(DiskName.path(path), nil) else { return nil }
    defer { free(found) }
    return DiskName.text(found)
  }

  /// A path that leads from a folder, seen from here; a full path stays as it is.
  static func path(_ path: String, from folder: String) -> String {
    path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }

  /// The path that leads from one folder to another, without links; nil where one is not there.
  static func way(from start: String, to end: String) -> String? {
    guard let start = resolved(start), let end = resolved(end) else { return nil }
    let (from, to) = (start.split(separator: "/"), end.split(separator: "/"))
    let common = zip(from, to).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    let up = Array(repeating: "..", count: from.count - common)
    let steps = up + to.dropFirst(common).map(String.init)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }

  /// Makes a folder and those above it where they are not there yet.
  static func make(_ path: String) throws(Failure) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += part
      if mkdir(made, 0o777) != 0 {
        let error = errno
        guard error == EEXIST || exists(made) else {
          throw Failure(.inputOutput, "\(Visible.text(made)): \(SystemError.words(error))")
        }
      }
      made += "/"
    }
    guard exists(path) else {
      throw Failure(.inputOutput, "\(Visible.text(path)): this is a file, not a folder")
    }
  }

  /// The nearest folder of a name here or above, as a path from here.
  static func nearest(_ name: String) -> String? {
    guard let current = getcwd(nil, 0) else { return exists(name) ? name : nil }
    defer { free(current) }
    var path = name
    for _ in String(cString: current).split(separator: "/") + [""] {
      if exists(path) { return path }
      path = "../" + path
    }
    return nil
  }
}
