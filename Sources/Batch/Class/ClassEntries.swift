import Text

/// The submissions of a class in little memory: all texts in one buffer, unpacked as they are asked for.
///
/// A submission takes about 50 bytes beside the name of its file and its student's id, where an array
/// of `ClassEntry` takes 200: what grows with a class is this table.
package struct ClassEntries: Sendable {
  /// The packed submissions, one after the other in the order in which they came.
  private var bytes: [UInt8] = []

  /// Where each begins, in the table's order.
  private var starts: [Int] = []

  /// The texts that many submissions share: sets, streams, and folders with several of them.
  private var shared: [String] = []

  /// The place of each shared text, by its bytes.
  private var sharedPlaces: [[UInt8]: Int] = [:]

  /// The folder of the submission that came last.
  private var lastFolder = ""

  /// Makes an empty table.
  package init() {}

  /// Makes a table of submissions.
  package init(_ entries: some Sequence<ClassEntry>) {
    for entry in entries { append(entry) }
  }
}

extension ClassEntries: RandomAccessCollection {
  /// The place of the first submission.
  package var startIndex: Int { 0 }

  /// The place behind the last submission.
  package var endIndex: Int { starts.count }

  /// The submission at a place.
  package subscript(place: Int) -> ClassEntry {
    var reader = Reader(bytes: bytes, at: starts[place])
    let head = Head(rawValue: reader.byte())
    let aside = reader.byte()
    let digest = SHA256(quarters: (reader.word(), reader.word(), reader.word(), reader.word()))
    let folder = reader.number()
    let rest = reader.text()
    let (name, student) = ((folder > 0 ? shared[folder - 1] : "") + rest, reader.text())
    var entry = ClassEntry(
      name: name, source: .file, digest: digest, student: student,
      isNamedByFile: head.contains(.isNamedByFile), isReadable: head.contains(.isReadable))
    if aside > 0 { entry.aside = ClassEntry.Aside.allCases[Int(aside) - 1] }
    if head.contains(.hasSet) { entry.problemSet = shared[reader.number()] }
    if head.contains(.hasTime) { entry.submittedAt = reader.text() }
    if head.contains(.hasAttempt) { entry.attempt = Int(truncatingIfNeeded: reader.word()) }
    if head.contains(.isPart) {
      let file = shared[reader.number()]
      entry.source = .part(
        file: file, offset: Int(truncatingIfNeeded: reader.word()),
        count: Int(truncatingIfNeeded: reader.word()))
    }
    return entry
  }
}

extension ClassEntries {
  /// What a packed submission says of itself in its first byte.
  private struct Head: OptionSet {
    let rawValue: UInt8

