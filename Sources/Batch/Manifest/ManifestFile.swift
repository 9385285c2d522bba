import Text

/// The manifest on disk: one line for what was told, one for each submission, one that closes it.
///
/// A file without its closing line, or with one that does not fit, is damaged: it is written whole or
/// not at all, so no run that was cut off leaves such.
package struct ManifestFile: Sendable {
  /// The manifest.
  package var manifest: Manifest

  /// The digest of all lines but the last: what binds parts and results to this manifest.
  package var digest: SHA256

  /// The part that the folder holds.
  package var shard: Shard

  /// How what is late is weighed, if that was told.
  package var lateness: LatePolicy?

  /// Where the run began that wrote the file; nil where an older version of the program did.
  package var origin: Origin?

  /// Where a run began: what its relative paths lead from.
  package struct Origin: Sendable, Hashable {
    /// The folder, as a path from the results folder.
    package var folder: String
    /// The folder of problem files as a path from that folder, or in full; nil where there was none.
    package var problems: String?

    /// The place where a run began.
    package init(folder: String, problems: String?) {
      self.folder = folder
      self.problems = problems
    }
  }

  /// The name of the file in a results folder.
  package static let name = "manifest.jsonl"

  /// The most bytes that a manifest may have.
  private static let maximumBytes = 1 << 30

  /// The file of a manifest that is to be written.
  package init(_ manifest: Manifest, shard: Shard, lateness: LatePolicy?, origin: Origin?) {
    self.manifest = manifest
    self.shard = shard
    self.lateness = lateness
    self.origin = origin
    var hash = ManifestFile.Lines()
    for line in ManifestFile.lines(of: manifest) { hash.add(line) }
    digest = hash.digest
  }

  private static func lines(
    of manifest: Manifest
  ) -> some Sequence<[UInt8]> {
    CollectionOfOne(manifest.head.bytes(pretty: false) + [0x0A])
      .chained(with: manifest.entries.lazy.map { $0.output.bytes(pretty: false) + [0x0A] })
  }

  /// Writes the file into a folder, whole or not at all.
  package func write(into folder: String) throws(DiskFault) {
    var file = try DurableFile(at: "\(folder)/\(Self.name)")
    for line in ManifestFile.lines(of: manifest) { file.write(line) }
    var members: [(String, JSONOutput)] = [
      ("submissions", .integer(manifest.entries.count)), ("sha256", .string(digest.description)),
      ("shard", .array([.integer(shard.index), .integer(shard.count)])),
    ]
    if let lateness { members += lateness.members }
    if let origin {
      members.append(("ran_in", .string(origin.folder)))
      if let problems = origin.problems { members.append(("problems", .string(problems))) }
    }
    file.write(JSONOutput.object(members).bytes(pretty: false) + [0x0A])
    try file.finish()
  }

  /// Reads the manifest of a folder; nil where there is none.
  ///
  /// - Throws: where there is one that cannot be used, with what is damaged.
  package static func read(from folder: String) throws(DiskFault) -> ManifestFile? {
    let path = "\(folder)/\(name)"
    guard Disk.exists(path) else { return nil }
    let bytes = try Disk.contents(of: path, limit: maximumBytes)
    do throws(Damage) { return try ManifestFile(bytes, path) } catch {
      throw DiskFault(path, .damaged(BatchWording.damagedManifest(error)))
    }
  }

  /// What of a manifest is damaged.
  enum Damage: Error {
    /// The closing line is not there, or is not one.
    case end
    /// The line of a number, from 1, cannot be read.
    case line(Int)
    /// All lines can be read, and some are not what was written.
    case content
  }

  private init(_ bytes: [UInt8], _ path: String) throws(Damage) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    guard bytes.last == 0x0A, lines.popLast() != nil, let last = lines.popLast(),
      let first = lines.popFirst()
    else { throw .end }
    func text(_ line: ArraySlice<UInt8>) -> SourceText {
      SourceText(name: path, bytes: Array(line))
    }
    let end: End
    do throws(Diagnostic) { end = try End(text(last)) } catch { throw .end }
    (digest, shard, lateness, origin) = (end.digest, end.shard, end.lateness, end.origin)
    var hash = Lines()
    hash.add(first + [0x0A])
    do throws(Diagnostic) { manifest = try Manifest(head: text(first)) } catch { throw .line(1) }
    for (place, line) in lines.enumerated() {
      hash.add(line + [0x0A])
      do throws(Diagnostic) { manifest.entries.append(try ClassEntry(text(line))) } catch {
        throw .line(place + 2)
      }
    }
    guard hash.digest == digest, end.count == lines.count else { throw .content }
  }

  /// The closing line.
  private struct End {
    let count: Int
    let digest: SHA256
    let shard: Shard
    let lateness: LatePolicy?
    let origin: Origin?

    init(_ text: SourceText) throws(Diagnostic) {
      var members = try JSONField(value: try JSONReader.read(text), path: "", text: text).object()
      count = try members.required("submissions").int(in: 0...(.max))
      digest = try members.required("sha256").digest()
      let field = try members.required("shard")
      let shard = try field.array()
      guard shard.count == 2 else { throw field.mismatch(expected: "a part of a class") }
      let parts = try shard[1].int(in: 1...(.max))
      self.shard = Shard(index: try shard[0].int(in: 0...(parts - 1)), count: parts)
      lateness = try LatePolicy(&members)
      let problems = try members.present("problems")?.string()
      origin = try members.present("ran_in").map { field throws(Diagnostic) in
        Origin(folder: try field.string(), problems: problems)
      }
    }
  }

  /// The digest of lines, added one by one.
  private struct Lines {
    private var digests: [UInt8] = []

    mutating func add(_ line: some Collection<UInt8>) {
      digests += SHA256(line).description.utf8
      if digests.count > 1 << 16 { digests = Array(SHA256(digests).description.utf8) }
    }

    var digest: SHA256 { SHA256(digests) }
  }
}

extension CollectionOfOne<[UInt8]> {
  /// This element, then the others.
  fileprivate func chained(
    with rest: some Sequence<[UInt8]>
  ) -> some Sequence<[UInt8]> {
    var first = makeIterator()
    var others = rest.makeIterator()
    return AnyIterator { first.next() ?? others.next() }
  }
}
