import Batch
import Grading
import Reporting
import Text

/// `package`: an autograder that a platform runs.
enum PackageCommand: Command {
  static let name = "package"
  static let usage = "package gradescope SET"
  static let summary = "an autograder that a platform runs"
  static let operandWords = ["gradescope"]
  static let discussion = [
    "Writes a ZIP file to upload to Gradescope as the autograder of a programming assignment: "
      + "setup.sh, run_autograder, the problem file of SET, and this very program. Students hand in "
      + "one .json or .md file and see what `--audience student` shows.",
    "The platform has no Swift, so build the program with "
      + "`swift build -c release --static-swift-stdlib` first, on Linux with its processor.",
    "With `--audience staff` items that students do not see yet are graded as well, each with its "
      + "visibility; Gradescope then shows students no total until they see all.",
    "  grader package gradescope xor-and-loss-graphs --out autograder.zip",
  ]
  static let options: [Option] = [.archive, .problems, .seed, .salt, .packageAudience]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    guard let platform = arguments.operands.first else {
      throw UsageError("`package` needs a platform and one SET: `grader package gradescope SET`")
    }
    guard platform == "gradescope" else {
      throw UsageError(unknown: "platform", platform, among: operandWords)
    }
    guard arguments.operands.count == 2, let id = arguments.operands.last else {
      throw UsageError("`package gradescope` needs one SET")
    }
    let options = try GradingOptions(arguments, session.environment)
    guard !options.salt.contains(where: \.isNewline) else {
      throw UsageError("the salt of a package has to be one line")
    }
    let place = try ProblemLibrary.place(arguments, session.environment)
    do throws(Failure) {
      let set = try ProblemLibrary(at: place).set(named: id, unknown: .usage)
      let faults = Grader(set, options: options).faults
      guard faults.isEmpty else {
        for fault in faults.prefix(20) { session.complain(fault) }
        throw Failure(.problemFile, "\(Visible.quoted(id)) is at fault; nothing was packaged")
      }
      let path = arguments.value(.archive) ?? "autograder.zip"
      let hasHiddenItems = arguments.value(.packageAudience) == "staff"
      let package = GradescopePackage(
        program: try program(), problemSet: set.text.bytes, hasHiddenItems: hasHiddenItems,
        seed: options.seed, salt: options.salt)
      guard let bytes = package.bytes else {
        throw Failure(.inputOutput, "the program is too large for a ZIP file (4 GiB)")
      }
      try FileWriter.write(bytes, to: path)
      let graded = hasHiddenItems ? set : set.visibleToStudents
      let points = Points.sum(graded.problems.flatMap { $0.items.map(\.points) })
      session.output.write(
        "\(Visible.text(path)): upload it to an assignment of \(Points.text(points)) points\n")
      if try needsSwift() {
        session.complain(
          "note: this build of `grader` needs the libraries of Swift, which Gradescope does not have; "
            + "build it with `swift build -c release --static-swift-stdlib` and package it anew")
      }
      return .success
    } catch {
      session.complain(error.message)
      return error.code
    }
  }

  /// The bytes of the program that runs.
  private static func program() throws(Failure) -> [UInt8] {
    do throws(DiskFault) {
      return try Disk.contents(of: "/proc/self/exe", limit: 1 << 30)
    } catch {
      throw Failure(error)
    }
  }

  /// Whether the program that runs has loaded libraries of Swift.
  private static func needsSwift() throws(Failure) -> Bool {
    let maps = try FileReader.text(at: "/proc/self/maps")
    return String(decoding: maps.bytes, as: UTF8.self).contains("/libswiftCore.so")
  }
}

extension Option {
  /// The file that is packaged.
  static let archive = Option(
    name: "out", shape: .value("FILE.zip"), help: "the file to write (autograder.zip)")

  /// Whose items are graded.
  static let packageAudience = Option(
    name: "audience", shape: .choice(["staff", "student"]),
    help: "student (default): visible items alone; staff: hidden ones too, with their visibility")
}
