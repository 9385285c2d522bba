import Glibc

/// Doubles as bounds: rounded outward by one unit only where the error term is not zero.
///
/// Functions of the C library, whose documented errors are at most 2 units in the last place, are
/// widened by 4 to 8 units.
///
/// Source: the error terms of `DoublePair`; the manual of glibc, section 19.7, "Known Maximum
/// Errors in Math Functions".
extension Double: IntervalBound {
  /// The number 1.
  package static var one: Double { 1 }

  /// The circle constant, which is above its nearest double.
  package static var piEnclosure: Enclosure<Double> {
    Enclosure(0x1.921fb54442d18p1, 0x1.921fb54442d19p1)
  }

  /// Beyond 2^50 neighbouring doubles are a quarter apart.
  package static var angleLimit: Double { 0x1p50 }

  /// The number itself.
  package var doubleValue: Double { self }

  /// The largest integer that is not larger.
  package var floorBound: Double { rounded(.down) }

  /// The exact value, nil for nan and the infinities.
  package var asRational: Rational? { Rational(exactly: self) }

  /// The two nearest doubles, or the value itself.
  package static func enclosure(of value: Rational) -> Enclosure<Double> {
    let (near, isExact) = DoubleDouble.approximation(of: value)
    if near.scale != 0 { return around(value.doubleValue) }
    // The remainder tells on which side the value lies, unless it is lost in the error.
    if near.lo.magnitude > near.hi.magnitude * 0x1p-98 {
      return near.lo > 0 ? Enclosure(near.hi, near.hi.nextUp) : Enclosure(near.hi.nextDown, near.hi)
    }
    return isExact ? toward(near.hi, error: near.lo) : around(near.hi)
  }

  /// The sum, exact where the error term is zero.
  @inline(__always)
  package static func sum(_ left: Double, _ right: Double) -> Enclosure<Double> {
    let sum = DoublePair(sumOf: left, right)
    return toward(sum.hi, error: sum.lo)
  }

  /// The product, exact where the error term is zero.
  @inline(__always)
  package static func product(_ left: Double, _ right: Double) -> Enclosure<Double> {
    if left == 0 || right == 0 { return Enclosure(0) }
    if left.isSplittable && right.isSplittable {
      let product = DoublePair(productOf: left, right)
      if product.hi.magnitude > 0x1p-960 { return toward(product.hi, error: product.lo) }
    }
    return around(left * right)
  }

  /// The quotient by a number other than zero, exact where nothing remains.
  @inline(__always)
  package static func quotient(_ left: Double, _ right: Double) -> Enclosure<Double> {
    if left == 0 { return Enclosure(0) }
    let quotient = left / right
    if left.isSplittable && right.isSplittable && quotient.isSplittable {
      let product = DoublePair(productOf: quotient, right)
      let rest = (left - product.hi) - product.lo
      return toward(quotient, error: right < 0 ? -rest : rest)
    }
    // 0 here is an underflow.
    if quotient == 0 {
      return (left < 0) == (right < 0)
        ? Enclosure(0, .leastNonzeroMagnitude) : Enclosure(-.leastNonzeroMagnitude, 0)
    }
    return around(quotient)
  }

  /// The value of a function at a point of its domain.
  package func enclosure(of function: Elementary) -> Enclosure<Double> {
    if function == .sqrt && (isSplittable || self == 0) {
      let root = squareRoot()
      let square = DoublePair(productOf: root, root)
      return Double.toward(root, error: (self - square.hi) - square.lo)
    }
    let value = applying(function)
    if !value.isFinite { return value.isNaN ? .wholeLine : Double.around(value) }
    let error = value.magnitude * 0x1p-50 + 0x1p-1070
    return Enclosure(value - error, value + error)
  }

  /// Whether products with this factor have an exact error term.
  @inline(__always)
  private var isSplittable: Bool { magnitude < 0x1p480 && magnitude > 0x1p-480 }

  /// The rounded value and its neighbour on the side of the error term.
  @inline(__always)
  private static func toward(_ value: Double, error: Double) -> Enclosure<Double> {
    if error == 0 && value.isFinite { return Enclosure(value) }
    if error > 0 { return Enclosure(value, value.nextUp) }
    if error < 0 { return Enclosure(value.nextDown, value) }
    return around(value)
  }

  /// The neighbours on both sides.
  @inline(__always)
  private static func around(_ value: Double) -> Enclosure<Double> {
    value.isNaN ? .wholeLine : Enclosure(value.nextDown, value.nextUp)
  }
}
