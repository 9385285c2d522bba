import Grading

/// What a class made of one item.
package struct ItemStatistics: Sendable {
  /// The problem set.
  package var problemSet: String
  /// `PROBLEM/ITEM`.
  package var id: String
  /// The points that can be earned.
  package var maximum = 0.0
  /// How many answers have each verdict.
  package var counts: [Verdict: Int] = [:]
  /// The hints and complaints that were given, with their numbers, most frequent first.
  package var diagnoses: [(words: String, count: Int)] = []
  /// Wrong answers that mean the same, whatever their form, most frequent first.
  package var clusters: [Cluster] = []
  /// Wrong numbers that are near the right one, for a human eye.
  package var near: [NearMiss] = []
  /// The sums that mean and correlation come from.
  var sums = Sums()

  /// Wrong answers that mean the same.
  package struct Cluster: Sendable {
    /// One of them, as it was read or written.
    package var representative: String
    /// The different forms.
    package var forms: Int
    /// Who gave them, in order.
    package var students: [String]
    /// The hint that was given, if any.
    package var hint: String?
  }

  /// A wrong number near the right one.
  package struct NearMiss: Sendable {
    /// Who gave it.
    package var student: String
    /// The number.
    package var answer: String
    /// The right one.
    package var expected: String
    /// How far it is off, in parts of the right one.
    package var relative: Double
  }

  /// Sums over the submissions that have points for the item.
  struct Sums: Sendable {
    var count = 0.0
    var own = 0.0
    var rest = 0.0
    var ownSquares = 0.0
    var restSquares = 0.0
    var products = 0.0

    mutating func add(own mine: Double, rest others: Double) {
      count += 1
      own += mine
      rest += others
      ownSquares += mine * mine
      restSquares += others * others
      products += mine * others
    }
  }

  init(problemSet: String, id: String) {
    self.problemSet = problemSet
    self.id = id
  }

  /// The number of submissions.
  package var all: Int { counts.values.reduce(0, +) }

  /// The part of the submissions that pass.
  package var passRate: Double? {
    all > 0 ? Points.rounded(Double(counts[.pass] ?? 0) / Double(all)) : nil
  }

  /// The mean of the points.
  package var mean: Double? { sums.count > 0 ? Points.rounded(sums.own / sums.count) : nil }

  /// The correlation of the item's points with the points of all others; nil where one does not vary.
  ///
  /// Source: the corrected item-total correlation; Henrysson, "Correction of item-total correlations
  /// in item analysis", Psychometrika 28 (1963), doi:10.1007/BF02289618.
  package var discrimination: Double? {
    let n = sums.count
    guard n > 2 else { return nil }
    let own = sums.ownSquares - sums.own * sums.own / n
    let rest = sums.restSquares - sums.rest * sums.rest / n
    guard own > 1e-9, rest > 1e-9 else { return nil }
    let both = sums.products - sums.own * sums.rest / n
    return ((both / (own * rest).squareRoot()) * 1000).rounded() / 1000
  }
}
