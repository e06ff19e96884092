-------------------------- MODULE SuspendInvariants --------------------------
(***************************************************************************)
(* What holds of suspendG, resumeG and preemptPark in every state. Each    *)
(* property has its antecedent below it: a state in which it says          *)
(* something.                                                              *)
(***************************************************************************)
EXTENDS Suspend

(***************************************************************************)
(* Where a thread is between its claim and resumeG; between suspendG's two *)
(* CAS of a Running goroutine; between preemptPark's two.                  *)
(***************************************************************************)
Claimed(gp) ==
    {mp \in M : target(mp) = gp /\ ProgramPC(mp) \in
        {"suspendG_preemptStop", "suspendG_preempt", "suspendG_stackguard0", "scanstack",
         "scanstack_shrinkstack", "scanConservative_state", "scanConservative_allocBits", "resumeG"}}

Requesting(gp) ==
    {mp \in M : target(mp) = gp /\ ProgramPC(mp) \in
        {"suspendG_preemptStop_true", "suspendG_preempt_true", "suspendG_stackPreempt",
         "suspendG_preemptGen"}}

Parking(gp) ==
    {mp \in M : thread[mp].gp = gp /\
        \/ ProgramPC(mp) = "preemptPark_casfrom_Gscanstatus"
        \/ thread[mp].ret # <<>> /\ Head(thread[mp].ret) = "preemptPark_casfrom_Gscanstatus"}

(***************************************************************************)
(* A thread that is after gp and has not claimed it yet.                   *)
(***************************************************************************)
Suspending(gp) == {mp \in M : target(mp) = gp} \ Claimed(gp)

(***************************************************************************)
(* The scan bit is a lock with one holder. (proc.go:928, casfrom_Gscan-    *)
(* status, throws if it isn't held; preempt.go:173, suspendG, "we hold the *)
(* _Gscan bit and thus own the stack".)                                    *)
(***************************************************************************)
OneScanner ==
    \A gp \in G :
        Cardinality(Claimed(gp) \cup Requesting(gp) \cup Parking(gp)) = IF g[gp].scan THEN 1 ELSE 0

OneScannerMatters == \E gp \in G : g[gp].scan

(***************************************************************************)
(* Between suspendG and resumeG the suspender has the goroutine to itself: *)
(* it does not run, it can't begin to, and preemptStop is off once suspendG*)
(* has cleared it. (mgcmark.go:240, scanstack, walks and shrinks the       *)
(* stack.)                                                                 *)
(***************************************************************************)
SuspendedDoesNotRun ==
    \A gp \in G : Claimed(gp) # {} =>
        /\ g[gp].status \in {"Runnable", "Waiting", "Syscall"}
        /\ \A mp \in M : m[mp].curg = gp => ProgramPC(mp) \notin UserPC \cup RuntimeOnGStackPC \cup LocksMPC
        /\ \A mp \in Claimed(gp) : ProgramPC(mp) # "suspendG_preemptStop" => ~g[gp].preemptStop

SuspendedDoesNotRunMatters == \E gp \in G : Claimed(gp) # {}

(***************************************************************************)
(* Whoever stops for good has somebody who will claim it and make it       *)
(* runnable: nobody else knows of it. preemptStop is set only while a      *)
(* suspender waits for that; goexit0 clears it on a dead goroutine.        *)
(* (preempt.go:157, casGFromPreempted, "we have to ready it later".)       *)
(***************************************************************************)
PreemptedHasSuspender ==
    \A gp \in G :
        /\ g[gp].status = "Preempted" => Suspending(gp) # {}
        /\ g[gp].preemptStop /\ g[gp].status # "Dead" =>
             \/ Suspending(gp) # {}
             \/ \E mp \in Claimed(gp) : ProgramPC(mp) = "suspendG_preemptStop"
        /\ Cardinality({mp \in M : target(mp) = gp /\ thread[mp].suspend.stopped}) <= 1

PreemptedHasSuspenderMatters == \E gp \in G : g[gp].status = "Preempted"

(***************************************************************************)
(* Nobody is forgotten: a waiting goroutine is in a wait queue, or waits on*)
(* its own M (as markroot's caller does), or is in the hands of the thread *)
(* that parks it, stopped it, or readies it. (preempt.go:277, resumeG: "We *)
(* stopped it, so we need to re-schedule it.")                             *)
(***************************************************************************)
NobodyForgotten ==
    \A gp \in G : g[gp].status = "Waiting" =>
        \/ g[gp].parked
        \/ \E mp \in M : \/ m[mp].curg = gp
                          \/ thread[mp].gp = gp
                          \/ (target(mp) = gp /\ thread[mp].suspend.stopped)

NobodyForgottenMatters == \E mp \in M : thread[mp].suspend.stopped

(***************************************************************************)
(* A goroutine that was interrupted by a signal is marked so while its     *)
(* stack is read: its frames have no precise map, and the stack can't move.*)
(* (stack.go:1153, isShrinkStackSafe, which scanstack asks.)               *)
(***************************************************************************)
ScannedAtAsyncSafePoint ==
    \A gp \in G : Claimed(gp) # {} => (g[gp].asyncSafePoint <=> g[gp].stack.resumePC # Nil)

ScannedAtAsyncSafePointMatters == \E gp \in G : Claimed(gp) # {} /\ g[gp].asyncSafePoint

(***************************************************************************)
(* A stack moves only when every pointer in it is known: not at an         *)
(* asynchronous safe point, and not under a system call, whose arguments   *)
(* may point into it. (stack.go:1174, shrinkstack, throws "at bad time".)  *)
(***************************************************************************)
ShrinksPreciseStacksOnly ==
    \A mp \in M : ProgramPC(mp) = "scanstack_shrinkstack" =>
        isShrinkStackSafe(target(mp)) /\ g[target(mp)].stack.resumePC = Nil

ShrinksPreciseStacksOnlyMatters == \E mp \in M : ProgramPC(mp) = "scanstack_shrinkstack"

(***************************************************************************)
(* Who waits in suspendG for a running goroutine, with nothing to do, has  *)
(* a signal on the way that will either stop it or be noticed in           *)
(* preemptGen; or gp is on its way to stop already. (preempt.go:193 takes  *)
(* "there is already a pending preemption request" for granted.) Go 1.19   *)
(* does not keep this, see docs/findings/suspend-too-soon.md.              *)
(***************************************************************************)
Waits(mp) ==
    /\ ProgramPC(mp) = "suspendG_asyncM"
    /\ NothingToDo(mp)
    /\ g[target(mp)].status = "Running"
    /\ ~AsyncPreemptOff

BackToUserCode ==
    {"execute_schedtick", "gogo", "asyncPreempt2_return", "asyncPreempt_restore", "systemstack_return",
     "goready_return"}

MovesPreemptGen ==
    {"wantAsyncPreempt_g", "wantAsyncPreempt_p", "isAsyncSafePoint", "pushCall", "doSigPreempt_preemptGen"}
    \cup IF Corrected("signalPendingClearedFirst") THEN {"doSigPreempt_signalPending"} ELSE {}

WaitsForSignal ==
    \A mp \in M : Waits(mp) =>
        LET mp2 == thread[mp].suspend.asyncM
        IN \/ thread[mp2].pending
           \/ thread[mp2].handler \in MovesPreemptGen
           \/ \E t \in Thread : ProgramPC(t) = "preemptM_tgkill" /\ thread[t].request.m = mp2
           \/ ProgramPC(mp2) \notin LoopPC \cup BackToUserCode

WaitsForSignalMatters == \E mp \in M : Waits(mp)

(***************************************************************************)
(* suspendG's caller can itself be suspended while it waits (preempt.go:110*)
(* throws "suspendG from non-preemptible goroutine").                      *)
(***************************************************************************)
SuspenderPreemptible ==
    \A mp \in M : ProgramPC(mp) = "suspendG" => g[m[mp].curg].status # "Running"

SuspenderPreemptibleMatters == \E mp \in M : ProgramPC(mp) = "suspendG"

(***************************************************************************)
(* None of the tests fails that would make suspendG, resumeG, preemptPark  *)
(* and ready throw.                                                        *)
(***************************************************************************)
SuspendNoThrow ==
    \A mp \in M :
        LET pc == ProgramPC(mp)
        IN /\ pc = "resumeG" => g[target(mp)].scan /\ g[target(mp)].status \in {"Runnable", "Waiting", "Syscall"}
           /\ pc = "suspendG_preemptGen" => g[target(mp)].scan /\ g[target(mp)].m # Nil
           /\ pc = "preemptPark" => g[thread[mp].gp].status = "Running"
           /\ pc = "preemptPark_casfrom_Gscanstatus" => g[thread[mp].gp].status = "Preempted"
           /\ pc = "ready" => g[thread[mp].gp].status = "Waiting"

SuspendNoThrowMatters == \E mp \in M : ProgramPC(mp) \in {"resumeG", "suspendG_preemptGen", "ready"}

(***************************************************************************)
(* suspendG reads asyncM.preemptGen of a thread only, not of nil           *)
(* (preempt.go:195).                                                       *)
(***************************************************************************)
NoLoadThroughNil == \A mp \in M : ~LoadsThroughNil(mp)

NoLoadThroughNilMatters ==
    \E mp \in M : ProgramPC(mp) = "suspendG_asyncM" /\ FlagsStand(target(mp)) /\ thread[mp].suspend.asyncM = Nil

=============================================================================
