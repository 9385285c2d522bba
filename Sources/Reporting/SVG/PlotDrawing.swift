import Grading

extension SVG {
  private static let width = 560.0
  private static let height = 250.0

  /// A function of one variable, the right one beside it where it may be shown.
  static func plot(_ plot: Plot) -> HTML {
    let shown = plot.answer + plot.reference
    let finite = shown.filter(\.isFinite)
    let isLogarithmic = isSpread(finite)
    let x = Scale(plot.places, from: 52, to: width - 14)
    let points = plot.point.map { [$0.value] } ?? []
    let y = Scale(
      isLogarithmic ? finite : common(finite) + points, from: height - 34, to: 12,
      isLogarithmic: isLogarithmic, margin: 0.06)
    var content = axes(x, y, plot.variable)
    if !plot.reference.isEmpty {
      content.append(path("right", curve(plot.places, plot.reference, x, y)))
    }
    content.append(path("mine", curve(plot.places, plot.answer, x, y)))
    if let point = plot.point {
      content.append(circle("dot", x.at(point.place), clamped(y.at(point.value)), 5))
    }
    let caption =
      (plot.reference.isEmpty ? "your function" : "solid: the answer; dashed: the right function")
      + (plot.point == nil ? "" : "; the dot is the point where it goes wrong")
      + (isLogarithmic ? "; the upright scale is logarithmic" : "")
    return figure(
      width, height, label: "The answer as a function of \(plot.variable)",
      caption: HTML(caption), kind: "plot", content)
  }

  /// Whether the values are positive and of very different sizes.
  private static func isSpread(_ values: [Double]) -> Bool {
    guard let low = values.min(), let high = values.max(), low > 0 else { return false }
    return high / low > 2000
  }

  /// The values without the outermost, where those are far away.
  private static func common(_ values: [Double]) -> [Double] {
    let sorted = values.sorted()
    guard sorted.count > 20, let least = sorted.first, let most = sorted.last else { return values }
    let low = sorted[sorted.count / 12]
    let high = sorted[sorted.count - 1 - sorted.count / 12]
    let room = max(high - low, 1e-9) * 2
    return [max(least, low - room), min(most, high + room)]
  }

  private static func clamped(_ y: Double) -> Double { min(max(y, 12), height - 34) }

  private static func axes(_ x: Scale, _ y: Scale, _ variable: String) -> [HTML] {
    var content: [HTML] = []
    for tick in x.ticks {
      let at = x.at(tick.number)
      content.append(line(tick.number == 0 ? "axis" : "grid", at, 12, at, height - 34))
      content.append(text(tick.words, at, height - 18, kind: "soft", size: 11))
    }
    for tick in y.ticks {
      let at = y.at(tick.number)
      content.append(
        line(tick.number == 0 && !y.isLogarithmic ? "axis" : "grid", 52, at, width - 14, at))
      content.append(text(tick.words, 46, at + 4, anchor: "end", kind: "soft", size: 11))
    }
    content.append(text(variable, width / 2 + 20, height - 3, kind: "soft", size: 12))
    return content
  }

  /// The path through the points; it breaks where there is no value or it leaves the frame.
  private static func curve(_ places: [Double], _ values: [Double], _ x: Scale, _ y: Scale)
    -> String
  {
    var commands = ""
    var isDrawing = false
    for (place, value) in zip(places, values) {
      let at = value.isFinite ? y.at(value) : .nan
      guard at.isFinite, at > -height, at < 2 * height else {
        isDrawing = false
        continue
      }
      commands += (isDrawing ? "L" : "M") + point(x.at(place), clamped(at))
      isDrawing = at >= 12 && at <= height - 34
    }
    return commands
  }

  /// The losses of a training.
  static func losses(_ drawing: LossDrawing, showsRun: Bool) -> HTML? {
    let run = showsRun || !drawing.isAsked ? drawing.run : []
    let all = (run + drawing.answer).filter(\.isFinite)
    guard all.count > 1 else { return nil }
    let isLogarithmic = isSpread(all)
    let count = max(run.count, drawing.answer.count)
    let steps = (0..<count).map(Double.init)
    let x = Scale(steps, from: 52, to: width - 14)
    let y = Scale(
      all, from: height - 34, to: 12, isLogarithmic: isLogarithmic, margin: 0.08)
    var content = axes(x, y, "step")
    if !run.isEmpty { content.append(path("right", curve(steps, run, x, y))) }
    if !drawing.answer.isEmpty { content.append(path("mine", curve(steps, drawing.answer, x, y))) }
    let caption =
      run.isEmpty
      ? "the losses of the answer"
      : drawing.answer.isEmpty
        ? "the loss before the first step and after each"
        : "solid: the losses of the answer; dashed: the run of the engine"
    return figure(
      width, height, label: "Losses by step",
      caption: HTML(caption + (isLogarithmic ? "; the upright scale is logarithmic" : "")),
      kind: "plot", content)
  }
}
