extension HTML {
  /// A filter over what has `data-verdict` in an element; without the script it is not shown.
  ///
  /// - Parameters:
  ///   - target: the element's id.
  ///   - label: what stands before the choices.
  ///   - choices: values of `data-verdict` with their words.
  package static func tools(
    for target: String, label: String, _ choices: [(value: String, words: String)]
  ) -> HTML {
    let options = [("", "all")] + choices.map { ($0.value, $0.words) }
    let select = HTML(
      "select", [], options.map { HTML("option", [("value", $0.0)], $0.1) })
    return HTML(
      "div", [("class", "tools hidden"), ("data-target", target)],
      [
        HTML("label", [], [HTML(label + " "), select]),
        HTML("label", [], [HTML("With the words "), .void("input", [("type", "search")])]),
        HTML("span", [("role", "status")]),
      ])
  }
}