    static let isNamedByFile = Head(rawValue: 1)
    static let isReadable = Head(rawValue: 2)
    static let hasSet = Head(rawValue: 4)
    static let hasTime = Head(rawValue: 8)
    static let hasAttempt = Head(rawValue: 16)
    static let isPart = Head(rawValue: 32)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ entry: ClassEntry) {
      self = []
      if entry.isNamedByFile { insert(.isNamedByFile) }
      if entry.isReadable { insert(.isReadable) }
      if entry.problemSet != nil { insert(.hasSet) }
      if entry.submittedAt != nil { insert(.hasTime) }
      if entry.attempt != nil { insert(.hasAttempt) }
      if case .part = entry.source { insert(.isPart) }
    }
  }

  /// Adds a submission.
  package mutating func append(_ entry: ClassEntry) {
    starts.append(bytes.count)
    bytes.append(Head(entry).rawValue)
    let aside = entry.aside.flatMap(ClassEntry.Aside.allCases.firstIndex) ?? -1
    bytes.append(UInt8(truncatingIfNeeded: aside + 1))
    let words = entry.digest.quarters
    for word in [words.0, words.1, words.2, words.3] { append(word: word) }
    append(name: entry.name)
    append(text: entry.student)
    if let set = entry.problemSet { append(number: place(of: set)) }
    if let submittedAt = entry.submittedAt { append(text: submittedAt) }
    if let attempt = entry.attempt { append(word: UInt64(truncatingIfNeeded: attempt)) }
    if case .part(let file, let offset, let count) = entry.source {
      append(number: place(of: file))
      append(word: UInt64(truncatingIfNeeded: offset))
      append(word: UInt64(truncatingIfNeeded: count))
    }
  }

  /// Sets a submission aside.
  package mutating func setAside(_ place: Int, _ reason: ClassEntry.Aside) {
    let reasons = ClassEntry.Aside.allCases
    bytes[starts[place] + 1] = UInt8((reasons.firstIndex(of: reason) ?? 0) + 1)
  }

  /// Whether the submission at a place does not count.
  package func isAside(_ place: Int) -> Bool { bytes[starts[place] + 1] > 0 }

  /// Takes over the order that a comparison of places gives.
  package mutating func sort(by isBefore: (ClassEntries, Int, Int) -> Bool) {
    let unsorted = self
    starts = indices.sorted { isBefore(unsorted, $0, $1) }.map { unsorted.starts[$0] }
  }

  /// The bytes that the submissions take, without those that they share.
  var packedBytes: Int { bytes.count + MemoryLayout<Int>.stride * starts.count }

  // MARK: Packed texts

  /// The bytes of a submission's name.
  package func name(at place: Int) -> ArraySlice<UInt8> {
    var reader = Reader(bytes: bytes, at: starts[place] + Reader.fixedBytes)
    let folder = reader.number()
    let rest = bytes[reader.range()]
    return folder > 0 ? Array(shared[folder - 1].utf8) + rest : rest
  }

  /// The bytes of a submission's student.
  package func student(at place: Int) -> ArraySlice<UInt8> {
    var reader = Reader(bytes: bytes, at: starts[place] + Reader.fixedBytes)
    _ = (reader.number(), reader.range())
    return bytes[reader.range()]
  }

  /// The problem set of a submission.
  package func problemSet(at place: Int) -> String? {
    guard Head(rawValue: bytes[starts[place]]).contains(.hasSet) else { return nil }
    var reader = Reader(bytes: bytes, at: starts[place] + Reader.fixedBytes)
    _ = (reader.number(), reader.range(), reader.range())
    return shared[reader.number()]
  }

  /// The problem sets that are answered.
  package var problemSets: Set<String> {
    Set(indices.lazy.compactMap { self.problemSet(at: $0) })
  }

  /// The place of a text among the shared ones, to which it is added where it is new.
  private mutating func place(of text: String) -> Int {
    if let last = shared.last, last.hasBytes(of: text) { return shared.count - 1 }
    let key = Array(text.utf8)
    if let place = sharedPlaces[key] { return place }
    sharedPlaces[key] = shared.count
    shared.append(text)
    return shared.count - 1
  }

  private mutating func append(text: String) {
    append(number: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// A name as the number of its folder, 0 where the folder is none of the shared ones, and the rest.
  ///
  /// The second submission of a folder in a row makes it a shared one; a folder for each student has
  /// nothing to share.
  private mutating func append(name: String) {
    let end = name.utf8.lastIndex(of: UInt8(ascii: "/")).map { name.utf8.index(after: $0) }
    let folder = name[..<(end ?? name.startIndex)]
    let isShared = folder.utf8.count > 2 && folder.utf8.elementsEqual(lastFolder.utf8)
    if !isShared { lastFolder = String(folder) }
    append(number: isShared ? place(of: lastFolder) + 1 : 0)
    append(text: isShared ? String(name[folder.endIndex...]) : name)
  }

  /// Seven bits a byte, the lowest first; all but the last byte have the eighth.
  private mutating func append(number: Int) {
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func append(word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Reads what was packed; it is only ever given what this table has written.
  private struct Reader {
    let bytes: [UInt8]
    var place: Int

    /// The bytes of the head, the reason to set aside, and the digest.
    static let fixedBytes = 34

    init(bytes: [UInt8], at place: Int) {
      self.bytes = bytes
      self.place = place
    }

    mutating func byte() -> UInt8 {
      defer { place += 1 }
      return bytes[place]
    }

    mutating func word() -> UInt64 {
      defer { place += 8 }
      return bytes.withUnsafeBytes { bytes in
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      }
    }

    mutating func number() -> Int {
      var (result, shift) = (0, 0)
      while true {
        let next = byte()
        result |= Int(next & 0x7F) << shift
        guard next & 0x80 != 0 else { return result }
        shift += 7
      }
    }

    mutating func range() -> Range<Int> {
      let count = number()
      defer { place += count }
      return place..<place + count
    }

    mutating func text() -> String { String(decoding: bytes[range()], as: UTF8.self) }
  }
}
