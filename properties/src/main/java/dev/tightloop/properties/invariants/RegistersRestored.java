package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Invariants",
    sentence = "A goroutine that executes finds every register that it needs as it left it.",
    why =
        "A calculation would go on with another value in a register, at a place where the program does nothing but arithmetic.",
    reliesOn = {
      "runtime/preempt_amd64.s:6 asyncPreempt",
      "runtime/signal_amd64.go:80 pushCall",
      "runtime/asm_amd64.s:399 gogo"
    },
    assumptions = "The kernel restores the signal frame as it stands, all of it.",
    registerLevel = true)
final class RegistersRestored extends CataloguedInvariant {

  private final RegisterFile registerFile;

  RegistersRestored(Model model) {
    super(model);
    registerFile = model.registerFile();
  }

  private boolean executes(int mp) {
    return s.thread.pc(mp).isUser() && s.thread.handler(mp) == HandlerPc.none;
  }

  /** Nobody's registers are right: SP names a goroutine. */
  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (executes(mp)) {
        int gp = s.m.curg(mp);
        if (gp == NIL
            || s.thread.g(mp) != gp
            || !registerFile.right(s.thread.registers(mp), gp, s.thread.pc(mp))) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (executes(mp)) {
        return true;
      }
    }
    return false;
  }
}
