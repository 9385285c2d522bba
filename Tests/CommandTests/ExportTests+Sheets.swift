import Foundation
import TestSupport
import Testing

/// Sheets that Canvas and Moodle gave out, and that are filled.
extension ExportTests {
  @Test("fills a downloaded sheet and clears nothing")
  func fills() throws {
    let shell = try Self.graded("--roster roster.csv")
    let canvas = """
      Student,ID,SIS Login ID,Section,Old (1),class-quiz (77),Final Score
      "    Points Possible",,,,10,8.5,(read only)
      "Ann, A.",1,ann,S,3,,90
      "Eve",2,eve,S,4,7,91
      =Dan,3,dan,S,5,2,92

      """
    let moodle =
      "\u{FEFF}Identifier,Full name,Email address,Grade,\"Last modified (grade)\"\n"
      + "Participant 1,Ann,ann@x.org,,-\nParticipant 2,Dan,dan@x.org,3,-\n"
    try shell.write(
      [ClassGenerator.File("canvas.csv", canvas), ClassGenerator.File("moodle.csv", moodle)],
      into: ".")
    let result = shell.run(
      """
      grader export r --as canvas --fill canvas.csv --missing omit
      grader export r --as moodle --fill moodle.csv --missing omit
      """)
    #expect(result.code == 0, "\(result.errors)")
    let filled = canvas.replacingOccurrences(of: "ann,S,3,,90", with: "ann,S,3,1,90")
      .replacingOccurrences(of: "\"Eve\"", with: "Eve")
    #expect(
      result.output == filled
        + "\u{FEFF}Identifier,Full name,Email address,Grade,Last modified (grade)\n"
        + "Participant 1,Ann,ann@x.org,1,-\nParticipant 2,Dan,dan@x.org,3,-\n")
    #expect(result.errors.contains("grader: 1 cell filled\n"))
    #expect(result.errors.contains("not in the sheet: `=bob,\"`, `c`\n"))
    #expect(result.errors.contains("left as they were: `Eve`\n"))
  }

  @Test("a filled sheet keeps its line ends and the mark in front")
  func keepsForm() throws {
    let shell = try Self.graded()
    let sheet = "\u{FEFF}Identifier,ID number,Grade\r\n1,ann,\r\n2,\"e\nve\",3\r\n"
    try shell.write([ClassGenerator.File("sheet.csv", sheet)], into: ".")
    let result = shell.run("grader export r --as moodle --fill sheet.csv --missing omit --to f.csv")
    #expect(result.code == 0, "\(result.errors)")
    let filled = sheet.replacingOccurrences(of: "ann,\r", with: "ann,1\r")
    #expect(shell.bytes("f.csv") == Data(filled.utf8))
  }

  @Test("a sheet that does not fit says so", arguments: sheets)
  func tellsSheets(sheet: String, options: String, code: Int32, errors: String) throws {
    let shell = try Self.graded()
    let rows = "Student,ID,SIS Login ID,\(sheet)\nAnn,1,ann,,\n"
    try shell.write([ClassGenerator.File("sheet.csv", rows)], into: ".")
    let result = shell.run(
      "grader export r --as canvas --fill sheet.csv --missing omit \(options) --to f.csv")
    #expect(result.code == code, "\(result.errors)")
    #expect(result.errors.contains(errors), "\(result.errors)")
    #expect((shell.bytes("f.csv") == nil) == (code != 0))
  }

  static let sheets: [(String, String, Int32, String)] = [
    (
      "class-quiz (77),class-quiz (78)", "", 64,
      "the sheet has 2 columns `class-quiz`\n"
        + "  note: say which with `--title`: `class-quiz (77)`, `class-quiz (78)`\n"
    ),
    ("class-quiz (77),class-quiz (78)", "--title 'class-quiz (78)'", 0, "1 cell filled\n"),
    ("class-quiz (77),class-quiz", "", 0, "1 cell filled\n"),
    ("class-quiz,class-quiz", "", 64, "the sheet has 2 columns `class-quiz`\n"),
    (
      "class-quiz (77),x\n    Points Possible,,,100,1", "", 0,
      "grader: 8.5 points can be earned, and 100 according to the sheet's `Points Possible`"
    ),
    (
      "class-quiz (77),x\n    Points Possible,,,(read only),1", "", 64,
      "the column `class-quiz (77)` is read only: Canvas takes no points for it\n"
        + "  note: say with `--title` which column is to be filled\n"
    ),
  ]

  @Test("Canvas's own numbers are taken for nobody's id, and who is excused stays so")
  func fillsByOwnIDs() throws {
    let shell = try Self.graded("--roster roster.csv")
    let rows: [(String, String)] = [
      ("Student,ID,SIS User ID,SIS Login ID,Section,class-quiz (77)", ""),
      ("\"    Points Possible\",,,,,8.5", ""), ("Eve,ann,900,eve,S,", ""),
      ("Zoe,c,901,zoe,S,4", ""), ("Ann,7,ann,a@x,S,", "1"), ("Dan,dan,,,S,", "0"),
    ]
    let sheet = rows.map { $0.0 + "\n" }.joined()
    try shell.write(
      [
        ClassGenerator.File("own.csv", sheet),
        ClassGenerator.File("ex.csv", sheet.replacing("ann,a@x,S,", with: "ann,a@x,S,ex")),
        ClassGenerator.File("few.csv", "Student,ID,Section,Old,class-quiz\nAnn,ann,S,,\n"),
      ], into: ".")
    let fill = "grader export r --as canvas --missing zero --fill"
    let result = shell.run("\(fill) own.csv")
    #expect(result.output == rows.map { $0.0 + $0.1 + "\n" }.joined())
    #expect(
      result.errors == """
        grader: 2 cells filled
        grader: not in the sheet: `=bob,"`, `c`
        grader: rows of the sheet with a student's id in `ID` but other ids beside it, left as they \
        were: `Zoe`
        grader: rows of the sheet without a submission, left as they were: `Eve`

        """)
    let excused = shell.run("\(fill) ex.csv")
    #expect(excused.output.contains("Ann,7,ann,a@x,S,ex\n"))
    #expect(excused.errors.contains("excused in the sheet, left as they were: `Ann`\n"))
    #expect(shell.run("\(fill) few.csv").output.hasSuffix("Ann,ann,S,,1\n"))
  }

  @Test("a row that two students lay claim to is refused")
  func ownsRow() throws {
    let shell = try Self.graded("--roster roster.csv")
    // The row is Ann's by its id number, and by its address Dan's.
    let sheet = "Identifier,ID number,Email address,Grade\n1,eve,eve@x.org,\n2,ann,dan@x.org,\n"
    try shell.write([ClassGenerator.File("sheet.csv", sheet)], into: ".")
    let result = shell.run("grader export r --as moodle --fill sheet.csv --missing omit")
    #expect(result.code == 74 && result.output == "")
    #expect(
      result.errors.contains("sheet.csv: line 3 is the row of both `ann` and `dan`"),
      "\(result.errors)")
  }
}
