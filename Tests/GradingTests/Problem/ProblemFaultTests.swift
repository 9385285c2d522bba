import Testing
import Text

@testable import Grading

/// The faults of a set whose one problem has these members, on line 2.
private func faults(problem members: String) throws -> [String] {
  let text = "{\"schema\": 1, \"id\": \"s\", \"problems\": [\n{\(members)}]}"
  return try ProblemSet.read(SourceText(name: "set.json", text)).faults.map(line)
}

/// The faults of a set whose one item has these members, on line 3.
private func readItem(_ members: String) throws -> Item {
  let text = """
    {"schema": 1, "id": "s", "problems": [{"id": "p", "items": [
    {"id": "ok", "kind": "text"},
    {\(members)}]}]}
    """
  let set = try ProblemSet.read(SourceText(name: "set.json", text))
  #expect(set.faults.map(line) == set.problems[0].items[1].faults.map(line))
  #expect(set.problems[0].items[0].faults.isEmpty)
  return set.problems[0].items[1]
}

@Suite("Faults of a problem file")
struct ProblemFaultTests {
  @Test("in a problem", arguments: problems)
  func spoilsProblem(members: String, expected: [String]) throws {
    #expect(try faults(problem: members) == expected)
  }

  private static let none = #""id": "p", "items": []"#

