import Grading
import Reporting
import Text

/// The problem sets of a folder; the problems of a set are read when it is asked for.
struct ProblemLibrary {
  /// The files that hold a set, by the set's id, in the order of their names.
  private(set) var files: [String: [ProblemFile]] = [:]

  /// The files that could not be read as a set.
  private(set) var broken: [Broken] = []

  /// Reads files and problems, in any order, on one thread or several.
  private let spread: Spread

  /// Who reads what is said of a file that cannot be read.
  private let audience: Audience

  /// A file that could not be read as a set.
  struct Broken: Error {
    /// The reason, with the file's name.
    let message: String
    /// The exit status if the set is needed.
    let code: ExitCode
  }

  /// The folder that the arguments, the environment or the current folder name.
  static func place(_ arguments: Arguments, _ environment: Environment) throws(UsageError) -> String
  {
    if let named = try named(arguments, environment) { return named }
    if let near = Folder.nearest("problems") { return near }
    throw UsageError(
      "there is no folder `problems` here or above",
      notes: ["name the folder of problem files with `--problems DIR` or in $GRADER_PROBLEMS"])
  }

  /// The folder that the arguments or the environment name.
  static func named(
    _ arguments: Arguments, _ environment: Environment
  ) throws(UsageError) -> String? {
    guard let typed = arguments.value(.problems) else {
      return environment.value("GRADER_PROBLEMS")
    }
    guard !typed.isEmpty else { throw UsageError("`--problems` needs a folder") }
    return typed
  }

  /// Reads every `.json` file of a folder; alone what ends in `.json` and is no folder, and `-`,
  /// which is standard input.
  ///
  /// - Parameters:
  ///   - spread: reads files and problems, in any order, on one thread or several.
  ///   - audience: who reads what is said of a file that cannot be read.
  init(
    at place: String, spread: Spread = .inOrder, for audience: Audience = .staff
  ) throws(Failure) {
    self.spread = spread
    self.audience = audience
    let trimmed = place.last == "/" && place.count > 1 ? String(place.dropLast()) : place
    if place == "-" || (place.hasSuffix(".json") && !Folder.exists(place)) {
      add(Self.read(try FileReader.text(at: place), for: audience))
      return
    }
    let names = try Folder.names(in: place, suffix: ".json")
    let found = spread.map(names.count) { number -> Result<ProblemFile, Broken> in
      let name = names[number]
      do throws(Failure) {
        let text = try FileReader.text(at: trimmed == "/" ? "/" + name : "\(trimmed)/\(name)")
        return Self.read(text, for: audience)
      } catch {
        return .failure(Broken(message: error.message, code: error.code))
      }
    }
    for file in found { add(file) }
  }

  private static func read(
    _ text: SourceText, for audience: Audience
  ) -> Result<ProblemFile, Broken> {
    do throws(Diagnostic) { return .success(try ProblemFile(text)) } catch {
      let message =
        audience == .staff ? error.rendered() : ProblemFaults.words(Visible.text(text.name))
      return .failure(Broken(message: message, code: .problemFile))
    }
  }

  private mutating func add(_ file: Result<ProblemFile, Broken>) {
    switch file {
    case .success(let file): files[file.id, default: []].append(file)
    case .failure(let file): broken.append(file)
    }
  }

  /// The ids in the order of their bytes.
  var ids: [String] { files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// The set of an id.
  ///
  /// - Throws: `.problemFile` where the files are at fault, else `unknown`.
  func set(named id: String, unknown code: ExitCode) throws(Failure) -> ProblemSet {
    guard let found = files[id], let file = found.first else { throw unknown(id, code) }
    guard found.count == 1 else {
      let files = found.map { Visible.text($0.text.name) }.joined(separator: ", ")
      throw Failure(
        .problemFile, "the problem set \(Visible.quoted(id)) is in more than one file: \(files)")
    }
    return file.set(spread)
  }

  private func unknown(_ id: String, _ code: ExitCode) -> Failure {
    var lines = ["there is no problem set \(Visible.quoted(id))"]
    if let near = Nearest.name(to: id, among: ids) {
      lines.append("  note: did you mean `\(near)`?")
    } else if !ids.isEmpty {
      lines.append("  note: known sets: " + ids.prefix(20).joined(separator: ", "))
    }
    guard !broken.isEmpty else { return Failure(code, lines.joined(separator: "\n")) }
    lines += broken.prefix(5).map { "  note: this file cannot be read: " + $0.message }
    var gravest = ExitCode.problemFile
    for file in broken { gravest.join(file.code) }
    return Failure(gravest, lines.joined(separator: "\n"))
  }
}
