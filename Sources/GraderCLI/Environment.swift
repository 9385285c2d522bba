import Glibc

/// The variables that the program looks at.
struct Environment: Sendable {
  /// A variable that is set and not empty.
  func value(_ name: String) -> String? {
    guard let pointer = getenv(name) else { return nil }
    let text = String(cString: pointer)
    return text.isEmpty ? nil : text
  }
}
