import Testing
import Text

@testable import Grading

private func refusal(_ text: String) -> String {
  do throws(Diagnostic) {
    _ = try Submission.read(SourceText(name: "s.json", text))
    return "accepted"
  } catch {
    return line(error)
  }
}

@Suite("Reading a submission")
struct SubmissionReadingTests {
  @Test("reads every member, and keeps the answers as they stand")
  func readsAll() throws {
    let text = """
      \u{FEFF}{"problem_set": "s", "student": "s-1", "answers": {"p/a": 1.50, "nonsense": null},
       "submitted_at": "2026-10-05T23:59:00Z", "attempt": 2, "name": "N", "note": "", "$schema": "x"}
      """
    let read = try Submission.read(SourceText(name: "s.json", text))
    #expect(read.name == "s.json" && read.problemSet == "s" && read.student == "s-1")
    #expect(read.submittedAt == "2026-10-05T23:59:00Z" && read.attempt == 2)
    #expect(read.answers.map(\.key) == ["p/a", "nonsense"])
    #expect(try read.answers[0].field.number() == "1.50")
    #expect(read.notes.map(\.message) == ["a byte order mark in front of the JSON was skipped"])
  }

  @Test("refuses what is not one", arguments: refused)
  func refuses(text: String, message: String) {
    #expect(refusal(text) == message)
  }

  static let refused: [(String, String)] = [
    (#"{"problem_set": "s", "answers": {}}"#, "accepted"),
    (#"{"problem_set": "s", "answers": {}, "student": null, "attempt": null}"#, "accepted"),
    ("", "1:1 the text is empty; a JSON value was expected"),
    ("[]", "1:1 the document is an array; an object was expected"),
    ("{}", "1:1 the document lacks the member `problem_set`"),
    (#"{"problem_set": "s"}"#, "1:1 the document lacks the member `answers`"),
    (
      #"{"problem_set": 1, "answers": {}}"#,
      "1:17 `problem_set` is a number; a string was expected"
    ),
    (
      #"{"problem_set": "s", "answers": []}"#,
      "1:33 `answers` is an array; an object was expected"
    ),
    (
      #"{"problem_set": "s", "answers": {}, "student": 7}"#,
      "1:48 `student` is a number; a string was expected"
    ),
    (
      #"{"problem_set": "s", "anwers": {}}"#,
      "1:22 the document has no member `anwers` | did you mean `answers`?"
    ),
    (
      #"{"problem_set": "s", "answers": {}, "answers": {}}"#,
      "1:37 the key `answers` is given twice | the first is at line 1, column 22"
    ),
    (
      #"{"problem_set": "s", "answers": {}, "attempt": 1.5}"#,
      "1:48 `attempt` is `1.5`; an integer was expected"
    ),
    (
      #"{"problem_set": "s", "answers": {}, "submitted_at": "yesterday"}"#,
      "1:53 `submitted_at` is `yesterday`, which is no time as RFC 3339 writes it"
        + " | for example 2026-10-05T23:59:00+02:00"
    ),
  ]

  @Test("knows the times of RFC 3339", arguments: times)
  func knowsTime(text: String, isValid: Bool) {
    #expect(Timestamp.isValid(text) == isValid)
  }

  static let times: [(String, Bool)] = [
    ("2026-10-05T23:59:00Z", true), ("2024-02-29T00:00:00.123+02:00", true),
    ("2016-12-31T23:59:60Z", true), ("2026-10-05t23:59:00z", true),
    ("2023-02-29T00:00:00Z", false), ("2026-13-01T00:00:00Z", false), ("2026-10-05", false),
    ("2026-10-05T24:00:00Z", false), ("2026-10-05T23:59:00", false),
    ("2026-10-05T23:59:00.Z", false), ("2026-10-05T23:59:00Z ", false),
    ("2026-10-05T23:59:00+0200", false), ("", false), ("२०२६-10-05T23:59:00Z", false),
  ]
}
