package dev.tightloop.properties.invariants;

import dev.tightloop.amd64.Registers;
import dev.tightloop.model.guest.Guest;
import dev.tightloop.model.guest.GuestObserver;
import dev.tightloop.model.guest.GuestStacks;
import dev.tightloop.model.guest.GuestViolation;
import dev.tightloop.properties.program.CompiledTables;
import dev.tightloop.properties.program.Globals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The properties that only the register level can see, of programs with tables. A garbage
 * collection begins or ends whenever a goroutine is descheduled.
 */
public final class RegisterProperties implements GuestObserver {

  private final List<CompiledTables> programs;
  private final int depth;
  private final StackUnwindable unwindable = new StackUnwindable();
  private final FramePointersChain chain = new FramePointersChain();
  private final LivePointersVisible visible;
  private final GIsOwn own = new GIsOwn();
  private final StoreSeesBarrier barrier = new StoreSeesBarrier();

  /**
   * The properties of a guest.
   *
   * @param programs each goroutine's tables
   * @param depth how far the stack pointer is below the pushed PC when asyncPreempt2 is called
   * @param faults of the scan
   */
  public RegisterProperties(List<CompiledTables> programs, int depth, Set<ScannerFault> faults) {
    this.programs = List.copyOf(programs);
    this.depth = depth;
    visible = new LivePointersVisible(faults);
  }

  @Override
  public Optional<GuestViolation> instruction(Guest guest, int gp, int mp) {
    Registers registers = guest.registers(mp);
    CompiledTables tables = programs.get(gp);
    return own.check(gp, registers, tables).or(() -> barrier.check(guest, gp, registers, tables));
  }

  @Override
  public Optional<GuestViolation> descheduled(Guest guest, int gp) {
    CompiledTables tables = programs.get(gp);
    Unwinding unwinding = Unwinding.of(guest, gp, depth, GuestStacks.goroutineTop(gp));
    int on = guest.memory().read32(Globals.WRITE_BARRIER);
    guest.memory().write32(Globals.WRITE_BARRIER, 1 - on);
    return unwindable
        .check(gp, unwinding)
        .or(() -> chain.check(guest, gp, unwinding, tables))
        .or(() -> visible.check(guest, gp, unwinding, tables));
  }

  /** How often each had something to say. */
  public Map<String, Long> mattered() {
    Map<String, Long> mattered = new TreeMap<>();
    for (RegisterProperty property : List.of(unwindable, chain, visible, own, barrier)) {
      mattered.put(property.getClass().getSimpleName(), property.mattered());
    }
    return mattered;
  }
}
