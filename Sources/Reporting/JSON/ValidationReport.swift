import Grading
import Text

/// What came of trying out problem files, as JSON.
package enum ValidationReport {
  /// The version of the format.
  package static let version = 1

  /// The report on some files.
  package static func value(_ validations: [Validation]) -> JSONOutput {
    .object([
      ("validation", .integer(version)), ("grader", .string(Version.number)),
      ("files", .array(validations.map(file))),
    ])
  }

  private static func file(_ validation: Validation) -> JSONOutput {
    let (failing, all) = validation.mutants
    return .object([
      ("file", .string(validation.file)), ("problem_set", .string(validation.problemSet)),
      ("sound", .bool(validation.isSound)),
      ("faults", .array(validation.faults.map { .string($0.rendered()) })),
      ("notes", .array(validation.notes.map(JSONOutput.string))),
      ("mistakes", .object([("failing", .integer(failing)), ("all", .integer(all))])),
      ("items", .array(validation.items.map(item))),
    ])
  }

  private static func item(_ item: ItemValidation) -> JSONOutput {
    func strings(_ texts: [String]) -> JSONOutput { .array(texts.map(JSONOutput.string)) }
    return .object([
      ("id", .string(item.id)), ("kind", .string(item.kind)),
      ("solution", item.solution.map { .string($0.rawValue) } ?? .null),
      ("forms", .integer(item.forms)), ("wrong", .integer(item.wrong)),
      (
        "mistakes",
        .object([
          ("failing", .integer(item.failing)), ("equivalent", .integer(item.equivalent)),
          ("survivors", strings(item.survivors)),
        ])
      ),
      ("errors", strings(item.errors)), ("warnings", strings(item.warnings)),
    ])
  }
}
