import Glibc

/// The system's error numbers in words.
enum SystemError {
  /// The words for an error number, such as `No such file or directory`.
  static func words(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
  }
}

/// The numbers of open files.
enum Descriptors {
  /// Fills 0, 1 and 2 where they are closed, so that no file of ours is taken for one of them.
  ///
  /// What is written there, or read from there, still fails.
  static func occupyStandard() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }
}
