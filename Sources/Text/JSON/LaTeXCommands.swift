/// LaTeX commands that begin with the letter of a JSON escape.
///
/// After `n`, `r` and `t` a command is left out where its rest is a word that may well begin a line
/// of prose: `\nless` stands for a line break and "less" more often than for itself.
enum LaTeXCommands {
  /// All of them, without the backslash.
  static let all = Set(
    """
    backslash bar barwedge because begin beta beth between bf bfseries big bigcap bigcirc bigcup
    bigg biggl biggm biggr bigl bigm bigodot bigoplus bigotimes bigr bigsqcup bigstar
    bigtriangledown bigtriangleup biguplus bigvee bigwedge binom blacksquare bm bmatrix bmod bold
    boldsymbol bot bowtie boxed boxminus boxplus boxtimes bra braket breve bullet bumpeq
    fallingdotseq fbox flat footnotesize forall frac frak frown
    nRightarrow nabla natural ncong ne nearrow neg neq newcommand newline ngeq ngtr nleftarrow
    nleq nolimits nonumber norm not notag notin nrightarrow nsim nsubseteq nsupseteq nu nwarrow
    rVert raisebox rangle rank rbrace rbrack rceil real rfloor rgroup rho right rightarrow
    rightharpoondown rightharpoonup rightleftarrows rightleftharpoons rightrightarrows
    rightsquigarrow risingdotseq rm rmoustache root rtimes rule rvert
    tag tan tanh tau tbinom text textbf textcolor textit textnormal textrm textsf textstyle
    texttt tfrac therefore theta thickapprox thicksim thinspace tilde times tiny to top triangle
    triangledown triangleleft triangleleq triangleq triangleright twoheadrightarrow
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// The length of the longest command, in letters, with some room.
  static let longest = 24

  /// The longest command that `run` begins with.
  static func longestPrefix(of run: String) -> String? {
    var candidate = Substring(run)
    while candidate.count > 1 {
      if all.contains(String(candidate)) { return String(candidate) }
      candidate = candidate.dropLast()
    }
    return nil
  }
}
