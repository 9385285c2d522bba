extension Rational {
  /// Prime factors below this are certain; a larger one may be a product of primes.
  static let leastDoubtfulPrime = 1 << 20

  /// The prime factors of a positive number by trial division up to 2¹⁰, with negative exponents
  /// below the line; what then is left is given as one factor. Nil for any other or a long number.
  var primeFactors: [(prime: Int, exponent: Int)]? {
    guard case .small(let top, let bottom) = storage, top > 0 else { return nil }
    var result: [(prime: Int, exponent: Int)] = []
    for (part, sign) in [(top, 1), (bottom, -1)] {
      var rest = part
      var divisor = 2
      while rest > 1 {
        if divisor > 1 << 10 || divisor * divisor > rest { divisor = rest }
        var count = 0
        while rest % divisor == 0 {
          rest /= divisor
          count += 1
        }
        if count > 0 { result.append((divisor, sign * count)) }
        divisor += 1
      }
    }
    return result
  }
}
