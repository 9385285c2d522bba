import Testing

@Suite("package gradescope")
struct PackageTests {
  private static func set(hidden: String) -> String {
    """
    {"schema": 1, "id": "week", "problems": [{"id": "p", "symbols": {"x": {}}, "items": [
      {"id": "twice", "kind": "formula", "expected": "2*x", "points": 2},
      {"id": "number", "kind": "value", "expected": "7"},
      {"id": "secret", "kind": "formula", "expected": "\(hidden)", "points": 5,
       "visibility": "hidden"}]}]}
    """
  }

  /// Lays an archive out as the platform does: `source`, `submission` and the run script beside them.
  private static let layOut = """
    import os, shutil, sys, zipfile
    archive, base = sys.argv[1:3]
    with zipfile.ZipFile(archive) as file:
        assert file.testzip() is None
        file.extractall(base + "/source")
    os.makedirs(base + "/submission")
    shutil.copy(base + "/source/run_autograder", base + "/run_autograder")
    """

  /// Prints of a results.json what the platform looks at, and sees that it may be as it is.
  private static let read = """
    import json, sys
    with open(sys.argv[1]) as file:
        results = json.load(file, parse_constant=lambda word: sys.exit(word))
    places = {"visible", "hidden", "after_due_date", "after_published"}
    assert results["visibility"] in places and isinstance(results["score"], (int, float))
    print(results["score"], results.get("extra_data"), results.get("output"))
    for test in results.get("tests", []):
        assert test["visibility"] in places
        print(test["name"], test.get("score"), test["max_score"], test.get("status"),
              test["visibility"])
    """

  private static func packaged(_ options: String = "", hidden: String = "x^2") throws -> Shell {
    let shell = try Shell(files: [
      "problems/week.json": set(hidden: hidden), "lay-out.py": layOut, "read.py": read,
      "good.json": #"{"problem_set": "week", "answers": {"p/twice": "x + x", "p/number": 8}}"#,
      "good.md": "---\nproblem_set: week\n---\n\n## p/twice\n\n$2x$\n",
      "all.json": #"{"problem_set": "week", "answers": {"p/twice": "2x", "p/secret": "x^2"}}"#,
      "broken.json": "{", "other.json": #"{"problem_set": "month", "answers": {}}"#,
      "UPPER.JSON": #"{"problem_set": "week", "answers": {"p/twice": "x + x", "p/number": 8}}"#,
      "notes.txt": "no answer",
    ])
    let result = shell.run(
      "grader package gradescope week --out a.zip \(options) && python3 lay-out.py a.zip base && "
        + "GRADER_AUTOGRADER=$PWD/base bash base/source/setup.sh")
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("a.zip: upload it to an assignment of "))
    return shell
  }

  /// What the platform makes of a submission of some files.
  private static func results(_ files: String, in shell: Shell) -> Shell.Result {
    shell.run(
      """
      rm -rf base/submission base/results; mkdir -p base/submission
      for file in \(files); do cp $file base/submission; done
      GRADER_AUTOGRADER=$PWD/base bash base/run_autograder >log 2>&1 || exit
      python3 read.py base/results/results.json
      """)
  }

  @Test("grades what was handed in, and says what cannot be graded")
  func runs() throws {
    let shell = try Self.packaged()
    for (files, expected) in Self.rows {
      let result = Self.results(files, in: shell)
      #expect(result.code == 0, "\(files): \(result.errors)")
      #expect(result.output.hasPrefix(expected), "\(files): \(result.output)")
      #expect(!result.output.contains("secret"))
    }
  }

  private static let refused = "0 {'status': 'ungradable'} "

  static let rows: [(String, String)] = [
    (
      "good.json notes.txt",
      """
      2 None None
      p/twice 2 2 passed visible
      p/number 0 1 failed visible

      """
    ),
    ("good.md", "2 None None\np/twice 2 2 passed visible\np/number 0 1 failed visible\n"),
    ("UPPER.JSON", "2 None None\np/twice 2 2 passed visible\np/number 0 1 failed visible\n"),
    ("notes.txt", refused + "There is no answer file in this submission."),
    (
      "good.json good.md",
      refused + "There are 2 answer files in this submission: good.json good.md. Hand in the one"
    ),
    ("broken.json", refused + "This submission could not be graded."),
    ("other.json", refused + "This submission could not be graded."),
  ]

  @Test("an answer to a hidden item changes nothing that students see")
  func hidden() throws {
    var seen: [String] = []
    for hidden in ["x^2", "x^3 + 1"] {
      let shell = try Self.packaged(hidden: hidden)
      let result = Self.results("all.json", in: shell)
      #expect(result.output.hasPrefix("2 None "), "\(result.output)")
      #expect(!result.output.contains("p/secret 5"))
      seen.append(shell.run("cat base/results/results.json").output)
    }
    #expect(seen.first == seen.last)
  }

  @Test("with hidden items each has its visibility")
  func staff() throws {
    let shell = try Self.packaged("--audience staff --salt 'a \"b\" $c' --seed 7")
    let result = Self.results("all.json", in: shell)
    #expect(
      result.output == """
        7 None None
        p/twice 2 2 passed visible
        p/number 0 1 failed visible
        p/secret 5 5 passed hidden

        """)
    #expect(
      shell.run("cat base/source/options").output
        == "--audience=staff\n--hints=place\n--seed=7\n--salt=a \"b\" $c\n")
  }

  @Test("a package that is not whole tells students to ask, and grades nothing")
  func damaged() throws {
    let shell = try Self.packaged()
    for damage in ["rm base/source/options", "printf x >base/source/grader"] {
      _ = shell.run(damage)
      let result = Self.results("good.json", in: shell)
      #expect(result.output.hasPrefix(Self.refused + "The autograder "), "\(result.output)")
    }
    let setUp = shell.run("GRADER_AUTOGRADER=$PWD/base bash base/source/setup.sh")
    #expect(
      setUp.code == 1 && setUp.errors.contains("swift build -c release --static-swift-stdlib"))
  }

  @Test("refuses what cannot be packaged", arguments: refusals)
  func refuses(arguments: String, code: Int32, errors: String) throws {
    let shell = try Shell(files: [
      "problems/week.json": Self.set(hidden: "x"),
      "problems/bad.json": #"{"schema": 1, "id": "bad", "problems": [{"id": "p", "items": ["#
        + #"{"id": "a", "kind": "formula", "expected": "2*("}]}]}"#,
    ])
    let result = shell.run("grader package \(arguments)")
    #expect(result.code == code, "\(result.errors)")
    #expect(result.errors.contains(errors), "\(result.errors)")
    #expect(shell.bytes("autograder.zip") == nil)
  }

  static let refusals: [(String, Int32, String)] = [
    ("", 64, "needs a platform and one SET"), ("gradescop week", 64, "did you mean `gradescope`?"),
    ("gradescope", 64, "needs one SET"), ("gradescope weak", 64, "did you mean `week`?"),
    ("gradescope bad", 3, "`bad` is at fault; nothing was packaged"),
    ("gradescope week --out nowhere/a.zip", 74, "nowhere/a.zip: No such file or directory"),
    ("gradescope week --salt 'a\nb'", 64, "has to be one line"),
  ]

  @Test("is the same bytes every time")
  func sameBytes() throws {
    let shell = try Shell(files: ["problems/week.json": Self.set(hidden: "x")])
    let result = shell.run(
      "grader package gradescope week; sleep 2; grader package gradescope week --out b.zip; "
        + "cmp autograder.zip b.zip")
    #expect(result.code == 0, "\(result.errors)")
  }
}
