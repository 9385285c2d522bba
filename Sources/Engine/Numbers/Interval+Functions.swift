// Elementary functions: exact where that is known, else by the bounds at the ends.
extension Interval {
  /// The value of an elementary function.
  package func applying(_ function: Elementary) -> Interval {
    if domain == .no { return .undefined }
    if let argument = exactArgument, let value = Interval.exactValue(function, at: argument) {
      return Interval(value, domain: domain)
    }
    switch function {
    case .exp, .sinh, .tanh, .atan, .asinh, .sigma, .softplus:
      return Interval(monotone(function), domain: domain)
    case .log:
      return defined(isAbove(0)) { above(.zero).monotone(.log, startsAt: .zero) }
    case .sqrt:
      return defined(isBelow(0).negated) { above(.zero).monotone(.sqrt) }
    case .acosh:
      return defined(isBelow(1).negated) { above(.one).monotone(.acosh) }
    case .asin, .acos:
      return defined(Interval.both(isBelow(-1).negated, isAbove(1).negated)) {
        withinOne.monotone(function)
      }
    case .atanh:
      return defined(Interval.both(isAbove(-1), isBelow(1))) {
        withinOne.monotone(.atanh, startsAt: -Bound.one, endsAt: .one)
      }
    case .cosh:
      return Interval(distance.monotone(.cosh), domain: domain)
    case .abs:
      return Interval(distance.enclosure, domain: domain)
    case .sin: return circular(.sin)
    case .cos: return circular(.cos)
    case .tan: return tangent
    case .relu:
      return Interval(Enclosure(.larger(lower, .zero), .larger(upper, .zero)), domain: domain)
    case .step:
      return jump(at: lower <= .zero ? .zero : .one, upper <= .zero ? .zero : .one)
    case .sign:
      return jump(at: Interval.sign(lower), Interval.sign(upper))
    case .floor:
      return jump(at: lower.floorBound, upper.floorBound)
    case .ceil:
      return jump(at: -(-lower).floorBound, -(-upper).floorBound)
    }
  }

  /// The exact value, also of the points 0 and 1.
  @inline(__always)
  private var exactArgument: Rational? {
    if let exact { return exact }
    if lower == upper && (lower == .zero || lower == .one) {
      return lower == .zero ? .zero : .one
    }
    return nil
  }

  /// The values of functions that are fractions at a fraction; nil for all others.
  private static func exactValue(_ function: Elementary, at x: Rational) -> Rational? {
    switch function {
    case .exp, .cos, .cosh: x.isZero ? .one : nil
    case .sin, .tan, .asin, .atan, .sinh, .tanh, .asinh, .atanh: x.isZero ? .zero : nil
    case .log, .acos, .acosh: x.isOne ? .zero : nil
    case .sigma: x.isZero ? Rational(numerator: 1, denominator: 2) : nil
    case .softplus: nil
    case .sqrt: squareRoot(x)
    case .abs: x.magnitude
    case .relu: x.signum > 0 ? x : .zero
    case .step: x.signum > 0 ? .one : .zero
    case .sign: Rational(x.signum)
    case .floor: x.floor()
    case .ceil: x.ceil()
    }
  }

  /// The exact square root; most fractions without one are told by machine arithmetic.
  private static func squareRoot(_ x: Rational) -> Rational? {
    guard case .small(let numerator, let denominator) = x.storage else { return x.root(2) }
    guard let top = exactSquareRoot(numerator), let bottom = exactSquareRoot(denominator) else {
      return nil
    }
    return Rational(numerator: top, denominator: bottom)
  }

  /// The square root of a perfect square.
  private static func exactSquareRoot(_ value: Int) -> Int? {
    // Squares are 0, 1, 4 or 9 modulo 16.
    guard value >= 0, 0x213 >> (value & 15) & 1 == 1 else { return nil }
    // The root of at most 2^31.5 has enough room in a double to be found by rounding.
    let root = Int(Double(value).squareRoot().rounded())
    let square = root.multipliedReportingOverflow(by: root)
    return square.overflow || square.partialValue != value ? nil : root
  }

  /// The values between two values of a step function, exact if they are the same.
  private func jump(at low: Bound, _ high: Bound) -> Interval {
    let exact = low == high ? low.asRational : nil
    return Interval(
      Enclosure(low, high), domain: domain,
      exact: exact.flatMap { $0.bits <= Interval.exactBits ? $0 : nil })
  }

  private static func sign(_ value: Bound) -> Bound {
    .zero < value ? .one : value < .zero ? -Bound.one : .zero
  }

  /// The interval of magnitudes.
  var distance: Interval {
    if .zero <= lower { return self }
    if upper <= .zero { return -self }
    return Interval(Enclosure(.zero, .larger(-lower, upper)), domain: domain)
  }
}

// Monotone functions.
extension Interval {
  /// The bounds of a monotone function's values, decreasing only for the arccosine.
  ///
  /// At an end of its domain a function may have an infinite limit in place of a value.
  @inline(__always)
  private func monotone(
    _ function: Elementary, startsAt start: Bound? = nil, endsAt end: Bound? = nil
  ) -> Enclosure<Bound> {
    if lower == upper && lower != start && lower != end {
      return Interval.clamped(lower.enclosure(of: function), function)
    }
    if function == .acos {
      return Interval.clamped(
        Enclosure(upper.enclosure(of: .acos).lower, lower.enclosure(of: .acos).upper), .acos)
    }
    let low = lower == start ? -Bound.infinity : lower.enclosure(of: function).lower
    let high = upper == end ? Bound.infinity : upper.enclosure(of: function).upper
    return Interval.clamped(Enclosure(low, high), function)
  }

  /// The bounds within the range of a function.
  @inline(__always)
  private static func clamped(
    _ value: Enclosure<Bound>, _ function: Elementary
  ) -> Enclosure<Bound> {
    switch function {
    case .exp, .sqrt, .softplus, .acos, .acosh:
      Enclosure(.larger(value.lower, .zero), value.upper)
    case .cosh:
      Enclosure(.larger(value.lower, .one), value.upper)
    case .sigma:
      Enclosure(.larger(value.lower, .zero), .smaller(value.upper, .one))
    case .tanh:
      Enclosure(.larger(value.lower, -Bound.one), .smaller(value.upper, .one))
    default:
      value
    }
  }

  /// The bounds of a function that is defined where a condition holds.
  @inline(__always)
  private func defined(_ condition: Truth, _ body: () -> Enclosure<Bound>) -> Interval {
    let result = Interval.both(domain, condition)
    return result == .no ? .undefined : Interval(body(), domain: result)
  }

  /// The part from a limit on.
  private func above(_ limit: Bound) -> Interval {
    Interval(Enclosure(.larger(lower, limit), .larger(upper, limit)))
  }

  /// The part between -1 and 1.
  private var withinOne: Interval {
    let least = -Bound.one
    return Interval(
      Enclosure(
        .smaller(.larger(lower, least), .one), .smaller(.larger(upper, least), .one)))
  }
}
