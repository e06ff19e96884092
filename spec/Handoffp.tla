------------------------------ MODULE Handoffp -------------------------------
(***************************************************************************)
(* runtime/proc.go handoffp: what becomes of a P that its thread can't use. *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* handoffp: work in a queue means startm. There always is some: the       *)
(* goroutine that this M has just put back (HandoffHasWork). Both loads in *)
(* one step: no other M has a P, so no queue moves meanwhile.              *)
(***************************************************************************)
handoffp(mp) ==
    /\ At(mp, "handoffp")
    /\ ~(p[thread[mp].pp].runq = <<>> /\ sched.runq = <<>>)
    /\ thread' = [thread EXCEPT ![mp].pc = "startm_mget"]
    /\ UNCHANGED <<g, m, p, sched>>

HandoffpStep(mp) == handoffp(mp)

=============================================================================
