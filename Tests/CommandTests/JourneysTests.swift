import Foundation
import TestSupport
import Testing

/// What people come to do, from their first command to their last.
@Suite("Journeys")
struct JourneysTests {
  private static let week = """
    {"schema": 1, "id": "week", "problems": [{"id": "s", "symbols": {"x": {}}, "items": [
      {"id": "proof", "kind": "derivation", "from": "diff(sigma(x), x)",
       "to": "sigma(x)*(1 - sigma(x))", "points": 4}]}]}
    """

  @Test("a student finds the one wrong line of a proof, and mends it")
  func student() throws {
    let answer = #"""
      {"problem_set": "week", "student": "ann", "answers": {"s/proof": [
        "\\frac{d}{dx} \\frac{1}{1 + e^{-x}}",
        "\\frac{e^{-x}}{(1 + e^{-x})^2}",
        "\\frac{1}{1 + e^{-x}} \\cdot \\frac{e^{-x}}{1 - e^{-x}}",
        "\\sigma(x) (1 - \\sigma(x))"]}}
      """#
    let shell = try Shell(files: ["problems/week.json": Self.week, "ann.json": answer])
    let first = shell.run("grader check ann.json")
    #expect(first.code == 1 && first.errors == "")
    #expect(first.output.contains("line 3 does not follow: at x = "))
    #expect(first.output.contains(#"1 | \frac{1}{1 + e^{-x}} \cdot \frac{e^{-x}}{1 - e^{-x}}"#))
    #expect(first.output.hasSuffix("0/4 points\n1 fail\nlook first at s/proof\n"))
    let second = shell.run(
      #"sed -i 's/1 - e^{-x}}"/1 + e^{-x}}"/' ann.json; grader check ann.json"#)
    #expect(second.code == 0 && second.output.contains("✓ s/proof  4/4  passes"))
  }

  @Test("an assistant grades 800 write-ups, of which three are broken and one is late")
  func assistant() throws {
    let late = """
      {"problem_set": "class-quiz", "student": "zoe", "submitted_at": "2026-10-08T09:00:00Z",
       "answers": {"q/number": "7/4"}}
      """
    let shell = try Shell.ofClass(
      count: 796,
      others: [
        ClassGenerator.File("torn.json", #"{"problem_set": "class-quiz", "answers": {"#),
        ClassGenerator.File("empty.json", ""),
        ClassGenerator.File("photo.json", "\u{FF}\u{D8}JFIF"),
        ClassGenerator.File("zoe.json", late),
      ])
    let batch = shell.run(
      "grader batch subs --out r --progress none --due 2026-10-07T00:00:00Z --late 10/day")
    #expect(batch.code == 2, "\(batch.errors)")
    #expect(
      batch.output.hasPrefix("800 submissions · 797 graded · 3 could not be graded\n"),
      "\(batch.output)")
    for name in ["torn", "empty", "photo"] {
      #expect((batch.output + batch.errors).contains("subs/\(name).json"), "\(name)")
    }
    #expect(batch.errors.contains("zoe.json 2 days late"), "\(batch.errors.suffix(400))")
    // No points are no zero: the export stops until somebody says what to do.
    #expect(shell.run("grader export r --as csv > all.csv").code != 0)
    #expect(shell.run("grader export r --as csv --missing blank > all.csv").code == 0)
    #expect(shell.lines("all.csv").count == 801)
    let torn = shell.lines("all.csv").filter { $0.hasPrefix("torn,") }
    #expect(torn.count == 1 && torn.allSatisfy { $0.contains("ungradable") }, "\(torn)")
    // One of them is handed in again; the others are not graded twice.
    let again = shell.run(
      """
      sed 's/zoe/torn/' subs/zoe.json > subs/torn.json
      grader batch subs --out r2 --progress none --due 2026-10-07T00:00:00Z --late 10/day
      """)
    #expect(again.output.hasPrefix("800 submissions · 798 graded · 2 could not be graded\n"))
    #expect(shell.run("grader diff r r2").output.contains("torn"))
  }

  @Test("a lecturer writes a set, forgets a symbol and mistypes a kind")
  func lecturer() throws {
    let set = """
      {"schema": 1, "id": "new", "problems": [{"id": "p", "symbols": {"x": {}}, "items": [
        {"id": "a", "kind": "formula", "expected": "w*x + b", "solution": "b + x*w"},
        {"id": "b", "kind": "fomula", "expected": "x", "solution": "x"}]}]}
      """
    let shell = try Shell(files: ["problems/new.json": set])
    let first = shell.run("grader validate problems/new.json")
    #expect(first.code == 3)
    #expect(
      first.output.hasSuffix("2 items, 2 errors, 0 warnings; 0 of 0 generated mistakes fail\n"))
    #expect(first.errors.contains("problems/new.json:3:23: error: "), "\(first.errors)")
    #expect(first.errors.contains("did you mean `formula`?"))
    #expect(first.errors.contains("unknown name `w`"))
    #expect(first.errors.contains("names are declared in `symbols` and `definitions`"))
    let second = shell.run(
      """
      sed -i 's/fomula/formula/; s/{"x": {}}/{"x": {}, "w": {}, "b": {}}/' problems/new.json
      grader validate --strict && grader show new && grader template new > me.json
      sed -i 's/"p\\/a": *"[^"]*"/"p\\/a": "x w + b"/; s/"p\\/b": *"[^"]*"/"p\\/b": "x"/' me.json
      grader check me.json
      """)
    #expect(second.code == 0, "\(second.output) \(second.errors)")
    #expect(second.output.contains("2 items, 0 errors, 0 warnings; "))
    #expect(second.output.hasSuffix("2/2 points\n2 pass\n"), "\(second.output.suffix(200))")
  }

  @Test("an administrator runs shards, of which one dies, and joins them")
  func administrator() throws {
    let shell = try Shell.ofClass(count: 60, others: ClassGenerator.broken)
    let whole = shell.run("grader batch subs --out whole --progress none")
    let joined = shell.run(
      """
      for i in 0 2 3; do grader batch subs --out part$i --shard $i/4 --progress none > /dev/null; done
      grader merge part0 part2 part3 --out all; echo "merge $?"
      grader batch subs --out part1 --shard 1/4 --progress none > /dev/null
      grader merge part? --out all; echo "merge $?"
      """)
    #expect(whole.code == 2)
    #expect(joined.errors.contains("1/4"), "\(joined.errors)")
    #expect(joined.output.hasSuffix("merge 2\n") && !joined.output.hasPrefix("merge 0"))
    #expect(shell.haveSameResults("whole", "all"))
  }
}
