import Testing
import Text

@Suite("The JSON reader under mutation")
struct JSONFuzzTests {
  private static let seeds: [[UInt8]] = [
    #"{"problem_set": "xor", "student": "s-0042", "answers": {"p/q": {"gamma": [7, -6.5e3]}}}"#,
    #"["\\frac{d}{dx}", "\ud83d\ude00 \u00e9", "x² − e\#u{301}", true, false, null, [[[]]], {}]"#,
    "{\n  \"a\": 1,\r\n  \"b\": [1.5, 0, -0.0, 1E+2],\n  \"c\": {\"d\": \"\\n\\t\\nu\\beta\"}\n}",
    "\u{FEFF} [1, 2, {\"k\": \"v\"}] ",
  ].map { Array($0.utf8) }

  private static let pieces: [[UInt8]] =
    [
      "\"", "\\", "{", "}", "[", "]", ",", ":", "\\u", "\\ud800", "e", "-", ".", "0", "//", "'",
      "é",
      "\n", "\u{0}", "NaN", "tru", "“", "\u{301}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC0], [0xE2, 0x82], [0xF4, 0x90]]

  @Test("answers every text with a value or a diagnostic inside the text")
  func mutations() throws {
    var generator = SmallGenerator(seed: 4)
    var accepted = 0
    for _ in 0..<20_000 {
      let bytes = mutated(using: &generator)
      let text = SourceText(name: "f", bytes: bytes)
      do throws(Diagnostic) {
        let value = try JSONReader.read(text)
        accepted += 1
        _ = value.eatenCommands.map { $0.diagnostic(in: text).rendered() }
        let again = JSONOutput(value).bytes(pretty: true)
        #expect(throws: Never.self) { try JSONReader.read(SourceText(name: "g", bytes: again)) }
      } catch {
        let span = error.span ?? SourceSpan(-1, -1)
        #expect(span.start >= 0 && span.end <= bytes.count, "\(text.string.debugDescription)")
        #expect(error.rendered().split(separator: "\n").allSatisfy { !$0.isEmpty })
        #expect(!error.message.contains("\n"))
      }
    }
    // Both outcomes occur, so neither branch of the test sleeps.
    #expect(accepted > 500 && accepted < 19_500)
  }

  @Test("reads every beginning of a text without harm")
  func prefixes() {
    for seed in Self.seeds {
      for count in 0..<seed.count {
        let text = SourceText(name: "f", bytes: Array(seed[..<count]))
        #expect((try? JSONReader.read(text)) == nil || count > seed.count - 2)
      }
    }
  }

  private func mutated(using generator: inout SmallGenerator) -> [UInt8] {
    var bytes = Self.seeds[generator.below(Self.seeds.count)]
    for _ in 0...generator.below(3) {
      let place = generator.below(bytes.count + 1)
      let end = min(bytes.count, place + generator.below(4))
      switch generator.below(5) {
      case 0: bytes.insert(contentsOf: Self.pieces[generator.below(Self.pieces.count)], at: place)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3: bytes.replaceSubrange(place..<end, with: [UInt8(generator.below(256))])
      default:
        guard place < bytes.count else { continue }
        bytes[place] ^= 1 << UInt8(generator.below(8))
      }
    }
    return bytes
  }
}
