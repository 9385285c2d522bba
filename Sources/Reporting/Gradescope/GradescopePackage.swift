import Text

/// An autograder that Gradescope runs: a ZIP file with the program, the problem file and two scripts.
///
/// Source: https://gradescope-autograders.readthedocs.io/en/latest/specs/
package struct GradescopePackage: Sendable {
  /// The program.
  package var program: [UInt8]
  /// The problem file.
  package var problemSet: [UInt8]
  /// Whether items that students do not see yet are graded too.
  ///
  /// They have their visibility in the results, and Gradescope shows no total while one is hidden.
  package var hasHiddenItems: Bool
  /// The seed of all sample points.
  package var seed: UInt64
  /// What hides the sample points.
  package var salt: String

  /// A package of a program and a problem file.
  package init(
    program: [UInt8], problemSet: [UInt8], hasHiddenItems: Bool, seed: UInt64, salt: String
  ) {
    self.program = program
    self.problemSet = problemSet
    self.hasHiddenItems = hasHiddenItems
    self.seed = seed
    self.salt = salt
  }

  /// The ZIP file; nil where the program is too large for one.
  package var bytes: [UInt8]? {
    var archive = ZipArchive()
    archive.add(
      .init(path: "setup.sh", bytes: Array(GradescopeScripts.setup.utf8), isExecutable: true))
    archive.add(
      .init(path: "run_autograder", bytes: Array(GradescopeScripts.run.utf8), isExecutable: true))
    archive.add(.init(path: "options", bytes: Array(options.utf8)))
    archive.add(.init(path: "problems/problem-set.json", bytes: problemSet))
    archive.add(.init(path: "grader", bytes: program, isExecutable: true))
    return archive.bytes
  }

  /// The options of `grader check`, one to a line.
  private var options: String {
    var lines = ["--audience=\(hasHiddenItems ? "staff" : "student")", "--hints=place"]
    lines.append("--seed=\(seed)")
    if !salt.isEmpty { lines.append("--salt=\(salt)") }
    return lines.joined(separator: "\n") + "\n"
  }
}
