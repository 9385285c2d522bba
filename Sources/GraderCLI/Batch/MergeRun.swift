import Batch
import Glibc
import Text

/// One run of `merge`: check that the parts are those of one class, and join their results.
struct MergeRun {
  /// The folders of the parts.
  let parts: [String]

  /// The folder of the whole.
  let output: String

  /// Whether missing parts are let pass.
  let isPartial: Bool

  /// Where things are told.
  let session: Session

  /// A part that was read.
  private struct Part {
    var folder: String
    var results: ClassResults
  }

  /// Joins the parts; the results and the roster of the whole.
  func join() throws(Failure) -> (results: ClassResults, roster: RosterFile?) {
    var read: [Part] = []
    var faults: [String] = []
    for folder in parts {
      do throws(MergeFault) {
        read.append(Part(folder: folder, results: try part(folder)))
      } catch {
        if case .disk(let fault) = error { throw Failure(fault) }
        faults.append(error.words(folder))
      }
    }
    faults += foreign(&read)
    faults += try otherwiseGraded(&read)
    faults += missing(read)
    let isFatal = !faults.isEmpty && !isPartial
    guard let first = read.first, !isFatal else { throw refusal(faults) }
    for fault in faults { session.complain("partial: \(fault)") }
    let whole = first.results.file
    // Where a part was regraded, its sets are those of then, and the digest that of the batch.
    let file = ManifestFile(
      whole.manifest, shard: .whole, lateness: whole.lateness, origin: origin(of: first))
    try checkOutput(file)
    var roster: RosterFile?
    for part in read where roster == nil { roster = try self.roster(of: part) }
    do throws(DiskFault) {
      let results = try write(read, as: file)
      try RosterFile.keep(roster, in: output)
      return (results, roster)
    } catch {
      throw Failure(error)
    }
  }

  private func refusal(_ faults: [String]) -> Failure {
    let lines =
      ["these parts do not make a class:"] + faults.map { "  " + $0 }
      + (isPartial ? [] : ["  note: `--partial` joins what is there and marks it as partial"])
    return Failure(.submission, lines.joined(separator: "\n"))
  }

  // MARK: Checking

  /// Why a folder is no part of a class.
  private enum MergeFault: Error {
    case noManifest
    case unfinished(open: Int, of: Int)
    case torn
    case damaged(DiskFault)
    case disk(DiskFault)

    func words(_ folder: String) -> String {
      let name = Visible.text(folder)
      switch self {
      case .noManifest: return "\(name) holds no manifest; run its `grader batch` again"
      case .unfinished(let open, let all):
        return "\(name) is not finished (\(open) of \(all) open); run its `grader batch` again"
      case .torn:
        return "\(name): its results are not those that it ended with; run its `grader batch` again"
      case .damaged(let fault), .disk(let fault): return BatchWording.words(fault)
      }
    }
  }

  private func part(_ folder: String) throws(MergeFault) -> ClassResults {
    let checked: Result<ClassResults, MergeFault>
    do throws(DiskFault) { checked = try check(folder) } catch {
      if case .damaged = error.reason { throw .damaged(error) }
      throw .disk(error)
    }
    return try checked.get()
  }

  /// The part of a folder where it is whole.
  private func check(_ folder: String) throws(DiskFault) -> Result<ClassResults, MergeFault> {
    guard Folder.exists(folder) else { throw DiskFault(folder, .system(ENOENT)) }
    guard let file = try ManifestFile.read(from: folder) else { return .failure(.noManifest) }
    guard Disk.exists("\(folder)/\(Ledger.name)") else {
      return .failure(
        .unfinished(open: file.manifest.entries.count, of: file.manifest.entries.count))
    }
    let ledger = try Ledger(
      in: folder, manifest: file.digest, entries: file.manifest.entries.count, isReadOnly: true)
    let results = ClassResults(file, ledger)
    let open = results.openCount
    let isEnded = file.shard == .whole
    guard let marker = try PartMarker.read(from: folder) else {
      guard isEnded, open == 0 else {
        return .failure(.unfinished(open: open, of: results.duties.count))
      }
      return .success(results)
    }
    guard open == 0, try PartMarker(results) == marker else { return .failure(.torn) }
    return .success(results)
  }

  /// Takes out the parts of another class than the first, and says in what they differ.
  private func foreign(_ read: inout [Part]) -> [String] {
    guard let first = read.first else { return [] }
    var faults: [String] = []
    read.removeAll { part in
      let name = Visible.text(part.folder)
      if part.results.file.digest != first.results.file.digest {
        let differences = part.results.file.manifest.differences(from: first.results.file.manifest)
        let why = differences.prefix(3).map(BatchWording.words).joined(separator: "; ")
        faults.append("\(name) is of another class than \(Visible.text(first.folder)): \(why)")
        return true
      }
      let (mine, others) = (part.results.file.shard.count, first.results.file.shard.count)
      if mine != others {
        faults.append("\(name) is one of \(mine) parts, \(Visible.text(first.folder)) of \(others)")
        return true
      }
      return false
    }
    return faults
  }

