package dev.tightloop.model.stub;

import java.util.List;
import java.util.Optional;

/**
 * The machine code of {@code asyncPreempt} at one address, and where it keeps what.
 *
 * @param address the address of the first instruction
 * @param bytes the code; not copied
 * @param callAddress the address of the {@code CALL} of {@code asyncPreempt2}
 * @param returnAddress the address of the instruction after it
 * @param pushed bytes between the interrupted stack pointer and the frame: return address, BP,
 *     flags
 * @param frameSize bytes between the saved flags and SP at the call
 * @param slots where each register is kept, in the order of saving
 */
public record Stub(
    long address,
    byte[] bytes,
    long callAddress,
    long returnAddress,
    int pushed,
    int frameSize,
    List<Slot> slots) {

  /** Where the register is kept, empty if it is not in the list. */
  public Optional<Slot> slot(SavedRegister register) {
    return slots.stream().filter(slot -> slot.register().equals(register)).findFirst();
  }

  /** How far SP is below the interrupted stack pointer at the call. */
  public int depth() {
    return pushed + frameSize;
  }

  /** The address behind the last instruction. */
  public long end() {
    return address + bytes.length;
  }
}
