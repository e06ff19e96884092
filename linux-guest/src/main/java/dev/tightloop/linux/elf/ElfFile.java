package dev.tightloop.linux.elf;

import dev.tightloop.amd64.Memory;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An amd64 executable, checked when it is opened. Immutable. Addresses are link-time addresses. One
 * that is dynamically linked can be read, and not loaded.
 */
public final class ElfFile {

  private static final String WANTED = "give the path of a static amd64 Linux executable";

  private final String name;
  private final byte[] content;
  private final boolean positionIndependent;
  private final boolean dynamicallyLinked;
  private final long entry;
  private final List<ElfSegment> segments;
  private final Map<String, ElfSection> sections = new LinkedHashMap<>();
  private final SymbolIndex symbols;

  /**
   * Opens an executable.
   *
   * @throws BadElfException if it is not one
   */
  public static ElfFile open(Path path) {
    String name = path.toString();
    if (Files.isDirectory(path)) {
      throw new BadElfException(name, "a directory", WANTED);
    }
    try {
      return parse(name, Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      throw new BadElfException(name, "no such file", WANTED, e);
    } catch (AccessDeniedException e) {
      throw new BadElfException(name, "not readable", "give yourself permission to read it", e);
    } catch (IOException | OutOfMemoryError e) {
      throw new BadElfException(name, "cannot be read (" + e.getMessage() + ")", WANTED, e);
    }
  }

  /**
   * Opens an executable whose bytes are in memory.
   *
   * @param name what error messages call it
   * @throws BadElfException as {@link #open}
   */
  public static ElfFile parse(String name, byte[] content) {
    ElfChecks checks = new ElfChecks(name, content);
    checks.header();
    try {
      return new ElfFile(name, content.clone(), checks);
    } catch (BadElfException e) {
      throw e;
    } catch (RuntimeException e) {
      // The library reports what it cannot read by whatever its arithmetic happens to throw.
      throw new BadElfException(
          name, "its tables contradict each other (" + e + ")", "build it again", e);
    }
  }

  private ElfFile(String name, byte[] content, ElfChecks checks) {
    this.name = name;
    this.content = content;
    net.fornwall.jelf.ElfFile elf = net.fornwall.jelf.ElfFile.from(content);
    List<SectionHeader> headers = checks.sections();
    SymbolReader symbolReader = new SymbolReader(elf, content, headers, checks);
    positionIndependent = checks.positionIndependent();
    SegmentReader segmentReader = new SegmentReader(elf, checks);
    segments = segmentReader.read();
    dynamicallyLinked = segmentReader.dynamicallyLinked();
    entry = elf.e_entry;
    if (segments.stream().noneMatch(this::holdsEntry)) {
      throw checks.damaged(String.format("its entry point 0x%x is not in its code", entry));
    }
    nameSections(headers, symbolReader, checks);
    symbols = new SymbolIndex(symbolReader.read());
  }

  private boolean holdsEntry(ElfSegment segment) {
    return segment.contains(entry) && (segment.permissions() & Memory.EXECUTE) != 0;
  }

  private void nameSections(List<SectionHeader> headers, SymbolReader reader, ElfChecks checks) {
    if (headers.isEmpty()) {
      return;
    }
    StringTable names = reader.stringTable(checks.sectionNamesIndex(), "the sections' names");
    for (SectionHeader header : headers) {
      if (header.type() != SectionHeader.SHT_NULL) {
        String section = names.name(header.name());
        if (section == null) {
          throw checks.damaged("section " + header.index() + " has its name outside the names");
        }
        sections.putIfAbsent(section, new ElfSection(section, header, content));
      }
    }
  }

  /** The path, or what {@link #parse} was told. */
  public String name() {
    return name;
  }

  /** Whether it may be loaded anywhere (ET_DYN) or only where it was linked (ET_EXEC). */
  public boolean positionIndependent() {
    return positionIndependent;
  }

  /** Whether it asks for a dynamic loader, which there is none of here. */
  public boolean dynamicallyLinked() {
    return dynamicallyLinked;
  }

  /** Address of the first instruction. */
  public long entry() {
    return entry;
  }

  /** The loadable segments, in the file's order. At least one. */
  public List<ElfSegment> segments() {
    return segments;
  }

  /** All sections, in the file's order; of several with one name, the first. */
  public Collection<ElfSection> sections() {
    return new ArrayList<>(sections.values());
  }

  public Optional<ElfSection> section(String sectionName) {
    return Optional.ofNullable(sections.get(sectionName));
  }

  /** All defined symbols of code and data by ascending address; none if the file is stripped. */
  public List<ElfSymbol> symbols() {
    return symbols.all();
  }

  /** The symbol of a name, a global one if there are several. Costs a hash lookup. */
  public Optional<ElfSymbol> symbol(String symbolName) {
    return symbols.named(symbolName);
  }

  /** The symbol that covers an address. Costs a binary search. */
  public Optional<ElfSymbol> containing(long address) {
    return symbols.containing(address);
  }

  byte[] bytes(long from, long to) {
    int end = (int) Math.min(to, content.length);
    return Arrays.copyOfRange(content, Math.toIntExact(from), end);
  }
}
