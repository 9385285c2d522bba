/// Scratch.
enum Placeholder {}
