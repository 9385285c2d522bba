import TestSupport
import Testing

@Suite("The progress of a class")
struct ProgressTests {
  @Test("progress goes to standard error alone", arguments: progressRows)
  func progress(options: String, errors: String) throws {
    let shell = try Shell.ofClass(count: 3)
    let result = shell.run("grader batch subs --out r \(options)")
    #expect(result.code == 0)
    #expect(
      errors.isEmpty ? result.errors == "" : result.errors.contains(errors), "\(result.errors)")
    #expect(!result.output.contains("done"))
  }

  static let progressRows: [(String, String)] = [
    ("", ""), ("--quiet", ""), ("--progress none", ""),
    ("--progress json", #"{"done":3,"total":3,"ungradable":0,"per_second":"#),
    ("--progress json --quiet", #"{"done":3,"total":3,"ungradable":0,"per_second":"#),
  ]

  @Test("a terminal gets a bar that goes away")
  func bar() throws {
    let shell = try Shell.ofClass(count: 400)
    let result = shell.run(
      "TERM=xterm script -qec '\"$GRADER_BINARY\" batch subs --out r --jobs 1' /dev/null")
    #expect(result.output.contains("░") && result.output.contains(" of 400 graded, "))
    #expect(result.output.contains("\r\u{1B}[K400 submissions · "), "\(result.output.suffix(300))")
  }
}
