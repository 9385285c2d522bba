extension ItemResult {
  /// Says how an object is written in Markdown, where plain lines stand in its place.
  mutating func tellOfBlocks(_ item: Item) {
    guard verdict == .invalid, item.answerForm?.isObject == true else { return }
    let old = message
    message += "; in Markdown such an answer stands between a line ```json and a line ```"
    for place in pictures.indices where pictures[place].message == old {
      pictures[place].message = message
    }
  }
}
