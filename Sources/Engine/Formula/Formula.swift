import Text

/// A formula as a tree; every node knows where it stands in the text it was read from.
package struct Formula: Sendable {
  /// What it is.
  package var node: Node

  /// Where it was read.
  package var span: SourceSpan

  /// Makes a node at a place.
  package init(_ node: Node, _ span: SourceSpan) {
    self.node = node
    self.span = span
  }

  /// The closed set of nodes.
  package indirect enum Node: Sendable {
    case number(Rational)
    case constant(Constant)
    /// A declared name, a dimension or a bound index, in canonical spelling.
    case name(String)
    /// The column of ones of the length that its partner needs.
    case ones
    /// The identity matrix of the size that its partner needs.
    case identity
    case negate(Formula)
    /// `x^T`; `primed` says that it was written `x'`, which a number does not allow.
    case transpose(Formula, primed: Bool)
    case binary(Operator, Formula, Formula)
    case index(Formula, [Formula])
    /// A function of the language, differentiated `primes` times.
    case call(String, primes: Int, [Formula])
    /// A function that the problem defines, differentiated `primes` times.
    case apply(String, primes: Int, [Formula])
    /// `|x|`: the absolute value of a number, the norm of a tensor.
    case bars(Formula)
    case column([Formula])
    case matrix([[Formula]])
    case reduce(Reduction, index: String, bounds: Bounds?, conditions: [Formula], Formula)
    case derivative(Formula, by: Formula)
    case cases([Branch], otherwise: Formula?)
    case indicator(Formula)
    case compare([Formula], [Comparison])
    case and([Formula])
    case or([Formula])
    case not(Formula)
    case limit(Formula, Formula)
  }

  /// The constants of the language.
  package enum Constant: String, Sendable, Hashable {
    case pi
    case e
    case infinity = "inf"
  }

  /// Operators between two values.
  package enum Operator: String, Sendable, Hashable {
    case add = "+"
    case subtract = "-"
    /// The product of numbers, the matrix product of tensors.
    case multiply = "*"
    case divide = "/"
    case power = "^"
    case timesEach = ".*"
    case divideEach = "./"
    case powerEach = ".^"
  }

  /// Repeated addition or multiplication.
  package enum Reduction: String, Sendable, Hashable {
    case sum
    case product = "prod"
    case maximum = "max"
    case minimum = "min"
  }

  /// The first and last value of an index.
  package struct Bounds: Sendable {
    /// The first value.
    package var lower: Formula
    /// The last value.
    package var upper: Formula
  }

  /// A case: its condition and its value.
  package struct Branch: Sendable {
    /// When it applies.
    package var condition: Formula
    /// What it gives.
    package var value: Formula
  }

  /// Signs of comparison.
  package enum Comparison: String, Sendable, Hashable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// Whether it says something true or false rather than giving a value.
  package var isCondition: Bool {
    switch node {
    case .compare, .and, .or, .not, .limit: return true
    default: return false
    }
  }
}
