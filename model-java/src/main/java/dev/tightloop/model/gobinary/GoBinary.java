package dev.tightloop.model.gobinary;

import dev.tightloop.linux.elf.ElfFile;
import java.util.Optional;
import java.util.OptionalLong;

/** A Go executable: its table of functions and the data that belong to them. */
public final class GoBinary {

  private static final String[] FUNCDATA_HOLDERS = {".rodata", ".data.rel.ro"};

  private final PcLineTable functions;
  private final Optional<GoSection> funcdata;
  private final long gofunc;

  private GoBinary(PcLineTable functions, Optional<GoSection> funcdata, long gofunc) {
    this.functions = functions;
    this.funcdata = funcdata;
    this.gofunc = gofunc;
  }

  /**
   * Reads Go's tables from an executable.
   *
   * @throws BadGoBinary if it is not one of Go 1.19
   */
  public static GoBinary read(ElfFile elf) {
    return read(new ElfImage(elf));
  }

  /** Reads Go's tables from anything that has sections. */
  public static GoBinary read(GoImage image) {
    GoSection section =
        image
            .section(".gopclntab")
            .orElseThrow(() -> new BadGoBinary("no .gopclntab section: not a Go executable"));
    PcLineTable functions = PcLineTable.read(section.bytes());
    OptionalLong gofunc = ModuleData.gofunc(image, section.address(), functions.header());
    Optional<GoSection> funcdata = Optional.empty();
    for (String name : FUNCDATA_HOLDERS) {
      if (funcdata.isEmpty() && gofunc.isPresent()) {
        funcdata = image.section(name).filter(holder -> holder.holds(gofunc.getAsLong()));
      }
    }
    return new GoBinary(functions, funcdata, gofunc.orElse(0));
  }

  /** The program counter line table. */
  public PcLineTable functions() {
    return functions;
  }

  /**
   * The name of the function whose source the instruction comes from: the function itself, or what
   * was inlined into it here ({@code runtime/symtab.go funcnameFromNameoff}).
   */
  public String innermostName(GoFunction function, long pc) {
    OptionalLong tree = function.funcdataOffset(FuncData.INL_TREE);
    if (tree.isEmpty()) {
      return function.name();
    }
    int index = functions.pcdata(function, PcData.INL_TREE_INDEX, pc);
    if (index < 0) {
      return function.name();
    }
    return functions.nameAt(inlineTree(tree.getAsLong()).nameOffset(index));
  }

  private InlineTree inlineTree(long offset) {
    GoSection holder =
        funcdata.orElseThrow(
            () -> new BadGoBinary("no go.func.* symbol and no moduledata: inlined calls unknown"));
    return new InlineTree(holder.reader(), gofunc - holder.address() + offset);
  }
}
