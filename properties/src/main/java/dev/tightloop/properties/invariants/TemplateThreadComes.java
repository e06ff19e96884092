package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.model.TemplateNote;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "TemplateThread",
    sentence =
        "A goroutine that has said that there is a template thread keeps its own thread until there is one.",
    why =
        "A locked thread counts on it when it gives its processor to a thread that is still to be made; if nobody makes it, the world never stops.",
    reliesOn = {"runtime/proc.go:2174 startTemplateThread", "runtime/proc.go:2125 newm"})
final class TemplateThreadComes extends CataloguedInvariant {

  private static final Places TEMPLATE_THREAD =
      Places.of(
          ThreadPc.templateThread_nmsys,
          ThreadPc.templateThread,
          ThreadPc.templateThread_notesleep);

  TemplateThreadComes(Model model) {
    super(model);
  }

  private boolean keepsItsM(int mp) {
    int gp = s.m.curg(mp);
    ThreadPc pc = programPC(mp);
    return gp != NIL
        && pc != ThreadPc.goschedImpl
        && pc != ThreadPc.preemptPark
        && (pc == ThreadPc.startTemplateThread_newm
            || s.g.sched(gp) == ThreadPc.startTemplateThread_newm);
  }

  @Override
  boolean holds() {
    if (s.sched.templateThread() == TemplateNote.none) {
      return true;
    }
    for (int mp = 0; mp < machines; mp++) {
      if (within(mp, TEMPLATE_THREAD) || keepsItsM(mp)) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean matters() {
    return someMachineAt(ThreadPc.startTemplateThread_newm);
  }
}
