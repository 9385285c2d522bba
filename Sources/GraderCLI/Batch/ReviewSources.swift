import Batch
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
    let answers = AnswerSource(folder)
    let rubrics = rubrics
    return ReviewExport(
      answer: { entry, item in answers.text(entry, item) },
      rubric: { set, item in rubrics["\(set)/\(item)"] })
  }

  /// The rubrics by `SET/PROBLEM/ITEM`.
  private var rubrics: [String: String] {
    guard let problems, let library = try? ProblemLibrary(at: problems) else { return [:] }
    var found: [String: String] = [:]
    for id in library.ids {
      for problem in library.files[id]?.first?.set().problems ?? [] {
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
