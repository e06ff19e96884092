package dev.tightloop.model.guest;

import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Label;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.stub.AsyncPreemptStub;
import dev.tightloop.model.stub.Stub;
import java.util.ArrayList;
import java.util.List;

/**
 * The loop of the specification in machine code: as many instructions as the configuration says,
 * and registers that depend on the place in the loop alone, so that the abstract register file can
 * be compared with the real one.
 */
public final class SpecLoop {

  private static final long STUB = 0x40_0000;
  private static final long ASYNC_PREEMPT2 = 0x41_0000;
  private static final long TEXT = 0x50_0000;

  private final Configuration configuration;
  private final GuestImage image;
  private final Registers[] undisturbed;

  public SpecLoop(Configuration configuration) {
    this(configuration, AsyncPreemptStub.go119());
  }

  /** The loop with another stub than Go's. */
  public SpecLoop(Configuration configuration, AsyncPreemptStub generator) {
    this.configuration = configuration;
    Memory memory = new Memory();
    Stub stub = generator.generate(STUB, ASYNC_PREEMPT2);
    GuestImage.text(memory, STUB, stub.bytes());
    List<Long> loop = new ArrayList<>();
    GuestImage.text(memory, TEXT, assemble(configuration.loopLength(), loop));
    List<Registers> starts = new ArrayList<>();
    for (int gp = 0; gp < configuration.goroutines(); gp++) {
      starts.add(start(gp));
    }
    image =
        new GuestImage(memory, STUB, ASYNC_PREEMPT2, pc -> safe(loop.indexOf(pc)), starts, loop);
    undisturbed = undisturbed(starts);
  }

  /** A guest in which every goroutine is about to enter the loop. */
  public Guest guest() {
    return new Guest(configuration, image, Guest.Granularity.ACTION, 1);
  }

  /** The registers that {@link RegisterFile}'s numbers stand for. */
  public Registers[] undisturbed() {
    return undisturbed;
  }

  private boolean safe(int index) {
    return index >= 0
        && !configuration.has(Configuration.Marking.UnsafePoint, ThreadPc.loop(index));
  }

  /** The last instruction jumps back; the others leave RAX as it was when the loop comes round. */
  private static byte[] assemble(int length, List<Long> loop) {
    Assembler assembler = new Assembler(TEXT);
    Label top = assembler.label();
    assembler.bind(top);
    for (int i = 0; i < length; i++) {
      loop.add(assembler.here());
      if (i == length - 1) {
        assembler.jmp(top);
      } else if (length % 2 == 0) {
        assembler.mov(Gpr.RAX, 1);
      } else {
        assembler.not(Gpr.RAX);
      }
    }
    return assembler.bytes();
  }

  private static Registers start(int gp) {
    Registers registers = DistinctRegisters.of(gp);
    registers.gpr(Gpr.RAX, 1);
    registers.gpr(Gpr.RSP, GuestStacks.goroutineTop(gp) - 128);
    registers.rip(TEXT);
    return registers;
  }

  private Registers[] undisturbed(List<Registers> starts) {
    Registers[] table = new Registers[RegisterFile.content(starts.size(), 0)];
    for (int gp = 0; gp < starts.size(); gp++) {
      Cpu cpu = new Cpu(starts.get(gp).copy(), image.memory().fork());
      for (int i = 0; i < configuration.loopLength(); i++) {
        table[RegisterFile.content(gp, i)] = cpu.registers().copy();
        cpu.step();
      }
    }
    return table;
  }
}
