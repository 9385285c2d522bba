import Grading
import Text

/// What is odd about a change of a mark.
package struct AdjustmentRemark: Sendable, Hashable {
  /// The change.
  package var adjustment: Adjustment
  /// What it leads to.
  package var oddity: Oddity

  /// What a change can lead to.
  package enum Oddity: Sendable, Hashable {
    /// Fewer points than none.
    case belowZero(Double)
    /// More points than can be earned.
    case above(maximum: Double, Double)
    /// The mark was set before, which then counts no more.
    case setAgain
    /// There are no points that could be changed, so it counts for nothing.
    case nothingToChange
  }

  /// Whether it cannot be let pass.
  package var isRefused: Bool {
    if case .belowZero = oddity { return true }
    return false
  }

  /// The remark in words, with the line of the file.
  package var words: String {
    let place = adjustment.item.map { "item \(Visible.quoted($0))" } ?? "the total"
    let words =
      switch oddity {
      case .belowZero(let score): "\(Points.text(score)) points"
      case .above(let maximum, let score):
        "\(Points.text(score)) points, more than the \(Points.text(maximum)) that can be earned"
      case .setAgain: "set more than once; the last line counts"
      case .nothingToChange: "there are no points yet to change; give them with `set`"
      }
    return "line \(adjustment.line): \(Visible.quoted(adjustment.student)), \(place): \(words)"
  }
}

extension Standing {
  /// What is odd about the adjustments; what several of them lead to is said of the last.
  var adjustmentRemarks: [AdjustmentRemark] {
    var remarks: [AdjustmentRemark] = []
    var last: [Int?: Adjustment] = [:]
    var isSet: Set<Int?> = []
    for adjustment in adjustments {
      let place = adjustment.item.flatMap { item in items.firstIndex { $0.id == item } }
      guard adjustment.item == nil || place != nil else { continue }
      guard (place.map(score(at:)) ?? score) != nil else {
        remarks.append(AdjustmentRemark(adjustment: adjustment, oddity: .nothingToChange))
        continue
      }
      last[place] = adjustment
      if case .set = adjustment.change, !isSet.insert(place).inserted {
        remarks.append(AdjustmentRemark(adjustment: adjustment, oddity: .setAgain))
      }
    }
    for (place, adjustment) in last {
      let score = Points.rounded(place.map { self.score(at: $0) ?? 0 } ?? self.score ?? 0)
      let maximum = maximum(at: place)
      if score < 0 {
        remarks.append(AdjustmentRemark(adjustment: adjustment, oddity: .belowZero(score)))
      } else if let maximum, score > Points.rounded(maximum) {
        let oddity = AdjustmentRemark.Oddity.above(maximum: maximum, score)
        remarks.append(AdjustmentRemark(adjustment: adjustment, oddity: oddity))
      }
    }
    return remarks
  }

  /// The points that can be earned with an item, or in all; nil where nothing was graded.
  private func maximum(at place: Int?) -> Double? {
    guard !marks.isEmpty else { return nil }
    guard let place else { return marks.maximum }
    return marks.indices.contains(place) ? marks[place].maximum : nil
  }
}
