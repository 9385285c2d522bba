import Batch
import Grading
import Reporting

/// The graders of the sets that a class was graded with, as far as their files are still there.
struct SetGraders: Sendable {
  /// The graders by the sets' ids.
  let graders: [String: Grader]

  /// What the graders found before, and how their items are shown.
  private let memos: [String: GradingMemo]
  private let articles: [String: ItemArticles]

  /// The items of each set that are asked in another way since the class was graded.
  private let changed: [String: Set<String>]

  /// What is said of the sets whose files are not there.
  let remarks: [String]

  /// Sets up the graders of a class.
  init(_ folder: ResultsFolder, _ library: ProblemLibrary?, for audience: Audience = .staff) {
    let problems = ClassProblems(folder, library)
    remarks = problems.remarks
    let settings = folder.results.file.manifest.settings
    var options = GradingOptions(seed: settings.seed)
    options.explains = false
    var graders: [String: Grader] = [:]
    var changed: [String: Set<String>] = [:]
    for set in folder.results.file.manifest.sets {
      guard var found = problems.sets[set.id] else { continue }
      changed[set.id] = Set(SetDefinition(found).changed(since: set))
      if audience == .student { found = found.visibleToStudents }
      graders[set.id] = Grader(found, options: options)
    }
    self.graders = graders
    self.changed = changed
    memos = graders.mapValues { _ in GradingMemo() }
    articles = graders.mapValues { ItemArticles($0.set, for: audience) }
  }

  /// What the page of a submission is made from; nil where its problem file is gone.
  func source(of entry: ClassEntry, _ answers: AnswerSource) -> SiteStudent.Source? {
    guard let set = entry.problemSet, let grader = graders[set], let articles = articles[set]
    else { return nil }
    return SiteStudent.Source(
      grader: grader, memo: memos[set], articles: articles, changed: changed[set] ?? [],
      submission: answers.submission(entry))
  }
}

extension ClassStatistics {
  /// What a class made of each item, wrong answers that mean the same put together.
  static func gathered(
    _ folder: ResultsFolder, _ sets: SetGraders, _ files: SubmissionFiles
  ) throws(Failure) -> ClassStatistics {
    let results = folder.results
    let answers = AnswerSource(files)
    var statistics: ClassStatistics
    do throws(DiskFault) {
      statistics = try ClassStatistics(results) { entry, item in answers.answer(entry, item) }
    } catch {
      throw Failure(error)
    }
    let others = AnswerSource(files)
    statistics.cluster { set, item, one, other in
      guard let grader = sets.graders[set],
        let mine = answers.answer(results.entries[one], item),
        let theirs = others.answer(results.entries[other], item)
      else { return false }
      return grader.mean(item, mine, theirs)
    }
    return statistics
  }
}
