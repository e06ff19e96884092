package dev.tightloop.linux;

/** What became of a signal when it was sent. */
public enum SendResult {
  /** Its pending bit was clear and is set now. */
  PENDING,
  /** Its pending bit was set already: two sends, one delivery. */
  COALESCED,
  /** Not blocked and ignored, by default or by choice: dropped at once. */
  IGNORED
}
