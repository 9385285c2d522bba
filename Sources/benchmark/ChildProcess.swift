import Glibc

/// A program run to its end, silently.
struct ChildProcess {
  /// From start to end, in seconds on the wall.
  var seconds: Double

  /// The processor time it took, in seconds.
  var processorSeconds: Double

  /// The most memory it held, in bytes.
  var peakMemory: Int

  /// How it ended.
  var exitCode: Int32

  /// Runs a program with arguments; nil where it cannot be started.
  static func run(_ path: String, _ arguments: [String]) -> ChildProcess? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process = pid_t()
    let start = Stopwatch.wall
    guard posix_spawn(&process, path, &actions, nil, words, environ) == 0 else { return nil }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process else { return nil }
    let seconds = Stopwatch.wall - start
    return ChildProcess(
      seconds: seconds,
      processorSeconds: ChildProcess.seconds(usage.ru_utime) + ChildProcess.seconds(usage.ru_stime),
      peakMemory: Int(usage.ru_maxrss) * 1024,
      exitCode: status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f))
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
  }
}
