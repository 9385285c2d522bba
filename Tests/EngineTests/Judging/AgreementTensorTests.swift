import Engine
import TestSupport
import Testing

@Suite("Agreement: tensors, indices and finite domains")
struct AgreementTensorTests {
  @Test("Tensors are compared entry by entry, square sizes included", arguments: squares + networks)
  func tensors(_ row: AgreementRow) throws {
    #expect(try row.decision() == row.expected.rawValue)
  }

  @Test("Every pair of indices is compared", arguments: indices)
  func indexed(_ row: AgreementRow) throws {
    #expect(try row.decision() == row.expected.rawValue)
  }

  @Test("Domains are respected and used", arguments: domains)
  func inDomains(_ row: AgreementRow) throws {
    #expect(try row.decision() == row.expected.rawValue)
  }

  @Test("Assumptions hold at every point", arguments: assumptions)
  func assuming(_ row: AgreementRow) throws {
    #expect(try row.decision() == row.expected.rawValue)
  }

  private static func square(
    _ reference: String, _ answer: String, _ expected: AgreementRow.Expected
  ) -> AgreementRow {
    AgreementRow(reference, answer, expected, "dim n 3 4; A[n,n]; B[n,n]; x[n]; y[n]; s; r[1,n]")
  }

  static let squares = [
    square("A*B", "B*A", .different), square("A*B", "(B'*A')'", .same),
    square("A*x", "A'*x", .different),
    square("A'*x", "(x'*A)'", .same), square("A", "A'", .different),
    square("A + A'", "A' + A", .same),
    square("x*y'", "y*x'", .different), square("outer(x, y)", "x*y'", .same),
    square("sum(x)/n", "mean(x)", .same), square("sum(x)", "mean(x)", .different),
    square("x'*x/n", "x'*x", .different), square("x'*x/n", "x'*x/(n + 1)", .different),
    square("x'*x/n", "x'*x/3", .different), square("trace(A*B)", "trace(B*A)", .same),
    square("trace(A*B)", "trace(A*B')", .different), square("trace(A'*B)", "sum(A .* B)", .same),
    square("A .* B", "B .* A", .same), square("A .* B", "A*B", .different),
    square("softmax(A)", "softmax(A')'", .different),
    square("softmax(A)", "softmax(A')", .different),
    square("softmax(A + r)", "softmax(A)", .different),
    square("softmax(A + s)", "softmax(A)", .same),
    square("det(A*B)", "det(A)*det(B)", .same), square("det(A + B)", "det(A) + det(B)", .different),
    square("det(A')", "det(A)", .same), square("inv(A*B)", "inv(B)*inv(A)", .same),
    square("inv(A*B)", "inv(A)*inv(B)", .different), square("A^2", "A .^ 2", .different),
    square("A^(-1)*A", "eye(n)", .same), square("(A + I)^2", "A^2 + 2*A + I", .same),
    square("diag(x)*y", "x .* y", .same), square("diag(x)*A", "A*diag(x)", .different),
    square("norm(x)^2", "x'*x", .same), square("|x|", "sum(abs(x))", .different),
    square("softmax(x + s)", "softmax(x)", .same),
    square("softmax(x)", "exp(x)/sum(exp(x))", .same),
    square("softmax(2*x)", "softmax(x)", .different),
    square("logsumexp(x)", "log(sum(exp(x)))", .same),
    square("logsumexp(x)", "log(mean(exp(x)))", .different),
    square("logsumexp(x)", "max(x)", .different),
    square("sum(i=1..n, x[i]*y[i])", "x'*y", .same),
    square("sum(i=2..n, x[i]*y[i])", "x'*y", .different),
    square("\\sum_i A_{ii}", "trace(A)", .same), square("\\sum_i A_{i1}", "trace(A)", .different),
    square("A[1,2]", "A[2,1]", .different), square("(A*x)[2]", "A[2]*x", .same),
    square("A + r", "A + ones(n)*r", .same), square("A + r", "A + r'*ones(n)'", .different),
    square("(x - y)'*A*(x - y)", "x'*A*x - x'*A*y - y'*A*x + y'*A*y", .same),
    square("(x - y)'*A*(x - y)", "x'*A*x - 2*x'*A*y + y'*A*y", .different),
    square("max(x)", "x[1]", .different), square("relu(x)", "max(0, x)", .same),
    square("relu(A*x)", "A*relu(x)", .different), square("1[x > 0] .* x", "relu(x)", .same),
    square("x + 1e-9", "x", .different), square("x", "x + 1e-9*onehot(2, n)", .different),
    square("A", "cases(n = 3: A, 2*A)", .different),
    square("softmax(x)", "exp(x - max(x))/sum(exp(x - max(x)))", .same),
  ]

