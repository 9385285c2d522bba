import Batch
import Text

/// Where a review's answers and rubrics come from: the submissions and the problem files.
struct ReviewSources {
  private let files: SubmissionFiles
  private let problems: ClassProblems

  /// Looks into the submissions of a class, and into the problem files.
  init(_ folder: ResultsFolder, _ library: ProblemLibrary?) {
    files = SubmissionFiles(folder)
    problems = ClassProblems(folder, library)
  }

  /// What is said of what could not be found, once the export is written.
  var remarks: [String] { problems.remarks + files.remarks }

  /// The export that looks there.
  var export: ReviewExport {
    let answers = AnswerSource(files)
    let rubrics = rubrics
    return ReviewExport(
      answer: { entry, item in answers.text(entry, item) },
      rubric: { set, item in rubrics["\(set)/\(item)"] })
  }

  /// The rubrics by `SET/PROBLEM/ITEM`.
  private var rubrics: [String: String] {
    var found: [String: String] = [:]
    for (id, set) in problems.sets {
      for problem in set.problems {
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
