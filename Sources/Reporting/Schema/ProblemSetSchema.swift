import Grading
import Text

/// The schema of a problem set.
enum ProblemSetSchema {
  static var members: [(String, JSONOutput)] {
    Schema.objectMembers(
      [
        ("$schema", Schema.string), ("note", Schema.string),
        ("schema", .object([("const", .integer(1))])), ("id", identifier), ("title", Schema.string),
        ("problems", Schema.list(of: Schema.reference("problem"))),
      ], required: ["schema", "id", "problems"]) + [
        (
          "$defs",
          .object([
            ("problem", problem), ("symbol", symbol), ("value", value), ("item", item),
          ])
        )
      ]
  }

  private static let identifier = JSONOutput.object([
    ("type", .string("string")), ("pattern", .string("^[A-Za-z0-9_.-]+$")),
  ])

  private static var problem: JSONOutput {
    Schema.object(
      [
        ("id", identifier), ("title", Schema.string), ("statement", Schema.string),
        (
          "dimensions",
          Schema.dictionary(of: Schema.list(of: Schema.integer(from: 1), least: 1))
        ),
        ("symbols", Schema.dictionary(of: Schema.reference("symbol"))),
        ("definitions", names), ("assume", names),
        ("items", Schema.list(of: Schema.reference("item"))),
      ], required: ["id", "items"])
  }

  private static var symbol: JSONOutput {
    let extent = Schema.any([Schema.integer(from: 1), Schema.string])
    let shape = JSONOutput.object([
      ("type", .string("array")), ("items", extent), ("maxItems", .integer(2)),
    ])
    let words = [
      "real", "positive", "negative", "nonnegative", "unit", "integer", "natural", "one-hot",
      "probability",
    ]
    let domain = Schema.any([
      Schema.oneOf(words), Schema.object([("index", Schema.string)], required: ["index"]),
      Schema.object([("values", Schema.list(of: value, least: 1))], required: ["values"]),
    ])
    return Schema.object(
      [
        ("shape", shape), ("domain", domain),
        (
          "range",
          .object([
            ("type", .string("array")), ("items", value), ("minItems", .integer(2)),
            ("maxItems", .integer(2)),
          ])
        ), ("latex", Schema.string), ("aliases", Schema.list(of: Schema.string)),
      ], required: [])
  }

  /// A number or a formula string.
  private static let value = Schema.any([Schema.number, Schema.string])

  private static var names: JSONOutput {
    Schema.any([Schema.string, Schema.list(of: Schema.string)])
  }

  private static var common: [(String, JSONOutput)] {
    let wrong = Schema.object(
      [
        ("answer", Schema.anything), ("hint", Schema.string),
        (
          "credit",
          .object([
            ("type", .string("number")), ("minimum", .integer(0)), ("maximum", .integer(1)),
          ])
        ),
      ], required: ["answer"])
    let tolerance = Schema.object(
      [
        ("absolute", value), ("relative", value),
        (
          "digits",
          .object([
            ("type", .string("integer")), ("minimum", .integer(1)), ("maximum", .integer(30)),
          ])
        ),
      ], required: [])
    return [
      ("id", identifier),
      ("points", .object([("type", .string("number")), ("minimum", .integer(0))])),
      ("prompt", Schema.string), ("visibility", Schema.oneOf(Visibility.allCases.map(\.rawValue))),
      ("solution", Schema.anything), ("accept", Schema.list(of: Schema.anything)),
      ("wrong", Schema.list(of: wrong)), ("after", names), ("given", names), ("allow", names),
      ("forbid", names), ("hide", names), ("partial", Schema.boolean), ("tolerance", tolerance),
    ]
  }

  /// The members of each kind: those that it needs, and all with their types.
  private static var kinds: [(name: String, needs: [String], members: [(String, JSONOutput)])] {
    let text = Schema.string
    let texts = Schema.list(of: Schema.string)
    let object = JSONOutput.object([("type", .string("object"))])
    let options = Schema.dictionary(of: Schema.string, least: 1)
    return [
      ("value", ["expected"], [("expected", Schema.anything), ("at", object)]),
      (
        "formula", ["expected"],
        [
          ("expected", Schema.anything), ("stress", Schema.list(of: object)),
          ("domain", Schema.oneOf(["reference", "common", "same"])),
        ]
      ),
      (
        "gradient", ["of", "wrt"],
        [
          ("of", text), ("wrt", text),
          ("layout", Schema.oneOf(["denominator", "numerator", "either"])),
        ]
      ),
      ("witness", ["unknowns", "constraints"], [("unknowns", object), ("constraints", texts)]),
      (
        "graph", ["inputs", "definitions", "output"],
        [("inputs", texts), ("definitions", texts), ("output", text), ("partials", texts)]
      ),
      (
        "derivation", ["from", "to"],
        [("from", text), ("to", text), ("min_steps", Schema.integer(from: 0))]
      ),
      ("condition", ["of"], [("of", text), ("equals", value), ("cover", texts)]),
      ("claim", ["statement"], [("statement", text), ("over", object)]),
      ("range", ["of"], [("of", text), ("over", object)]), ("shape", ["of"], [("of", text)]),
      (
        "training", ["loss", "parameters", "initial", "rate", "steps", "ask"],
        [
          ("loss", text), ("parameters", texts), ("initial", Schema.anything), ("rate", value),
          ("steps", Schema.integer(from: 0)), ("data", Schema.anything),
          ("ask", Schema.oneOf(["unchanged", "losses", "final"])),
        ]
      ), ("choice", ["options", "expected"], [("options", options), ("expected", names)]),
      ("ordering", ["options", "expected"], [("options", options), ("expected", texts)]),
      ("text", [], [("rubric", names)]),
    ]
  }

  /// An item: the members of its kind, and no others.
  ///
  /// One condition a kind, so that a validator complains of that kind's members alone.
  private static var item: JSONOutput {
    let conditions = kinds.map { kind -> JSONOutput in
      let isKind = JSONOutput.object([("const", .string(kind.name))])
      let test = JSONOutput.object([
        ("properties", .object([("kind", isKind)])), ("required", .array([.string("kind")])),
      ])
      let members = Schema.object(
        [("kind", isKind)] + common + kind.members, required: ["id", "kind"] + kind.needs)
      return .object([("if", test), ("then", members)])
    }
    return .object([
      ("type", .string("object")),
      ("properties", .object([("kind", Schema.oneOf(kinds.map(\.name)))])),
      ("required", .array([.string("id"), .string("kind")])), ("allOf", .array(conditions)),
    ])
  }
}
