/// A classic mistake that a wrong formula may come from.
package struct Mistake: Sendable, Hashable {
  /// What kind of mistake it is, in the order in which explanations are preferred.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The opposite sign, of the whole or of a term.
    case sign
    /// The transpose of what is asked, or a transpose too many or too few.
    case transpose
    /// The factors of a matrix product in the wrong order, or entry by entry instead.
    case order
    /// A factor that is missing.
    case factor
    /// A term that is missing.
    case term
    /// Twice, half, or n times too much.
    case scale
    /// Upside down, or multiplied where one divides.
    case reciprocal
    /// An inner derivative that is missing.
    case chainRule
    /// A factor or a way that was held constant.
    case productRule
    /// A function where its derivative belongs, or the other way round.
    case slope
    /// A function that was left out.
    case function
    /// What goes into a function where its value belongs, or the other way round.
    case activation
    /// An exponent too high or too low.
    case exponent
    /// The opposite argument of a function.
    case argument
    /// A logarithm to another base.
    case logarithm
    /// Degrees for radians.
    case degrees
    /// A sum for a mean.
    case mean
    /// An index, or the bound of a sum, that is off.
    case index
    /// Differentiated with respect to something else.
    case variable
    /// The values of two cases exchanged.
    case cases
  }

  /// What kind of mistake it is.
  package var kind: Kind

  /// The part of the formula that it is about, as text: a function, a name, a factor.
  package var part: String?

  /// Where in the reference formula it was made; not part of what a student is told.
  package init(_ kind: Kind, _ part: String? = nil) {
    self.kind = kind
    self.part = part
  }
}
