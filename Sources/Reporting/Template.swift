import Grading
import Text

/// A submission with every item blank, to be filled in.
package struct Template {
  private let set: ProblemSet

  /// The set as a student may know it.
  package init(_ set: ProblemSet) { self.set = set.visibleToStudents }

  private var items: [(key: String, item: Item)] {
    self.set.problems.flatMap { problem in problem.items.map { ("\(problem.id)/\($0.id)", $0) } }
  }

  /// The JSON form; the prompts stand in its `note`.
  package var json: [UInt8] {
    let prompts = items.map { "\($0.key): \(Template.line($0.item))" }
    let members: [(String, JSONOutput)] = [
      ("problem_set", .string(set.id)), ("student", .string("")),
      ("note", .string(prompts.joined(separator: "\n"))),
      ("answers", .object(items.map { ($0.key, $0.item.answerForm?.blank ?? .string("")) })),
    ]
    return JSONOutput.object(members).bytes(pretty: true) + [0x0A]
  }

  private static func line(_ item: Item) -> String {
    let points = Points.text(item.points) + (item.points == 1 ? " point" : " points")
    let prompt = item.prompt.map { $0.split(separator: "\n").joined(separator: " ") }
    let form = item.answerForm.map { "Answer with \($0.words)." }
    return (["(\(item.kind), \(points))", prompt, form] as [String?]).compactMap { $0 }
      .joined(separator: " ")
  }

  /// The Markdown form; each prompt stands above its heading as a comment.
  package var markdown: String {
    var text = "---\nproblem_set: \(set.id)\nstudent: \n---\n"
    for (key, item) in items {
      var prompt = Template.line(item)
      if item.answerForm?.isObject == true { prompt += " It stands in a ```json block." }
      // A prompt must not end the comment that it stands in; what is copied from it stays readable.
      prompt = prompt.replacing("-->", with: "→").replacing("--!>", with: "--! >")
      text += "\n## \(key)\n\n<!-- \(prompt) -->\n"
    }
    return Visible.controls(text)
  }
}
