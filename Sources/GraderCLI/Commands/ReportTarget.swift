import Text

/// One report that is asked for: `text`, `json`, `json=report.json`.
struct ReportTarget: Sendable {
  /// The forms of a report.
  enum Form: String, Sendable, CaseIterable {
    case text
    case json
    case csv
    case gradescope
    case junit
    case html

    /// The forms of a report on a class.
    static let ofClasses: [Form] = [.text, .json, .csv, .junit, .html]
  }

  /// The form.
  let form: Form

  /// The file; nil is standard output.
  let path: String?

  /// Reads what was typed after `--format`; text to standard output where nothing was.
  ///
  /// - Parameter forms: the forms that the verb knows.
  static func read(
    _ typed: [String], among forms: [Form] = Form.allCases
  ) throws(UsageError) -> [ReportTarget] {
    guard !typed.isEmpty else { return [ReportTarget(form: .text, path: nil)] }
    var targets: [ReportTarget] = []
    for word in typed {
      let target = try ReportTarget(word, forms)
      if let other = targets.first(where: { $0.path == target.path }) {
        let place = other.path.map { Visible.quoted($0) } ?? "standard output"
        throw UsageError(
          "two reports cannot both go to \(place)",
          notes: ["write one to a file: `--format json=report.json`"])
      }
      targets.append(target)
    }
    return targets
  }

  /// Reads what was typed after `--format` for a class.
  static func readForClass(_ arguments: Arguments) throws(UsageError) -> [ReportTarget] {
    let typed = arguments.values(.batchFormat)
    if typed.contains(where: { $0 == "gradescope" || $0.hasPrefix("gradescope=") }) {
      throw UsageError(
        "`--format gradescope` reports one submission",
        notes: ["for a class: `grader export DIR --as gradescope --to FOLDER`"])
    }
    let targets = try read(typed, among: Form.ofClasses)
    if targets.contains(where: { $0.form == .html && $0.path == nil }) {
      throw UsageError(
        "`--format html` writes a folder of pages for a class",
        notes: ["say which: `--format html=site`"])
    }
    return targets
  }

  private init(_ typed: String, _ forms: [Form]) throws(UsageError) {
    let parts = typed.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? ""
    guard let form = Form(rawValue: name), forms.contains(form) else {
      throw UsageError(unknown: "format", name, among: forms.map(\.rawValue))
    }
    self.init(form: form, path: parts.count > 1 && parts[1] != "-" ? String(parts[1]) : nil)
    if path?.isEmpty == true { throw UsageError("`--format \(name)=` needs a path") }
  }

  private init(form: Form, path: String?) {
    self.form = form
    self.path = path
  }
}
