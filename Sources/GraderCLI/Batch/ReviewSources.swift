import Batch
import Grading
import Text

/// Where a review's answers and rubrics come from: the submissions and the problem files.
struct ReviewSources {
  private let folder: String
  private let problems: String?

  /// Looks into the submissions of a results folder, and into the folder of problem files.
  init(_ folder: String, _ problems: String?) {
    self.folder = folder
    self.problems = problems
  }

  /// The export that looks there.
  var export: ReviewExport {
    let folder = folder
    let rubrics = rubrics
    return ReviewExport(
      answer: { entry, item in ReviewSources.answer(entry, item, folder) },
      rubric: { set, item in rubrics["\(set)/\(item)"] })
  }

  /// The answer as it was written; nil where the submission is gone or has changed.
  private static func answer(_ entry: ClassEntry, _ item: String, _ folder: String) -> String? {
    guard let bytes = try? entry.bytes(in: folder), SHA256(bytes) == entry.digest,
      let submission = try? Submission.read(SourceText(name: entry.name, bytes: bytes)),
      let answer = submission.answers.first(where: { $0.key == item })
    else { return nil }
    if let text = try? answer.field.string() { return text }
    if let lines = try? answer.field.strings() { return lines.joined(separator: "\n") }
    return JSONOutput(answer.field.value).text(pretty: false)
  }

  /// The rubrics by `SET/PROBLEM/ITEM`.
  private var rubrics: [String: String] {
    guard let problems, let library = try? ProblemLibrary(at: problems) else { return [:] }
    var found: [String: String] = [:]
    for id in library.ids {
      for problem in library.sets[id]?.first?.problems ?? [] {
        for item in problem.items {
          guard var members = try? item.field.object(), let rubric = members.optional("rubric")
          else { continue }
          let text = (try? rubric.string()) ?? (try? rubric.strings())?.joined(separator: "; ")
          found["\(id)/\(problem.id)/\(item.id)"] = text
        }
      }
    }
    return found
  }
}
