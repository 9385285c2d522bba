import Engine
import Text
var v = Vocabulary()
for n in ["x","y","a","b","c","n","beta2","alpha1","alpha2","z1","z2","beta1","u1","u2","a0","w"] { v.declare(n, .value(rank: 0)) }
for n in ["z","theta","yhat","h","phi","b2","b1"] { v.declare(n, .value(rank: 1)) }
for n in ["W","W1","W2"] { v.declare(n, .value(rank: 2)) }
for n in ["K","H","Dx"] { v.declare(n, .dimension) }
for n in ["i0","j","k"] { v.declare(n, .value(rank: 0)) }
v.declare("Phi", .function(arguments: 1))
v.declare("l", .value(rank: 0), dependencies: ["z1","z2","theta","beta1"])
v.declare("J", .value(rank: 0), dependencies: ["theta"])
v.declare("CE", .value(rank: 0), dependencies: ["y","yhat"])
while let line = readLine() {
  let t = SourceText(name: "row", line)
  do {
    let (f, r) = try Parser.reading(t, v)
    let again = try? Parser.formula(SourceText(name: "again", f.description), v)
    print(line, "  =>  ", f, again == f ? "" : "  !!! \(again.map(\.description) ?? "unreadable")", r.isEmpty ? "" : "   [\(r.map(\.meaning).joined(separator: "; "))]")
  } catch { print((error as! SyntaxError).diagnostic(in: t).rendered(showsFile: false)) }
}
