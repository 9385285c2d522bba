import Text

/// The manifest on disk: one line for what was told, one for each submission, one that closes it.
///
/// A file without its closing line, or with one that does not fit, is no manifest.
package struct ManifestFile: Sendable {
  /// The manifest.
  package var manifest: Manifest

  /// The digest of all lines but the last: what binds parts and results to this manifest.
  package var digest: SHA256

  /// The part that the folder holds.
  package var shard: Shard

  /// How what is late is weighed, if that was told.
  package var lateness: LatePolicy?

  /// The name of the file in a results folder.
  package static let name = "manifest.jsonl"

  /// The most bytes that a manifest may have.
  private static let maximumBytes = 1 << 30

  /// The file of a manifest that is to be written.
  package init(_ manifest: Manifest, shard: Shard, lateness: LatePolicy?) {
    self.manifest = manifest
    self.shard = shard
    self.lateness = lateness
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
    file.write(JSONOutput.object(members).bytes(pretty: false) + [0x0A])
    try file.finish()
  }

  /// Reads the manifest of a folder; nil where there is none or it is not whole.
  package static func read(from folder: String) throws(DiskFault) -> ManifestFile? {
    let path = "\(folder)/\(name)"
    guard Disk.exists(path) else { return nil }
    let bytes = try Disk.contents(of: path, limit: maximumBytes)
    return try? ManifestFile(bytes, path)
  }

  private init?(_ bytes: [UInt8], _ path: String) throws(Diagnostic) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    guard bytes.last == 0x0A, lines.popLast() != nil, let last = lines.popLast(),
      let first = lines.popFirst()
    else { return nil }
    func text(_ line: ArraySlice<UInt8>) -> SourceText {
      SourceText(name: path, bytes: Array(line))
    }
    let end = text(last)
    var members = try JSONField(value: try JSONReader.read(end), path: "", text: end).object()
    let count = try members.required("submissions").int(in: 0...(.max))
    digest = try members.required("sha256").digest()
    let shard = try members.required("shard").array()
    guard count == lines.count, shard.count == 2 else { return nil }
    let parts = try shard[1].int(in: 1...(.max))
    self.shard = Shard(index: try shard[0].int(in: 0...(parts - 1)), count: parts)
    lateness = try LatePolicy(&members)
    var hash = Lines()
    hash.add(first + [0x0A])
    manifest = try Manifest(head: text(first))
    for line in lines {
      hash.add(line + [0x0A])
      manifest.entries.append(try ClassEntry(text(line)))
    }
    guard hash.digest == digest else { return nil }
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
