import Glibc

/// An axis: numbers on one side, coordinates on the other.
struct Scale {
  let low: Double
  let high: Double
  /// The coordinates of the ends.
  let start: Double
  let end: Double
  let isLogarithmic: Bool

  /// A scale that holds all the numbers; ends that are one number are moved apart.
  init(
    _ numbers: some Sequence<Double>, from start: Double, to end: Double,
    isLogarithmic: Bool = false, margin: Double = 0
  ) {
    let numbers = numbers.filter(\.isFinite)
    var low = numbers.min() ?? 0
    var high = numbers.max() ?? 1
    if isLogarithmic {
      low = log10(max(low, 1e-300))
      high = log10(max(high, 1e-300))
    }
    if !(high - low > 1e-9 * max(1, abs(high))) {
      let room = max(abs(high) * 0.1, 0.5)
      low -= room
      high += room
    }
    let room = (high - low) * margin
    self.low = low - room
    self.high = high + room
    self.start = start
    self.end = end
    self.isLogarithmic = isLogarithmic
  }

  /// The coordinate of a number.
  func at(_ number: Double) -> Double {
    let value = isLogarithmic ? log10(max(number, 1e-300)) : number
    return start + (value - low) / (high - low) * (end - start)
  }

  /// Round numbers along the axis with their words.
  var ticks: [(number: Double, words: String)] {
    if isLogarithmic {
      let step = max(1, Int(((high - low) / 5).rounded(.up)))
      var result: [(Double, String)] = []
      var power = Int(low.rounded(.up))
      while Double(power) <= high {
        result.append((pow(10, Double(power)), "1e\(power)"))
        power += step
      }
      return result
    }
    let raw = (high - low) / 5
    let unit = pow(10, log10(raw).rounded(.down))
    let step = [1, 2, 5, 10].map { $0 * unit }.first { $0 >= raw * 0.999 } ?? unit * 10
    var result: [(Double, String)] = []
    var count = (low / step).rounded(.up)
    while count * step <= high * (high > 0 ? 1 + 1e-12 : 1 - 1e-12) + 1e-12, result.count < 20 {
      result.append((count * step, Scale.words(count * step, step: step)))
      count += 1
    }
    return result
  }

  /// A number with as many decimals as a step has.
  private static func words(_ number: Double, step: Double) -> String {
    if abs(number) >= 1e6 || (number != 0 && step < 1e-4) {
      let exponent = Int(log10(abs(number)).rounded(.down))
      let factor = (number / pow(10, Double(exponent)) * 10).rounded() / 10
      return "\(SVG.number(factor))e\(exponent)".replacingMinus
    }
    let places = max(0, Int((-log10(step) - 1e-9).rounded(.up)))
    let unit = pow(10, Double(places))
    let scaled = Int((number * unit).rounded())
    let (whole, rest) = abs(scaled).quotientAndRemainder(dividingBy: Int(unit))
    var text = "\(whole)"
    if places > 0 {
      let digits = "\(rest)"
      text += "." + String(repeating: "0", count: max(0, places - digits.count)) + digits
    }
    return ((scaled < 0 ? "-" : "") + text).replacingMinus
  }
}

extension String {
  /// The text with the sign for minus in place of hyphens.
  fileprivate var replacingMinus: String { String(map { $0 == "-" ? "−" : $0 }) }
}
