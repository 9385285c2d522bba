import Engine
import Text

extension RangeItem {
  func drawing(of answer: JSONField, _ result: ItemResult) -> Drawing? {
    guard let set = try? set(answer) else { return nil }
    let pieces = set.merged.pieces.map { piece in
      SetDrawing.Piece(
        lower: piece.lower?.midpoint.doubleValue, upper: piece.upper?.midpoint.doubleValue,
        isLowerClosed: piece.isLowerClosed, isUpperClosed: piece.isUpperClosed,
        lowerText: piece.lowerText, upperText: piece.upperText)
    }
    var drawing = SetDrawing(name: nil, pieces: pieces)
    if result.verdict == .fail, let text = result.evidence.answerValue, let value = Double(text) {
      drawing.counterexample = (value, text)
    }
    return .sets([drawing])
  }
}

extension ConditionItem {
  func drawing(of answer: JSONField, _ result: ItemResult) -> Drawing? {
    guard let conditions = try? read(answer) else { return nil }
    var drawings: [SetDrawing] = []
    for condition in conditions {
      guard var drawing = SetDrawing(condition.formula) else { continue }
      let point = result.evidence.point.first { $0.name == drawing.name }
      if result.verdict == .fail, let text = point?.value, let value = Double(text) {
        drawing.counterexample = (value, text)
      }
      drawings.append(drawing)
    }
    return drawings.isEmpty ? nil : .sets(drawings)
  }
}

extension SetDrawing {
  /// The numbers for which a comparison of a name with a number holds, or a name's way to infinity.
  fileprivate init?(_ condition: Formula) {
    switch condition.node {
    case .compare(let members, let signs):
      guard members.count == 2, signs.count == 1, case .name(let name) = members[0].node,
        let end = members[1].numberValue
      else { return nil }
      self.init(name: name, pieces: SetDrawing.pieces(signs[0], end, members[1].description))
    case .limit(let quantity, let target):
      guard case .name(let name) = quantity.node else { return nil }
      switch target.description {
      case "inf":
        self.init(name: name, pieces: [SetDrawing.piece(nil, nil, lowerText: "…")])
      case "-inf":
        self.init(name: name, pieces: [SetDrawing.piece(nil, nil, upperText: "…")])
      default: return nil
      }
    default: return nil
    }
  }

  private static func pieces(
    _ sign: Formula.Comparison, _ end: Double, _ text: String
  ) -> [Piece] {
    switch sign {
    case .equal: [Piece(point: end, text)]
    case .notEqual: [piece(nil, end, upperText: text), piece(end, nil, lowerText: text)]
    case .less: [piece(nil, end, upperText: text)]
    case .lessOrEqual: [piece(nil, end, upperText: text, isClosed: true)]
    case .greater: [piece(end, nil, lowerText: text)]
    case .greaterOrEqual: [piece(end, nil, lowerText: text, isClosed: true)]
    }
  }

  private static func piece(
    _ lower: Double?, _ upper: Double?, lowerText: String = "-inf", upperText: String = "inf",
    isClosed: Bool = false
  ) -> Piece {
    Piece(
      lower: lower, upper: upper, isLowerClosed: isClosed && lower != nil,
      isUpperClosed: isClosed && upper != nil, lowerText: lowerText, upperText: upperText)
  }
}

extension SetDrawing.Piece {
  fileprivate init(point: Double, _ text: String) {
    self.init(
      lower: point, upper: point, isLowerClosed: true, isUpperClosed: true, lowerText: text,
      upperText: text)
  }
}

extension Formula {
  /// The value of a number that is written out, its sign included.
  var numberValue: Double? {
    switch node {
    case .number(let value): value.doubleValue
    case .negate(let a): a.numberValue.map { -$0 }
    case .binary(.divide, let a, let b):
      if let top = a.numberValue, let bottom = b.numberValue, bottom != 0 {
        top / bottom
      } else {
        nil
      }
    default: nil
    }
  }
}

extension TrainingItem {
  func drawing(of answer: JSONField, _ result: ItemResult) -> Drawing? {
    let losses = run.losses.map(\.midpoint.doubleValue)
    guard losses.count > 1 else { return nil }
    var given: [Double] = []
    if ask == "losses", let list = try? answer.array() {
      given = list.compactMap { field in
        (try? field.numberAsDouble()) ?? (try? field.string()).flatMap { Double($0) }
      }
    }
    return .losses(LossDrawing(answer: given, run: losses, isAsked: ask == "losses"))
  }
}
