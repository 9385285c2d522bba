/// How messages name a place inside a JSON document: `problems[2].items[0]`.
enum JSONPath {
  /// The path of a member of the object at `path`.
  static func member(_ key: String, of path: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }

  /// The path of an element of the array at `path`.
  static func element(_ index: Int, of path: String) -> String {
    "\(path)[\(index)]"
  }

  /// A path as a message writes it; the whole document has the empty path.
  static func quoted(_ path: String) -> String {
    path.isEmpty ? "the document" : Visible.quoted(path, limit: 100)
  }
}
