import TestSupport
import Testing

/// The folder of files for Gradescope.
extension ExportTests {
  @Test("files for Gradescope leave out who has no points, and do not mix with others")
  func writesGradescope() throws {
    let shell = try Self.graded("--roster roster.csv")
    let export = "grader export r --as gradescope --to g --missing"
    let omitted = shell.run("\(export) omit; \(export) blank && ls g")
    #expect(omitted.output == "ann.json\n")
    let told = """
      grader: without points, so there is no file: `=bob,"`, `c`, `dan`
        note: `--missing zero` writes one with the points that there are

      """
    #expect(omitted.errors == told + told)
    #expect(shell.run("\(export) zero; \(export) zero; ls g | wc -l").output == "4\n")
    let mixed = shell.run("\(export) omit")
    #expect(mixed.code == 74)
    #expect(
      mixed.errors.hasPrefix(
        "grader: g: there are files of something else: `c.json`, `dan.json`, `student__bob"))
    #expect(shell.run("grader export r --as gradescope --to r --missing omit").code == 74)
  }

  @Test("points by hand stand in the files for Gradescope")
  func writesHandMarks() throws {
    let shell = try Self.graded("--roster roster.csv")
    let rows = "c,,,4,kim,on paper\\ndan,,,3,kim,oral\\n"
    let result = shell.run(
      "printf 'student,item,delta,set,who,why\\n\(rows)' > r/adjustments.csv; "
        + "grader export r --as gradescope --to g --missing omit 2> e; cat g/c.json g/dan.json")
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("\"score\": 4,\n"), "\(result.output)")
    #expect(result.output.contains("\\ntotal set to 4 by kim: on paper\\n"))
    #expect(result.output.contains("\"score\": 3,\n"))
    #expect(result.output.contains("Nothing was handed in.\\ntotal set to 3 by kim: oral"))
  }
}
