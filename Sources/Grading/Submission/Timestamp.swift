/// Times as RFC 3339 writes them.
enum Timestamp {
  /// Whether a text is such a time: `2026-10-05T23:59:00.5+02:00`, `…Z`.
  static func isValid(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    guard let year = digits(4, &rest), take("-", &rest), let month = digits(2, &rest),
      take("-", &rest), let day = digits(2, &rest), take("Tt ", &rest),
      let hour = digits(2, &rest), take(":", &rest), let minute = digits(2, &rest),
      take(":", &rest), let second = digits(2, &rest)
    else { return false }
    guard 1...12 ~= month, day >= 1, day <= length(of: month, year), hour < 24, minute < 60,
      second <= 60
    else { return false }
    if take(".", &rest) {
      guard digits(1, &rest) != nil else { return false }
      rest = rest.drop { isDigit($0) }
    }
    if take("Zz", &rest) { return rest.isEmpty }
    guard take("+-", &rest), let hours = digits(2, &rest), take(":", &rest),
      let minutes = digits(2, &rest)
    else { return false }
    return hours < 24 && minutes < 60 && rest.isEmpty
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
