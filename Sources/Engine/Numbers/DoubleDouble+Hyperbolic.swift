// Hyperbolic functions by the exponential less 1, so that nothing cancels near 0.
extension DoubleDouble {
  /// The hyperbolic sine.
  package var sinh: DoubleDouble {
    let x = magnitude
    let value: DoubleDouble
    if x.hi > 40 || x.scale > 0 {
      value = x.exp.scaled(byPowerOfTwo: -1)
    } else {
      let e = x.expm1
      value = (e + e / (e + .one)).scaled(byPowerOfTwo: -1)
    }
    return hi < 0 ? -value : value
  }

  /// The hyperbolic cosine.
  package var cosh: DoubleDouble {
    let e = magnitude.exp
    if e.scale > 0 { return e.scaled(byPowerOfTwo: -1) }
    return (e + .one / e).scaled(byPowerOfTwo: -1)
  }

  /// The hyperbolic tangent.
  package var tanh: DoubleDouble {
    let x = magnitude
    let value: DoubleDouble
    if x.hi > 1 || x.scale > 0 {
      let e = (-x.scaled(byPowerOfTwo: 1)).exp
      value = (.one - e) / (.one + e)
    } else {
      let e = x.scaled(byPowerOfTwo: 1).expm1
      value = e / (e + DoubleDouble(2.0))
    }
    return hi < 0 ? -value : value
  }

  /// The inverse hyperbolic sine.
  package var asinh: DoubleDouble {
    let x = magnitude
    let value: DoubleDouble
    if x.scale > 0 {
      value = x.scaled(byPowerOfTwo: 1).log
    } else {
      let square = x * x
      value = (x + square / ((square + .one).squareRoot + .one)).log1p
    }
    return hi < 0 ? -value : value
  }

  /// The inverse hyperbolic cosine; undefined below 1.
  package var acosh: DoubleDouble {
    if self < .one { return .undefined }
    if scale > 0 { return scaled(byPowerOfTwo: 1).log }
    let above = self - .one
    return (above + (above * (self + .one)).squareRoot).log1p
  }

  /// The inverse hyperbolic tangent; undefined unless between -1 and 1.
  package var atanh: DoubleDouble {
    let x = magnitude
    if .one <= x { return .undefined }
    let ratio = x.scaled(byPowerOfTwo: 1) / (.one - x)
    let value = ratio.log1p.scaled(byPowerOfTwo: -1)
    return hi < 0 ? -value : value
  }
}
