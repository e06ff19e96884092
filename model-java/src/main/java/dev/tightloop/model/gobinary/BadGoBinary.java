package dev.tightloop.model.gobinary;

/**
 * The file cannot be read as a Go 1.19 linux/amd64 executable; the message says why in one line.
 */
public final class BadGoBinary extends RuntimeException {

  private static final long serialVersionUID = 1;

  public BadGoBinary(String message) {
    super(message);
  }
}
