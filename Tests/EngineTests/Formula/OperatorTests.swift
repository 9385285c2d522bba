import Testing

@testable import Engine

struct OperatorTests {
  static let names = "x y z a b c d n w:1 h:1 W2:2 W:2 A:2 B:2"

  /// Text, printed tree, and the tree with every bracket.
  static let precedence: [(String, String, String)] = [
    ("-2^2", "-2^2", "(neg (^ 2 2))"), ("(-2)^2", "(-2)^2", "(^ (neg 2) 2)"),
    ("e^-x", "e^-x", "(^ e (neg x))"), ("2^-1", "2^-1", "(^ 2 (neg 1))"),
    ("2^-x^2", "2^-x^2", "(^ 2 (neg (^ x 2)))"), ("2^3^2", "2^3^2", "(^ 2 (^ 3 2))"),
    ("2^1^2", "2^1^2", "(^ 2 (^ 1 2))"), ("(2^3)^2", "(2^3)^2", "(^ (^ 2 3) 2)"),
    ("a/b/c", "a/b/c", "(/ (/ a b) c)"), ("a/(b/c)", "a/(b/c)", "(/ a (/ b c))"),
    ("a/b*c", "a/b*c", "(* (/ a b) c)"), ("a*b/c", "a*b/c", "(/ (* a b) c)"),
    ("a/(b*c)", "a/(b*c)", "(/ a (* b c))"), ("a/bc", "a/b*c", "(* (/ a b) c)"),
    ("1/ab", "1/a*b", "(* (/ 1 a) b)"), ("1/2x", "1/2*x", "(* (/ 1 2) x)"),
    ("1/2*x", "1/2*x", "(* (/ 1 2) x)"), ("1/(2x)", "1/(2*x)", "(/ 1 (* 2 x))"),
    ("a - b - c", "a - b - c", "(- (- a b) c)"), ("a-(b-c)", "a - (b - c)", "(- a (- b c))"),
    ("a+b-c+d", "a + b - c + d", "(+ (- (+ a b) c) d)"), ("a-b*c", "a - b*c", "(- a (* b c))"),
    ("a+(b+c)", "a + (b + c)", "(+ a (+ b c))"), ("a*(b*c)", "a*(b*c)", "(* a (* b c))"),
    ("-x*y", "(-x)*y", "(* (neg x) y)"), ("-(x*y)", "-(x*y)", "(neg (* x y))"),
    ("-x + y", "-x + y", "(+ (neg x) y)"), ("-(x+y)", "-(x + y)", "(neg (+ x y))"),
    ("--x", "--x", "(neg (neg x))"), ("+x", "x", "x"), ("x - -y", "x - -y", "(- x (neg y))"),
    ("x--y", "x - -y", "(- x (neg y))"), ("x+-y", "x + -y", "(+ x (neg y))"),
    ("2*-x", "2*-x", "(* 2 (neg x))"), ("x/-y", "x/-y", "(/ x (neg y))"),
    ("-x^2", "-x^2", "(neg (^ x 2))"), ("-x^-2", "-x^-2", "(neg (^ x (neg 2)))"),
    ("2x^2", "2*x^2", "(* 2 (^ x 2))"), ("2^2x", "2^2*x", "(* (^ 2 2) x)"),
    ("x^2y", "x^2*y", "(* (^ x 2) y)"), ("2x", "2*x", "(* 2 x)"), ("x 2", "x*2", "(* x 2)"),
    ("2(x+1)", "2*(x + 1)", "(* 2 (+ x 1))"),
    ("(x+1)(x-1)", "(x + 1)*(x - 1)", "(* (+ x 1) (- x 1))"),
    ("x(y)", "x*y", "(* x y)"), ("x y z", "x*y*z", "(* (* x y) z)"), ("(x)(y)", "x*y", "(* x y)"),
    ("W_2 h", "W2*h", "(* W2 h)"), ("x^(y+1)", "x^(y + 1)", "(^ x (+ y 1))"),
    ("x^(1/2)", "x^(1/2)", "(^ x (/ 1 2))"), ("x^1/2", "x^1/2", "(/ (^ x 1) 2)"),
    ("(-5)^(1/3)", "(-5)^(1/3)", "(^ (neg 5) (/ 1 3))"), ("0^0", "0^0", "(^ 0 0)"),
    ("(x^y)^z", "(x^y)^z", "(^ (^ x y) z)"), ("x^(yz)", "x^(y*z)", "(^ x (* y z))"),
    ("(-2)^(n+0.1)", "(-2)^(n + 0.1)", "(^ (neg 2) (+ n 0.1))"),
    ("6000(x-a)^5999", "6000*(x - a)^5999", "(* 6000 (^ (- x a) 5999))"),
    ("((((x))))", "x", "x"), ("x**2", "x^2", "(^ x 2)"),
    ("9^9^9^9", "9^9^9^9", "(^ 9 (^ 9 (^ 9 9)))"), ("a/b c/d", "a/b*c/d", "(/ (* (/ a b) c) d)"),
  ]

