import Batch
import Text

/// Names of files made from what people are called.
enum FileName {
  /// A name that is safe on every system; different ids never get the same one.
  ///
  /// `s-0042` stays; anything else gets its unsafe signs replaced and a digest at its end.
  static func safe(_ id: String) -> String {
    let kept = id.unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "0"..."9", "-", "_", ".": Character(scalar)
      default: Character("_")
      }
    }
    let name = String(kept.prefix(100))
    let isSame = name == id && name.first != "." && !name.isEmpty
    return isSame ? name : "student_\(name)_\(SHA256(id).description.prefix(12))"
  }
}
