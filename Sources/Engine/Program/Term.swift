import Text

/// A formula whose names, shapes and operations are settled.
package struct Term: Sendable {
  var operation: Operation

  /// Its symbolic shape.
  package var shape: Shape

  /// Where it was read.
  package var span: SourceSpan

  init(_ operation: Operation, _ shape: Shape, _ span: SourceSpan) {
    self.operation = operation
    self.shape = shape
    self.span = span
  }

  /// Operations on numbers that spread over tensors entry by entry.
  enum Scalar: Sendable, Hashable {
    case add, subtract, multiply, divide, power, atan2, maximum, minimum
  }

  /// Functions of whole tensors.
  enum Whole: String, Sendable, Hashable {
    case softmax, logsumexp, max, min, sum, prod, mean, norm, dot, cross, outer, det, trace, diag
    case inv, onehot
  }

  /// The closed set of operations.
  indirect enum Operation: Sendable {
    case number(Rational)
    case pi
    case euler
    /// The size of an axis as a number.
    case extent(Extent)
    case symbol(String)
    case definition(String)
    /// A parameter of the function whose body this is.
    case parameter(String)
    case index(String)
    case fill(Rational)
    case identity
    case negate(Term)
    case transpose(Term)
    case spread(Scalar, Term, Term)
    case product(Term, Term)
    case matrixPower(Term, Int)
    case element(Term, [Term])
    case each(String, primes: Int, [Term])
    case whole(Whole, [Term])
    case apply(primes: Int, parameters: [String], arguments: [Term], body: Term)
    case stack([[Term]])
    case reduce(Formula.Reduction, index: String, Range, conditions: [Term], Term)
    case derivative(Term, Variable)
    case select([(condition: Term, value: Term)], otherwise: Term?)
    case indicator(Term)
    case compare([Term], [Formula.Comparison])
    case and([Term])
    case or([Term])
    case not(Term)
    /// A condition on a tensor that has to hold in every entry.
    case all(Term)
  }

  /// The values of an index.
  indirect enum Range: Sendable {
    case extent(Extent)
    case bounds(Term, Term)
  }

  /// What a derivative is taken by: a name, or entries of one.
  struct Variable: Sendable {
    var name: String
    var shape: Shape
    var indices: [Term]
    var layout: Layout
  }
}
