package dev.tightloop.properties.binary;

import dev.tightloop.amd64.Memory;
import dev.tightloop.linux.elf.ElfFile;
import dev.tightloop.linux.elf.ElfLoader;
import dev.tightloop.linux.elf.ElfSymbol;
import dev.tightloop.model.gobinary.AsyncSafePoint;
import dev.tightloop.model.gobinary.GoBinary;
import dev.tightloop.model.gobinary.GoFunction;
import dev.tightloop.model.stub.AsyncPreemptStub;
import dev.tightloop.model.stub.Stub;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** A Go executable in memory, with what it says of its functions. */
public final class GoExecutable {

  private final ElfFile elf;
  private final GoBinary go;
  private final Memory memory;
  private final Stub stub;

  private GoExecutable(ElfFile elf) {
    this.elf = elf;
    memory = new Memory();
    ElfLoader.load(elf, memory);
    go = GoBinary.read(elf);
    stub =
        AsyncPreemptStub.go119()
            .generate(
                symbol("runtime.asyncPreempt.abi0").address(),
                symbol("runtime.asyncPreempt2.abi0").address());
  }

  /**
   * Opens an executable that Go 1.19 linked for linux/amd64.
   *
   * @throws dev.tightloop.linux.elf.BadElfException if it is no executable, or a dynamically linked
   *     one
   * @throws dev.tightloop.model.gobinary.BadGoBinary if Go did not link it
   * @throws UnusableBinary if it lacks a symbol that is needed
   */
  public static GoExecutable open(Path path) {
    return new GoExecutable(ElfFile.open(path));
  }

  public String name() {
    return elf.name();
  }

  /** The function of this name, as Go's tables have it. */
  public Optional<GoFunction> function(String name) {
    return go.functions().function(name);
  }

  /** The name of the function at an address, or its number where there is none. */
  String nameAt(long pc) {
    return go.functions()
        .function(pc)
        .map(GoFunction::name)
        .orElseGet(() -> String.format("0x%x", pc));
  }

  /** The address behind a function's last instruction. */
  long codeEnd(GoFunction function) {
    return go.functions().codeEnd(function);
  }

  /** How far SP is below the return address; empty outside the function. */
  OptionalInt spDelta(GoFunction function, long pc) {
    boolean inside = pc >= function.entry() && pc < codeEnd(function);
    return inside ? OptionalInt.of(go.functions().spDelta(pc)) : OptionalInt.empty();
  }

  AsyncSafePoint safePoints() {
    return new AsyncSafePoint(go);
  }

  /** The program's memory; fork it before writing. */
  Memory memory() {
    return memory;
  }

  /** The stub that we generate for this binary's addresses. */
  Stub stub() {
    return stub;
  }

  /**
   * How much stack an injected call takes, computed from the tables as the runtime does when it
   * starts ({@code runtime/preempt.go init}).
   */
  public int asyncPreemptStack() {
    return maxSpDelta("runtime.asyncPreempt")
        + maxSpDelta("runtime.asyncPreempt2")
        + 8 * Long.BYTES;
  }

  private int maxSpDelta(String name) {
    GoFunction function =
        function(name).orElseThrow(() -> new UnusableBinary(name() + ": no function " + name));
    int most = 0;
    for (long pc = function.entry(); pc < codeEnd(function); pc++) {
      most = Math.max(most, go.functions().spDelta(pc));
    }
    return most;
  }

  /** Whether the binary's asyncPreempt is the one that we generate, byte for byte. */
  public boolean stubAgrees() {
    return agrees(stub);
  }

  /** Whether it is this one. */
  boolean stubAgrees(AsyncPreemptStub other) {
    return agrees(other.generate(stub.address(), symbol("runtime.asyncPreempt2.abi0").address()));
  }

  private boolean agrees(Stub ours) {
    ElfSymbol symbol = symbol("runtime.asyncPreempt.abi0");
    return symbol.size() == ours.bytes().length
        && Arrays.equals(memory.bytes(symbol.address(), ours.bytes().length), ours.bytes());
  }

  private ElfSymbol symbol(String name) {
    return elf.symbol(name)
        .orElseThrow(
            () ->
                new UnusableBinary(
                    elf.name()
                        + ": no symbol "
                        + name
                        + "; use a binary of Go 1.19 for linux/amd64 that is not stripped"));
  }
}
