import Engine
import Text

extension Item.ToleranceRule {
  /// Reads `{"absolute": …, "relative": …}` or `{"digits": n}`.
  init(_ field: JSONField) throws(Diagnostic) {
    var members = try field.object()
    absolute = try Self.margin(members.optional("absolute"))
    relative = try Self.margin(members.optional("relative"))
    digits = nil
    if let written = members.optional("digits"), !written.isNull {
      digits = try written.int(in: 1...30)
    }
    try members.finish()
    if absolute == nil, relative == nil, digits == nil {
      throw field.fault(
        "\(field.quotedPath) is empty", notes: ["it needs `absolute`, `relative` or `digits`"])
    }
    if digits != nil, absolute != nil || relative != nil {
      throw field.fault(
        "\(field.quotedPath) has `digits` beside `absolute` or `relative`",
        notes: ["digits are a tolerance of their own: keep one or the other"])
    }
  }

  private static func margin(_ field: JSONField?) throws(Diagnostic) -> SourceText? {
    guard let field, !field.isNull else { return nil }
    let text = try field.formula()
    if let number = Rational(decimal: text.string), number.signum < 0 {
      throw field.fault("\(field.quotedPath) is negative")
    }
    return text
  }
}
