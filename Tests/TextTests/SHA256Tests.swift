import Testing

@testable import Text

@Suite("SHA-256")
struct SHA256Tests {
  /// The examples of FIPS 180-4 and one long message.
  static let rows: [(String, String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1000),
      "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
    ),
  ]

  @Test("gives the published digests", arguments: rows)
  func digests(text: String, digits: String) {
    #expect(SHA256(text).description == digits)
    #expect(SHA256(hexadecimal: digits) == SHA256(text))
  }

  @Test("gives the same digests piece by piece", arguments: rows)
  func streams(text: String, digits: String) {
    for size in [1, 7, 63, 64, 65, 1000] {
      var stream = SHA256.Stream()
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        stream.add(rest.prefix(size))
        rest = rest.dropFirst(size)
      }
      #expect(stream.digest.description == digits)
    }
  }

  @Test(
    "anything but 64 digits is no digest", arguments: ["", "x", String(repeating: "g", count: 64)])
  func refuses(text: String) { #expect(SHA256(hexadecimal: text) == nil) }
}
