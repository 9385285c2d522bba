extension Rational {
  /// The integer power, nil for 0 to a negative power or beyond `maximumBits`; `0^0` is 1.
  package func power(_ exponent: Int) -> Rational? {
    if exponent == 0 || isOne { return .one }
    if isZero { return exponent > 0 ? .zero : nil }
    if bits == 1 { return exponent & 1 == 0 ? .one : self }  // -1
    // The larger part is at least 2^(bits - 1): the power is bounded before it is computed.
    let limit = UInt(Rational.maximumBits - 1) / UInt(bits - 1)
    if exponent.magnitude > limit { return nil }
    let (numerator, denominator) = parts
    let count = Int(exponent.magnitude)
    let power = Rational(
      reducedNumerator: numerator.power(count), denominator: denominator.power(count))
    return exponent < 0 ? power?.reciprocal : power
  }

  /// The exact nonnegative root of a nonnegative number; nil if it is not rational or `n < 2`.
  package func root(_ n: Int) -> Rational? {
    if n < 2 || signum < 0 { return nil }
    if isZero || isOne { return self }
    let (numerator, denominator) = parts
    guard let top = numerator.exactRoot(n), let bottom = denominator.exactRoot(n) else {
      return nil
    }
    return Rational(reducedNumerator: top, denominator: bottom)
  }
}

extension BigInt {
  /// The root of a positive perfect power, nil of any other number.
  fileprivate func exactRoot(_ n: Int) -> BigInt? {
    if isOne { return self }
    // A root of at least 2 makes a power of more than n bits.
    if n < 2 || bitWidth <= n { return nil }
    // Every factor of 2 comes n times.
    if trailingZeroBitCount % n != 0 { return nil }
    let candidate = n < 32 ? newtonRoot(n) : bitwiseRoot(n)
    return candidate.power(n) == self ? candidate : nil
  }

  /// The root rounded down, by Newton's method from above.
  private func newtonRoot(_ n: Int) -> BigInt {
    var guess = BigInt.one.scaled(byPowerOfTwo: (bitWidth + n - 1) / n)
    while true {
      let quotient = quotientAndRemainder(dividingBy: guess.power(n - 1)).quotient
      let sum = guess * BigInt(n - 1) + quotient
      let next = sum.quotientAndRemainder(dividingBy: BigInt(n)).quotient
      if next >= guess { return guess }
      guess = next
    }
  }

  /// The root rounded down, bit by bit: for high orders it has few.
  private func bitwiseRoot(_ n: Int) -> BigInt {
    var root = BigInt.zero
    for bit in (0...(bitWidth / n)).reversed() {
      let larger = root + BigInt.one.scaled(byPowerOfTwo: bit)
      if larger.power(n) <= self { root = larger }
    }
    return root
  }
}
