package dev.tightloop.properties.jqwik;

/**
 * Text that jqwik prints line by line; a String it would put in quotes.
 *
 * @param text without a line break at the end
 */
record Lines(String text) {
  @Override
  public String toString() {
    return text;
  }
}
