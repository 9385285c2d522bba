import Batch
import Grading
import Text

/// All that the results of a run depend on, as one digest that is had without opening a submission.
struct RunInputs {
  /// The digest.
  let digest: SHA256

  /// Whether every later change of a submission would show in its stamp.
  let isSettled: Bool

  /// The nanoseconds before a run within which nothing may have changed: the coarsest tick of a file
  /// system's clock, that of FAT, is two seconds.
  private static let coarsestTick = 2_000_000_000

  /// What a run depends on; nil where some of it cannot be told, or the run tells too much.
  ///
  /// - Parameter start: when the run began, before it looked at any submission.
  init?(
    _ settings: BatchSettings, _ walk: InputWalk, _ library: ProblemLibrary, _ roster: RosterFile?,
    start: Int
  ) {
    let isPlain = settings.targets.allSatisfy { target in
      target.path == nil && (target.form == .text || target.form == .json)
    }
    guard isPlain, settings.detail != .verbose, !walk.hasStandardInput,
      let program = FileStamp(of: "/proc/self/exe")
    else { return nil }
    var stream = SHA256.Stream()
    stream.add(program)
    for text in RunInputs.words(settings) { stream.add(text) }
    for file in library.ids.flatMap({ library.files[$0] ?? [] }) {
      stream.add(file.text.name)
      stream.add(SHA256(file.text.bytes).description)
    }
    for file in library.broken { stream.add(file.message) }
    stream.add(roster.map { SHA256($0.bytes).description } ?? "")
    stream.add(walk.digest.description)
    digest = stream.digest
    isSettled = walk.newest < start - Self.coarsestTick
  }

  /// What was typed, as far as it shows in the results or in what is told.
  private static func words(_ settings: BatchSettings) -> [String] {
    let options = settings.options
    return [
      settings.output, settings.problems, options.seed.description, options.salt,
      options.items ?? "", options.items == nil ? "all" : "", options.hints?.rawValue ?? "",
      settings.audience.rawValue, settings.attempts.rawValue, settings.shard.index.description,
      settings.shard.count.description, settings.lateness?.due ?? "",
      settings.lateness?.percentPerDay.description ?? "", "\(settings.detail)",
      settings.targets.count.description,
    ] + settings.targets.map(\.form.rawValue)
  }
}
