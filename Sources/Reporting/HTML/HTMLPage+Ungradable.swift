extension HTMLPage {
  /// The page of a submission that could not be graded.
  ///
  /// - Parameters:
  ///   - head: what stands above, the name included.
  ///   - words: what is said of the points.
  package init(
    ungradable name: String, head: [HTML], words: String = Self.withoutPoints, fault: String,
    remarks: [String] = []
  ) {
    self.init(
      title: "\(name): could not be graded",
      body: [
        HTML("header", [("class", "page")], head),
        HTML(
          "main", [],
          [HTML("p", [], words), HTML("pre", [], fault)] + remarks.map { HTML("p", [], $0) }),
      ])
  }

  /// What is said of the points of a submission that could not be graded.
  package static let withoutPoints =
    "The submission could not be graded. It has no points, not even 0."
}
