import Text

/// The file that ends a part of a class: only a part that has it is whole.
package struct PartMarker: Sendable, Hashable {
  /// The digest of the manifest.
  package var manifest: SHA256
  /// Which part it is.
  package var shard: Shard
  /// The number of submissions that were graded.
  package var graded = 0
  /// The number of submissions that could not be graded.
  package var ungradable = 0
  /// What all results of the part are, in the order of the manifest.
  package var results: SHA256

  /// The name of the file in a part's folder.
  package static let name = "part.json"

  /// The marker of a part whose results are all there.
  package init(_ results: ClassResults) throws(DiskFault) {
    manifest = results.file.digest
    shard = results.file.shard
    var digests: [UInt8] = []
    for place in results.duties {
      guard let (row, report) = try results.ledger.result(of: place) else { continue }
      if row.marks == nil { ungradable += 1 } else { graded += 1 }
      digests += SHA256(report).description.utf8
    }
    self.results = SHA256(digests)
  }

  /// Writes the marker, whole or not at all.
  package func write(into folder: String) throws(DiskFault) {
    var file = try DurableFile(at: "\(folder)/\(Self.name)")
    let output = JSONOutput.object([
      ("part", .integer(1)), ("manifest", .string(manifest.description)),
      ("shard", .array([.integer(shard.index), .integer(shard.count)])),
      ("graded", .integer(graded)), ("ungradable", .integer(ungradable)),
      ("results", .string(results.description)),
    ])
    file.write(output.bytes(pretty: true) + [0x0A])
    try file.finish()
  }

  /// Reads the marker of a folder; nil where there is none that is whole.
  package static func read(from folder: String) throws(DiskFault) -> PartMarker? {
    let path = "\(folder)/\(name)"
    guard Disk.exists(path) else { return nil }
    let text = SourceText(name: path, bytes: try Disk.contents(of: path, limit: 1 << 16))
    return try? PartMarker(JSONField(value: JSONReader.read(text), path: "", text: text))
  }

  private init?(_ field: JSONField) throws(Diagnostic) {
    var members = try field.object()
    manifest = try members.required("manifest").digest()
    let shard = try members.required("shard").array()
    guard shard.count == 2 else { return nil }
    let count = try shard[1].int(in: 1...(.max))
    self.shard = Shard(index: try shard[0].int(in: 0...(count - 1)), count: count)
    graded = try members.required("graded").int(in: 0...(.max))
    ungradable = try members.required("ungradable").int(in: 0...(.max))
    results = try members.required("results").digest()
  }
}
