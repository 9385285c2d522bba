/// The LaTeX commands that formulas may use, by what becomes of them.
enum LaTeXCommands {
  /// Commands that are one sign.
  static let marks: [String: Token.Mark] = [
    "cdot": .star, "times": .star, "ast": .star, "cdotp": .star,
    "circ": .dotStar, "odot": .dotStar, "div": .slash,
    "lvert": .bar, "rvert": .bar, "vert": .bar, "mid": .bar,
    "lVert": .doubleBar, "rVert": .doubleBar, "Vert": .doubleBar,
    "lbrace": .leftSet, "rbrace": .rightSet, "lbrack": .leftBracket, "rbrack": .rightBracket,
    "ldots": .ellipsis, "cdots": .ellipsis, "dots": .ellipsis, "vdots": .ellipsis,
    "langle": .leftAngle, "rangle": .rightAngle, "lfloor": .leftFloor, "rfloor": .rightFloor,
    "lceil": .leftCeiling, "rceil": .rightCeiling, "approx": .approximately, "gets": .equal,
    "leftarrow": .equal,
    "neq": .notEqual, "ne": .notEqual, "leq": .lessOrEqual, "le": .lessOrEqual,
    "leqslant": .lessOrEqual, "geq": .greaterOrEqual, "ge": .greaterOrEqual,
    "geqslant": .greaterOrEqual, "lt": .less, "gt": .greater,
    "to": .arrow, "rightarrow": .arrow, "longrightarrow": .arrow,
    "sum": .sum, "prod": .product, "partial": .partial, "prime": .prime,
    "top": .top, "intercal": .top,
    "equiv": .equal, "coloneqq": .equal, "triangleq": .equal,
  ]

  /// Commands that join conditions.
  static let keywords: [String: Token.Keyword] = [
    "land": .and, "wedge": .and, "lor": .or, "vee": .or, "lnot": .not, "neg": .not,
  ]

  /// What the words of a `\text{…}` mean in cases; nil where they only help the reader.
  static let textKeywords: [String: Token.Keyword?] = [
    "if": .when, "when": .when, "for": .when, "otherwise": .otherwise, "else": .otherwise,
    "and": .and, "or": .or, "not": .not, "where": .when, "other": .otherwise,
  ]

  /// Commands that only set space or style.
  static let spacing: Set<String> = [
    "quad", "qquad", "displaystyle", "textstyle", "limits", "nolimits", "nonumber", "notag",
    "substack", "thinspace", "medspace", "thickspace", "enspace", "mathstrut", "strut", "hfill",
    "allowbreak",
  ]

  /// Commands that set the size of the bracket behind them.
  static let sizing: Set<String> = [
    "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl",
    "biggr", "Biggl", "Biggr", "middle",
  ]

  /// Commands that put a sign on a letter, and what they add to its name.
  static let accents: [String: String] = [
    "hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "tilde": "tilde",
    "widetilde": "tilde", "dot": "dot", "vec": "",
  ]

  /// Commands that set the font of what follows.
  static let fonts: Set<String> = [
    "mathbf", "boldsymbol", "bm", "mathbb", "mathcal", "mathsf", "mathit", "mathtt", "mathds",
    "mathfrak", "mathscr", "bf", "rm", "it", "pmb", "underline", "boxed", "mathbbm", "cancel",
    "bcancel", "xcancel",
  ]

  /// Fonts in which a 1 is a column of ones.
  static let boldFonts: Set<String> = [
    "mathbf", "boldsymbol", "bm", "mathbb", "mathds", "pmb", "mathbbm",
  ]

  /// Fonts in which an I is the identity.
  static let openFonts: Set<String> = ["mathbb", "mathds", "mathbbm"]

  /// Commands whose argument is a word.
  static let words: Set<String> = [
    "text", "textrm", "textit", "textbf", "textsf", "operatorname", "mathrm", "mathop", "mbox",
  ]

  /// Commands that go with their argument.
  static let withArgumentDropped: Set<String> = [
    "tag", "label", "hspace", "vspace", "phantom", "textcolor", "color",
  ]

  /// Commands that end a proof; elsewhere a box is a place that was not filled in.
  static let ends: Set<String> = ["blacksquare", "square", "Box", "qed", "qedhere"]

  /// Commands that open a line of a proof and say nothing of it.
  static let consequences: Set<String> = [
    "Rightarrow", "implies", "Longrightarrow", "Leftrightarrow", "iff", "therefore",
  ]

  /// Commands that are another word.
  static let aliases: [String: String] = [
    "infty": "inf", "ell": "l", "varepsilon": "epsilon", "vartheta": "theta", "varphi": "phi",
    "varsigma": "sigma", "varrho": "rho", "varkappa": "kappa", "lg": "log10",
  ]

  /// Every command, for suggestions.
  static let all: [String] = {
    var names = Set(marks.keys).union(keywords.keys).union(accents.keys).union(fonts)
    names.formUnion(words)
    names.formUnion(aliases.keys)
    names.formUnion(Glyphs.greekNames)
    names.formUnion(FunctionTable.spellings)
    names.formUnion(["frac", "dfrac", "sqrt", "begin", "end", "left", "right", "quad"])
    return names.sorted()
  }()
}
