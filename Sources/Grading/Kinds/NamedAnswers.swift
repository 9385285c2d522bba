import Engine
import Text

/// Answers with names: an object of formulas or values.
struct NamedAnswers {
  let names: [String]

  init(_ names: [String]) { self.names = names }

  /// The member that answers each name; other members are an error.
  func members(_ answer: JSONField) throws(AnswerFault) -> [JSONField?] {
    let object: JSONObjectReader
    do { object = try answer.object() } catch { throw AnswerFault(error) }
    var result = [JSONField?](repeating: nil, count: names.count)
    let wanted = names.map { Vocabulary.canonical($0) ?? $0 }
    for (key, field) in object.fields {
      let name = Vocabulary.canonical(key.value) ?? key.value
      guard let place = names.firstIndex(of: key.value) ?? wanted.firstIndex(of: name) else {
        let nearest = Nearest.name(to: key.value, among: names)
        throw AnswerFault(
          Diagnostic(
            "`\(Visible.text(key.value))` is not asked here", text: answer.text, span: key.span,
            notes: nearest.map { ["did you mean `\($0)`?"] }
              ?? ["asked are \(names.map { "`\($0)`" }.joined(separator: ", "))"]))
      }
      result[place] = field
    }
    return result
  }

  /// Judges each member and joins the judgements: the worst verdict, all messages.
  func judge(
    _ answer: JSONField, _ one: (JSONField, Int) throws(AnswerFault) -> Judgement
  ) throws(AnswerFault) -> Judgement {
    let members = try members(answer)
    var parts: [(name: String, judgement: Judgement)] = []
    for (place, name) in names.enumerated() {
      guard let field = members[place] else {
        parts.append((name, Judgement(.fail, "is not answered")))
        continue
      }
      do {
        parts.append((name, try one(field, place)))
      } catch {
        guard case .missing = error else { throw error }
        parts.append((name, Judgement(.fail, "is not answered")))
      }
    }
    return joined(parts)
  }

  private func joined(_ parts: [(name: String, judgement: Judgement)]) -> Judgement {
    let failing = parts.filter { $0.judgement.verdict == .fail }
    let open = parts.filter { $0.judgement.verdict == .undecided }
    var result: Judgement
    if let first = failing.first ?? open.first {
      result = first.judgement
      result.failsByForm = !failing.isEmpty && failing.allSatisfy(\.judgement.failsByForm)
      let said = failing.isEmpty ? open : failing
      result.message = said.map { "\($0.name): \($0.judgement.message)" }.joined(separator: "; ")
      if said.contains(where: { $0.judgement.studentMessage != nil }) {
        result.studentMessage = said.map {
          "\($0.name): \($0.judgement.studentMessage ?? $0.judgement.message)"
        }.joined(separator: "; ")
      }
      for place in result.pictures.indices { result.pictures[place].message = result.message }
      result.evidence.entry = first.name + (first.judgement.evidence.entry ?? "")
    } else {
      result = Judgement(.pass, "right")
      let samples = parts.compactMap(\.judgement.evidence.samples)
      result.evidence.samples = samples.min()
      let allProved = parts.allSatisfy { $0.judgement.certainty == .certified }
      result.certainty = allProved ? .certified : .sampled(points: samples.min() ?? 1)
    }
    let right = parts.filter { $0.judgement.verdict == .pass }.count
    result.fraction = parts.isEmpty ? 0 : Double(right) / Double(parts.count)
    result.hidesExpected = parts.contains { $0.judgement.hidesExpected }
    result.readAs = parts.compactMap { part in
      part.judgement.readAs.map { "\(part.name) = \($0)" }
    }.joined(separator: ", ")
    return result
  }

  /// Whether two objects agree member by member.
  func agree(
    _ answer: JSONField, _ other: JSONField, _ one: (JSONField, JSONField) -> Bool
  ) -> Bool {
    guard let left = try? members(answer), let right = try? members(other) else { return false }
    return zip(left, right).allSatisfy { pair in
      guard let a = pair.0, let b = pair.1 else { return (pair.0 == nil) == (pair.1 == nil) }
      return one(a, b)
    }
  }

  /// How each member is read.
  func reading(
    _ answer: JSONField, _ one: (JSONField) throws(AnswerFault) -> AnswerReading
  ) throws(AnswerFault) -> AnswerReading {
    var parts: [AnswerReading] = []
    for (name, field) in zip(names, try members(answer)) {
      if let field { parts.append(try one(field).named(name)) }
    }
    return AnswerReading(parts, joint: ", ")
  }
}
