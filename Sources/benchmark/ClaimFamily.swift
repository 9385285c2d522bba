/// Claims about one thing: forms of the right answer, and the mistakes people make.
///
/// In all texts `@` stands for an argument and `#` for a number, which differ from claim to claim.
struct ClaimFamily {
  /// What it is about.
  var name: String

  /// The members of the claims besides `answer`, without braces.
  var members: String

  var right: [String]
  var wrong: [String]

  init(_ name: String, _ members: String, right: [String], wrong: [String]) {
    self.name = name
    self.members = members
    self.right = right
    self.wrong = wrong
  }
}

/// The families that are mixed into the workload.
enum ClaimFamilies {
  static let all: [[ClaimFamily]] = [
    sigmoid, tanh, softmax, crossEntropy, scalarNetwork, skipNetwork, lossGraph, counts, matrices,
  ]

  private static func formula(_ symbols: String, _ expected: String) -> String {
    #""kind": "formula", "symbols": {\#(symbols)}, "expected": "\#(expected)""#
  }

  private static let sigmoid = [
    ClaimFamily(
      "sigma'", formula(#""x": {}"#, "#*sigma(@)*(1 - sigma(@))"),
      right: [
        "# e^(-(@))/(1 + e^(-(@)))^2", "#(sigma(@) - sigma(@)^2)", "# sigma(@) sigma(-(@))",
        "#/(2 + e^(@) + e^(-(@)))", "#/(4 cosh((@)/2)^2)", "#/4*(1 - tanh((@)/2)^2)",
        #"# \\frac{e^{@}}{(1 + e^{@})^2}"#, "σ(@)(1 − σ(@))·#",
      ],
      wrong: [
        "#*sigma(@)*(1 + sigma(@))", "#*sigma(@)^2 - #*sigma(@)", "sigma(@)*(1 - sigma(@))/#",
        "# e^(-(@))/(1 + e^(-(@)))", "#*(1 - sigma(@)^2)", "# e^(@)/(1 + e^(-(@)))^2",
        "#*(@)*(1 - (@))", "#*sigma(@)",
      ])
  ]

  private static let tanh = [
    ClaimFamily(
      "tanh", formula(#""x": {}"#, "tanh(@)"),
      right: [
        "2 sigma(2(@)) - 1", "(e^(@) - e^(-(@)))/(e^(@) + e^(-(@)))", "1 - 2/(e^(2(@)) + 1)",
        "sinh(@)/cosh(@)", #"\\frac{1 - e^{-2(@)}}{1 + e^{-2(@)}}"#,
      ],
      wrong: [
        "2 sigma(@) - 1", "(e^(@) + e^(-(@)))/(e^(@) - e^(-(@)))", "1 - 2/(e^(2(@)) - 1)",
        "1 - 2 sigma(2(@))", "cosh(@)/sinh(@)",
      ]),
    ClaimFamily(
      "tanh'", formula(#""x": {}"#, "1 - tanh(@)^2"),
      right: ["1/cosh(@)^2", "4/(e^(@) + e^(-(@)))^2", "(1 - tanh(@))(1 + tanh(@))", "sech^2(@)"],
      wrong: ["1 - tanh(@)", "1/cosh(@)", "tanh(@)^2 - 1", "1 - tanh((@)^2)"]),
  ]

  private static let softmax = (3...5).flatMap { size in
    [
      ClaimFamily(
        "softmax", softmaxMembers(size, of: 1, by: 1),
        right: [
          "a[1]*(1 - a[1])", "a[1] - a[1]^2",
          "exp(z[1])*(sum(exp(z)) - exp(z[1]))/sum(exp(z))^2",
          #"\\frac{\\sum_{i=1, i \\neq 1}^{K} e^{z_i + z_1}}{(\\sum_{i=1}^{K} e^{z_i})^2}"#,
        ],
        wrong: ["a[1]*(1 + a[1])", "-a[1]^2", "1 - a[1]", "a[1]*(1 - a[2])"]),
      ClaimFamily(
        "softmax", softmaxMembers(size, of: 1, by: size),
        right: [
          "-a[1]*a[\(size)]", "-exp(z[1] + z[\(size)])/sum(exp(z))^2",
          "softmax(z)_1 (0 - softmax(z)_\(size))",
        ],
        wrong: ["a[1]*a[\(size)]", "a[1]*(1 - a[\(size)])", "-a[1]^2", "-a[\(size)]"]),
    ]
  }

  private static func softmaxMembers(_ size: Int, of i: Int, by j: Int) -> String {
    #""kind": "gradient", "dimensions": {"K": [\#(size)]}, "symbols": {"z": {"shape": ["K"]}}, "#
      + #""definitions": ["a = softmax(z)"], "of": "a[\#(i)]", "wrt": "z[\#(j)]""#
  }

  private static let crossEntropy = [
    ClaimFamily(
      "cross-entropy",
      #""kind": "gradient", "dimensions": {"K": [3, 4, 5]}, "symbols": {"z": {"shape": ["K"]}, "#
        + #""y": {"shape": ["K"], "domain": "one-hot"}}, "#
        + #""definitions": ["p = softmax(z)", "l = -dot(y, log(p))"], "of": "l", "wrt": "z""#,
      right: ["p - y", "softmax(z) - y", "exp(z)/sum(exp(z)) - y", "-(y - p)"],
      wrong: ["y - p", "p + y", "-y ./ p", "p .* y - y", "z - y"])
  ]
}
