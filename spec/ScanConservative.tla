--------------------------- MODULE ScanConservative --------------------------
(***************************************************************************)
(* runtime/mgcmark.go scanConservative meets runtime/mheap.go allocSpan.   *)
(*                                                                         *)
(* The frame of a goroutine that was preempted anywhere has no map of its  *)
(* pointers, so whatever in it could be one is taken for one. Such a word  *)
(* may be left over from an older object and name a span that somebody is  *)
(* just allocating. allocSpan sets the span's state last, and              *)
(* scanConservative looks at the state first (mheap.go:1256).              *)
(*                                                                         *)
(* There is one span, and the scanned frame has a word that points into it.*)
(***************************************************************************)
EXTENDS Acquirem

(***************************************************************************)
(* allocSpan: the fields, and then the state; mallocgc ends with releasem. *)
(***************************************************************************)
AllocSpanSteps ==
    IF Fault("allocSpanPublishesFirst")
    THEN <<"allocSpan_state", "allocSpan_allocBits", "releasem">>
    ELSE <<"allocSpan_allocBits", "allocSpan_state", "releasem">>

AfterAllocSpanStep(pc) == AllocSpanSteps[(CHOOSE i \in 1..2 : AllocSpanSteps[i] = pc) + 1]

(***************************************************************************)
(* mallocgc: acquirem. The span is another's no more and nobody's yet.     *)
(***************************************************************************)
mallocgc(mp) ==
    /\ MayDo(mp, AllocatesSpans)
    /\ ~sched.span.inUse
    /\ m' = [m EXCEPT ![mp].locks = @ + 1]
    /\ thread' = [thread EXCEPT
         ![mp].pc = AllocSpanSteps[1],
         ![mp].registers = Clobbered]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* allocSpan: s.allocBits = newAllocBits(...), and the fields beside it.   *)
(***************************************************************************)
allocSpan_allocBits(mp) ==
    /\ At(mp, "allocSpan_allocBits")
    /\ sched' = [sched EXCEPT !.span.allocBits = TRUE]
    /\ thread' = [thread EXCEPT ![mp].pc = AfterAllocSpanStep("allocSpan_allocBits")]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* allocSpan: s.state.set(mSpanInUse), the publication barrier for all of  *)
(* them.                                                                   *)
(***************************************************************************)
allocSpan_state(mp) ==
    /\ At(mp, "allocSpan_state")
    /\ sched' = [sched EXCEPT !.span.inUse = TRUE]
    /\ thread' = [thread EXCEPT ![mp].pc = AfterAllocSpanStep("allocSpan_state")]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* scanConservative: spanOfHeap(val), which is nil unless span.state is    *)
(* mSpanInUse.                                                             *)
(***************************************************************************)
scanConservative_state(mp) ==
    /\ At(mp, "scanConservative_state")
    /\ thread' = [thread EXCEPT ![mp].pc =
         IF sched.span.inUse THEN "scanConservative_allocBits" ELSE "resumeG"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* scanConservative: span.isFree(idx), a load through span.allocBits.      *)
(***************************************************************************)
scanConservative_allocBits(mp) ==
    /\ At(mp, "scanConservative_allocBits")
    /\ thread' = [thread EXCEPT ![mp].pc = "resumeG"]
    /\ UNCHANGED <<g, m, p, sched>>

ScanConservativeStep(mp) ==
    \/ mallocgc(mp)
    \/ allocSpan_allocBits(mp)
    \/ allocSpan_state(mp)
    \/ scanConservative_state(mp)
    \/ scanConservative_allocBits(mp)

(***************************************************************************)
(* Whoever has seen that a span is in use finds all of it initialized      *)
(* (mgcmark.go scanConservative, isFree).                                  *)
(***************************************************************************)
ScannedSpanInitialized ==
    \A mp \in M : ProgramPC(mp) = "scanConservative_allocBits" => sched.span.allocBits

ScannedSpanInitializedMatters == \E mp \in M : ProgramPC(mp) = "scanConservative_allocBits"

=============================================================================
