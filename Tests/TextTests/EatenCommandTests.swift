import Testing
import Text

@Suite("Commands that an escape has eaten")
struct EatenCommandTests {
  @Test("are found, named and placed", arguments: rows)
  func row(content: String, commands: [String]) throws {
    let text = SourceText(name: "f", "\"\(content)\"")
    let value = try JSONReader.read(text)
    #expect(value.eatenCommands.map(\.command) == commands)
    #expect(value.eatenCommands.map { text[$0.span] } == commands)
  }

  static let rows: [(String, [String])] = [
    (#"\frac{1}{2}"#, [#"\frac"#]), (#"\beta"#, [#"\beta"#]),
    (#"\beta_1 + \nu"#, [#"\beta"#, #"\nu"#]),
    (#"2\theta"#, [#"\theta"#]), (#"\right)"#, [#"\right"#]), (#"\tanh(x)"#, [#"\tanh"#]),
    (#"a \neq b"#, [#"\neq"#]), (#"\text{if}"#, [#"\text"#]), (#"\begin{aligned}"#, [#"\begin"#]),
    (#"\bar x"#, [#"\bar"#]), (#"\rho"#, [#"\rho"#]), (#"\nabla f"#, [#"\nabla"#]),
    (#"\forall x"#, [#"\forall"#]), (#"x \to 0"#, [#"\to"#]), (#"2 \times 3"#, [#"\times"#]),
    (#"\nu_1"#, [#"\nu"#]), (#"\nu1"#, [#"\nu"#]), (#"\theta^{[2]}"#, [#"\theta"#]),
    (#"\tag{1}"#, [#"\tag"#]), (#"é\beta"#, [#"\beta"#]), (#"\u00e9\beta"#, [#"\beta"#]),
    (#"\bfoo"#, [#"\bf"#]), (#"\bx"#, [#"\bx"#]), (#"\fx"#, [#"\fx"#]),
    (#"\fracab"#, [#"\frac"#]), (#"\betax"#, [#"\beta"#]),
    // Line breaks and tabs of prose.
    (#"one\nother words"#, []), (#"one\nnew"#, []), (#"a\nb"#, []), (#"a\tb"#, []),
    (#"a\r\nb"#, []),
    (#"x = 1\nif"#, []), (#"\n\n- item"#, []), (#"\nuance"#, []), (#"\thetax"#, []),
    (#"\tthe"#, []), (#"\nless than"#, []), (#"\n"#, []), (#"\b"#, []), (#"\f1"#, []),
    // Right, or another matter.
    (#"\\frac{1}{2}"#, []), (#"\\\\beta"#, []), (#"\u000crac"#, []), (#"\\\nu"#, [#"\nu"#]),
  ]

  @Test("are found in keys and deep inside")
  func inside() throws {
    let text = SourceText(name: "f", #"{"\beta": [{"a": "\frac"}], "b": null}"#)
    let eaten = try JSONReader.read(text).eatenCommands
    #expect(eaten.map(\.command) == [#"\beta"#, #"\frac"#])
    #expect(
      eaten.first?.diagnostic(in: text).rendered() == #"""
        f:1:3: error: `\beta` was read as a control character and letters: write `\\beta` in JSON, with two backslashes
          1 | {"\beta": [{"a": "\frac"}], "b": null}
            |   ^^^^^ one backslash too few
        """#)
  }
}
