/// Where two formulas have to agree.
package enum DomainPolicy: String, Sendable, Hashable, CaseIterable {
  /// Wherever the reference is defined; single points where the answer is not are let pass.
  case reference
  /// Wherever both are defined.
  case common
  /// And they are defined at the same points.
  case same
}
