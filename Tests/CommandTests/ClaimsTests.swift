import Testing

@Suite("claims")
struct ClaimsTests {
  @Test("lines that cannot be read are numbered, and the stream goes on")
  func unreadable() throws {
    let result = try Shell().run("printf '{\\n\\n \\r\\n[\\n\"x' | grader claims | cut -c1-40")
    #expect(
      result.output == """
        {"line":1,"verdict":"invalid","message":
        {"line":4,"verdict":"invalid","message":
        {"line":5,"verdict":"invalid","message":

        """)
    #expect(try Shell().run("echo '{' | grader claims > /dev/null").code == 2)
    #expect(try Shell().run("grader claims < /dev/null").code == 0)
  }

  @Test("a file, a missing file, a folder, a full disk")
  func files() throws {
    let shell = try Shell()
    #expect(shell.run("grader claims nothing.json").code == 0)
    #expect(shell.run("grader claims nope").code == 74)
    #expect(shell.run("grader claims nope").errors == "grader: nope: No such file or directory\n")
    #expect(shell.run("grader claims deep").errors == "grader: deep: Is a directory\n")
    #expect(shell.run("echo '{' | grader claims > /dev/full").code == 74)
  }

  @Test("a line that is too long is skipped")
  func tooLong() throws {
    let result = try Shell().run(
      "(head -c 40000000 /dev/zero; echo; echo '{') | grader claims")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines.first
        == #"{"line":1,"verdict":"invalid","message":"the line is longer than 16 MiB; it was skipped"}"#
    )
    #expect(lines.last?.hasPrefix("{\"line\":2,") == true)
  }

  @Test("answers come when the input pauses")
  func flushes() throws {
    let result = try Shell().run(
      """
      mkfifo in; grader claims < in > out & exec 3> in; echo '{' >&3
      for i in 1 2 3 4 5 6 7 8 9 10; do [ -s out ] && break; sleep 0.2; done
      cut -c1-10 out; exec 3>&-; wait
      """)
    #expect(result.output == "{\"line\":1,\n")
  }

  @Test("the answers are the same on any number of threads")
  func threads() throws {
    let shell = try Shell()
    let result = shell.run(
      """
      for i in $(seq 200); do
        echo '{"symbols": {"x": {}}, "expected": "'$i'*x", "answer": "x*'$((i % 2 ? i : 1))'"}'; echo '{'; echo
      done > lines
      grader claims --jobs 1 lines > one; grader claims --jobs 5 lines > five
      grader claims < lines > default
      cmp one five && cmp one default && wc -l < one && grep -c '"pass"' one
      """)
    #expect(result.output == "400\n100\n" && result.errors == "", "\(result.errors)")
    #expect(shell.run("grader claims --jobs 0 lines").code == 64)
  }

  @Test("a reader that goes away ends the stream quietly")
  func closed() throws {
    let result = try Shell().run("yes '{' | head -n 100000 | grader claims | head -n 1 | cut -c1-9")
    #expect(result.output == "{\"line\":1\n" && result.errors == "")
  }

  @Test("claims that share what is asked are judged as if each stood alone")
  func shared() throws {
    let answers = ["x + x", "3*x", "x*x", "2x", "2*x +", "x/0", "-2*x", "3*x"]
    let lines = answers.enumerated().map { place, answer in
      #"{"id": \#(place), "symbols": {"x": {}}, "expected": "2*x", "answer": "\#(answer)", "#
        + #""wrong": [{"answer": "x^2", "hint": "no"}]}"#
    }
    let shell = try Shell(files: ["all.jsonl": lines.joined(separator: "\n") + "\n"])
    let together = shell.run("grader claims all.jsonl").output
    let alone = shell.run(
      "while read -r line; do printf '%s\n' \"$line\" | grader claims; done < all.jsonl")
    #expect(together == alone.output && together.split(separator: "\n").count == answers.count)
  }
}
