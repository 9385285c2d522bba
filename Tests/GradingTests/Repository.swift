import Foundation
import Text

/// The files of this package, found from where this file stands.
enum Repository {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The full path of something in the package.
  static func path(_ relative: String) -> String { root.appending(path: relative).path }

  /// The JSON files in a folder, sorted.
  static func jsonFiles(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(folder))
      .filter { $0.hasSuffix(".json") }.sorted().map { folder + "/" + $0 }
  }

  /// The text of a file.
  static func text(_ relative: String) throws -> SourceText {
    let data = try Data(contentsOf: URL(filePath: path(relative)))
    return SourceText(name: relative, bytes: Array(data))
  }
}
