// Networks, loss graphs and matrices.
extension ClaimFamilies {
  private static let weights = #""x": {}, "alpha1": {}, "beta1": {}, "alpha2": {}, "beta2": {}"#

  private static func network(_ z2: String, by name: String) -> String {
    #""kind": "gradient", "symbols": {\#(weights)}, "definitions": ["z1 = beta1*x + alpha1", "#
      + #""a1 = sigma(z1)", "z2 = \#(z2)", "a2 = sigma(z2)", "l = log(a2)"], "#
      + #""of": "l", "wrt": "\#(name)""#
  }

  private static func plain(_ name: String) -> String {
    network("beta2*a1 + alpha2", by: name)
  }

  private static func skip(_ name: String) -> String {
    network("z1 + beta2*a1 + alpha2", by: name)
  }

  static let scalarNetwork = [
    ClaimFamily(
      "two layers", plain("beta1"),
      right: [
        "(1 - a2)*beta2*a1*(1 - a1)*x", "sigma(-z2)*beta2*(a1 - a1^2)*x",
        #"(1 - \\sigma(z^{[2]}))\\beta^{[2]}\\sigma(z^{[1]})(1 - \\sigma(z^{[1]}))x"#,
      ],
      wrong: [
        "(1 - a2)*beta2*a1*(1 - a1)", "(1 - a2)*a1*(1 - a1)*x", "a2*beta2*a1*(1 - a1)*x",
        "(1 - a2)*beta2*a1*(1 + a1)*x",
      ]),
    ClaimFamily(
      "two layers", plain("alpha2"),
      right: ["1 - a2", "1 - sigma(z2)", "1/(1 + e^z2)"],
      wrong: ["a2", "1 - z2", "a2*(1 - a2)", "1/a2"]),
  ]

  static let skipNetwork = [
    ClaimFamily(
      "skip", skip("beta1"),
      right: [
        "(1 - a2)*x*(1 + beta2*a1*(1 - a1))", "(1 - a2)*x + (1 - a2)*beta2*a1*(1 - a1)*x",
        "x*(1 + beta2*(sigma(z1) - sigma(z1)^2))/(1 + e^z2)",
      ],
      wrong: [
        "(1 - a2)*beta2*a1*(1 - a1)*x", "(1 - a2)*x", "(1 - a2)*(1 + beta2*a1*(1 - a1))",
        "(1 - z2)*x*(1 + beta2*a1*(1 - a1))",
      ]),
    ClaimFamily(
      "skip", skip("beta2"),
      right: ["(1 - a2)*a1", "sigma(z1)*sigma(-z2)", "a1 - a1*a2"],
      wrong: ["(1 - a2)*beta2", "a2*a1", "(1 - a2)*a1*(1 - a1)", "1 - a2"]),
  ]

  private static func graph(_ name: String) -> String {
    #""kind": "gradient", "symbols": {"u1": {}, "u2": {}}, "definitions": ["u3 = u1*u2", "#
      + #""u4 = u1 + u2", "u5 = 2*u3*u4", "L = (u5 - u1 - u2 - u3 - u4)^2"], "#
      + #""of": "L", "wrt": "\#(name)""#
  }

  static let lossGraph = [
    ClaimFamily(
      "loss graph", graph("u3"),
      right: [
        "2*(u5 - u1 - u2 - u3 - u4)*(2*u4 - 1)", "(4*u4 - 2)*(u5 - 2*u4 - u3)",
        "2*(2*u3*u4 - u3 - 2*u4)*(2*(u1 + u2) - 1)",
      ],
      wrong: [
        "-2*(u5 - u1 - u2 - u3 - u4)", "2*(u5 - u1 - u2 - u3 - u4)*2*u4",
        "2*(u5 - u1 - u2 - u3 - u4)*(2*u3 - 1)", "(u5 - u1 - u2 - u3 - u4)*(2*u4 - 1)",
      ]),
    ClaimFamily(
      "loss graph", graph("u1"),
      right: [
        "2*(u5 - u1 - u2 - u3 - u4)*(2*u2*u4 + 2*u3 - u2 - 2)",
        "2*(2*u1^2*u2 + 2*u1*u2^2 - 2*u1 - 2*u2 - u1*u2)*(4*u1*u2 + 2*u2^2 - u2 - 2)",
      ],
      wrong: [
        "-2*(u5 - u1 - u2 - u3 - u4)", "2*(u5 - u1 - u2 - u3 - u4)*(2*u2*u4 + 2*u3 - u2 - 1)",
        "2*(u5 - u1 - u2 - u3 - u4)*(2*u2*u4 - u2 - 2)",
      ]),
  ]

  private static let sizes =
    #""D": {"domain": "natural"}, "H": {"domain": "natural"}, "#
    + #""K": {"domain": "natural"}, "L": {"domain": "natural"}"#

  static let counts = [
    ClaimFamily(
      "parameters",
      #""kind": "formula", "symbols": {\#(sizes)}, "#
        + #""expected": "(D + 1)*H + (L - 1)*H*(H + 1) + (H + 1)*K""#,
      right: [
        "D*H + H + (L - 1)*(H^2 + H) + H*K + K", "H*(D + 1 + (L - 1)*(H + 1) + K) + K",
        "D H + H K + (L - 1) H^2 + L H + K",
      ],
      wrong: [
        "D*H + (L - 1)*H^2 + H*K", "(D + 1)*H + L*H*(H + 1) + (H + 1)*K",
        "D*H + H + (L - 1)*(H^2 + H) + H*K", "(D + 1)*H + (L - 1)*H*H + (H + 1)*K",
      ])
  ]

  static let matrices = [
    ClaimFamily(
      "matrices",
      #""kind": "gradient", "dimensions": {"D": [2, 3], "H": [4, 5]}, "symbols": "#
        + #"{"W": {"shape": ["D", "H"]}, "x": {"shape": ["H"]}, "b": {"shape": ["D"]}, "#
        + #""y": {"shape": ["D"]}}, "definitions": ["h = W*x + b", "l = norm(h - y)^2"], "#
        + #""of": "l", "wrt": "W""#,
      right: [
        "2*(h - y)*x'", "2*(W*x + b - y)*x'", #"2(Wx + b - y)x^{\\top}"#, "outer(2*(h - y), x)",
      ],
      wrong: ["(h - y)*x'", "2*(y - h)*x'", "2*h*x'", "2*(W*x - y)*x'", "2*x*(h - y)'"])
  ]
}
