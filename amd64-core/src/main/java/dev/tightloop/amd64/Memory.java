package dev.tightloop.amd64;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The guest's memory: sparse, little-endian, in pages of 4 KiB that each have permissions.
 *
 * <p>Addresses that can be mapped run from 0 to before 2^47, what Linux gives to user code. Reads
 * and writes at any other address find nothing mapped.
 *
 * <p>The ordinary accessors ({@code read64} and so on) are the processor's: they respect
 * permissions and throw {@link PageFault}, and an access across a page end faults before it has
 * changed anything. The {@code bytes} accessors are a loader's or a kernel's: they ignore
 * permissions.
 *
 * <p>{@link #fork} gives an independent copy without copying pages; see {@link PageTable}. Forks
 * may be used by different Java threads; one memory may not.
 */
public final class Memory {
  public static final int PAGE_SIZE = 4096;

  /** Permission bits. A mapped page may have none of them. */
  public static final int READ = 1;

  public static final int WRITE = 2;
  public static final int EXECUTE = 4;

  private static final long LIMIT = 1L << 47;
  static final int PAGE_BITS = 12;
  private static final int OFFSET = PAGE_SIZE - 1;

  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  /** Direct-mapped cache of recent pages: slot = page number modulo its size. */
  static final int RECENT = 128;

  /** What a memory has until it is accessed: never written, so that forking costs nothing. */
  private static final long[] NO_TAGS = noTags();

  private static final Page[] NO_PAGES = new Page[RECENT];
  private static final byte[][] NO_DATA = new byte[RECENT][];

  private long[] recentNumbers = NO_TAGS;
  private Page[] recentPages = NO_PAGES;

  /**
   * The number of the page whose bytes are in the same slot of {@link #recentData}, or -1. That it
   * is here says that the page may be read: a hit is one comparison. To compare with the number of
   * an access's <em>last</em> byte catches accesses across a page end as well, because that number
   * belongs to another slot.
   */
  long[] readTags = NO_TAGS;

  /**
   * The same for pages that may be read and written as they are: permitted, owned by this memory,
   * and without decoded instructions.
   */
  long[] writeTags = NO_TAGS;

  byte[][] recentData = NO_DATA;

  /**
   * Identifies what code is where: replaced whenever decoded instructions may have become wrong or
   * forbidden. Forks share it until one of them changes.
   */
  private Object codeVersion = new Object();

  private final PageTable table;

  /** What this memory may change carries this token; a fork makes both sides take a new one. */
  private Object owner = new Object();

  public Memory() {
    this(new PageTable());
  }

  private Memory(PageTable table) {
    this.table = table;
  }

  private static long[] noTags() {
    long[] tags = new long[RECENT];
    Arrays.fill(tags, -1);
    return tags;
  }

  /**
   * Maps zero-filled pages, replacing what was there.
   *
   * @param length in bytes; the range is rounded out to whole pages
   * @param permissions an or of {@link #READ}, {@link #WRITE} and {@link #EXECUTE}
   * @throws IllegalArgumentException if the range does not lie below 2^47
   */
  public void map(long address, long length, int permissions) {
    checkRange(address, length);
    checkPermissions(permissions);
    table.fill(owner, firstPage(address), endPage(address, length), Page.zero(permissions));
    forgetRecent();
  }

  /** Changes the permissions of the mapped pages in the range; holes stay holes. */
  public void protect(long address, long length, int permissions) {
    checkRange(address, length);
    checkPermissions(permissions);
    table.protect(owner, firstPage(address), endPage(address, length), permissions);
    forgetRecent();
  }

  /** Removes the pages in the range, rounded out to whole pages; holes are fine. */
  public void unmap(long address, long length) {
    checkRange(address, length);
    table.clear(owner, firstPage(address), endPage(address, length));
    forgetRecent();
  }

  /** Is there a page at this address, whatever its permissions? */
  public boolean mapped(long address) {
    return table.page(address >>> PAGE_BITS) != null;
  }

  /** The permissions at this address; 0 also where nothing is mapped. */
  public int permissions(long address) {
    Page page = table.page(address >>> PAGE_BITS);
    return page == null ? 0 : page.permissions;
  }

  /**
   * A second memory with the same contents. Costs the same however much is mapped; afterwards the
   * first write to a page copies that page on the side that writes.
   */
  public Memory fork() {
    owner = new Object();
    if (writeTags != NO_TAGS) {
      Arrays.fill(writeTags, -1);
    }
    Memory fork = new Memory(table.fork());
    fork.codeVersion = codeVersion;
    return fork;
  }

  /**
   * The addresses of the pages that were written since the last {@link #fork} on either side, or
   * since this memory was made, in ascending order. Costs in proportion to their number.
   */
  public long[] writtenPages() {
    return table.owned(owner).map(number -> number << PAGE_BITS).toArray();
  }

  public long read64(long address) {
    int slot = slot(address);
    if (readTags[slot] == address + 7 >>> PAGE_BITS) {
      return (long) LONG.get(recentData[slot], (int) address & OFFSET);
    }
    return readSlowly(address, 8);
  }

  public int read32(long address) {
    int slot = slot(address);
    if (readTags[slot] == address + 3 >>> PAGE_BITS) {
      return (int) INT.get(recentData[slot], (int) address & OFFSET);
    }
    return (int) readSlowly(address, 4);
  }

  /** Two bytes, zero-extended. */
  public int read16(long address) {
    int slot = slot(address);
    if (readTags[slot] == address + 1 >>> PAGE_BITS) {
      return (short) SHORT.get(recentData[slot], (int) address & OFFSET) & 0xffff;
    }
    return (int) readSlowly(address, 2);
  }

  /** One byte, zero-extended. */
  public int read8(long address) {
    int slot = slot(address);
    if (readTags[slot] == address >>> PAGE_BITS) {
      return recentData[slot][(int) address & OFFSET] & 0xff;
    }
    return (int) readSlowly(address, 1);
  }

  public void write64(long address, long value) {
    int slot = slot(address);
    if (writeTags[slot] == address + 7 >>> PAGE_BITS) {
      LONG.set(recentData[slot], (int) address & OFFSET, value);
    } else {
      writeSlowly(address, 8, value);
    }
  }

  public void write32(long address, int value) {
    int slot = slot(address);
    if (writeTags[slot] == address + 3 >>> PAGE_BITS) {
      INT.set(recentData[slot], (int) address & OFFSET, value);
    } else {
      writeSlowly(address, 4, value);
    }
  }

  /** Writes the low two bytes of {@code value}. */
  public void write16(long address, int value) {
    int slot = slot(address);
    if (writeTags[slot] == address + 1 >>> PAGE_BITS) {
      SHORT.set(recentData[slot], (int) address & OFFSET, (short) value);
    } else {
      writeSlowly(address, 2, value);
    }
  }

  /** Writes the low byte of {@code value}. */
  public void write8(long address, int value) {
    int slot = slot(address);
    if (writeTags[slot] == address >>> PAGE_BITS) {
      recentData[slot][(int) address & OFFSET] = (byte) value;
    } else {
      writeSlowly(address, 1, value);
    }
  }

  /** Sixteen bytes; faults before either half is written. */
  void write128(long address, long low, long high) {
    require(address, 16, Access.WRITE);
    write64(address, low);
    write64(address + 8, high);
  }

  /**
   * Copies bytes as if all were read before one is written. Neither range crosses a page end, and
   * both permit it.
   */
  void copy(long to, long from, int length) {
    Page source = pageFor(from, Access.READ);
    Page target = ownedPage(to, pageFor(to, Access.WRITE));
    System.arraycopy(source.data, (int) from & OFFSET, target.data, (int) to & OFFSET, length);
  }

  /**
   * Fills a range that does not cross a page end and is writable.
   *
   * @param value what is repeated, in its low {@code width} bytes
   * @param width 1, 2, 4 or 8; divides {@code length}
   */
  void fill(long to, int length, long value, int width) {
    byte[] data = ownedPage(to, pageFor(to, Access.WRITE)).data;
    int begin = (int) to & OFFSET;
    int end = begin + length;
    if (value == 0) {
      Arrays.fill(data, begin, end, (byte) 0);
      return;
    }
    for (int i = 0; i < width; i++) {
      data[begin + i] = (byte) (value >>> 8 * i);
    }
    for (int done = width; done < length; done *= 2) {
      System.arraycopy(data, begin, data, begin + done, Math.min(done, length - done));
    }
  }

  /** Faults unless all the bytes permit the access. */
  void require(long address, int length, Access access) {
    if (((int) address & OFFSET) <= PAGE_SIZE - length) {
      pageFor(address, access);
      return;
    }
    long second = (address | OFFSET) + 1;
    if (second == LIMIT) {
      // Whether an address is canonical is looked at before any page.
      throw new PageFault(second, access, false);
    }
    pageFor(address, access);
    pageFor(second, access);
  }

  /**
   * Copies bytes out, ignoring permissions.
   *
   * @throws PageFault where nothing is mapped
   */
  public byte[] bytes(long address, int length) {
    byte[] result = new byte[length];
    for (int done = 0; done < length; ) {
      long at = address + done;
      int offset = (int) at & OFFSET;
      int count = Math.min(length - done, PAGE_SIZE - offset);
      System.arraycopy(mappedPage(at, Access.READ).data, offset, result, done, count);
      done += count;
    }
    return result;
  }

  /**
   * Copies bytes in, ignoring permissions.
   *
   * @throws PageFault where nothing is mapped; nothing is written then
   */
  public void bytes(long address, byte[] data) {
    for (int done = 0; done < data.length; done += PAGE_SIZE - ((int) (address + done) & OFFSET)) {
      mappedPage(address + done, Access.WRITE);
    }
    for (int done = 0; done < data.length; ) {
      long at = address + done;
      int offset = (int) at & OFFSET;
      int count = Math.min(data.length - done, PAGE_SIZE - offset);
      Page page = ownedPage(at, mappedPage(at, Access.WRITE));
      System.arraycopy(data, done, page.data, offset, count);
      done += count;
    }
  }

  /** The instruction decoded at this address, or null: not decoded, or not executable. */
  Instruction decoded(long address) {
    Page page = recent(address);
    if (page == null || !page.permits(EXECUTE)) {
      return null;
    }
    Instruction[] decoded = page.decoded;
    return decoded == null ? null : decoded[(int) address & OFFSET];
  }

  /** Remembers an instruction on its first page, until a byte of that page is written. */
  void decoded(long address, Instruction instruction) {
    Page page = pageFor(address, Access.EXECUTE);
    Instruction[] decoded = page.decoded;
    if (decoded == null) {
      decoded = new Instruction[PAGE_SIZE];
      page.decoded = decoded;
      remember(address, page);
    }
    decoded[(int) address & OFFSET] = instruction;
  }

  /** One byte of code. */
  int fetch8(long address) {
    return pageFor(address, Access.EXECUTE).data[(int) address & OFFSET] & 0xff;
  }

  private Page recent(long address) {
    long number = address >>> PAGE_BITS;
    int slot = slot(address);
    return recentNumbers[slot] == number ? recentPages[slot] : null;
  }

  /**
   * Makes these bytes a hit in {@link #readTags}.
   *
   * @return false, and nothing changed, if they do not lie in one page that may be read
   */
  boolean readable(long address, int length) {
    Page page = pageOf(address, length);
    if (page == null || !page.permits(READ)) {
      return false;
    }
    remember(address, page);
    return true;
  }

  /**
   * Makes these bytes a hit in {@link #writeTags}, copying a shared page.
   *
   * @return false, and nothing changed, if they do not lie in one page that may be read and
   *     written, or if a write would drop decoded instructions
   */
  boolean writable(long address, int length) {
    Page page = pageOf(address, length);
    if (page == null || page.decoded != null || !page.permits(READ) || !page.permits(WRITE)) {
      return false;
    }
    remember(address, ownedPage(address, page));
    return true;
  }

  /** The bytes of the page that holds all of a stack frame, ready to be written; or null. */
  byte[] frame(long address, int length) {
    int slot = slot(address);
    return writeTags[slot] == address + length - 1 >>> PAGE_BITS || writable(address, length)
        ? recentData[slot]
        : null;
  }

  /** The page that holds all these bytes, or null. */
  private Page pageOf(long address, int length) {
    return ((int) address & OFFSET) > PAGE_SIZE - length ? null : table.page(address >>> PAGE_BITS);
  }

  /** What is decoded from a page, by offset; null if nothing is, or if it may not be executed. */
  Instruction[] decodedPage(long number) {
    Page page = table.page(number);
    return page == null || !page.permits(EXECUTE) ? null : page.decoded;
  }

  /**
   * The instruction at this address if it was decoded before and all its bytes lie in pages that
   * notice a change of it; else null.
   */
  Instruction known(long address) {
    Instruction instruction = decoded(address);
    if (instruction == null || !instruction.isAt(address)) {
      return null;
    }
    boolean watched =
        !instruction.crossesPage()
            || decodedPage(instruction.next() - 1 >>> PAGE_BITS) != null
                && instruction.stillIn(this);
    return watched ? instruction : null;
  }

  /** As long as it stays the same object, decoded instructions stay good. */
  Object codeVersion() {
    return codeVersion;
  }

  private static int slot(long address) {
    return (int) (address >>> PAGE_BITS) & (RECENT - 1);
  }

  private long readSlowly(long address, int size) {
    if (((int) address & OFFSET) > PAGE_SIZE - size) {
      require(address, size, Access.READ);
    } else {
      pageFor(address, Access.READ);
    }
    long value = 0;
    for (int i = size - 1; i >= 0; i--) {
      long at = address + i;
      value = value << 8 | pageFor(at, Access.READ).data[(int) at & OFFSET] & 0xff;
    }
    return value;
  }

  private void writeSlowly(long address, int size, long value) {
    require(address, size, Access.WRITE);
    for (int i = 0; i < size; i++) {
      long at = address + i;
      Page page = ownedPage(at, pageFor(at, Access.WRITE));
      page.data[(int) at & OFFSET] = (byte) (value >>> 8 * i);
    }
    remember(address, recent(address));
  }

  /** The page at an address that permits the access, remembered as recent. */
  private Page pageFor(long address, Access access) {
    Page page = recent(address);
    if (page == null) {
      page = mappedPage(address, access);
      remember(address, page);
    }
    if (!page.permits(access.permission())) {
      throw new PageFault(address, access, true);
    }
    return page;
  }

  private Page mappedPage(long address, Access access) {
    Page page = table.page(address >>> PAGE_BITS);
    if (page == null) {
      throw new PageFault(address, access, false);
    }
    return page;
  }

  /** The page, or its copy in its place, ready to be changed; its instructions are dropped. */
  private Page ownedPage(long address, Page page) {
    if (page.owner == owner) {
      if (page.decoded != null) {
        page.decoded = null;
        codeVersion = new Object();
      }
      return page;
    }
    if (page.permits(EXECUTE)) {
      // Even if nothing is decoded: a fork may decode the shared page while this side leaves it.
      codeVersion = new Object();
    }
    Page copy = page.copyFor(owner);
    table.replace(owner, address >>> PAGE_BITS, copy);
    remember(address, copy);
    return copy;
  }

  private void remember(long address, Page page) {
    beginRecent();
    long number = address >>> PAGE_BITS;
    int slot = slot(address);
    boolean readable = page.permits(READ);
    boolean asItIs = page.owner == owner && page.decoded == null && page.permits(WRITE);
    recentNumbers[slot] = number;
    recentPages[slot] = page;
    recentData[slot] = page.data;
    readTags[slot] = readable ? number : -1;
    writeTags[slot] = readable && asItIs ? number : -1;
  }

  /** Makes room for recent pages; a translation keeps the arrays as long as it runs. */
  void beginRecent() {
    if (recentNumbers == NO_TAGS) {
      recentNumbers = noTags();
      recentPages = new Page[RECENT];
      readTags = noTags();
      writeTags = noTags();
      recentData = new byte[RECENT][];
    }
  }

  /** After a change of the mapping. */
  private void forgetRecent() {
    recentNumbers = NO_TAGS;
    recentPages = NO_PAGES;
    readTags = NO_TAGS;
    writeTags = NO_TAGS;
    recentData = NO_DATA;
    codeVersion = new Object();
  }

  private static long firstPage(long address) {
    return address >>> PAGE_BITS;
  }

  private static long endPage(long address, long length) {
    return length == 0 ? firstPage(address) : (address + length - 1 >>> PAGE_BITS) + 1;
  }

  private static void checkRange(long address, long length) {
    if (address < 0 || length < 0 || address > LIMIT || length > LIMIT - address) {
      throw new IllegalArgumentException(
          String.format("0x%x bytes at 0x%x do not lie below 2^47", length, address));
    }
  }

  private static void checkPermissions(int permissions) {
    if ((permissions & ~(READ | WRITE | EXECUTE)) != 0) {
      throw new IllegalArgumentException("unknown permission bits: " + permissions);
    }
  }
}
