/// What LaTeX commands look like.
enum MathSymbols {
  /// Commands for letters, which are set as identifiers.
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "rho": "ρ",
    "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "φ",
    "varphi": "ϕ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "infty": "∞", "partial": "∂",
    "nabla": "∇", "emptyset": "∅", "hbar": "ℏ", "ldots": "…", "dots": "…", "cdots": "⋯",
    "vdots": "⋮", "ddots": "⋱", "top": "⊤", "bot": "⊥", "prime": "′",
  ]

  /// Commands for signs between or before things.
  static let operators: [String: String] = [
    "cdot": "⋅", "times": "×", "odot": "⊙", "oplus": "⊕", "otimes": "⊗", "circ": "∘", "ast": "∗",
    "div": "÷", "pm": "±", "mp": "∓", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "lt": "<",
    "gt": ">", "neq": "≠", "ne": "≠", "approx": "≈", "equiv": "≡", "sim": "∼", "propto": "∝",
    "to": "→", "rightarrow": "→", "longrightarrow": "⟶", "leftarrow": "←", "mapsto": "↦",
    "Rightarrow": "⇒", "implies": "⟹", "iff": "⟺", "in": "∈", "notin": "∉", "subset": "⊂",
    "subseteq": "⊆", "cup": "∪", "cap": "∩", "setminus": "∖", "land": "∧", "wedge": "∧",
    "lor": "∨", "vee": "∨", "lnot": "¬", "neg": "¬", "forall": "∀", "exists": "∃", "mid": "∣",
    "|": "‖", "lVert": "‖", "rVert": "‖", "lvert": "|", "rvert": "|", "langle": "⟨",
    "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "{": "{", "}": "}",
    "colon": ":", "%": "%", "$": "$", "#": "#", "&": "&", "_": "_", "backslash": "\\",
  ]

  /// Those of the operators that end something.
  static let closing: Set<String> = ["rVert", "rvert", "|", "rangle", "rfloor", "rceil", "}", "%"]

  /// Signs that sums and the like have, with limits below and above.
  static let large: [String: String] = [
    "sum": "∑", "prod": "∏", "int": "∫", "bigcup": "⋃", "bigcap": "⋂",
  ]

  /// Functions that are set upright.
  static let functions: Set<String> = [
    "exp", "log", "ln", "sin", "cos", "tan", "sec", "csc", "cot", "sinh", "cosh", "tanh", "coth",
    "arcsin", "arccos", "arctan", "max", "min", "sup", "inf", "lim", "arg", "det", "dim", "ker",
    "deg", "gcd", "Pr",
  ]

  /// Functions with what they run over below them.
  static let limits: Set<String> = ["max", "min", "sup", "inf", "lim"]

  /// Marks above a letter.
  static let accents: [String: String] = [
    "hat": "^", "widehat": "^", "bar": "‾", "overline": "‾", "tilde": "~", "widetilde": "~",
    "dot": "˙", "ddot": "¨", "vec": "→",
  ]

  /// Commands for space, in hundredths of an em.
  static let spaces: [String: Int] = [
    ",": 17, ":": 22, ";": 28, "!": 0, " ": 25, "quad": 100, "qquad": 200, "~": 25, ">": 22,
  ]

  /// Commands for the size or style of what follows, of which a page takes no notice.
  static let silent: Set<String> = [
    "displaystyle", "textstyle", "limits", "nolimits", "big", "Big", "bigg", "Bigg", "bigl",
    "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "notag", "nonumber", "left",
    "right",
    "middle",
  ]

  /// Families of letters, by the command that asks for them.
  enum Family: String {
    case bold = "mathbf"
    case doubleStruck = "mathbb"
    case script = "mathcal"
  }

  /// The letter or digit of a family; nil where the family has none.
  static func styled(_ character: Character, _ family: Family) -> String? {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return nil
    }
    let starts: (upper: UInt32, lower: UInt32, digit: UInt32)
    switch family {
    case .bold: starts = (0x1D400, 0x1D41A, 0x1D7CE)
    case .doubleStruck: starts = (0x1D538, 0x1D552, 0x1D7D8)
    case .script: starts = (0x1D49C, 0x1D4B6, 0)
    }
    if let known = exceptions[family.rawValue]?[character] { return known }
    var value: UInt32
    switch scalar {
    case "A"..."Z": value = starts.upper + scalar.value - 0x41
    case "a"..."z": value = starts.lower + scalar.value - 0x61
    case "0"..."9" where starts.digit > 0: value = starts.digit + scalar.value - 0x30
    default: return nil
    }
    value = min(value, 0x1D7FF)
    return Unicode.Scalar(value).map { String(Character($0)) }
  }

  /// Letters that Unicode had before it had the families.
  private static let exceptions: [String: [Character: String]] = [
    "mathbb": ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"],
    "mathcal": [
      "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
      "g": "ℊ", "o": "ℴ",
    ],
  ]
}
