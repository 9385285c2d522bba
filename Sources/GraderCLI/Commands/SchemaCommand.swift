import Reporting
import Text

/// `schema`: the JSON Schema of a kind of document.
enum SchemaCommand: Command {
  static let name = "schema"
  static let usage = "schema KIND"
  static let summary = "print the JSON Schema of a problem-set, submission or report"
  static let operandWords = Schema.kinds
  static let discussion = [
    "Prints a JSON Schema (draft 2020-12) that editors and validators understand. KIND is "
      + "problem-set, submission or report."
  ]
  static let options: [Option] = [.unusedProblems]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    guard let kind = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("`schema` needs one KIND: \(Schema.kinds.joined(separator: ", "))")
    }
    guard let schema = Schema.document(kind) else {
      throw UsageError(unknown: "kind", kind, among: Schema.kinds)
    }
    session.output.write(schema.bytes(pretty: true) + [0x0A])
    return .success
  }
}
