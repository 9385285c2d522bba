import Grading

extension GradedSubmission {
  /// The item that is worth a look before all others: what is lost most, unread answers first.
  var lookFirst: ItemResult? {
    for verdicts: [Verdict] in [[.fail, .invalid], [.undecided], [.missing]] {
      let items = items.filter { verdicts.contains($0.verdict) }
      let most = items.map { $0.maximum - ($0.score ?? 0) }.max()
      if let first = items.first(where: { $0.maximum - ($0.score ?? 0) == most }) { return first }
    }
    return nil
  }
}
