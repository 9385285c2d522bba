import Engine
import Text

/// An answer that is a formula, or a list of numbers and formulas that makes a tensor.
struct FormulaAnswer: Sendable {
  var formula: Formula

  /// The text that it was read from; nil where it was put together from several.
  var text: SourceText?

  /// Where the part that is judged stands.
  var span: SourceSpan?

  var readings: [Reading] = []

  /// Whether it is a plain list, which fits a row or a column.
  var isFlatList = false

  /// What the readings have to say.
  var notes: [String] {
    guard let text else { return [] }
    return readings.map { "`\(Visible.text(text[$0.span]))` is read as: \($0.meaning)" }
  }
}

/// Reads the answers that several kinds share.
struct AnswerReader: Sendable {
  let vocabulary: Vocabulary

  /// The most entries that a tensor in an answer may have.
  static let maximumEntries = 4096

  /// Reads a number, a formula, or a list of them.
  func formula(_ field: JSONField) throws(AnswerFault) -> FormulaAnswer {
    switch field.value.kind {
    case .null: throw .missing
    case .string: return try string(field)
    case .number(let digits):
      guard let value = Rational(decimal: digits) else {
        throw AnswerFault(field.fault("the number is out of range"))
      }
      return FormulaAnswer(formula: Formula(.number(value), SourceSpan(0, digits.utf8.count)))
    case .array(let values): return try list(values, field)
    case .bool: throw AnswerFault(field.mismatch(expected: "a number or a formula"))
    case .object: throw AnswerFault(field.mismatch(expected: "a number, a list or a formula"))
    }
  }

  /// A formula string; of a chain `a = b = c` only the last member.
  func string(_ field: JSONField) throws(AnswerFault) -> FormulaAnswer {
    let text: SourceText
    do { text = try field.source() } catch { throw AnswerFault(error) }
    guard text.bytes.contains(where: { $0 > 0x20 }) else { throw .missing }
    do {
      let (chain, remark) = try Chain.answer(text, vocabulary)
      guard let last = chain.members.last else { throw AnswerFault.missing }
      if last.isEmpty {
        throw AnswerFault(
          Diagnostic("nothing follows the `=`", text: text, span: last.span))
      }
      let (formula, readings) = try last.formula(vocabulary)
      var answer = FormulaAnswer(formula: formula, text: text, span: last.span, readings: readings)
      if let remark { answer.readings.append(remark) }
      if case .column = formula.node { answer.isFlatList = true }
      return answer
    } catch let error as SyntaxError {
      throw AnswerFault(error.diagnostic(in: text))
    } catch let error as AnswerFault {
      throw error
    } catch {
      throw AnswerFault(Diagnostic("this cannot be read", text: text))
    }
  }

  private func list(_ values: [JSONValue], _ field: JSONField) throws(AnswerFault) -> FormulaAnswer
  {
    guard !values.isEmpty else { throw .missing }
    if let last = AnswerReader.chainEnd(values) {
      return try string(JSONField(value: last, path: field.path, text: field.text))
    }
    guard values.count <= AnswerReader.maximumEntries else {
      throw AnswerFault(field.fault("the list is too long"))
    }
    let span = SourceSpan(0, 0)
    var rows: [[Formula]] = []
    var isFlat = true
    var count = 0
    for (place, value) in values.enumerated() {
      let entry = JSONField(value: value, path: "\(field.path)[\(place)]", text: field.text)
      guard case .array(let cells) = value.kind else {
        rows.append([try cell(entry)])
        continue
      }
      isFlat = false
      var row: [Formula] = []
      for (column, value) in cells.enumerated() {
        row.append(
          try cell(JSONField(value: value, path: "\(entry.path)[\(column)]", text: field.text)))
      }
      count += row.count
      guard count <= AnswerReader.maximumEntries else {
        throw AnswerFault(field.fault("the matrix is too large"))
      }
      guard !row.isEmpty, row.count == (rows.first?.count ?? row.count) else {
        throw AnswerFault(entry.fault("the rows of a matrix have one length"))
      }
      rows.append(row)
    }
    guard isFlat || values.allSatisfy({ if case .array = $0.kind { true } else { false } }) else {
      throw AnswerFault(field.fault("the list mixes numbers and lists"))
    }
    let node: Formula.Node = isFlat ? .column(rows.map { $0[0] }) : .matrix(rows)
    return FormulaAnswer(formula: Formula(node, span), isFlatList: isFlat)
  }

  /// The last of lines that make up one chain, as in `f(x) = a`, `= b`; nil where they are entries.
  private static func chainEnd(_ values: [JSONValue]) -> JSONValue? {
    let isChain = values.dropFirst().allSatisfy { value in
      guard case .string(let line) = value.kind else { return false }
      let signs = line.value.drop { $0.isWhitespace || $0 == "&" }
      return signs.hasPrefix("=") && !signs.hasPrefix("==")
    }
    return values.count > 1 && isChain ? values.last : nil
  }

  /// One entry of a list: a number or a formula string.
  private func cell(_ field: JSONField) throws(AnswerFault) -> Formula {
    switch field.value.kind {
    case .string, .number:
      do { return try formula(field).formula } catch {
        if case .missing = error { throw AnswerFault(field.fault("an entry is empty")) }
        throw error
      }
    default: throw AnswerFault(field.mismatch(expected: "a number or a formula"))
    }
  }

  /// The term that an answer means, turned where a flat list has to be a row.
  func term(
    _ answer: FormulaAnswer, _ scope: Scope, expected: Shape? = nil, layout: Layout = .denominator
  ) throws(AnswerFault) -> Term {
    guard !answer.formula.isCondition else {
      throw fault("a value is asked, this is a condition", answer)
    }
    do {
      let term = try Checker.read(
        answer.formula, in: scope, layout: layout, expected: expected)
      guard let expected, !scope.same(term.shape, expected) else { return term }
      if answer.isFlatList, scope.same(term.shape.transposed, expected) {
        return term.transposedTerm
      }
      let turned = scope.same(term.shape.transposed, expected)
      throw fault(
        "the answer has shape \(term.shape), asked is \(expected)", answer,
        notes: turned ? ["its transpose would have the right shape"] : [])
    } catch let error as ShapeError {
      throw shapeFault(error, answer)
    } catch let error as AnswerFault {
      throw error
    } catch {
      throw fault("this cannot be read", answer)
    }
  }

  /// A shape error at its place in the answer.
  func shapeFault(_ error: ShapeError, _ answer: FormulaAnswer) -> AnswerFault {
    if error.isLimit { return .undecided(error.message) }
    if let text = answer.text { return AnswerFault(error.diagnostic(in: text)) }
    return .invalid(error.message, pictures: [])
  }

  private func fault(_ message: String, _ answer: FormulaAnswer, notes: [String] = [])
    -> AnswerFault
  {
    guard let text = answer.text else {
      return .invalid(([message] + notes).joined(separator: "; "), pictures: [])
    }
    return AnswerFault(Diagnostic(message, text: text, span: answer.span, notes: notes))
  }
}
