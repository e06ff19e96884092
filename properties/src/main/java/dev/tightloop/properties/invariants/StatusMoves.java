package dev.tightloop.properties.invariants;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Invariants",
    sentence =
        "A goroutine's status changes along its legal ways only, and not while the scan bit is set.",
    why =
        "A goroutine that is made Running while a collector reads its stack writes to what is being read; one that leaves a status behind somebody's back is run twice or never.",
    reliesOn = {
      "runtime/proc.go:963 casgstatus",
      "runtime/proc.go:937 castogscanstatus",
      "runtime/proc.go:1053 casGToPreemptScan",
      "runtime/proc.go:1065 casGFromPreempted"
    })
final class StatusMoves extends CataloguedStepProperty {

  /** {@code LegalMoves}. */
  private static final Map<GStatus, Set<GStatus>> LEGAL = new EnumMap<>(GStatus.class);

  static {
    LEGAL.put(GStatus.Dead, EnumSet.of(GStatus.Runnable, GStatus.Syscall));
    LEGAL.put(GStatus.Runnable, EnumSet.of(GStatus.Running));
    LEGAL.put(
        GStatus.Running,
        EnumSet.of(
            GStatus.Runnable,
            GStatus.Waiting,
            GStatus.Syscall,
            GStatus.Preempted,
            GStatus.Copystack,
            GStatus.Dead));
    LEGAL.put(GStatus.Copystack, EnumSet.of(GStatus.Running));
    LEGAL.put(GStatus.Waiting, EnumSet.of(GStatus.Runnable, GStatus.Running));
    LEGAL.put(GStatus.Syscall, EnumSet.of(GStatus.Running, GStatus.Runnable, GStatus.Dead));
    LEGAL.put(GStatus.Preempted, EnumSet.of(GStatus.Waiting));
  }

  private final GStatus[] status;
  private int scanned;

  StatusMoves(Model model) {
    super(model);
    status = new GStatus[goroutines];
  }

  @Override
  public void from(State before) {
    require(before);
    scanned = 0;
    for (int gp = 0; gp < goroutines; gp++) {
      status[gp] = before.g.status(gp);
      scanned |= before.g.scan(gp) ? 1 << gp : 0;
    }
  }

  @Override
  public boolean allows(State after) {
    require(after);
    mattered = false;
    for (int gp = 0; gp < goroutines; gp++) {
      GStatus next = after.g.status(gp);
      if (next != status[gp]) {
        mattered = true;
        if ((scanned >> gp & 1) != 0 || !LEGAL.get(status[gp]).contains(next)) {
          return false;
        }
      }
    }
    return true;
  }
}
