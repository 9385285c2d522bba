import Grading

extension SVG {
  /// The decision over the plane, with the points that are asked for and the room that each has.
  static func plane(_ plane: PlaneDrawing) -> HTML {
    let side = 300.0
    let places = plane.places
    guard let low = places.first, let high = places.last, high > low else { return .nothing }
    let x = Scale([low, high], from: 36, to: side - 8)
    let y = Scale([low, high], from: side - 30, to: 8)
    var content = [path("region", region(plane, x, y))]
    for tick in [0.0, 1.0] {
      content.append(line("grid", x.at(tick), 8, x.at(tick), side - 30))
      content.append(line("grid", 36, y.at(tick), side - 8, y.at(tick)))
      content.append(text("\(Int(tick))", x.at(tick), side - 14, kind: "soft", size: 11))
      content.append(
        text("\(Int(tick))", 28, y.at(tick) + 4, anchor: "end", kind: "soft", size: 11))
    }
    for corner in plane.corners {
      let (at, up) = (x.at(corner.x), y.at(corner.y))
      content.append(circle(corner.holds ? "holds" : "breaks", at, up, 7))
      content.append(text(corner.holds ? "✓" : "✗", at, up - 12, size: 14, isBold: true))
      content.append(text(SVG.cut(corner.margin, to: 10), at, up + 22, size: 11))
    }
    let caption =
      "shaded: where the network decides as it has to at "
      + "(\(Points.text(plane.corners[0].x)), \(Points.text(plane.corners[0].y))); "
      + "at each point the room that its constraint leaves"
    let held = plane.corners.count { $0.holds }
    return figure(
      side, side,
      label: "Decision regions; \(held) of \(plane.corners.count) constraints hold",
      caption: HTML(caption), kind: "plane", content)
  }

  /// Where margins are positive: cells cut by straight lines between places.
  private static func region(_ plane: PlaneDrawing, _ x: Scale, _ y: Scale) -> String {
    let count = plane.places.count
    func margin(_ column: Int, _ row: Int) -> Double { plane.margins[row * count + column] }
    var commands = ""
    for row in 0..<count - 1 {
      var column = 0
      while column < count - 1 {
        var end = column
        while end < count - 1, isInside(end, row) { end += 1 }
        if end > column {
          commands += cell(
            [(column, row), (end, row), (end, row + 1), (column, row + 1)].map { place in
              point(x.at(plane.places[place.0]), y.at(plane.places[place.1]))
            })
          column = end
          continue
        }
        commands += cell(cutCorners(column, row))
        column += 1
      }
    }
    func isInside(_ column: Int, _ row: Int) -> Bool {
      margin(column, row) > 0 && margin(column + 1, row) > 0 && margin(column, row + 1) > 0
        && margin(column + 1, row + 1) > 0
    }
    /// The part of a cell in which the margin is positive, walked round.
    func cutCorners(_ column: Int, _ row: Int) -> [String] {
      let corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
      var points: [String] = []
      for (place, corner) in corners.enumerated() {
        let next = corners[(place + 1) % 4]
        let (a, b) = (margin(corner.0, corner.1), margin(next.0, next.1))
        let (x0, y0) = (plane.places[corner.0], plane.places[corner.1])
        if a > 0 { points.append(point(x.at(x0), y.at(y0))) }
        if (a > 0) != (b > 0), a.isFinite, b.isFinite, a != b {
          let part = a / (a - b)
          points.append(
            point(
              x.at(x0 + (plane.places[next.0] - x0) * part),
              y.at(y0 + (plane.places[next.1] - y0) * part)))
        }
      }
      return points
    }
    return commands.isEmpty ? "M0 0" : commands
  }

  private static func cell(_ points: [String]) -> String {
    points.count < 3 ? "" : "M" + points.joined(separator: "L") + "Z"
  }
}