  static let problems: [(String, [String])] = [
    (none, []),
    (#""id": "p""#, ["2:1 `problems[0]` lacks the member `items`"]),
    (#""items": []"#, ["2:1 `problems[0]` lacks the member `id`"]),
    (
      none + #", "simbols": {}"#,
      ["2:26 `problems[0]` has no member `simbols` | did you mean `symbols`?"]
    ),
    (
      none + #", "dimensions": {"H": [], "K": [0], "D": [65], "N": "3"}"#,
      [
        "2:46 `problems[0].dimensions.H` has no sizes",
        "2:56 `problems[0].dimensions.K[0]` is `0`; it must be from 1 to 64",
        "2:66 `problems[0].dimensions.D[0]` is `65`; it must be from 1 to 64",
        "2:76 `problems[0].dimensions.N` is a string; a number was expected",
      ]
    ),
    (
      none + #", "symbols": {"x_1": {}, "x1": {}}"#,
      ["2:49 the symbol `x1` is declared twice | the first is at line 2, column 38"]
    ),
    (
      none + #", "dimensions": {"H": [2]}, "symbols": {"H": {}}"#,
      ["2:64 the symbol `H` shares its name with a dimension | the first is at line 2, column 41"]
    ),
    (
      none + #", "symbols": {"β⁽²⁾": {}, "y": {"aliases": ["beta_2"]}}"#,
      ["2:55 the alias `beta_2` shares its name with a symbol | the first is at line 2, column 38"]
    ),
    (
      none + #", "symbols": {"x+y": {}}"#,
      ["2:38 `x+y` is no name for a symbol | a name is letters with digits, such as `beta1`"]
    ),
    (
      none + #", "symbols": {"x": {"shape": ["K"]}}"#,
      [
        "2:54 `problems[0].symbols.x.shape[0]` names the dimension `K`, which is not declared"
          + " | the problem declares no dimensions"
      ]
    ),
    (
      none + #", "dimensions": {"Hid": [2]}, "symbols": {"x": {"shape": ["Hidd", 0, 2]}}"#,
      ["2:81 `problems[0].symbols.x.shape` has 3 extents; at most 2 are known"]
    ),
    (
      none + #", "dimensions": {"Hid": [2]}, "symbols": {"x": {"shape": ["Hidd"]}}"#,
      [
        "2:82 `problems[0].symbols.x.shape[0]` names the dimension `Hidd`, which is not declared"
          + " | did you mean `Hid`?"
      ]
    ),
    (
      none + #", "symbols": {"x": {"shape": [0]}, "y": {"shape": [1.5]}}"#,
      [
        "2:54 `problems[0].symbols.x.shape[0]` is `0`; it must be from 1 to 131072",
        "2:75 `problems[0].symbols.y.shape[0]` is `1.5`; an integer from 1 to 131072 was expected",
      ]
    ),
    (
      none + #", "symbols": {"x": {"domain": "positiv"}, "y": {"domain": "one-hot"}}"#,
      [
        "2:54 `problems[0].symbols.x.domain` cannot be `positiv` | did you mean `positive`?",
        "2:71 `problems[0].symbols.y` is a scalar; its domain needs a vector"
          + " | give it a shape such as `[\"K\"]`",
      ]
    ),
    (
      none + #", "symbols": {"x": {"domain": {"values": []}}, "y": {"range": [1, 0]}}"#,
      [
        "2:65 `problems[0].symbols.x.domain.values` is empty",
        "2:86 `problems[0].symbols.y.range` is empty: its lower end is above its upper one",
      ]
    ),
    (
      none + #", "definitions": ["z = x", " ", 3]"#,
      [
        "2:51 `problems[0].definitions[1]` is empty",
        "2:56 `problems[0].definitions[2]` is a number; a string was expected",
      ]
    ),
  ]

  @Test("in an item, which keeps its id and kind", arguments: items)
  func spoilsItem(members: String, kind: String, expected: [String]) throws {
    let item = try readItem(#""id": "i", "# + members)
    #expect(item.faults.map(line) == expected)
    #expect(item.id == "i")
    #expect(item.kind == kind)
  }

  static let items: [(String, String, [String])] = [
    (#""kind": "value", "expected": 1"#, "value", []),
    (
      #""kind": "valeu""#, "valeu",
      ["3:21 `problems[0].items[1].kind` cannot be `valeu` | did you mean `value`?"]
    ),
    (#""points": 1"#, "", ["3:1 `problems[0].items[1]` lacks the member `kind`"]),
    (
      #""kind": "value", "expcted": 1"#, "value",
      ["3:30 `problems[0].items[1]` has no member `expcted` | did you mean `expected`?"]
    ),
    (
      #""kind": "text", "points": -1"#, "text",
      ["3:39 `problems[0].items[1].points` is negative; an item cannot take points away"]
    ),
    (
      #""kind": "text", "visibility": "hiden""#, "text",
      ["3:43 `problems[0].items[1].visibility` cannot be `hiden` | did you mean `hidden`?"]
    ),
    (
      #""kind": "text", "wrong": [{"answer": 1, "hnt": "x"}, {"answer": 1, "credit": 2}, {}]"#,
      "text",
      [
        "3:53 `problems[0].items[1].wrong[0]` has no member `hnt` | did you mean `hint`?",
        "3:90 `problems[0].items[1].wrong[1].credit` must be from 0 to 1, a fraction of the points",
        "3:94 `problems[0].items[1].wrong[2]` lacks the member `answer`",
      ]
    ),
    (
      #""kind": "text", "accept": 1, "forbid": [1]"#, "text",
      [
        "3:39 `problems[0].items[1].accept` is a number; an array was expected",
        "3:53 `problems[0].items[1].forbid[0]` is a number; a string was expected",
      ]
    ),
    (
      #""kind": "text", "tolerance": {}"#, "text",
      [
        "3:42 `problems[0].items[1].tolerance` is empty"
          + " | it needs `absolute`, `relative` or `digits`"
      ]
    ),
    (
      #""kind": "text", "tolerance": {"digits": 3, "absolute": 1}"#, "text",
      [
        "3:42 `problems[0].items[1].tolerance` has `digits` beside `absolute` or `relative`"
          + " | digits are a tolerance of their own: keep one or the other"
      ]
    ),
    (
      #""kind": "text", "tolerance": {"absolute": "-1"}"#, "text",
      ["3:55 `problems[0].items[1].tolerance.absolute` is negative"]
    ),
    (
      #""kind": "text", "after": "okk""#, "text",
      ["3:38 `after` names `okk`, which is no item | did you mean `p/ok`?"]
    ),
    (
      #""kind": "text", "given": ["ok", "i"]"#, "text",
      ["3:38 `given` leads in a circle: p/i → p/i"]
    ),
  ]

  @Test("a wrong id or none leaves a number")
  func numbersItems() throws {
    #expect(try readItem(#""kind": "text""#).id == "#2")
    #expect(try readItem(#""id": "a b", "kind": "text""#).id == "#2")
  }

  @Test("an item whose visibility cannot be read is hidden")
  func hidesUnreadable() throws {
    #expect(try readItem(#""id": "i", "kind": "text", "visibility": 1"#).visibility == .hidden)
  }
}
