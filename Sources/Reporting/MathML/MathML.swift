import Text

/// Mathematics for a page, set from LaTeX.
///
/// Whatever the text is, something readable comes out: what is not known is shown as it was written.
///
/// Source: W3C, MathML Core, https://www.w3.org/TR/mathml-core/.
package enum MathML {
  /// The longest text that is set; a longer one is shown as it was written.
  private static let longest = 20_000

  /// Mathematics within a line of text.
  package static func inline(_ latex: String) -> HTML { math(latex, []) }

  /// Mathematics on a line of its own.
  package static func block(_ latex: String) -> HTML { math(latex, [("display", "block")]) }

  /// Mathematics within a line, but as large as on a line of its own.
  package static func display(_ latex: String) -> HTML {
    math(latex, [("displaystyle", "true")])
  }

  private static func math(
    _ latex: String, _ attributes: [(StaticString, String)]
  ) -> HTML {
    guard latex.utf8.count <= longest else {
      return HTML("code", [("class", "latex")], latex)
    }
    var setter = MathSetter(MathToken.tokens(of: latex))
    return HTML("math", attributes, [setter.whole()])
  }
}
