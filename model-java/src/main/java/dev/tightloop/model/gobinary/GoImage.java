package dev.tightloop.model.gobinary;

import java.util.Optional;
import java.util.OptionalLong;

/** The little that must be known of an executable file to read Go's own tables out of it. */
public interface GoImage {

  /** The section of this name, empty if the file has none. */
  Optional<GoSection> section(String name);

  /** The address of this symbol, empty if the file has no such symbol or no symbols at all. */
  OptionalLong symbol(String name);
}
