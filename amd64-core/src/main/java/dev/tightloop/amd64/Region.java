package dev.tightloop.amd64;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Instructions translated to one method of the JVM, with one entry: the superclass of what {@code
 * dev.tightloop.amd64.translate} generates. It holds no processor's state, so that forks can share
 * it across threads.
 *
 * <p>A region never throws and never does half an instruction. What it cannot do on its fast paths
 * (a page fault, an access across a page end, a write to code) makes it leave before the
 * instruction, and the interpreter does that one.
 */
public abstract class Region {
  /** Where {@code Registers.general} holds the FS base. */
  public static final int FS_BASE_SLOT = Registers.FS_BASE;

  /** How many slots {@code Memory}'s recent pages have, a power of two. */
  public static final int RECENT_PAGES = Memory.RECENT;

  /** An address shifted right by this is a page's number. */
  public static final int PAGE_BITS = Memory.PAGE_BITS;

  // Final, so that a thread that finds a region without synchronisation sees all of it.
  private final long[] pages;
  private final Instruction[][] decoded;
  private final int length;

  /** The code version that was compared last; another thread's fork may put its own here. */
  private Object checked;

  /**
   * The same code for a stack frame across a page end, or null as long as there was none; another
   * thread may change it at any time.
   */
  Region unframed;

  /**
   * @param pages the numbers of the pages that its instructions lie in
   * @param decoded what was decoded from them
   * @param length how many instructions one run does at least, unless it cannot go on
   */
  Region(long[] pages, Instruction[][] decoded, int length) {
    this.pages = pages;
    this.decoded = decoded;
    this.length = length;
  }

  /**
   * Executes instructions.
   *
   * @param budget not less than {@link #length}
   * @return what is left of the budget, at least 0; or -1, and nothing done, if the code wants its
   *     stack frame to lie in one page and it does not
   */
  abstract long run(Cpu cpu, Registers registers, Memory memory, long budget);

  /** How many instructions one run does at least, unless it cannot go on. */
  final int length() {
    return length;
  }

  /** Does this memory still hold the code that was translated, and permit executing it? */
  final boolean isGood(Memory memory) {
    Object version = memory.codeVersion();
    if (checked == version) {
      return true;
    }
    for (int i = 0; i < pages.length; i++) {
      if (memory.decodedPage(pages[i]) != decoded[i]) {
        return false;
      }
    }
    checked = version;
    return true;
  }

  /**
   * Executes an instruction that has no translation, by its own operation.
   *
   * @param done instructions before this one
   * @return may the region go on with the next instruction?
   */
  static boolean interpret(Cpu cpu, Operation operation, long address, long end, long done) {
    Object version = cpu.memory().codeVersion();
    return cpu.executeAt(operation, address, end, done) && version == cpu.memory().codeVersion();
  }

  /** Stores what a translation keeps in its own variables besides general registers. */
  static void store(Registers registers, long rip, int kind, long a, long b, long c) {
    registers.rip = rip;
    registers.status(LazyFlags.status(kind, a, b, c));
  }

  /**
   * Loads a generated class.
   *
   * @param bytes a subclass in this package, without a name of its own
   * @param operations the class data: what it interprets
   * @param instructions what it was made of; the first is the entry
   * @param length of the entry block
   * @param memory where the instructions are decoded
   */
  public static Region define(
      byte[] bytes, List<?> operations, List<Instruction> instructions, int length, Memory memory) {
    Set<Long> numbers = new TreeSet<>();
    for (Instruction instruction : instructions) {
      instruction.covered = true;
      numbers.add(instruction.address() >>> Memory.PAGE_BITS);
      numbers.add(instruction.next() - 1 >>> Memory.PAGE_BITS);
    }
    long[] pages = numbers.stream().mapToLong(n -> n).toArray();
    Instruction[][] decoded = new Instruction[pages.length][];
    for (int i = 0; i < pages.length; i++) {
      decoded[i] = memory.decodedPage(pages[i]);
    }
    try {
      return (Region)
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(bytes, operations, true)
              .lookupClass()
              .getDeclaredConstructor(long[].class, Instruction[][].class, int.class)
              .newInstance(pages, decoded, length);
    } catch (IllegalAccessException
        | NoSuchMethodException
        | InstantiationException
        | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }
}
