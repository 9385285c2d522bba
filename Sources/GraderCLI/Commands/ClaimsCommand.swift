import Batch
import Glibc
import Grading
import Reporting
import Text

/// `claims`: a stream of claims in, a stream of verdicts out.
enum ClaimsCommand: Command {
  static let name = "claims"
  static let usage = "claims [FILE]"
  static let summary = "one claim a line in, one verdict a line out, for other programs"
  static let discussion = [
    "Reads JSON Lines from FILE or standard input and answers every line with one line, in order, "
      + "flushed whenever the input pauses. Blank lines are skipped. A line may have "
      + "\(LineReader.maximumBytes >> 20) MiB. The exit status is 0 when every line could be read. "
      + "The answers are the same at any --jobs.",
    "  {\"kind\": \"formula\", \"symbols\": {\"x\": {}}, \"expected\": \"2*x\", \"answer\": \"x+x\"}",
  ]
  static let options: [Option] = [.jobs, .unusedProblems]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    guard arguments.operands.count <= 1 else { throw UsageError("`claims` takes one FILE") }
    let path = arguments.operands.first ?? "-"
    let descriptor = path == "-" ? 0 : open(DiskName.path(path), O_RDONLY | O_CLOEXEC)
    let name = path == "-" ? "standard input" : Visible.text(path)
    guard descriptor >= 0 else {
      session.complain("\(name): \(SystemError.words(errno))")
      return .inputOutput
    }
    defer { if descriptor > 0 { close(descriptor) } }
    var lines = LineReader(descriptor: descriptor, name: name)
    var group = Group(session: session, jobs: try BatchSettings.jobs(arguments.value(.jobs)))
    var code = ExitCode.success
    do throws(Failure) {
      while let line = try lines.next(pause: { group.answer() }) {
        group.add(line)
        if session.output.failure != nil { break }
      }
    } catch {
      session.complain(error.message)
      code.join(error.code)
    }
    group.answer()
    if !group.isReadable { code = code == .success ? .submission : code }
    return code
  }

  /// Lines that are judged at once, on several threads, and answered in their order.
  private struct Group {
    let session: Session
    let jobs: Int
    /// Whether every line so far could be read.
    private(set) var isReadable = true
    private let claims = Claims()
    private var lines: [LineReader.Line] = []
    private var size = 0
    private var answered = 0

    /// The lines that wait at most for each thread, and their bytes in all.
    private static let mostLines = 256
    private static let mostBytes = 8 << 20

    init(session: Session, jobs: Int) {
      self.session = session
      self.jobs = jobs
    }

    /// Takes a line, and answers where enough have come.
    mutating func add(_ line: LineReader.Line) {
      lines.append(line)
      if case .text(let bytes) = line { size += bytes.count }
      if lines.count >= Self.mostLines * jobs || size >= Self.mostBytes { answer() }
    }

    /// Answers the lines that have come; whatever happens to a later line, this is out.
    mutating func answer() {
      let (lines, first, claims) = (self.lines, answered + 1, self.claims)
      if !lines.isEmpty {
        let answers = Spread.threads(jobs).map(lines.count) { place in
          ClaimsCommand.answer(lines[place], number: first + place, claims: claims)
        }
        for answer in answers.compactMap({ $0 }) {
          session.output.write(answer.bytes)
          if !answer.isReadable { isReadable = false }
        }
        answered += lines.count
        self.lines = []
        size = 0
      }
      session.output.flush()
    }
  }

  /// The answer line to one line, or nil for a blank one.
  fileprivate static func answer(
    _ line: LineReader.Line, number: Int, claims: Claims
  ) -> (bytes: [UInt8], isReadable: Bool)? {
    let output: JSONOutput
    let isReadable: Bool
    switch line {
    case .text(let bytes):
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return nil }
      let text = SourceText(name: "line \(number)", bytes: bytes)
      do throws(Diagnostic) {
        output = JSONReport.item(try claims.judge(text, number: number))
        isReadable = true
      } catch {
        let place = error.position.map { " (column \($0.column))" } ?? ""
        output = .object([
          ("verdict", .string("invalid")), ("message", .string(error.message + place)),
        ])
        isReadable = false
      }
    case .tooLong:
      let limit = LineReader.maximumBytes >> 20
      let message = "the line is longer than \(limit) MiB; it was skipped"
      output = .object([("verdict", .string("invalid")), ("message", .string(message))])
      isReadable = false
    }
    let answer = isReadable ? output : numbered(output, number)
    return (answer.bytes(pretty: false) + [0x0A], isReadable)
  }

  /// The answer to a line that cannot be read begins with the line's number.
  private static func numbered(_ output: JSONOutput, _ number: Int) -> JSONOutput {
    guard case .object(let members) = output else { return output }
    return .object([("line", .integer(number))] + members.filter { $0.0 != "line" })
  }
}
