/// The version of the program, which every report names.
package enum Version {
  /// The number.
  package static let number = "0.1.0"
}