  private static func network(
    _ reference: String, _ answer: String, _ expected: AgreementRow.Expected
  ) -> AgreementRow {
    AgreementRow(
      reference, answer, expected,
      "dim D 2 3; dim H 3 2; dim K 4 3; x[D]; W[H,D]; b[H]; V[K,H]; y[K] one-hot; q[K] probability;"
        + "t[K]; h = sigma(W*x + b); o = V*h; p = softmax(o); J = -y'*log(p)")
  }

  static let networks = [
    network("diff(J, V)", "(p - y)*h'", .same), network("diff(J, V)", "(y - p)*h'", .different),
    network("diff(J, V)", "p*h'", .different),
    network("diff(J, b)", "(V'*(p - y)) .* h .* (1 - h)", .same),
    network("diff(J, b)", "(V'*(p - y)) .* h", .different),
    network("diff(J, b)", "V'*(p - y)", .different),
    network("diff(J, W)", "((V'*(p - y)) .* h .* (1 - h))*x'", .same),
    network("diff(J, x)", "W'*((V'*(p - y)) .* h .* (1 - h))", .same),
    network("J", "-log(sum(y .* p))", .same), network("J", "-sum(log(y .* p))", .different),
    network("J", "logsumexp(o) - y'*o", .same), network("y'*y", "1", .same),
    network("y .* y", "y", .same),
    network("max(y)", "1", .same), network("sum(q)", "1", .same),
    network("q .* q", "q", .different),
    network("-q'*log(p)", "logsumexp(o) - q'*o", .same),
    network("-t'*log(p)", "logsumexp(o) - t'*o", .different),
    network("sum(p)", "1", .same), network("y", "q", .different), network("J", "J/K", .different),
  ]

  private static let indexSetting = "dim K 3 4; z[K]; c; j index K; k index K; a = softmax(z)"

  static let indices = [
    AgreementRow(
      "diff(a[j], z[k])", "cases(j = k: a[j]*(1 - a[j]), -a[j]*a[k])", .same, indexSetting),
    AgreementRow("diff(a[j], z[k])", "a[j]*(1[j = k] - a[k])", .same, indexSetting),
    AgreementRow("diff(a[j], z[k])", "a[j]*(1 - a[j])", .different, indexSetting),
    AgreementRow("diff(a[j], z[k])", "a[j]*(1 - a[k])", .different, indexSetting),
    AgreementRow("diff(a[j], z[k])", "-a[j]*a[k]", .different, indexSetting),
    AgreementRow("diff(a[j], z[k])", "-a[j]*a[k]", .same, indexSetting + "; assume j != k"),
    AgreementRow("diff(a[j], z[k])", "a[j]*(1 - a[j])", .same, indexSetting + "; assume j = k"),
    AgreementRow("diff(a[j], z[k])", "-a[j]*a[k]", .different, indexSetting + "; assume j = k"),
    AgreementRow("z[j]", "z[k]", .different, indexSetting),
    AgreementRow("z[j]", "z[1]", .different, indexSetting),
    AgreementRow("z[j]", "cases(j < 3: z[j], z[1])", .different, indexSetting),
    AgreementRow("sum(i=1..K, a[i])", "1", .same, indexSetting),
    AgreementRow("sum(i=1..K, i != j, a[i])", "1 - a[j]", .same, indexSetting),
    AgreementRow("softmax(z_j + c)", "a[j]", .same, indexSetting),
    AgreementRow("onehot(j, K)'*z", "z[j]", .same, indexSetting),
    AgreementRow("j", "k", .different, indexSetting),
    AgreementRow("j*z[k]", "k*z[j]", .different, indexSetting),
    AgreementRow(
      "exp(z_j)*(\\sum_i exp(z_i) - exp(z_j))/(\\sum_i exp(z_i))^2", "diff(a[j], z[j])", .same,
      indexSetting),
  ]

