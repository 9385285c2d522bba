import Engine
import Text

/// `shape`: the extents of a quantity.
struct ShapeItem: ItemKind {
  static let name = "shape"

  static func form(of item: Item) -> AnswerForm {
    AnswerForm(words: "a shape, such as D x H or scalar")
  }

  private let context: ItemContext
  private let expected: Shape

  init(_ context: ItemContext) throws(Diagnostic) {
    self.context = context
    expected = try AuthorFormula.value(try context.required("of").source(), context.scope).shape
  }

  func judge(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    let shape = try self.shape(answer)
    var judgement = Judgement(.pass, "right")
    judgement.certainty = .certified
    judgement.readAs = shape.description
    judgement.hidesExpected = true
    guard !agrees(shape, expected) else { return judgement }
    judgement.verdict = .fail
    judgement.evidence.answerValue = shape.description
    judgement.evidence.expectedValue = expected.description
    judgement.message = "the shape is \(expected), not \(shape)"
    let isTurned = agrees(shape.transposed, expected)
    judgement.studentMessage =
      "\(shape) is not the shape" + (isTurned ? "; look at which axis comes first" : "")
    return judgement
  }

  /// Whether two shapes are the same expressions; a dimension of one size may be written as that.
  private func agrees(_ left: Shape, _ right: Shape) -> Bool {
    agrees(left.rows, right.rows) && agrees(left.columns, right.columns)
  }

  private func agrees(_ left: Extent, _ right: Extent) -> Bool {
    switch (left, right) {
    case (.size(let size), .dimension(let name)), (.dimension(let name), .size(let size)):
      return Set(context.scope.sizes(of: name)) == [size]
    default: return left == right
    }
  }

  /// Reads `Dx x H`, `Dx × H`, `scalar` or a list of extents.
  private func shape(_ answer: JSONField) throws(AnswerFault) -> Shape {
    var words: [String] = []
    switch answer.value.kind {
    case .array(let values):
      for (place, value) in values.enumerated() {
        let field = JSONField(value: value, path: "\(answer.path)[\(place)]", text: answer.text)
        if case .number(let digits) = value.kind {
          words.append(digits)
        } else {
          do { words.append(try field.string()) } catch { throw AnswerFault(error) }
        }
      }
    case .number(let digits): words = [digits]
    default:
      do { words = ShapeWords.of(try answer.string()) } catch { throw AnswerFault(error) }
      words = words.flatMap(apart)
    }
    if ShapeWords.isScalar(words) { return .scalar }
    var extents: [Extent] = []
    for word in words { extents.append(try extent(word, answer)) }
    guard (1...2).contains(extents.count), let shape = Shape(extents) else {
      throw AnswerFault(
        answer.fault("a shape is written `D x H`, `scalar`, or as a list of one or two extents"))
    }
    return shape
  }

  /// `DxH` cut at the sign between two extents, where it is no dimension itself.
  private func apart(_ word: String) -> [String] {
    func isExtent(_ part: Substring) -> Bool {
      if let size = Int(part) { return size > 0 }
      let name = Vocabulary.canonical(String(part)) ?? String(part)
      return !context.scope.sizes(of: name).isEmpty
    }
    guard !isExtent(word[...]) else { return [word] }
    let cuts = word.indices.filter { place in
      word[place] == "x" && isExtent(word[..<place]) && isExtent(word[word.index(after: place)...])
    }
    guard cuts.count == 1 else { return [word] }
    return [String(word[..<cuts[0]]), String(word[word.index(after: cuts[0])...])]
  }

  private func extent(_ word: String, _ answer: JSONField) throws(AnswerFault) -> Extent {
    if let size = Int(word), size > 0 { return .size(size) }
    let name = Vocabulary.canonical(word) ?? word
    guard !context.scope.sizes(of: name).isEmpty else {
      let names = context.scope.dimensions.map(\.name)
      let nearest = Nearest.name(to: name, among: names)
      throw AnswerFault(
        answer.fault(
          "`\(Visible.text(word))` is no dimension of this problem",
          notes: [
            nearest.map { "did you mean `\($0)`?" }
              ?? (names.isEmpty
                ? "it has none, so an extent is a number"
                : "the dimensions are \(names.joined(separator: ", "))")
          ]))
    }
    return .dimension(name)
  }

  func agrees(_ answer: JSONField, with other: JSONField) -> Bool {
    guard let left = try? shape(answer), let right = try? shape(other) else { return false }
    return agrees(left, right)
  }

  func reading(of answer: JSONField) throws(AnswerFault) -> AnswerReading {
    AnswerReading(try shape(answer).description)
  }
}