  /// Takes out the parts that weigh lateness otherwise or have another roster than the first.
  private func otherwiseGraded(_ read: inout [Part]) throws(Failure) -> [String] {
    guard let first = read.first else { return [] }
    var (kept, faults): ([Part], [String]) = ([], [])
    var known: (folder: String, bytes: [UInt8])?
    for part in read {
      let name = Visible.text(part.folder)
      let (mine, others) = (part.results.file.lateness, first.results.file.lateness)
      let bytes = try roster(of: part)?.bytes
      if mine != others {
        faults.append(
          "\(name) was graded with \(BatchWording.words(mine)), \(Visible.text(first.folder)) with "
            + BatchWording.words(others))
      } else if let bytes, let known, bytes != known.bytes {
        faults.append(
          "\(name) was graded with another roster than \(Visible.text(known.folder))")
      } else {
        if known == nil { known = bytes.map { (part.folder, $0) } }
        kept.append(part)
      }
    }
    read = kept
    return faults
  }

  private func missing(_ read: [Part]) -> [String] {
    guard let count = read.first?.results.file.shard.count else { return [] }
    let there = Set(read.map(\.results.file.shard.index))
    let missing = (0..<count).lazy.filter { !there.contains($0) }
    let shown = missing.prefix(20).map { "\($0)/\(count)" }
    let all = count - there.count
    guard all > 0 else { return [] }
    return [
      "missing: part\(all == 1 ? "" : "s") \(shown.joined(separator: ", "))"
        + (all > shown.count ? " and \(all - shown.count) more" : "")
    ]
  }

  /// Makes sure that nothing but an older join of the same class is written over.
  private func checkOutput(_ file: ManifestFile) throws(Failure) {
    let old: ManifestFile?
    let isRegraded: Bool
    do throws(DiskFault) {
      old = try ManifestFile.read(from: output)
      isRegraded = try old.map { old throws(DiskFault) in try self.isRegraded(old) } ?? false
    } catch {
      throw Failure(error)
    }
    guard let old else { return }
    guard old.digest == file.digest else {
      let differences = file.manifest.differences(from: old.manifest)
      throw Failure(.usage, BatchWording.foreign(output, differences))
    }
    guard !isRegraded else {
      throw Failure(
        .usage,
        "\(Visible.text(output)): it was regraded since; join the parts in another folder")
    }
  }

  /// Whether the results that lie where the whole is to go were regraded.
  private func isRegraded(_ old: ManifestFile) throws(DiskFault) -> Bool {
    guard Disk.exists("\(output)/\(Ledger.name)") else { return false }
    let ledger = try Ledger(
      in: output, manifest: old.digest, entries: old.manifest.entries.count, isReadOnly: true)
    return !ledger.regrades.isEmpty
  }

  /// Where the run of a part began, seen from the whole.
  private func origin(of part: Part) -> ManifestFile.Origin? {
    guard let origin = part.results.file.origin,
      let folder = Folder.way(from: output, to: Folder.path(origin.folder, from: part.folder))
    else { return nil }
    return ManifestFile.Origin(folder: folder, problems: origin.problems)
  }

  // MARK: Joining

  private func write(
    _ read: [Part], as file: ManifestFile
  ) throws(DiskFault) -> ClassResults {
    if Disk.exists("\(output)/\(ManifestFile.name)") {
      try Ledger.remove(from: output)
    } else if let name = try Ledger.setAside(in: output) {
      session.complain(BatchWording.setAside(name, in: output))
    }
    Disk.remove("\(output)/\(PartMarker.name)")
    try file.write(into: output)
    let ledger = try Ledger(
      in: output, manifest: file.digest, entries: file.manifest.entries.count, isReadOnly: false)
    for part in read {
      for place in part.results.duties {
        guard let (row, report) = try part.results.ledger.result(of: place) else { continue }
        if let (_, other) = try ledger.result(of: place) {
          guard report == other else {
            let name = file.manifest.entries[place].name
            throw DiskFault(part.folder, .damaged(BatchWording.contradiction(name)))
          }
          continue
        }
        var joined = row
        joined.regrade = 0
        try ledger.append(.row(joined), report: Array(report))
      }
    }
    try ledger.sync()
    return ClassResults(file, ledger)
  }

  /// The roster that a part keeps.
  private func roster(of part: Part) throws(Failure) -> RosterFile? {
    let path = "\(part.folder)/\(RosterFile.name)"
    return Disk.exists(path) ? try RosterFile.read(path) : nil
  }
}
