----------------------------- MODULE WriteBarrier ----------------------------
(***************************************************************************)
(* A store of a pointer that the compiler has guarded by a write barrier,  *)
(* and as much of a garbage collection as it needs to be about something:  *)
(* one object, and one slot in the heap that points to it.                 *)
(*                                                                         *)
(* The compiled code loads runtime.writeBarrier.enabled and branches; then *)
(* it stores, or tells the collector first. From the load to the store it  *)
(* is an unsafe point (cmd/compile/internal/liveness/plive.go:481), so that*)
(* the flag cannot change in between: mgc.go sets it with the world        *)
(* stopped.                                                                *)
(*                                                                         *)
(* Stacks are scanned in the step that turns the barrier on, while the     *)
(* world is still stopped; Suspend.tla is about how they are scanned later.*)
(* There is one collection.                                                *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* CMPL runtime.writeBarrier(SB), $0 and the branch after it: where the    *)
(* goroutine is now says what it saw.                                      *)
(***************************************************************************)
writeBarrier_load(mp) ==
    /\ MayDo(mp, WritesPointers)
    /\ LET pc == IF sched.heap.gcphase = "off" THEN "writeBarrier_off" ELSE "writeBarrier_on"
       IN thread' = [thread EXCEPT
            ![mp].pc = pc,
            ![mp].registers = Computed(@, m[mp].curg, Loop[1], pc)]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* *slot = nil, and with the barrier (gcWriteBarrier) what the slot pointed*)
(* to is marked first.                                                     *)
(***************************************************************************)
writeBarrier_store(mp) ==
    /\ thread[mp].handler = "none"
    /\ thread[mp].pc \in BarrierPC
    /\ sched' = [sched EXCEPT
         !.heap.slot = FALSE,
         !.heap.marked = @ \/ (thread[mp].pc = "writeBarrier_on" /\ sched.heap.slot)]
    /\ thread' = [thread EXCEPT
         ![mp].pc = Loop[1],
         ![mp].registers = Computed(@, m[mp].curg, thread[mp].pc, Loop[1])]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* A goroutine loads the pointer from the slot and keeps it on its stack.  *)
(***************************************************************************)
loadPointer(mp) ==
    /\ MayDo(mp, ReadsPointers)
    /\ sched.heap.slot
    /\ ~sched.heap.held
    /\ sched' = [sched EXCEPT !.heap.held = TRUE]
    /\ UNCHANGED <<g, m, p, thread>>

(***************************************************************************)
(* gcStart, with the world stopped: setGCPhase(_GCmark), which sets        *)
(* writeBarrier.enabled; and the stacks.                                   *)
(***************************************************************************)
gcStart_setGCPhase(mp) ==
    /\ At(mp, "worldStopped")
    /\ m[mp].curg \in Collects
    /\ sched.heap.gcphase = "off"
    /\ sched' = [sched EXCEPT !.heap.gcphase = "mark", !.heap.marked = sched.heap.held]
    /\ UNCHANGED <<g, m, p, thread>>

(***************************************************************************)
(* gcDrain: the collector scans the slot, and has found all that there is. *)
(***************************************************************************)
gcDrain(mp) ==
    /\ MayDo(mp, Collects)
    /\ sched.heap.gcphase = "mark"
    /\ sched' = [sched EXCEPT !.heap.gcphase = "done", !.heap.marked = @ \/ sched.heap.slot]
    /\ UNCHANGED <<g, m, p, thread>>

WriteBarrierStep(mp) ==
    \/ writeBarrier_load(mp)
    \/ writeBarrier_store(mp)
    \/ loadPointer(mp)
    \/ gcStart_setGCPhase(mp)
    \/ gcDrain(mp)

(***************************************************************************)
(* When marking is done, an object to which a goroutine has a pointer is   *)
(* marked, or the sweeper would free it under that goroutine's hands       *)
(* (mgcsweep.go sweepLocked.sweep).                                        *)
(***************************************************************************)
NoLostObject == sched.heap.gcphase = "done" /\ sched.heap.held => sched.heap.marked

NoLostObjectMatters == sched.heap.gcphase = "done" /\ sched.heap.held

(***************************************************************************)
(* The flag that a goroutine has loaded is still the flag when it stores:  *)
(* nobody stops the world between the two.                                 *)
(***************************************************************************)
BarrierFlagFresh ==
    \A gp \in G :
        \/ g[gp].stack.resumePC \notin BarrierPC
        \/ g[gp].stack.resumePC = "writeBarrier_on"
        \/ sched.heap.gcphase = "off"

BarrierFlagFreshMatters == \E mp \in M : ProgramPC(mp) = "writeBarrier_off"

=============================================================================
