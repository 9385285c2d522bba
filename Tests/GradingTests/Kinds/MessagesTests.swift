import Testing
import Text

@testable import Grading

/// What is said of an answer, word by word: singular and plural, which entry, how many more.
@Suite("Messages of the kinds")
struct MessagesTests {
  @Test("say what is wrong", arguments: rows)
  func says(_ verdict: String, _ item: String, _ answer: String, _ message: String) throws {
    let claim = "{\(item), \"answer\": \(answer)}"
    let result = try Claims().judge(SourceText(name: "claim", claim), number: 1)
    #expect("\(result.verdict)" == verdict)
    #expect(result.message == message)
  }

  static let rows: [(String, String, String, String)] = [
    (
      "fail",
      #""kind": "graph", "symbols": {"x": {}}, "inputs": ["x"], "definitions": ["a = x^2", "b = x^3", "L = a + b + x"], "output": "L""#,
      #"{"nodes": [{"id": "L", "formula": "x^2 + x^3 + x"}], "output": "L"}"#,
      "the node `a` is missing; the node `b` is missing; the edge `a->L` is missing; the edge `b->L` is missing"
    ),
    (
      "fail", #""kind": "choice", "options": {"a": "A", "b": "B", "c": "C"}, "expected": ["a"]"#,
      #""b""#, "not this option, but `a`"
    ),
    (
      "fail",
      #""kind": "choice", "options": {"a": "A", "b": "B", "c": "C"}, "expected": ["a", "b"]"#,
      #""b""#, "not these options, but `a`, `b`"
    ),
    (
      "fail", #""kind": "choice", "options": {"a": "A", "b": "B", "c": "C"}, "expected": ["a"]"#,
      #"["b", "c"]"#, "not these options, but `a`"
    ),
    (
      "fail",
      #""kind": "ordering", "options": {"a": "A", "b": "B", "c": "C"}, "expected": ["a", "b", "c"]"#,
      #"["a", "c", "b"]"#, "the first place out of order is 2: `c` does not come there"
    ),
    (
      "fail",
      #""kind": "ordering", "options": {"a": "A", "b": "B", "c": "C"}, "expected": ["a", "b", "c"]"#,
      #"["a", "b"]"#, "the order is right so far, but 1 more belongs to it"
    ),
    (
      "fail",
      #""kind": "ordering", "options": {"a": "A", "b": "B", "c": "C"}, "expected": ["a", "b", "c"]"#,
      #"["a"]"#, "the order is right so far, but 2 more belong to it"
    ),
    (
      "pass",
      #""kind": "training", "symbols": {"w": {}, "b": {}, "c": {}}, "loss": "w^2 + b^2", "parameters": ["w", "b", "c"], "initial": {"w": 1, "b": 1, "c": 1}, "rate": "1/4", "steps": 1, "ask": "unchanged""#,
      #"["c"]"#, "right"
    ),
    (
      "fail",
      #""kind": "training", "symbols": {"w": {}, "b": {}, "c": {}}, "loss": "w^2 + b^2", "parameters": ["w", "b", "c"], "initial": {"w": 1, "b": 1, "c": 1}, "rate": "1/4", "steps": 1, "ask": "unchanged""#,
      #"["w"]"#, "`w` does change; `c` stays as before"
    ),
    (
      "fail",
      #""kind": "training", "symbols": {"w": {}, "b": {}, "c": {}}, "loss": "w^2 + b^2", "parameters": ["w", "b", "c"], "initial": {"w": 1, "b": 1, "c": 1}, "rate": "1/4", "steps": 1, "ask": "unchanged""#,
      #"["w", "b", "c"]"#, "`b`, `w` do change"
    ),
    (
      "fail",
      #""kind": "training", "symbols": {"w": {}, "b": {}, "c": {}}, "loss": "w^2 + b^2", "parameters": ["w", "b", "c"], "initial": {"w": 1, "b": 1, "c": 1}, "rate": "1/4", "steps": 1, "ask": "unchanged""#,
      #""none""#, "`c` stays as before"
    ),
    (
      "fail",
      #""kind": "training", "symbols": {"w": {}, "b": {}, "c": {}}, "loss": "w^2", "parameters": ["w", "b", "c"], "initial": {"w": 1, "b": 1, "c": 1}, "rate": "1/4", "steps": 1, "ask": "unchanged""#,
      #""none""#, "`b`, `c` stay as before"
    ),
    (
      "fail",
      #""kind": "training", "symbols": {"w": {}, "b": {}, "c": {}}, "loss": "w^2 + b^2", "parameters": ["w", "b", "c"], "initial": {"w": 1, "b": 1, "c": 1}, "rate": "1/4", "steps": 1, "ask": "losses""#,
      "[2, 0.6]", "step 1: your value is 0.6, the engine's run gives 0.5"
    ),
    (
      "fail",
      #""kind": "training", "symbols": {"w": {}, "b": {}, "c": {}}, "loss": "w^2 + b^2", "parameters": ["w", "b", "c"], "initial": {"w": 1, "b": 1, "c": 1}, "rate": "1/4", "steps": 1, "ask": "final""#,
      #"{"w": 0.5, "b": 0.4, "c": 1}"#, "b: your value is 0.4, the engine's run gives 0.5"
    ),
    (
      "fail",
      #""kind": "training", "symbols": {"w": {"shape": [2]}, "b": {}, "c": {}}, "loss": "w'*w + b^2", "parameters": ["w", "b", "c"], "initial": {"w": [1, 2], "b": 1, "c": 1}, "rate": "1/4", "steps": 1, "ask": "final""#,
      #"{"w": [0.5, 2], "b": 0.5, "c": 1}"#, "w[2]: your value is 2, the engine's run gives 1"
    ),
    (
      "fail",
      #""kind": "condition", "symbols": {"x": {}, "y": {}, "z": {}}, "of": "x*y*z", "cover": ["x = 0", "y = 0", "z = 0"]"#,
      #"["x = 0"]"#, "each condition suffices, but 2 more cases make it 0: look at every factor"
    ),
    (
      "fail",
      #""kind": "condition", "symbols": {"x": {}, "y": {}, "z": {}}, "of": "x*y*z", "cover": ["x = 0", "y = 0", "z = 0"]"#,
      #"["x = 0", "y = 0"]"#,
      "each condition suffices, but one more case makes it 0: look at every factor"
    ),
    (
      "pass",
      #""kind": "condition", "symbols": {"x": {}, "y": {}, "z": {}}, "of": "x*y*z", "cover": ["x = 0", "y = 0", "z = 0"]"#,
      #"["x = 0", "y = 0", "z = 0"]"#, "every condition suffices and no case is missing"
    ),
    (
      "fail",
      #""kind": "derivation", "symbols": {"x": {}}, "from": "(x + 1)^2", "to": "x^2 + 2x + 1", "min_steps": 2"#,
      #"["x^2 + 2x + 1"]"#, "1 step is shown, at least 2 are asked"
    ),
    (
      "fail",
      #""kind": "derivation", "symbols": {"x": {}}, "from": "(x + 1)^2", "to": "x^2 + 2x + 1", "min_steps": 2"#,
      #"["(x + 1)^2", "(x+1)^2", "x^2 + 2x + 1"]"#, "1 step is shown, at least 2 are asked"
    ),
    (
      "fail",
      #""kind": "derivation", "symbols": {"x": {}}, "from": "(x + 1)^2", "to": "x^2 + 2x + 1", "min_steps": 1"#,
      #"["(x + 1)^2"]"#, "0 steps are shown, at least 1 are asked"
    ),
    (
      "pass",
      #""kind": "derivation", "symbols": {"x": {}}, "from": "(x + 1)^2", "to": "x^2 + 2x + 1", "min_steps": 2, "forbid": ["*"]"#,
      #"["(x+1)*(x+1) = x^2 + 2x + 1"]"#, "every step holds"
    ),
    ("fail", #""kind": "value", "expected": 3"#, "4", "your value is 4, the right value is 3"),
    (
      "fail", #""kind": "value", "expected": [1, 2, 3]"#, "[1, 5, 6]",
      "wrong in entry [2], [3]: [2] is 5, the right value is 2"
    ),
    (
      "fail", #""kind": "value", "expected": [[1, 2], [3, 4]]"#, "[[1, 2], [5, 4]]",
      "wrong in entry [2, 1]: [2, 1] is 5, the right value is 3"
    ),
    (
      "fail", #""kind": "value", "expected": [1, 2, 3, 4, 5, 6]"#, "[0, 0, 0, 0, 5, 6]",
      "wrong in entry [1], [2], [3], [4]: [1] is 0, the right value is 1"
    ),
    (
      "fail", #""kind": "value", "expected": [1, 2, 3, 4, 5, 6]"#, "[0, 0, 0, 0, 0, 6]",
      "wrong in entry [1], [2], [3], [4] and 1 more: [1] is 0, the right value is 1"
    ),
    (
      "fail", #""kind": "value", "expected": [[1, 2, 3]]"#, "[1, 2, 4]",
      "wrong in entry [3]: [3] is 4, the right value is 3"
    ),
    ("fail", #""kind": "value", "expected": {"a": 1, "b": 2}"#, #"{"a": 1}"#, "b: is not answered"),
    (
      "fail", #""kind": "value", "expected": {"a": 1, "b": 2}"#, #"{"a": 2, "b": 3}"#,
      "a: your value is 2, the right value is 1; b: your value is 3, the right value is 2"
    ),
    (
      "fail",
      #""kind": "witness", "unknowns": {"a": []}, "constraints": ["a > 0", "a < 5", "2*a > 4"]"#,
      #"{"a": 1}"#, "`2*a > 4` does not hold, by -2"
    ),
    (
      "fail",
      #""kind": "witness", "unknowns": {"a": []}, "constraints": ["a > 0", "a < 5", "2*a > 4"]"#,
      #"[{"a": 1}]"#, "`2*a > 4` does not hold, by -2"
    ),
    (
      "fail",
      #""kind": "witness", "unknowns": {"a": []}, "constraints": ["a > 0", "a < 5", "2*a > 4"]"#,
      #"[{"a": 3}, {"a": 6}]"#, "witness 2: `a < 5` does not hold, by -1"
    ),
    (
      "fail",
      #""kind": "witness", "unknowns": {"a": []}, "constraints": ["a > 0", "a < 5", "2*a > 4"]"#,
      #"[{"a": 7}, {"a": 6}]"#, "witness 1: `a < 5` does not hold, by -2"
    ),
    (
      "pass",
      #""kind": "witness", "unknowns": {"a": []}, "constraints": ["a > 0", "a < 5", "2*a > 4"]"#,
      #"[{"a": 3}, {"a": 4}]"#, "all 2 witnesses hold"
    ),
    (
      "pass",
      #""kind": "witness", "unknowns": {"a": []}, "constraints": ["a > 0", "a < 5", "2*a > 4"]"#,
      #"[{"a": 3}]"#, "every constraint holds"
    ),
    (
      "fail", #""kind": "witness", "unknowns": {"a": []}, "constraints": ["a = 1"]"#, #"{"a": 2}"#,
      "`a = 1` does not hold"
    ),
    (
      "fail", #""kind": "witness", "unknowns": {"a": []}, "constraints": ["log(a) > 0"]"#,
      #"{"a": -2}"#, "`log(a) > 0` does not hold: it is undefined for these numbers"
    ),
    (
      "fail", #""kind": "range", "symbols": {"x": {}}, "of": "x^2 + 1""#, #""(1, inf)""#,
      "the value 1, taken at x = 0, is not in your set"
    ),
    (
      "fail", #""kind": "range", "symbols": {"x": {}}, "of": "x^2 + 1""#, #""[0, inf)""#,
      "the values do not come near 0"
    ),
    (
      "fail", #""kind": "range", "symbols": {"x": {}}, "of": "x^2 + 1""#, #""R""#,
      "the values are bounded below"
    ),
    (
      "fail", #""kind": "range", "symbols": {"x": {}}, "of": "exp(x)""#, #""[0, inf)""#,
      "0 is never reached, the values only come near it"
    ),
    (
      "fail", #""kind": "range", "symbols": {"x": {}}, "of": "1/x""#, #""R""#,
      "0 is in your set but is never taken"
    ),
    (
      "fail", #""kind": "range", "symbols": {"x": {}}, "of": "x""#, #""(-inf, 0) U (0, inf)""#,
      "the value 0, taken at x = 0, is not in your set"
    ),
    (
      "fail", #""kind": "range", "symbols": {"x": {}}, "of": "sign(x)*(2 + exp(x))""#,
      #""(-inf, inf)""#, "the values are bounded below"
    ),
    ("fail", #""kind": "range", "of": "3""#, #""{2}""#, "the value 3 is not in your set"),
    (
      "fail",
      #""kind": "shape", "dimensions": {"D": [2, 3], "H": [4, 5]}, "symbols": {"W": {"shape": ["D", "H"]}}, "of": "W""#,
      #""H x D""#, "the shape is D x H, not H x D"
    ),
    (
      "fail",
      #""kind": "shape", "dimensions": {"D": [2, 3], "H": [4, 5]}, "symbols": {"W": {"shape": ["D", "H"]}}, "of": "W""#,
      #""D""#, "the shape is D x H, not D x 1"
    ),
    (
      "fail",
      #""kind": "graph", "symbols": {"x": {}}, "inputs": ["x"], "definitions": ["y = x^2", "z = exp(y)", "L = y + z"], "output": "L""#,
      #"{"nodes": [{"id": "y", "formula": "x^2"}, {"id": "z", "formula": "exp(y)"}, {"id": "L", "formula": "y + z"}], "output": "z"}"#,
      "the output is `L`, not `z`"
    ),
    (
      "fail",
      #""kind": "graph", "symbols": {"x": {}}, "inputs": ["x"], "definitions": ["y = x^2", "z = exp(y)", "L = y + z"], "output": "L""#,
      #"{"nodes": [{"id": "y", "formula": "x^2"}, {"id": "z", "formula": "exp(y)"}, {"id": "L", "formula": "x^2 + z"}], "output": "q"}"#,
      "the edge `y->L` is missing; the edge `x->L` does not belong there; the output `q` is no node of the graph"
    ),
    (
      "fail",
      #""kind": "graph", "symbols": {"x": {}}, "inputs": ["x"], "definitions": ["y = x^2", "z = exp(y)", "L = y + z"], "output": "L""#,
      #"{"nodes": [{"id": "y", "formula": "x^2"}, {"id": "L", "formula": "y + exp(y)"}], "output": "L"}"#,
      "the node `z` is missing; the edge `z->L` is missing"
    ),
    (
      "fail", #""kind": "claim", "symbols": {"x": {}}, "statement": "x^2 > 0""#,
      #"{"holds": true}"#, "it does not hold at x = 0"
    ),
    (
      "undecided", #""symbols": {"x": {}}, "expected": "x^2", "assume": ["x > 1", "x < 0"]"#,
      #""x""#, "no point was found that satisfies the assumptions, so nothing could be compared"
    ),
    (
      "fail",
      #""symbols": {"x": {}}, "expected": "log(1 + exp(x))", "stress": [{"x": 1}, {"x": 1000}]"#,
      #""log(1 + exp(x))""#,
      "right as a formula, but at stress point 2 ordinary doubles give an overflow, the right value is 1000"
    ),
    (
      "pass",
      #""symbols": {"x": {}}, "expected": "log(1 + exp(x))", "stress": [{"x": 1}, {"x": 1000}]"#,
      #""x + log(1 + exp(-x))""#, "right"
    ),
    (
      "fail",
      #""symbols": {"x": {}}, "expected": "sqrt(x^2 + 1) - x", "stress": [{"x": 100000000}]"#,
      #""sqrt(x^2 + 1) - x""#,
      "right as a formula, but at stress point 1 ordinary doubles give 0.0, the right value is 5e-9"
    ),
    ("pass", #""symbols": {"x": {}}, "expected": "x^2", "forbid": ["^"]"#, #""x^2""#, "right"),
    (
      "fail", #""symbols": {"x": {}}, "expected": "exp(x)", "forbid": ["e"]"#, #""exp(x)""#,
      "the value is right, but the answer uses `exp`, which this item does not allow"
    ),
    (
      "fail",
      #""symbols": {"x": {"domain": {"values": [2]}}}, "definitions": ["z = x^2"], "expected": "z", "domain": "reference""#,
      #""z + 1""#, "at x = 2 (so z = 4) your formula gives 5 where the right value is 4"
    ),
    (
      "undecided",
      #""dimensions": {"K": [2]}, "symbols": {"x": {"shape": ["K"]}}, "expected": "x[3]""#,
      #""x[2]""#, "the problem file is at fault: index 3 of `x` is outside 1 to 2"
    ),
    (
      "undecided", #""symbols": {"x": {}}, "expected": {"f": "x", "g": "log(-1 - x^2)"}"#,
      #"{"f": "x", "g": "log(-1 - x^2)"}"#,
      "g: neither side has a value at any point that was tried"
    ),
  ]
}
