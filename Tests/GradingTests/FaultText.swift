import Text

/// A diagnostic as test rows write it: `LINE:COLUMN message | note | note`.
func line(_ diagnostic: Diagnostic) -> String {
  let place = diagnostic.position.map { "\($0.line):\($0.column) " } ?? ""
  return ([place + diagnostic.message] + diagnostic.notes).joined(separator: " | ")
}
