/// A moment, of whatever time zone.
package struct Instant: Comparable, Hashable, Sendable {
  /// The seconds since the beginning of 1970 in UTC.
  package var seconds: Int

  /// The part of a second beyond, in nanoseconds.
  package var nanoseconds: Int

  /// Whether one moment is before another.
  package static func < (left: Instant, right: Instant) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

/// Times as RFC 3339 writes them.
package enum Timestamp {
  /// Whether a text is such a time: `2026-10-05T23:59:00.5+02:00`, `…Z`.
  package static func isValid(_ text: String) -> Bool { instant(text) != nil }

  /// The moment that a text tells; nil where it is no such time.
  package static func instant(_ text: String) -> Instant? {
    var rest = Array(text.utf8)[...]
    guard let year = digits(4, &rest), take("-", &rest), let month = digits(2, &rest),
      take("-", &rest), let day = digits(2, &rest), take("Tt ", &rest),
      let hour = digits(2, &rest), take(":", &rest), let minute = digits(2, &rest),
      take(":", &rest), let second = digits(2, &rest)
    else { return nil }
    guard 1...12 ~= month, day >= 1, day <= length(of: month, year), hour < 24, minute < 60,
      second <= 60
    else { return nil }
    var moment = Instant(
      seconds: days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second, nanoseconds: 0)
    if take(".", &rest) {
      let fraction = rest.prefix { isDigit($0) }
      guard !fraction.isEmpty else { return nil }
      let padded = fraction.prefix(9) + repeatElement(UInt8(ascii: "0"), count: 9)
      moment.nanoseconds = padded.prefix(9).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      rest = rest.dropFirst(fraction.count)
    }
    if take("Zz", &rest) { return rest.isEmpty ? moment : nil }
    let isWest = rest.first == UInt8(ascii: "-")
    guard take("+-", &rest), let hours = digits(2, &rest), take(":", &rest),
      let minutes = digits(2, &rest), hours < 24, minutes < 60, rest.isEmpty
    else { return nil }
    moment.seconds -= (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
    return moment
  }

  /// The days from the beginning of 1970 to a day of the Gregorian calendar.
  ///
  /// Source: Hinnant, "chrono-compatible low-level date algorithms", 2013.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let ofEra = year - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  private static func length(of month: Int, _ year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private static func digits(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> Int? {
    let taken = rest.prefix(count)
    guard taken.count == count, taken.allSatisfy(isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return taken.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func take(_ any: String, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, any.utf8.contains(first) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
