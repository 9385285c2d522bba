import Engine
import Text

/// Reads shapes such as `[]`, `["H"]`, `[1, 5]`.
enum ShapeReader {
  static func extents(_ field: JSONField, _ scope: Scope) throws(Diagnostic) -> [Extent] {
    var extents: [Extent] = []
    for entry in try field.array() {
      switch entry.value.kind {
      case .number: extents.append(.size(try entry.int(in: 1...64)))
      default:
        let name = Vocabulary.canonical(try entry.string()) ?? ""
        guard !scope.sizes(of: name).isEmpty else {
          throw entry.fault("`\(name)` is no dimension of this problem")
        }
        extents.append(.dimension(name))
      }
    }
    return extents
  }
}
