/// What commands are set as.
extension MathSetter {
  mutating func command(_ name: String) -> HTML {
    if let letter = MathSymbols.letters[name] { return HTML("mi", [], letter) }
    if let sign = MathSymbols.operators[name] {
      return HTML("mo", "|‖⟨⟩{}⌊⌋⌈⌉".contains(sign) ? [("stretchy", "false")] : [], sign)
    }
    if let sign = MathSymbols.large[name] { return HTML("mo", [], sign) }
    if MathSymbols.functions.contains(name) {
      return HTML("mrow", [], [HTML("mi", [], name), HTML("mspace", [("width", "0.12em")])])
    }
    if let space = MathSymbols.spaces[name] {
      let width = space < 10 ? "0.0\(space)em" : "\(space / 100).\(space % 100 / 10)\(space % 10)em"
      return HTML("mspace", [("width", width)])
    }
    if let accent = MathSymbols.accents[name] {
      return HTML(
        "mover", [("accent", "true")], [argument(), HTML("mo", [("stretchy", "false")], accent)])
    }
    if let family = MathSymbols.Family(rawValue: name) { return styled(family) }
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac":
      return HTML("mfrac", [], [argument(), argument()])
    case "sqrt": return root()
    case "text", "textrm", "textit", "textbf", "mbox", "texttt":
      return HTML("mtext", [], Self.keepingSpace(words()))
    case "mathrm", "operatorname", "mathit", "mathsf", "mathtt":
      if next == .character("*") { place += 1 }
      return HTML("mi", [("mathvariant", "normal")], words())
    case "boldsymbol", "bm": return styled(.bold)
    case "left": return fenced()
    case "begin": return environment()
    case _ where MathSymbols.silent.contains(name): return HTML("mrow", [])
    default: return HTML("mtext", [], "\\" + name)
    }
  }

  private mutating func root() -> HTML {
    skipSpace()
    guard next == .character("[") else { return HTML("msqrt", [], [argument()]) }
    place += 1
    let degree = row { $0 == .character("]") }
    if next == .character("]") { place += 1 }
    return HTML("mroot", [], [argument(), HTML("mrow", [], degree)])
  }

  private mutating func styled(_ family: MathSymbols.Family) -> HTML {
    let letters = words()
    let text = letters.map { MathSymbols.styled($0, family) ?? String($0) }.joined()
    return HTML("mi", [], text)
  }

  /// `\left( … \right)`.
  private mutating func fenced() -> HTML {
    let opening = delimiter()
    let content = row { _ in false }
    var parts = [opening, HTML("mrow", [], content)]
    if next == .command("right") {
      place += 1
      parts.append(delimiter())
    }
    return HTML("mrow", [], parts)
  }

  private mutating func delimiter() -> HTML {
    skipSpace()
    guard let token = next else { return HTML("mrow", []) }
    place += 1
    let text = Self.source(token)
    return text == "." ? HTML("mrow", []) : HTML("mo", [("stretchy", "true")], text)
  }

  private mutating func environment() -> HTML {
    let name = words().filter { $0 != "*" }
    var rows: [[HTML]] = []
    if name == "array" { _ = words() }
    while next != nil {
      var cells = [HTML("mtd", [], [HTML("mrow", [], row { _ in false })])]
      while next == .mark("&") {
        place += 1
        cells.append(HTML("mtd", [], [HTML("mrow", [], row { _ in false })]))
      }
      rows.append(cells)
      guard next == .row else { break }
      place += 1
    }
    if next == .command("end") {
      place += 1
      _ = words()
    } else if next == .command("right") || next == .mark("}") {
      place += 1
    }
    let kind = ["cases", "aligned", "align", "split"].contains(name) ? "left" : "center"
    let table = HTML(
      "mtable", [("class", kind)], rows.map { HTML("mtr", [], $0) })
    let fences: (String, String)
    switch name {
    case "bmatrix": fences = ("[", "]")
    case "pmatrix": fences = ("(", ")")
    case "vmatrix": fences = ("|", "|")
    case "Vmatrix": fences = ("‖", "‖")
    case "cases": fences = ("{", "")
    default: return table
    }
    let open = HTML("mo", [("stretchy", "true")], fences.0)
    let close = fences.1.isEmpty ? [] : [HTML("mo", [("stretchy", "true")], fences.1)]
    return HTML("mrow", [], [open, table] + close)
  }
}
