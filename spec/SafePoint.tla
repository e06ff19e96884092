------------------------------ MODULE SafePoint ------------------------------
(***************************************************************************)
(* Where a goroutine may stop: runtime/preempt.go isAsyncSafePoint, test by*)
(* test, and the three kinds of safe point that the comment at that file's *)
(* top names.                                                              *)
(*                                                                         *)
(* A blocked safe point is where the goroutine itself gave the processor   *)
(* away: it waits, is in a system call, or has not begun. A synchronous one*)
(* is a prologue that found the request in stackguard0. At both the        *)
(* compiler knows where every pointer is. An asynchronous one is any       *)
(* instruction of user code that isAsyncSafePoint lets pass.               *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* The tests in Go's order. gp is the interrupted goroutine, pc where it   *)
(* was. Everything that they read is this thread's own, so they are one    *)
(* step. Runtime code on the goroutine's stack (reentersyscall, releasem,  *)
(* asyncPreempt itself) is in package runtime or in assembly.              *)
(***************************************************************************)
isUserG(gp) == m[g[gp].m].curg = gp
isPreemptibleM(gp) == m[g[gp].m].p # Nil /\ canPreemptM(g[gp].m)
hasStackSpace(pc) == pc \notin ShortStack
isGoText(pc) == pc \notin NotGo
isMarkedUnsafe(pc) ==
    \/ pc \in UnsafePoint
    \/ pc = "prologue_JLS" /\ pc \notin RestartAtEntry /\ ~Fault("prologueIsPreemptible")
    \/ pc = "writeBarrier_on"
    \/ pc = "writeBarrier_off" /\ ~Fault("writeBarrierOffIsPreemptible")
isAssembly(pc) == pc \in Assembly \cup {"asyncPreempt", "mcall", "asyncPreempt_restore"}
isInRuntime(pc) == pc \in RuntimePackage \cup (ThreadPC \ UserPC)

SafePC(pc) ==
    /\ hasStackSpace(pc)
    /\ isGoText(pc)
    /\ ~isMarkedUnsafe(pc)
    /\ ~isAssembly(pc)
    /\ ~isInRuntime(pc)

SafeToPreempt(gp, pc) ==
    /\ isUserG(gp)
    /\ isPreemptibleM(gp)
    /\ SafePC(pc) \/ Fault("isAsyncSafePointIgnoresPC")

(***************************************************************************)
(* The three kinds, of a goroutine that does not execute: where it will go *)
(* on says which. Gosched and gopark return to where the loop begins;      *)
(* whoever waited for a semaphore, or for a P after a system call, goes on *)
(* in the runtime.                                                         *)
(***************************************************************************)
AtSynchronousSafePoint(gp) ==
    /\ g[gp].sched = "prologue"
    /\ g[gp].stack = [resumePC |-> Nil, registers |-> Nil]
    /\ ~g[gp].asyncSafePoint

AtAsyncSafePoint(gp) ==
    /\ g[gp].sched = "asyncPreempt2"
    /\ g[gp].stack.resumePC \in {ResumePC(pc) : pc \in {u \in UserPC : SafePC(u)}}
    /\ g[gp].stack.registers # Nil
    /\ g[gp].asyncSafePoint

AtBlockedSafePoint(gp) ==
    /\ g[gp].sched \in {"entry", Loop[1], "stopTheWorld_semacquire", "forEachP_semacquire", "exitsyscall_return"}
    /\ g[gp].stack = [resumePC |-> Nil, registers |-> Nil]
    /\ ~g[gp].asyncSafePoint

(***************************************************************************)
(* A goroutine is descheduled at one of the three only: whoever scans its  *)
(* stack, shrinks it or lets it wait relies on that (preempt.go:7-30,      *)
(* mgcmark.go scanstack). One that is Waiting while its M goes on for it   *)
(* on g0's stack (stopTheWorld, forEachP, markroot) is not meant: it keeps *)
(* its M, and its gp.sched here is an older one.                           *)
(***************************************************************************)
Descheduled(gp) ==
    \/ g[gp].status \in {"Runnable", "Preempted"}
    \/ g[gp].status = "Waiting" /\ \A mp \in M : m[mp].curg # gp

DescheduledAtSafePoint ==
    \A gp \in G : Descheduled(gp) =>
        \/ AtBlockedSafePoint(gp)
        \/ AtSynchronousSafePoint(gp)
        \/ AtAsyncSafePoint(gp)

DescheduledAtSafePointMatters == \E gp \in G : Descheduled(gp) /\ g[gp].sched # "entry"

(***************************************************************************)
(* What is allowed and must be seen: a check that never gets there has not *)
(* checked it. Each of these is listed by a configuration that must violate*)
(* it. A stack check preempts, a signal does, and a goroutine that is      *)
(* locked to its thread is preempted like any other (golang/go#36122).     *)
(***************************************************************************)
NeverStopsInPrologue == \A gp \in G : ~(Descheduled(gp) /\ AtSynchronousSafePoint(gp))

NeverStopsInPrologueMatters == \E gp \in G : g[gp].preempt

NeverStopsInLoop == \A gp \in G : ~(Descheduled(gp) /\ AtAsyncSafePoint(gp))

NeverStopsInLoopMatters == \E gp \in G : g[gp].preempt

NeverStopsLocked == \A gp \in G : lockedm(gp) # Nil => ~(Descheduled(gp) /\ AtAsyncSafePoint(gp))

NeverStopsLockedMatters == \E gp \in G : lockedm(gp) # Nil /\ g[gp].preempt

=============================================================================
