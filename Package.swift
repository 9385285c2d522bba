// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "grader",
  products: [.executable(name: "grader", targets: ["grader"])],
  targets: [
    // Arrows point one way: Text <- Engine <- Grading <- Reporting <- Batch <- GraderCLI
    // <- grader.
    .target(name: "Text"),
    // The tests compute as much as a class does; checks of bounds and overflow stay.
    .target(
      name: "Engine", dependencies: ["Text"],
      swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .target(name: "Grading", dependencies: ["Engine", "Text"]),
    .target(name: "Reporting", dependencies: ["Grading", "Engine", "Text"]),
    .target(name: "Batch", dependencies: ["Reporting", "Grading", "Text"]),
    .target(
      name: "GraderCLI", dependencies: ["Batch", "Reporting", "Grading", "Engine", "Text"]),
    .executableTarget(
      name: "grader", dependencies: ["GraderCLI"],
      // The library inside the program: it starts sooner, and calls to it are direct.
      linkerSettings: [
        .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))
      ]),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "GraderCLI", "Batch", "Reporting", "Grading", "Engine", "Text", "TestSupport",
      ]),

    .target(name: "TestSupport", dependencies: ["Engine", "Text"], path: "Tests/TestSupport"),
    .testTarget(name: "TextTests", dependencies: ["Text", "TestSupport"]),
    .testTarget(name: "EngineTests", dependencies: ["Engine", "Text", "TestSupport"]),
    .testTarget(name: "GradingTests", dependencies: ["Grading", "Engine", "Text", "TestSupport"]),
    .testTarget(
      name: "ReportingTests",
      dependencies: ["Reporting", "Grading", "Engine", "Text", "TestSupport"]),
    .testTarget(
      name: "BatchTests", dependencies: ["Batch", "Reporting", "Grading", "Text", "TestSupport"]),
    // It runs the program, which is built beside the tests; a dependency on it would carry the flag
    // above into the tests, which do not link with it in a release build.
    .testTarget(
      name: "CommandTests",
      dependencies: ["GraderCLI", "Grading", "Reporting", "Text", "TestSupport"],
      exclude: ["Rows"]),
  ],
  swiftLanguageModes: [.v6]
)
