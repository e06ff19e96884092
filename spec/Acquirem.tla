------------------------------- MODULE Acquirem ------------------------------
(***************************************************************************)
(* Code that must not be preempted: runtime/runtime1.go acquirem and       *)
(* releasem, and runtime/proc.go procPin and procUnpin, which sync and     *)
(* sync/atomic use. In between is a call with a stack check, as sync.Pool's*)
(* Put makes; a request that it meets waits until m.locks is 0 again.      *)
(***************************************************************************)
EXTENDS Cooperative

(***************************************************************************)
(* acquirem, or procPin: mp.locks++, this M's own. Then the call.          *)
(***************************************************************************)
acquirem(mp) ==
    /\ MayDo(mp, LocksM \cup Pins)
    /\ m' = [m EXCEPT ![mp].locks = @ + 1]
    /\ thread' = [thread EXCEPT
         ![mp].pc = "prologue",
         ![mp].registers = Computed(@, m[mp].curg, Loop[1], "prologue")]
    /\ mayMoreStack(m[mp].curg)
    /\ UNCHANGED <<p, sched>>

(***************************************************************************)
(* if mp.locks == 0 && gp.preempt { gp.stackguard0 = stackPreempt }. Load  *)
(* and store in one step: while the goroutine runs, the others only set    *)
(* both, so nobody can tell whether they did in between.                   *)
(***************************************************************************)
RestoreRequest(mp) ==
    g' = [g EXCEPT ![m[mp].curg].stackguard0 =
            IF m[mp].locks = 1 /\ g[m[mp].curg].preempt THEN "stackPreempt" ELSE @]

(***************************************************************************)
(* releasem: mp.locks--; "restore the preemption request in case we've     *)
(* cleared it in newstack".                                                *)
(***************************************************************************)
releasem(mp) ==
    /\ At(mp, "releasem")
    /\ m' = [m EXCEPT ![mp].locks = @ - 1]
    /\ IF Fault("releasemForgetsRequest") THEN UNCHANGED g ELSE RestoreRequest(mp)
    /\ thread' = [thread EXCEPT ![mp] = BackInLoop(mp)]
    /\ UNCHANGED <<p, sched>>

(***************************************************************************)
(* procUnpin: mp.locks--, and nothing else. (sweepone, setcpuprofilerate   *)
(* and syscall_runtime_AfterFork release their lock in the same way.)      *)
(***************************************************************************)
procUnpin(mp) ==
    /\ At(mp, "procUnpin")
    /\ m' = [m EXCEPT ![mp].locks = @ - 1]
    /\ IF Corrected("procUnpinKeepsRequest") THEN RestoreRequest(mp) ELSE UNCHANGED g
    /\ thread' = [thread EXCEPT ![mp] = BackInLoop(mp)]
    /\ UNCHANGED <<p, sched>>

AcquiremStep(mp) ==
    \/ acquirem(mp)
    \/ releasem(mp)
    \/ procUnpin(mp)

(***************************************************************************)
(* What holds of it: a goroutine keeps its M and its P while it holds      *)
(* locks. schedule throws otherwise (proc.go:3188), and what acquirem      *)
(* protects (a P in a local variable, sync.Pool's local part) relies on it.*)
(***************************************************************************)
LocksKeepM ==
    \A mp \in M :
        m[mp].locks > 0 =>
            ProgramPC(mp) \notin {"goschedImpl", "preemptPark", "schedule", "asyncPreempt", "asyncPreempt2"}

LocksKeepMMatters == \E mp \in M : m[mp].locks > 0

=============================================================================
