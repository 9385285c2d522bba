import Text

/// What a finished run has told, so that the same command over the same files tells it again.
///
/// The file is bound to a fingerprint: of what the run was told, of the problem files' bytes, and of the
/// stamps of all submissions and results. Where anything differs it counts for nothing, and all files
/// are looked at again; to delete it is harmless.
package struct FinishedRun: Sendable, Hashable {
  /// The exit status.
  package var exitCode: Int

  /// The number of submissions that have a result.
  package var graded: Int

  /// What was told on standard error before the grading.
  package var before: String

  /// What was told on standard error behind it.
  package var after: String

  /// What was told on standard output.
  package var output: String

  /// The name of the file in a results folder.
  package static let name = ".finished.json"

  /// The results that a run leaves, all of which have to be as it left them.
  private static let results = [
    ManifestFile.name, Ledger.name, ResultsFiles.reports, ResultsFiles.summary,
    ResultsFiles.gradebook, PartMarker.name,
  ]

  /// The bytes that the file may have.
  private static let maximumBytes = 1 << 20

  /// A run that has come to its end.
  package init(exitCode: Int, graded: Int, before: String, after: String, output: String) {
    self.exitCode = exitCode
    self.graded = graded
    self.before = before
    self.after = after
    self.output = output
  }

  /// Takes the file of a folder away.
  package static func remove(from folder: String) { Disk.remove("\(folder)/\(name)") }

  /// Keeps the run in its folder, whole or not at all; not where that would not be safe.
  ///
  /// The results have just been written. Only once the file system's clock has gone on does every
  /// later change of them show in their stamps, so that is waited for: some milliseconds.
  ///
  /// - Parameters:
  ///   - inputs: the fingerprint of what the run was told and of its inputs.
  ///   - other: more files of the folder that have to be as they are.
  ///   - clock: a file in the folder whose times may be changed.
  package func write(
    into folder: String, inputs: SHA256, and other: [String], clock: String
  ) throws(DiskFault) {
    let (fingerprint, newest) = FinishedRun.fingerprint(inputs, folder, other)
    guard FileStamp.wait(until: newest, at: "\(folder)/\(clock)") else { return }
    let output = JSONOutput.object([
      ("finished", .integer(1)), ("exit", .integer(exitCode)), ("graded", .integer(graded)),
      ("before", .string(before)),
      ("after", .string(after)), ("output", .string(self.output)),
      ("sha256", .string(digest(fingerprint).description)),
    ])
    let bytes = output.bytes(pretty: true) + [0x0A]
    guard bytes.count <= Self.maximumBytes else { return }
    var file = try DurableFile(at: "\(folder)/\(Self.name)")
    file.write(bytes)
    try file.finish()
  }

  /// The run that a folder keeps; nil where there is none, or something is not what it was.
  package static func read(
    from folder: String, inputs: SHA256, and other: [String]
  ) -> FinishedRun? {
    let path = "\(folder)/\(name)"
    guard let bytes = try? Disk.contents(of: path, limit: maximumBytes) else { return nil }
    let text = SourceText(name: path, bytes: bytes)
    guard let value = try? JSONReader.read(text),
      var members = try? JSONField(value: value, path: "", text: text).object(),
      let digest = try? members.required("sha256").digest(),
      let code = try? members.required("exit").int(in: 0...255),
      let graded = try? members.required("graded").int(in: 0...(.max)),
      let before = try? members.required("before").string(),
      let after = try? members.required("after").string(),
      let output = try? members.required("output").string()
    else { return nil }
    let run = FinishedRun(
      exitCode: code, graded: graded, before: before, after: after, output: output)
    return run.digest(fingerprint(inputs, folder, other).digest) == digest ? run : nil
  }

  /// The fingerprint of inputs and results, and when the last of the results changed.
  private static func fingerprint(
    _ inputs: SHA256, _ folder: String, _ other: [String]
  ) -> (digest: SHA256, newest: Int) {
    var stream = SHA256.Stream()
    var newest = Int.min
    stream.add(inputs.description)
    for name in results + other {
      stream.add(name)
      guard let stamp = FileStamp(of: "\(folder)/\(name)") else { continue }
      stream.add(stamp)
      newest = max(newest, stamp.changed)
    }
    return (stream.digest, newest)
  }

  /// What binds all of it together.
  private func digest(_ fingerprint: SHA256) -> SHA256 {
    var stream = SHA256.Stream()
    for number in [exitCode, graded] { stream.add(number) }
    for text in [fingerprint.description, before, after, output] { stream.add(text) }
    return stream.digest
  }
}
