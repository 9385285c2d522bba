import Batch
import Grading
import Reporting
import Text

/// What the arguments of `export` mean.
struct ExportSettings: Sendable {
  /// The forms in which results leave.
  enum Form: String, Sendable, CaseIterable {
    case csv
    case canvas
    case moodle
    case gradescope
    case junit
    case json
    case html
    case review

    /// Whether a student without points stops the export until that is settled.
    var needsPoints: Bool { self == .csv || isOfOneSet }

    /// Whether what it makes is of one problem set: a grade's column, an autograder's results.
    var isOfOneSet: Bool { self == .canvas || self == .moodle || self == .gradescope }
  }

  /// The results folder.
  let folder: String

  /// The form.
  let form: Form

  /// The file, or for Gradescope the folder; nil is standard output.
  let path: String?

  /// What stands for those without points.
  let missing: MissingPolicy?

  /// The one problem set that is asked for.
  let problemSet: String?

  /// The title of the grade's column.
  let title: String?

  /// The downloaded sheet to fill.
  let sheet: String?

  /// What a site of pages is to be.
  let site: SiteWriter.Settings

  /// The file of adjustments, where it is not the one in the folder.
  let adjustments: String?

  /// Reads the arguments.
  init(_ arguments: Arguments) throws(UsageError) {
    guard let folder = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("`export` needs one folder of results")
    }
    self.folder = folder
    form = try Self.form(arguments)
    path = arguments.value(.to)
    missing = arguments.value(.missing).flatMap(MissingPolicy.init)
    problemSet = arguments.value(.onlySet)
    title = arguments.value(.title)
    sheet = arguments.value(.fill)
    adjustments = arguments.value(.adjustments)
    site = SiteWriter.Settings(
      audience: arguments.value(.siteAudience).flatMap(Audience.init) ?? .staff,
      isAnonymous: arguments.has(.anonymous), jobs: try BatchSettings.jobs(arguments.value(.jobs)))
    if form != .html, arguments.has(.anonymous) || arguments.value(.siteAudience) != nil {
      throw UsageError("`--anonymous` and `--audience` are for `--as html`")
    }
    if form == .html, path == nil {
      throw UsageError("`--as html` writes a folder of pages: say which with `--to DIR`")
    }
    if let title, title.trimmed.isEmpty {
      throw UsageError(
        "`--title` is empty", notes: ["leave it out to take the id of the problem set"])
    }
    if sheet != nil, form != .canvas, form != .moodle {
      throw UsageError("`--fill` fills a sheet of `--as canvas` or `--as moodle`")
    }
    if form == .gradescope, path == nil {
      throw UsageError(
        "`--as gradescope` writes one file for each student: say the folder with `--to DIR`")
    }
    if form == .canvas, sheet == nil, let words = title.flatMap(CanvasExport.reservedWords) {
      throw UsageError(
        "Canvas drops columns with \(Visible.quoted(words)) in their title without a word",
        notes: ["choose another `--title`"])
    }
  }

  private static func form(_ arguments: Arguments) throws(UsageError) -> Form {
    let known = Form.allCases.map(\.rawValue)
    guard let typed = arguments.value(.exportAs) else {
      throw UsageError("`--as FORMAT` says which: " + known.joined(separator: ", "))
    }
    guard let form = Form(rawValue: typed) else {
      throw UsageError(unknown: "format", typed, among: known)
    }
    return form
  }
}

extension Option {
  /// The form in which results leave.
  static let exportAs = Option(
    name: "as", shape: .value("FORMAT"), words: ExportSettings.Form.allCases.map(\.rawValue),
    help: ExportSettings.Form.allCases.map(\.rawValue).joined(separator: ", "))

  /// Where an export goes.
  static let to = Option(
    name: "to", shape: .value("PATH"),
    help: "the file, or for gradescope and html the folder (standard output)")

  /// Who reads the pages of a site.
  static let siteAudience = Option(
    name: "audience", shape: .choice(["staff", "student"]),
    help: "of html: who reads the pages (staff); students' reports come without the class's page")

  /// What stands for those without points.
  static let missing = Option(
    name: "missing", shape: .choice(MissingPolicy.allCases.map(\.rawValue)),
    help: "what stands for students without a gradable submission and for points still pending "
      + "(else the export stops and lists them)")

  /// Which problem set is exported.
  static let onlySet = Option(
    name: "set", shape: .value("SET"), help: "only this problem set, where there are several")

  /// The title of the grade's column.
  static let title = Option(
    name: "title", shape: .value("TEXT"), help: "the title of the column (the set's id)")

  /// The sheet to fill.
  static let fill = Option(
    name: "fill", shape: .value("SHEET.csv"),
    help: "fill this sheet, downloaded from Canvas or Moodle; nothing in it is cleared")

  /// What people changed.
  static let adjustments = Option(
    name: "adjustments", shape: .value("FILE.csv"),
    help: "marks changed by hand: \(Adjustments.columns.joined(separator: ",")) "
      + "(\(Adjustments.name) in DIR)")
}
