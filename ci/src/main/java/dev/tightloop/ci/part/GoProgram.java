package dev.tightloop.ci.part;

import dev.tightloop.linux.elf.BadElfException;
import dev.tightloop.model.gobinary.BadGoBinary;
import dev.tightloop.properties.binary.GoExecutable;
import dev.tightloop.properties.binary.UnusableBinary;
import java.nio.file.Path;
import java.util.List;

/**
 * An executable that the Go compiler made, and those of the functions to preempt that it has.
 *
 * @param path where it lies
 * @param functions names as Go prints them; at least one
 */
public record GoProgram(Path path, List<String> functions) {

  /** The functions that are looked for: the bodies of goroutines that call nothing. */
  public static final List<String> LOOPS = List.of("main.tightloop", "main.main.func1");

  public GoProgram {
    functions = List.copyOf(functions);
  }

  /**
   * Opens an executable.
   *
   * @throws UnusableBinary if it cannot be read, is of no use here, or has none of the functions
   */
  public static GoProgram open(Path path) {
    List<String> found;
    try {
      GoExecutable executable = GoExecutable.open(path);
      found = LOOPS.stream().filter(name -> executable.function(name).isPresent()).toList();
    } catch (BadElfException e) {
      throw new UnusableBinary(e.getMessage());
    } catch (BadGoBinary e) {
      throw new UnusableBinary(path + ": " + e.getMessage());
    }
    if (found.isEmpty()) {
      throw new UnusableBinary(
          path + ": has no function " + String.join(" or ", LOOPS) + "; see ci/go for examples");
    }
    return new GoProgram(path, found);
  }
}
