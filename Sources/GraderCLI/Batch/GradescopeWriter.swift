import Batch
import Text

/// Writes a class as a folder with one `results.json` for each student.
struct GradescopeWriter {
  private let exported: ExportedClass
  private let export: GradescopeExport

  /// - Parameter missing: what stands for those without points.
  init(_ exported: ExportedClass, missing: MissingPolicy?) {
    self.exported = exported
    export = GradescopeExport(missing: missing)
  }

  /// Writes all files; the students without one.
  func write(to folder: String) throws(Failure) -> [String] {
    let students = try disk { () throws(DiskFault) in try export.students(of: exported) }
    try prepare(folder, for: students.filter(\.hasFile).map(\.student))
    try disk { () throws(DiskFault) in
      try export.visit(exported) { student, value throws(DiskFault) in
        var file = try DurableFile(at: "\(folder)/\(Self.name(of: student))")
        file.write(value.bytes(pretty: true) + [0x0A])
        try file.finish()
      }
    }
    return students.filter { !$0.hasFile }.map(\.student)
  }

  private func disk<Value>(_ work: () throws(DiskFault) -> Value) throws(Failure) -> Value {
    do throws(DiskFault) { return try work() } catch { throw Failure(error) }
  }

  /// Makes the folder, and makes sure that no file of another export is there.
  private func prepare(_ folder: String, for students: [String]) throws(Failure) {
    try Folder.make(folder)
    let old =
      try Folder.names(in: folder, suffix: ".json") + Folder.names(in: folder, suffix: ".html")
    try Folder.checkStrangers(old, among: Set(students.map(Self.name)), in: folder, "files")
  }

  private static func name(of student: String) -> String { FileName.safe(student) + ".json" }
}
