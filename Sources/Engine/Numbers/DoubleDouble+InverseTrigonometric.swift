// Inverse circular functions: a table of 1/32, then the series of the arctangent.
extension DoubleDouble {
  /// The arctangent, between `-pi/2` and `pi/2`.
  package var atan: DoubleDouble {
    if scale < 0 || hi.isNaN { return self }
    let x = magnitude
    let value: DoubleDouble
    if x <= .one {
      value = DoubleDouble(DoublePair.arctangent(x.pair))
    } else {
      value = .halfPi - (DoubleDouble.one / x).atan
    }
    return hi < 0 ? -value : value
  }

  /// The arcsine, between `-pi/2` and `pi/2`; undefined unless between -1 and 1.
  package var asin: DoubleDouble {
    let cosine = ((.one - self) * (.one + self)).squareRoot
    if cosine.isZero { return hi < 0 ? -.halfPi : .halfPi }
    return (self / cosine).atan
  }

  /// The arccosine, between 0 and pi; undefined unless between -1 and 1.
  package var acos: DoubleDouble {
    let below = DoubleDouble.one + self
    if below.isZero { return .pi }
    return ((.one - self) / below).squareRoot.atan.scaled(byPowerOfTwo: 1)
  }

  /// The angle of the point (x, y), in (-pi, pi]; undefined at the origin.
  package static func atan2(_ y: DoubleDouble, _ x: DoubleDouble) -> DoubleDouble {
    if x.hi.isNaN || y.hi.isNaN { return x / y }
    if y.isZero { return x.isZero ? .undefined : x.hi > 0 ? .zero : .pi }
    if x.isZero { return y.hi > 0 ? .halfPi : -.halfPi }
    let angle = (y / x).atan
    if x.hi > 0 { return angle }
    return y.hi > 0 ? angle + .pi : angle - .pi
  }

  private static let halfPi = pi.scaled(byPowerOfTwo: -1)
}

extension DoublePair {
  /// The arctangent for `0 <= x <= 1`, to within `2^-101` of itself.
  @inline(__always)
  static func arctangent(_ x: DoublePair) -> DoublePair {
    let index = (x.hi * 32).rounded(.toNearestOrEven)
    let known = index * 0.03125
    // atan(x) = atan(c) + atan((x-c) / (1+xc)), with |t| <= 1/64.
    let t = index == 0 ? x : (x - known) / (x * known + 1)
    let square = t * t
    var tail = -0x1.af286bca1af28p-5
    tail = tail * square.hi + 0x1.e1e1e1e1e1e1ep-5
    tail = tail * square.hi - 0x1.1111111111111p-4
    tail = tail * square.hi + 0x1.3b13b13b13b14p-4
    tail = tail * square.hi - 0x1.745d1745d1746p-4
    var sum = DoublePair(0x1.c71c71c71c71cp-4, 0x1.c71c71c71c71cp-58) + tail * square.hi
    sum = sum * square + DoublePair(-0x1.2492492492492p-3, -0x1.2492492492492p-57)
    sum = sum * square + DoublePair(0x1.999999999999ap-3, -0x1.999999999999ap-57)
    sum = sum * square + DoublePair(-0x1.5555555555555p-2, -0x1.5555555555555p-56)
    let small = t + t * (sum * square)
    if index == 0 { return small }
    return DoubleDoubleTables.pair(DoubleDoubleTables.arctangent, Int(index)) + small
  }
}
