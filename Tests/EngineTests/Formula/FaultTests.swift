import TestSupport
import Testing
import Text

@testable import Engine

/// What cannot be read: the place between `⟦` and `⟧`, the message, what it suggests.
struct FaultTests {
  /// Expects the error of a marked text; `told` is its message, suggestion and notes.
  private func expect(_ marked: String, _ told: String, _ names: String) {
    let text = MarkedText(marked)
    do throws(SyntaxError) {
      let formula = try read(text.text, names)
      Issue.record("\(text.text) is read as \(formula)")
    } catch {
      let diagnostic = error.diagnostic(in: SourceText(name: "formula", text.text))
      #expect(([diagnostic.message] + error.notes).joined(separator: " | ") == told)
      let span = error.span
      #expect(
        [span] == text.spans, "the place is `\(SourceText(name: "f", text.text)[span])` \(span)")
    }
  }

  /// Bytes that are no UTF-8, as standard input may hold them; each row ends with a sound `x`.
  static let broken: [([UInt8], SourceSpan)] = [
    ([0x32, 0xA0, 0x78], SourceSpan(1, 2)), ([0xE2, 0x82, 0x78], SourceSpan(0, 2)),
    ([0xF0, 0x9F, 0x98, 0x78], SourceSpan(0, 3)), ([0xC0, 0x80, 0x78], SourceSpan(0, 1)),
    ([0xE2, 0x88, 0x92, 0xFF, 0x78], SourceSpan(3, 4)),
  ]

  @Test(arguments: broken)
  func `bytes that are no text have their own place`(bytes: [UInt8], place: SourceSpan) {
    let text = SourceText(name: "formula", bytes: bytes)
    let error = #expect(throws: SyntaxError.self) {
      try Parser.formula(text, vocabulary("x"))
    }
    #expect(error?.span == place)
  }

  static let quoted: [(String, String)] = [
    ("⟦\\begin{```json\n\u{10}}⟧", "expected a formula, found `\\begin{```json␊␐}`"),
    (
      "\\begin{bmatrix}1⟦\\end{a\n}⟧",
      #"expected `&`, `\\` or `\end{bmatrix}`, found `\end{a␊}`"#
    ),
    ("⟦\\\u{7}⟧", "the command `\\␇` is not known"),
    (
      "⟦\\\(String(repeating: "a", count: 99))⟧",
      "the command `\\\(String(repeating: "a", count: 36))…` is not known"
    ),
  ]

  @Test(arguments: quoted)
  func `what a message quotes fits on its line`(marked: String, told: String) {
    expect(marked, told, "x")
  }

  static let brackets: [(String, String)] = [
    ("⟦(⟧x + 1", "this `(` is never closed"), ("(x + ⟦(⟧y + 1", "this `(` is never closed"),
    ("⟦(⟧(x + 1)", "this `(` is never closed"), ("sin⟦(⟧x", "this `(` is never closed"),
    ("2x cos⟦(⟧x^2", "this `(` is never closed"), ("x + 1⟦)⟧", "this `)` closes nothing"),
    ("(x + 1)⟦)⟧", "this `)` closes nothing"), ("⟦)⟧", "this `)` closes nothing"),
    ("x ⟦]⟧", "this `]` closes nothing"), ("x⟦}⟧ + 1", "this `}` closes nothing"),
    ("⟦[⟧1, 2", "this `[` is never closed"), ("x + [1, 2⟦)⟧", "expected `]`, found `)`"),
    ("(x + 1⟦]⟧", "expected `)`, found `]`"), ("⟦|⟧x + 1", "this `|` is never closed"),
    ("⟦‖⟧x", "this `‖` is never closed"), ("z⟦[⟧1", "this `[` is never closed"),
    (#"\frac⟦{⟧x"#, "this `{` is never closed"), (#"\sqrt⟦{⟧x"#, "this `{` is never closed"),
    (#"x^⟦{⟧2"#, "this `{` is never closed"), (#"\left⟦(⟧ x + 1"#, "this `(` is never closed"),
    (#"⟦\{⟧x"#, #"this `\{` is never closed"#),
    ("[[1, 2], ⟦[3]⟧]", "expected rows of equal length (2), found 1"),
    (#"⟦\begin{bmatrix}⟧ 1 & 2"#, #"this `\begin{bmatrix}` is never closed"#),
    (
      #"⟦\begin{cases}⟧ x & x > 0 \\ 0 & \text{otherwise}"#,
      #"this `\begin{cases}` is never closed"#
    ),
    (#"\begin{bmatrix} 1 & 2 \\ ⟦3⟧ \end{bmatrix}"#, "expected rows of equal length (2), found 1"),
    ("(x⟦,⟧ y)", "expected `)`; a column is written [a, b], found `,`"),
    ("⟦(⟧x + sin(y)", "this `(` is never closed"),
    ("sum⟦(⟧i=1..3, z_i", "this `(` is never closed"),
    ("cases⟦(⟧x > 0: 1, 0", "this `(` is never closed"),
    ("diff⟦(⟧x^2, x", "this `(` is never closed"),
  ]

  @Test(arguments: brackets)
  func `brackets that do not match`(marked: String, told: String) {
    expect(marked, told, "x y z:1")
  }

  static let missing: [(String, String)] = [
    ("⟦⟧", "there is no formula here"), ("   ⟦⟧", "there is no formula here"),
    ("$$⟦⟧", "there is no formula here"),
    ("x ⟦+⟧", "something is missing after `+`"), ("x ⟦-⟧", "something is missing after `-`"),
    ("2x⟦^⟧", "something is missing after `^`"), ("(x ⟦*⟧)", "something is missing after `*`"),
    ("x ⟦/⟧", "something is missing after `/`"), ("[1⟦,⟧]", "something is missing after `,`"),
    ("max(x⟦,⟧)", "something is missing after `,`"), ("x ⟦−⟧", "something is missing after `-`"),
    (#"\frac{x ⟦+⟧}{2}"#, "something is missing after `+`"),
    ("x + ⟦*⟧ y", "expected a formula, found `*`"), ("⟦*⟧x", "expected a formula, found `*`"),
    ("⟦/⟧x", "expected a formula, found `/`"), ("x ⟦=⟧", "something is missing after `=`"),
    ("x ⟦<⟧", "something is missing after `<`"), ("(⟦)⟧", "expected a formula, found `)`"),
    ("x > 0 ⟦and⟧", "something is missing after `and`"),
    ("⟦not⟧", "something is missing after `not`"),
    ("x ⟦->⟧", "something is missing after `->`"), ("⟦=⟧ x", "expected a formula, found `=`"),
    ("⟦sin⟧", "`sin` needs something to act on"), ("x + ⟦σ⟧", "`sigma` needs something to act on"),
    ("⟦log⟧ * x", "`log` needs something to act on"),
    ("2 ⟦sin⟧ + 1", "`sin` needs something to act on"),
    (#"⟦\sin⟧^2"#, "`sin` needs something to act on"), ("sin(⟦)⟧", "expected a formula, found `)`"),
    ("[⟦]⟧", "expected a formula, found `]`"), ("z[⟦]⟧", "expected a formula, found `]`"),
    (#"\frac{⟦}⟧{2}"#, "expected a formula, found `}`"),
    (#"\sqrt{⟦}⟧"#, "expected a formula, found `}`"),
    ("2 ⟦3⟧", "two numbers stand side by side | write `*` between them"),
    (#"x^1⟦2⟧ \cdot 3"#, "two numbers stand side by side | write `*` between them"),
    ("x⟦:⟧ 3", "expected the end of the formula, found `:`"),
    ("x⟦,⟧ y", "expected the end of the formula, found `,`"),
    ("x_⟦⟧", "expected a formula, found the end"), ("1 < ⟦<⟧ 2", "expected a formula, found `<`"),
  ]

  @Test(arguments: missing)
  func `something is missing or too much`(marked: String, told: String) {
    expect(marked, told, "x y z:1")
  }

  static let names: [(String, String)] = [
    ("⟦q⟧", "unknown name `q`"), ("x + ⟦X⟧", "unknown name `X`; did you mean `x`?"),
    ("⟦thet⟧", "unknown name `thet`; did you mean `theta`?"),
    (#"\frac{1}{⟦thetta⟧}"#, "unknown name `thetta`; did you mean `theta`?"),
    ("⟦sigmod⟧(x)", "unknown name `sigmod`; did you mean `sigmoid`?"),
    ("⟦sofmax⟧(z)", "unknown name `sofmax`; did you mean `softmax`?"),
    ("⟦thta⟧ + x", "unknown name `thta`; did you mean `theta`?"),
    ("2⟦lamda⟧", "unknown name `lamda`; did you mean `lambda`?"),
    ("⟦sinx⟧", "unknown name `sinx`; did you mean `sin`? | write `sin(x)`"),
    ("⟦ex⟧", "unknown name `ex`; did you mean `exp`? | write `e*x`"),
    ("⟦λ2⟧", "unknown name `lambda2`; did you mean `lambda`?"),
    ("⟦x_2⟧", "unknown name `x2` | `x` is a number and has no entries"),
    ("⟦x[1]⟧", "unknown name `x1` | `x` is a number and has no entries"),
    ("⟦W_n⟧ x", "unknown name `Wn` | the names here are `W1`, `W2`"),
    (#"\mathbf⟦{W}_n⟧ \mathbf{W}_{n-1}"#, "unknown name `Wn` | the names here are `W1`, `W2`"),
    (
      #"\mathbf⟦{W}⟧_{n-1}"#,
      "the subscript of `W` is an expression, so it names no symbol | write the symbols one by one, such as W3*W2*W1"
    ),
    ("⟦W⟧ x", "unknown name `W` | the names here are `W1`, `W2`"),
    ("z_⟦k⟧", "unknown name `k`"), ("z[⟦k⟧]", "unknown name `k`"),
    ("e^{z_⟦I⟧}", "unknown name `I`; did you mean `i`?"),
    ("sum(j=1..3, z_j) + ⟦j⟧", "unknown name `j`"), ("sum(j=1..⟦j⟧, z_j)", "unknown name `j`"),
    (#"\sum_{j=1}^{3} z_j + z_⟦j⟧"#, "unknown name `j`"), ("⟦foo⟧(x)", "unknown name `foo`"),
    ("⟦hat⟧", "unknown name `hat`"),
    (#"⟦\hat{x}⟧"#, "unknown name `xhat`"), ("x + ⟦π2⟧", "unknown name `pi2`"),
    (#"⟦\text{foo}⟧(x)"#, "unknown name `foo`"), ("⟦zeta⟧", "unknown name `zeta`"),
    (
      "⟦abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz⟧",
      "unknown name `abcdefghijklmnopqrstuvwxyzabcdefghij…`"
    ),
  ]

  @Test(arguments: names)
  func `unknown names and what was meant`(marked: String, told: String) {
    expect(marked, told, "x z:1 theta lambda W1:2 W2:2 i:i")
  }

  static let runs: [(String, String, String)] = [
    (
      "⟦abc⟧",
      "`abc` can be read in more than one way | it could be `a*bc` or `a*b*c`; write the `*`",
      "a b c bc"
    ),
    (
      "2⟦abc⟧",
      "`abc` can be read in more than one way | it could be `a*bc` or `ab*c`; write the `*`",
      "a ab c bc"
    ),
    ("⟦abq⟧", "unknown name `abq`; did you mean `abs`?", "a b"),
    ("⟦beta2⟧", "unknown name `beta2`; did you mean `beta`?", "beta:1"),
    ("⟦β2⟧", "unknown name `beta2`; did you mean `beta`?", "beta:1"),
    ("3⟦j⟧", "unknown name `j`", "x"),
  ]

  @Test(arguments: runs)
  func `runs of letters that are no product`(marked: String, told: String, names: String) {
    expect(marked, told, names)
  }

  static let commands: [(String, String)] = [
    (#"⟦\foo⟧ x"#, #"the command `\foo` is not known"#),
    (#"⟦\fraq⟧{x}{2}"#, #"the command `\fraq` is not known; did you mean `\frac`?"#),
    (#"⟦\simga⟧(x)"#, #"the command `\simga` is not known; did you mean `\sigma`?"#),
    (#"⟦\apha⟧"#, #"the command `\apha` is not known; did you mean `\alpha`?"#),
    (
      #"x ⟦\Rightarrow⟧ y"#, #"the command `\Rightarrow` is not known; did you mean `\rightarrow`?"#
    ), (#"x ⟦\in⟧ y"#, #"the command `\in` is not known; did you mean `\inv`?"#),
    (#"x ⟦\cdo⟧ y"#, #"the command `\cdo` is not known; did you mean `\cdot`?"#),
    (#"⟦\sofmax⟧(z)"#, #"the command `\sofmax` is not known; did you mean `\softmax`?"#),
    (#"x ⟦\%⟧"#, #"the command `\%` is not known"#),
    (#"⟦\int⟧ x"#, #"the command `\int` is not known; did you mean `\inv`?"#),
    ("x ⟦#⟧ y", "`#` is not part of the formula language"),
    ("x ⟦@⟧ y", "`@` is not part of the formula language"),
    ("⟦?⟧", "`?` is not part of the formula language"),
    ("x ⟦!⟧", "`!` is not part of the formula language"),
    ("⟦\"⟧x", "`\"` is not part of the formula language"),
    ("x ⟦😀⟧", "`😀` is not part of the formula language"),
    ("x ⟦~⟧ y", "`~` is not part of the formula language"),
    ("x ⟦%⟧ 2", "`%` is not part of the formula language"),
    ("x⟦\u{0}⟧", "`a control character` is not part of the formula language"),
    ("x + ⟦ж⟧", "`ж` is not part of the formula language"),
    ("⟦.⟧ x", "`.` is not part of the formula language"),
    ("x ⟦∫⟧ y", "`∫` is not part of the formula language"),
  ]

  @Test(arguments: commands)
  func `commands and characters that are not known`(marked: String, told: String) {
    expect(marked, told, "x y z:1")
  }

  static let functions: [(String, String)] = [
    ("⟦sin⟧(x, y)", "`sin` takes 1 argument, found 2"),
    ("⟦atan2⟧(x)", "`atan2` takes 2 arguments, found 1"),
    ("⟦dot⟧(z)", "`dot` takes 2 arguments, found 1"),
    ("⟦onehot⟧(1)", "`onehot` takes 2 arguments, found 1"),
    ("⟦leakyrelu⟧(x, y, 1)", "`leakyrelu` takes 1 to 2 arguments, found 3"),
    ("⟦diff⟧(x)", "`diff` takes 2 arguments, found 1"),
    ("⟦g⟧(x, y)", "`g` takes 1 argument, found 2"), ("⟦h⟧(x)", "`h` takes 2 arguments, found 1"),
    ("⟦h⟧ x", "`h` takes 2 arguments, found 1"),
    (
      #"⟦\sigma^{-1}⟧(x)"#,
      "`sigma` has no inverse function here | for one over it write 1/sigma(x)"
    ),
    ("⟦relu^-1⟧(x)", "`relu` has no inverse function here | for one over it write 1/relu(x)"),
    ("⟦x'⟧", "a prime after `x`: it is neither a function nor a tensor"),
    ("2⟦x'⟧ + 1", "a prime after `x`: it is neither a function nor a tensor"),
    ("⟦softmax⟧'(z)", "a prime after `softmax`: it is neither a function nor a tensor"),
    ("⟦2'⟧", "a prime after `2`: it is neither a function nor a tensor"),
    (
      #"⟦\frac{\log x}{\partial x}⟧"#,
      #"this looks like a derivative, but there is no d or ∂ above the line | write `\frac{\partial …}{\partial x}`"#
    ),
    (
      #"⟦\frac{\partial x^2}{x}⟧"#,
      #"this looks like a derivative, but there is no d or ∂ below the line | write `\frac{d …}{d x}`"#
    ),
    (
      #"⟦\frac{\log \mathbf{1}^T e^{\theta}}{\partial \theta}⟧"#,
      #"this looks like a derivative, but there is no d or ∂ above the line | write `\frac{\partial …}{\partial x}`"#
    ),
    (#"⟦\frac{d}{dx}⟧"#, "a derivative of what? Nothing follows it"),
    (#"1 + ⟦\frac{\partial}{\partial x}⟧"#, "a derivative of what? Nothing follows it"),
    ("⟦d/dx⟧", "a derivative of what? Nothing follows it"),
    (#"\frac{d^2 x}⟦{⟧dx}"#, "expected 2 differentials below the line, found 1"),
    ("x + ⟦…⟧ + y", "dots leave the terms to the reader; write the sum out"),
    ("z_1 + ⟦...⟧ + z_3", "dots leave the terms to the reader; write the sum out"),
    (#"x ⟦\cdots⟧ y"#, "dots leave the terms to the reader; write the sum out"),
    (#"x + ⟦\dots⟧ + y"#, "dots leave the terms to the reader; write the sum out"),
    (#"⟦\sum⟧ z_i"#, "expected the index of the sum below it, found `z`"),
    (#"⟦\prod⟧^3 z_i"#, "expected the index of the prod below it, found `z`"),
    (#"\sum_{i=⟦1⟧} z_i"#, "expected an upper limit, found none"),
    ("sum(i=1⟦,⟧ z_i)", "expected `..`, found `,`"),
    ("sum(i=1..3⟦)⟧", "expected `,`, found `)`"),
    ("⟦cases⟧(0)", "expected a case such as `x > 0: 1`, found none"),
    ("⟦1e99999⟧", "the number 1e99999 is out of range"),
    ("x + ⟦1e-99999⟧", "the number 1e-99999 is out of range"),
    (#"x ⟦\\⟧ y"#, #"expected the end of the formula, found `\\`"#),
    (#"x ⟦&⟧ y"#, "expected the end of the formula, found `&`"),
    ("x ⟦if⟧ y", "expected the end of the formula, found `if`"),
  ]

  @Test(arguments: functions)
  func `functions, derivatives, sums and cases misused`(marked: String, told: String) {
    expect(marked, told, "x y z:1 theta:1 g:f1 h:f2 i:i")
  }
}