  private static let bits = "x values 0 1; y values 0 1"

  static let domains = [
    AgreementRow("x*y", "min(x, y)", .same, bits),
    AgreementRow("x + y - x*y", "max(x, y)", .same, bits),
    AgreementRow("x + y - 2*x*y", "abs(x - y)", .same, bits), AgreementRow("x^2", "x", .same, bits),
    AgreementRow("x", "y", .different, bits), AgreementRow("x + y", "max(x, y)", .different, bits),
    AgreementRow("x*(x - 1)*exp(y)", "0", .same, bits),
    AgreementRow("n*(n + 1)/2", "sum(k=1..10, k <= n, k)", .same, "n integer 0..10"),
    AgreementRow("n*(n + 1)/2", "sum(k=1..9, k <= n, k)", .different, "n integer 0..10"),
    AgreementRow("floor(n/2) + ceil(n/2)", "n", .same, "n integer"),
    AgreementRow("abs(n)", "n", .same, "n natural"),
    AgreementRow("abs(n)", "n", .different, "n integer"),
    AgreementRow("floor(x)", "x", .same, "x integer"),
    AgreementRow("log(p/(1 - p))", "log(p) - log(1 - p)", .same, "p unit"),
    AgreementRow("abs(log(p))", "-log(p)", .same, "p unit"),
    AgreementRow("1[0 < p < 1]", "1", .same, "p unit"),
    AgreementRow("sqrt(p^2)", "p", .same, "p positive"),
    AgreementRow("log(p^2)", "2*log(p)", .same, "p positive"),
    AgreementRow("abs(p)", "-p", .same, "p negative"),
    AgreementRow("1[p >= 0]", "1", .same, "p nonnegative"),
    AgreementRow("1[p > 0]", "1", .different, "p nonnegative"),
    AgreementRow("x", "cases(x > 3: 0, x)", .same, "x -3..3"),
    AgreementRow("abs(x)", "x", .same, "x 0..1"),
    AgreementRow("x", "cases(x > 2.99: 0, x)", .different, "x -3..3"),
    AgreementRow("x", "cases(x = 3: 0, x)", .different, "x -3..3"),
    AgreementRow("sin(x)", "x", .different, "x -0.001..0.001"),
    AgreementRow("sum(q)", "1", .same, "q[5] probability"),
    AgreementRow("prod(q)", "0", .different, "q[3] probability"),
  ]

  static let assumptions = [
    AgreementRow("abs(x)", "x", .same, "x; assume x > 0"),
    AgreementRow("abs(x)", "x", .different, "x; assume x > -1"),
    AgreementRow("abs(x - y)", "x - y", .same, "x; y; assume x >= y"),
    AgreementRow("x", "3 - 2*y", .same, "x; y; assume x + 2*y = 3"),
    AgreementRow("x", "3 - 2*y + 1e-9", .different, "x; y; assume x + 2*y = 3"),
    AgreementRow("a^2 + b^2 + 2*a*b", "1", .same, "a; b; assume a + b = 1"),
    AgreementRow("a*b", "1", .same, "a; b; assume a = 1/b"),
    AgreementRow("a*b", "a^2", .different, "a; b; assume a = 1/b"),
    AgreementRow("x*y*w", "0", .same, "x; y; w; assume x*y = 0"),
    AgreementRow("a + b + c", "3", .same, "a; b; c; assume a = b and b = c and a = 1"),
    AgreementRow("x", "2", .different, "x; assume x^2 = 4"),
    AgreementRow("x^3", "4*x", .same, "x; assume x^2 = 4"),
    AgreementRow("x", "-2", .same, "x negative; assume x^2 = 4"),
    AgreementRow("a*b*c", "a^3", .same, "a; b; c; assume a = b; assume b = c"),
    AgreementRow("x - w", "2*(y - 1)", .same, "x; y; w; assume x + y = 1 and y + w = 3 - 2*y"),
    AgreementRow("a*b", "b*c", .same, "a; b; c; assume a = c"),
    AgreementRow("relu(z)", "z", .same, "x; w; b; z = w*x + b; assume z > 0"),
    AgreementRow("sqrt(x^2 - 1)*sqrt(x^2 - 1)", "x^2 - 1", .same, "x; assume x > 1"),
    AgreementRow("1/(x - 3)", "(x + 3)/(x^2 - 9)", .same, "x; assume x != 3 and x != -3"),
    AgreementRow("x", "2*x - 5", .same, "x integer 0..9; assume x = 5"),
    AgreementRow("x", "0", .undecided, "x; assume x > 1 and x < 0"),
    AgreementRow("x", "0", .undecided, "x; assume x^2 = -1"),
    AgreementRow("n^2", "n + 6", .same, "n natural 1..20; assume n^2 - n = 6"),
  ]

