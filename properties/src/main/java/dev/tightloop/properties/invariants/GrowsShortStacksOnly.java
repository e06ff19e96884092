package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Cooperative",
    sentence = "A stack grows only if it is short.",
    why =
        "A goroutine that is preempted often would double its stack again and again until the program dies with 'stack exceeds limit' (golang/go#35470).",
    reliesOn = {"runtime/stack.go:1075 newstack", "runtime/asm_amd64.s:529 morestack"},
    registerLevel = true)
final class GrowsShortStacksOnly extends CataloguedInvariant {

  GrowsShortStacksOnly(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp) == ThreadPc.newstack_casgstatus && !s.g.smallStack(s.thread.gp(mp))) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return someMachineAt(ThreadPc.newstack_casgstatus);
  }
}
