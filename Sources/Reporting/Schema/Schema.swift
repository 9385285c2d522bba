import Text

/// The JSON Schemas (draft 2020-12) of what is read and written.
///
/// Source: JSON Schema, https://json-schema.org/draft/2020-12/schema
package enum Schema {
  /// The kinds of document that have a schema.
  package static let kinds = ["problem-set", "submission", "report"]

  /// The schema of a kind of document, nil for another word.
  package static func document(_ kind: String) -> JSONOutput? {
    switch kind {
    case "problem-set": return head("A problem set of grader", ProblemSetSchema.members)
    case "submission": return head("A submission to grader", SubmissionSchema.members)
    case "report": return head("A report of grader", ReportSchema.members)
    default: return nil
    }
  }

  private static func head(_ title: String, _ members: [(String, JSONOutput)]) -> JSONOutput {
    .object(
      [
        ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        ("title", .string(title)),
      ] + members)
  }

  // MARK: Pieces

  static let string = JSONOutput.object([("type", .string("string"))])
  static let number = JSONOutput.object([("type", .string("number"))])
  static let null = JSONOutput.object([("type", .string("null"))])
  static let boolean = JSONOutput.object([("type", .string("boolean"))])

  /// Anything at all.
  static let anything = JSONOutput.bool(true)

  static func described(_ text: String, _ members: [(String, JSONOutput)]) -> JSONOutput {
    .object([("description", .string(text))] + members)
  }

  static func integer(from least: Int) -> JSONOutput {
    .object([("type", .string("integer")), ("minimum", .integer(least))])
  }

  static func list(of item: JSONOutput, least: Int = 0) -> JSONOutput {
    .object([("type", .string("array")), ("items", item), ("minItems", .integer(least))])
  }

  static func oneOf(_ words: [String]) -> JSONOutput {
    .object([("enum", .array(words.map(JSONOutput.string)))])
  }

  static func any(_ choices: [JSONOutput]) -> JSONOutput { .object([("anyOf", .array(choices))]) }

  static func reference(_ name: String) -> JSONOutput {
    .object([("$ref", .string("#/$defs/\(name)"))])
  }

  /// An object whose members may have any name.
  static func dictionary(of value: JSONOutput, least: Int = 0) -> JSONOutput {
    .object([
      ("type", .string("object")), ("additionalProperties", value),
      ("minProperties", .integer(least)),
    ])
  }

  /// An object with these members and no others.
  static func object(_ members: [(String, JSONOutput)], required: [String]) -> JSONOutput {
    .object(objectMembers(members, required: required))
  }

  static func objectMembers(
    _ members: [(String, JSONOutput)], required: [String]
  ) -> [(String, JSONOutput)] {
    [
      ("type", .string("object")), ("properties", .object(members)),
      ("required", .array(required.map(JSONOutput.string))), ("additionalProperties", .bool(false)),
    ]
  }
}

/// The schema of a submission.
enum SubmissionSchema {
  static var members: [(String, JSONOutput)] {
    Schema.objectMembers(
      [
        ("$schema", Schema.string), ("problem_set", Schema.string),
        ("student", Schema.any([Schema.string, Schema.null])),
        (
          "answers",
          Schema.described(
            "The answers by PROBLEM/ITEM.",
            [
              ("type", .string("object")),
              ("propertyNames", .object([("pattern", .string("^[^/]+/[^/]+$"))])),
            ])
        ),
        ("submitted_at", .object([("type", .string("string")), ("format", .string("date-time"))])),
        ("attempt", .object([("type", .string("integer"))])), ("name", Schema.string),
        ("note", Schema.string),
      ], required: ["problem_set", "answers"])
  }
}

/// The schema of a report.
enum ReportSchema {
  static var members: [(String, JSONOutput)] {
    let report = Schema.object(
      [
        ("report", .object([("const", .integer(JSONReport.version))])), ("grader", Schema.string),
        ("problem_set", Schema.string), ("submission", Schema.string),
        ("student", Schema.any([Schema.string, Schema.null])),
        ("seed", Schema.integer(from: 0)), ("dry_run", Schema.boolean), ("score", Schema.number),
        ("pending", Schema.number), ("max_score", Schema.number), ("counts", counts),
        ("items", Schema.list(of: Schema.reference("item"))),
        ("notes", Schema.list(of: Schema.string)),
      ], required: ["report", "grader", "problem_set", "submission", "student", "items", "notes"])
    return [
      (
        "anyOf",
        .array([
          Schema.reference("report"), Schema.reference("ungradable"),
          Schema.list(
            of: Schema.any([Schema.reference("report"), Schema.reference("ungradable")])),
        ])
      ), ("$defs", .object([("report", report), ("ungradable", ungradable), ("item", item)])),
    ]
  }

  /// The report of a submission that could not be graded.
  private static var ungradable: JSONOutput {
    Schema.object(
      [
        ("report", .object([("const", .integer(JSONReport.version))])), ("grader", Schema.string),
        ("problem_set", Schema.any([Schema.string, Schema.null])), ("submission", Schema.string),
        ("student", Schema.any([Schema.string, Schema.null])), ("seed", Schema.integer(from: 0)),
        ("status", .object([("const", .string("ungradable"))])), ("message", Schema.string),
        ("score", Schema.null), ("pending", Schema.null), ("max_score", Schema.null),
        ("counts", Schema.null),
        ("items", Schema.list(of: Schema.reference("item"))),
        ("notes", Schema.list(of: Schema.string)),
      ], required: ["report", "grader", "submission", "student", "status", "message"])
  }

  private static let verdicts = ["pass", "fail", "invalid", "undecided", "missing", "review"]

  private static var counts: JSONOutput {
    Schema.object(verdicts.map { ($0, Schema.integer(from: 0)) }, required: verdicts)
  }

  private static var item: JSONOutput {
    .object([
      ("type", .string("object")),
      (
        "properties",
        .object([
          ("id", Schema.string), ("kind", Schema.string), ("verdict", Schema.oneOf(verdicts)),
          ("score", Schema.any([Schema.number, Schema.null])),
          ("max_score", Schema.number), ("message", Schema.string), ("hint", Schema.string),
          ("diagnosis", .object([("type", .string("object"))])), ("read_as", Schema.string),
          ("certainty", Schema.oneOf(["certified", "sampled"])),
          ("evidence", .object([("type", .string("object"))])),
          ("notes", Schema.list(of: Schema.string)),
        ])
      ), ("required", .array([.string("id"), .string("kind")])),
    ])
  }
}