  @Test(
    "A few points that are found again and again are not enough",
    arguments: [
      AgreementRow("x", "1 + y", .same, "x; y; assume exp(y) = x"),
      AgreementRow("abs(x) + abs(y)", "1", .same, "x; y; assume x^2 + y^2 = 1"),
      AgreementRow("sin(pi*n/3)", "0", .same, "n integer"),
    ])
  func repeated(_ row: AgreementRow) throws {
    #expect(try row.decision() != row.expected.rawValue)
  }

  @Test(
    "Equalities whose solutions are no fractions",
    arguments: [
      AgreementRow("x^2", "1 - y^2", .same, "x; y; assume x^2 + y^2 = 1"),
      AgreementRow("log(x)", "y", .same, "x; y; assume exp(y) = x"),
      AgreementRow("x", "1 + y", .different, "x; y; assume exp(y) = x"),
      AgreementRow("abs(x)", "sqrt(1 - y^2)", .same, "x; y; assume x^2 + y^2 = 1"),
      AgreementRow("x^3 + y^3", "(x + y)*(1 - x*y)", .same, "x; y; assume x^2 + y^2 = 1"),
      AgreementRow("x^4 + y^4", "1 - 2*x^2*y^2", .same, "x; y; assume x^2 + y^2 = 1"),
      AgreementRow("x^4 + y^4", "1", .different, "x; y; assume x^2 + y^2 = 1"),
      AgreementRow("x", "sqrt(1 - y^2)", .different, "x; y; assume x^2 + y^2 = 1"),
      AgreementRow("x", "sqrt(1 - y^2)", .same, "x; y; assume x^2 + y^2 = 1 and x >= 0"),
      AgreementRow("x^4", "4", .same, "x; assume x^2 = 2"),
      AgreementRow("x", "0", .different, "x; assume x^3 = 2*x"),
      AgreementRow("x^2 + z", "3 - y^2", .same, "x; y; z; assume x^2 + y^2 = 1 and z = 2"),
      AgreementRow("x^2 + y^2", "1 - z^2", .same, "x; y; z; assume x^2 + y^2 + z^2 = 1"),
      AgreementRow("log(x) + z", "y + y^2", .same, "x; y; z; assume exp(y) = x and z = y^2"),
      AgreementRow("x^2 + z^2", "z + 2 - y^2", .same, "x; y; z; assume x^2 + y^2 = 2 and z^2 = z"),
    ])
  func irrational(_ row: AgreementRow) throws {
    #expect(try row.decision() == row.expected.rawValue, "\(row.testDescription)")
  }

  @Test("What differs differs for every seed, what is the same is the same", arguments: [2, 3])
  func seeds(_ seed: UInt64) throws {
    for row in AgreementTensorTests.squares + AgreementTensorTests.indices {
      #expect(try row.decision(seed: seed) == row.expected.rawValue, "\(row.testDescription)")
    }
  }
}
