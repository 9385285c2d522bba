/// Patterns with `*` and `?`.
package enum Glob {
  /// Whether the whole text matches.
  package static func matches(_ text: String, _ pattern: String) -> Bool {
    let t = Array(text.utf8)
    let p = Array(pattern.utf8)
    var i = 0
    var j = 0
    var star: (Int, Int)?
    while i < t.count {
      if j < p.count, p[j] == UInt8(ascii: "*") {
        star = (i, j)
        j += 1
      } else if j < p.count, p[j] == UInt8(ascii: "?") || p[j] == t[i] {
        i += 1
        j += 1
      } else if let (place, mark) = star {
        star = (place + 1, mark)
        i = place + 1
        j = mark + 1
      } else {
        return false
      }
    }
    while j < p.count, p[j] == UInt8(ascii: "*") { j += 1 }
    return j == p.count
  }
}
