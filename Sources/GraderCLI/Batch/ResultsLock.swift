import Batch
import Glibc
import Text

/// Keeps other writers out of a results folder until the process ends, however it ends.
enum ResultsLock {
  /// The name of the file in a results folder that is locked.
  static let name = ".lock"

  /// Takes the folder, waiting for whoever has it.
  static func take(_ folder: String, _ session: Session) throws(Failure) {
    let path = "\(folder)/\(name)"
    // The descriptor stays open on purpose: the system gives the lock back when the process ends.
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Failure(DiskFault(path, .system(errno))) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
    // Some network file systems have no locks; there it is for the scheduler to keep runs apart.
    guard errno == EWOULDBLOCK else { return }
    session.tell(
      "grader: another run is writing to \(Visible.text(folder)); waiting until it is done\n")
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { return }
    }
  }
}