  @Test(arguments: precedence)
  func `signs bind as mathematics has it`(text: String, tree: String, outline: String) throws {
    expect(text, means: tree, names: Self.names)
    #expect(try read(text, Self.names).outline == outline)
  }

  static let spelled: [(String, String)] = [
    ("x·y", "x*y"), ("x×y", "x*y"), (#"x \cdot y"#, "x*y"), (#"x \times y"#, "x*y"),
    ("x⋅y", "x*y"), ("x∗y", "x*y"), ("x÷y", "x/y"), (#"x \div y"#, "x/y"), ("x∕y", "x/y"),
    ("x − y", "x - y"), ("x – y", "x - y"), ("x — y", "x - y"), ("−x", "-x"), ("x ‐ y", "x - y"),
    ("2^−1", "2^-1"), ("e⁻ˣ", "e^-x"), ("x²", "x^2"), ("x⁻¹", "x^-1"), ("x²y³", "x^2*y^3"),
    ("x¹⁰", "x^10"), ("2⁻²x", "2^-2*x"), ("xⁿ", "x^n"),
    (#"\frac{a+b}{c}"#, "(a + b)/c"), (#"\frac{a}{b}\frac{c}{d}"#, "a/b*(c/d)"),
    (#"\frac{a}{b}/c"#, "a/b/c"), (#"a/\frac{b}{c}"#, "a/(b/c)"), (#"-\frac{a}{b}"#, "-(a/b)"),
    (#"\frac{\frac{a}{b}}{c}"#, "a/b/c"), (#"2\left(x+1\right)"#, "2*(x + 1)"),
    (#"x\,y\;z\!a\:b\quad c\qquad d"#, "x*y*z*a*b*c*d"), (#"x^{y+1}"#, "x^(y + 1)"),
    (#"x^{-1}"#, "x^-1"), (#"x^{y^z}"#, "x^y^z"), (#"{x^y}^z"#, "(x^y)^z"),
    (#"{x}^{y}{z}"#, "x^y*z"),
    (#"x\{y+1\}"#, "x*(y + 1)"), (#"\left\{x+1\right\}y"#, "(x + 1)*y"),
    (#"[x+1]y"#, "[x + 1]*y"), ("e^2x", "e^2*x"),
    (#"e^2x\cdot y"#, "e^2*x*y"), (#"x^ab\cdot c"#, "x^a*b*c"), ("x^ab", "x^a*b"),
  ]

  @Test(arguments: spelled)
  func `signs in Unicode and LaTeX`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }

  static let each: [(String, String, String)] = [
    ("A .* B", "A .* B", "(.* A B)"), ("A∘B", "A .* B", "(.* A B)"), ("A⊙B", "A .* B", "(.* A B)"),
    (#"A \circ B"#, "A .* B", "(.* A B)"), (#"A \odot B"#, "A .* B", "(.* A B)"),
    ("A*B.*A*B", "A*B .* A*B", "(* (.* (* A B) A) B)"),
    ("A.*B*w", "A .* B*w", "(* (.* A B) w)"), ("A.*(B*w)", "A .* (B*w)", "(.* A (* B w))"),
    ("A ./ B", "A ./ B", "(./ A B)"), ("A.^2", "A.^2", "(.^ A 2)"),
    ("A.*B^2", "A .* B^2", "(.* A (^ B 2))"), ("A.^2.^2", "A.^2.^2", "(.^ A (.^ 2 2))"),
    ("2.*A", "2 .* A", "(.* 2 A)"), ("A - B .* A", "A - B .* A", "(- A (.* B A))"),
    ("w ∘ h w", "w .* h*w", "(* (.* w h) w)"),
  ]

  @Test(arguments: each)
  func `elementwise signs stand at the level of the product`(
    text: String, tree: String, outline: String
  ) throws {
    expect(text, means: tree, names: Self.names)
    #expect(try read(text, Self.names).outline == outline)
  }

  static let transposed: [(String, String)] = [
    ("A'", "A'"), ("A^T", "A^T"), (#"A^\top"#, "A^T"), (#"A^{\mathsf T}"#, "A^T"),
    (#"A^{\mathsf{T}}"#, "A^T"), (#"A^{T}"#, "A^T"), (#"A^{\top}"#, "A^T"), ("Aᵀ", "A^T"),
    (#"A^{\intercal}"#, "A^T"), ("A′", "A'"), ("A’", "A'"),
    (#"A^{\text{T}}"#, "A^T"), (#"A^\mathrm{T}"#, "A^T"), ("A'B'", "A'*B'"), ("(A*B)'", "(A*B)'"),
    ("(A B)^T", "(A*B)^T"), ("A''", "A''"), ("A^T^T", "A^T^T"), ("W_2^T h", "W2^T*h"),
    (#"\mathbf{W}_2^Th"#, "W2^T*h"), (#"\mathbf{w}^T\mathbf{h}"#, "w^T*h"),
    (#"W_2^T A W_2"#, "W2^T*A*W2"),
    (#"\mathbf{w}^TAh"#, "w^T*A*h"), ("A^2", "A^2"), ("A^n", "A^n"), ("A^(-1)", "A^-1"),
    (#"A^{-1}"#, "A^-1"), ("A^-1", "A^-1"), ("A'^2", "A'^2"), ("w'h", "w'*h"),
    ("-A^T", "-A^T"), ("2A^T", "2*A^T"), ("A^T/2", "A^T/2"), ("x^T", "x^T"),
  ]

  @Test(arguments: transposed)
  func `transposes and powers of matrices`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }

  static let traps: [(String, String)] = [
    ("|a+b|c+d|a+b|", "|a + b|*c + d*|a + b|"), ("2e+3", "2000"), ("x-2e+3", "x - 2000"),
    ("ln(a^2 b)", "log(a^2*b)"), ("2ln(a)+ln(b)", "2*log(a) + log(b)"),
    ("sqrt(x-3)sqrt(x-5)", "sqrt(x - 3)*sqrt(x - 5)"),
    ("sqrt((x-3)(x-5))", "sqrt((x - 3)*(x - 5))"), ("sqrt(a/b)", "sqrt(a/b)"),
    ("sqrt(a)/sqrt(b)", "sqrt(a)/sqrt(b)"), ("sin(pi x)", "sin(pi*x)"),
    ("acoth(x/3)/3", "acoth(x/3)/3"), ("sin x cos x", "sin(x)*cos(x)"), ("sin^2 x", "sin(x)^2"),
    ("sin(x)^2", "sin(x)^2"), ("x^2-2680000001", "x^2 - 2680000001"),
    ("(-2)^(n+1.1)", "(-2)^(n + 1.1)"),
  ]

  @Test(arguments: traps)
  func `traps of other graders`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }

  static let indexed: [(String, String, String)] = [
    ("x1", "x1", "x1"), ("x_1", "x1", "x1"), ("x[1]", "x1", "x1"), ("x_1", "x[1]", "x:1"),
    ("x[1]", "x[1]", "x:1"), ("3j", "3*j", "j:i"), ("X", "X", "X x"), ("x", "x", "X x"),
    ("x1 + x_2", "x1 + x[2]", "x1 x:1"), ("f(x)^2", "f(x)^2", "f:f1 x"),
    ("f(x)^2", "f^2", "f:0<x> x"),
  ]

  @Test(arguments: indexed)
  func `traps that depend on what is declared`(text: String, tree: String, names: String) {
    expect(text, means: tree, names: names)
  }
}
