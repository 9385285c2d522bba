/// Something that the disk refused.
package struct DiskFault: Error, Sendable, Hashable {
  /// The file or folder.
  package var path: String

  /// What was refused: the system's error number, or why the content is of no use.
  package var reason: Reason

  /// Why.
  package enum Reason: Sendable, Hashable {
    /// The system's error number.
    case system(Int32)
    /// The file is larger than this many bytes.
    case tooLarge(Int)
    /// The file is not what it was when the manifest was written.
    case changed
    /// The file is no whole file of its kind; why.
    case damaged(String)
  }

  /// A fault of a file.
  package init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// A fault that the system has just told.
  init(_ path: String, errno number: Int32) { self.init(path, .system(number)) }
}
