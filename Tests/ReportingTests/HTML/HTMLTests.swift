import Testing

@testable import Reporting

@Suite("Markup")
struct HTMLTests {
  @Test(
    "text is never markup",
    arguments: [
      ("a < b & c > d", "a &lt; b &amp; c &gt; d"), ("\"x\" 'y'", "&quot;x&quot; &apos;y&apos;"),
      ("</script><script>", "&lt;/script&gt;&lt;script&gt;"), ("one\ntwo", "one\ntwo"),
      ("a\u{0}b", "a␀b"), ("\u{202E}abc", "\u{FFFD}abc"), ("]]>", "]]&gt;"), ("x² ≤ 1", "x² ≤ 1"),
    ])
  func escapes(text: String, written: String) {
    #expect(HTML(text).written == written)
    #expect(HTML("p", [("title", text)]).written == "<p title=\"\(written)\"></p>")
  }

  @Test("formulas between backticks are code, an odd one is only a sign")
  func sentences() {
    #expect(HTML.sentence("a `<b>` c").written == "a <code>&lt;b&gt;</code> c")
    #expect(HTML.sentence("it`s").written == "it`s")
  }

  @Test(
    "any text names a place",
    arguments: [
      ("p/q_3", "p/q_3"), ("a b", "a~20b"), ("é", "~c3~a9"), ("~", "~7e"), ("\"><x", "~22~3e~3cx"),
    ])
  func anchors(text: String, name: String) { #expect(Anchor.name(text) == name) }

  @Test(
    "bytes as RFC 4648 says",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func base64(text: String, code: String) { #expect(Base64.text(Array(text.utf8)) == code) }

  @Test("a page allows its own style and script alone")
  func policy() {
    let page = HTMLPage(title: "<t>", body: [HTML("p", [], "x")]).text
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(page.contains("<title>&lt;t&gt;</title>"))
    #expect(page.contains("default-src &apos;none&apos;; style-src &apos;sha256-"))
    #expect(!page.contains("unsafe") && !page.contains("http://") && !page.contains("https://"))
  }
}

@Suite("Markdown of prompts")
struct MarkdownTests {
  @Test(
    "blocks",
    arguments: [
      ("one\ntwo\n\nthree", "<p>one two</p><p>three</p>"),
      ("- a\n- b\n  c", "<ul><li>a</li><li>b c</li></ul>"),
      ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
      ("```\nx < 1\n```\nend", "<pre><code>x &lt; 1</code></pre><p>end</p>"),
      ("text\n- a", "<p>text</p><ul><li>a</li></ul>"), ("", ""),
      ("```", "<pre><code></code></pre>"),
      ("<b>raw</b>", "<p>&lt;b&gt;raw&lt;/b&gt;</p>"),
    ])
  func blocks(text: String, written: String) { #expect(Markdown.blocks(text).written == written) }

  @Test(
    "within a line",
    arguments: [
      ("**a** *b* _c_ `d*e*`", "<strong>a</strong> <em>b</em> <em>c</em> <code>d*e*</code>"),
      ("2 * 3 * 4", "2 * 3 * 4"), ("snake_case_name", "snake_case_name"), ("a*", "a*"),
      (#"\*a\*"#, "*a*"), ("5 $", "5 $"),
      (
        "[a](https://x.org/?a=1&b=2)",
        "<a href=\"https://x.org/?a=1&amp;b=2\" rel=\"noopener noreferrer\">a</a>"
      ),
      ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
      ("[a](//evil.org)", "[a](//evil.org)"), ("**[a](x)**", "<strong>[a](x)</strong>"),
    ])
  func inline(text: String, written: String) { #expect(Markdown.inline(text).written == written) }

  @Test(
    "ends soon, whatever the text", arguments: ["$", "*", "_", "[", "`", "**a ", "[a](", "\\"])
  func hostile(mark: String) {
    #expect(!Markdown.blocks(String(repeating: mark, count: 20_000)).written.isEmpty)
  }
}
