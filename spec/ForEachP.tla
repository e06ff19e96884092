------------------------------- MODULE ForEachP ------------------------------
(***************************************************************************)
(* runtime/proc.go forEachP and runSafePointFn, called as in gcMarkDone    *)
(* (runtime/mgc.go): a function runs once for every P, at a safe point of  *)
(* it, while the world goes on.                                            *)
(*                                                                         *)
(* Whoever changes p.runSafePointFn from 1 to 0 runs the function for that *)
(* P. The P's own thread does it before it looks for work and before its P *)
(* is idle or in a system call; who does it for another P must own that P, *)
(* by sched.lock if it is idle, by handoffp if it came out of a system     *)
(* call.                                                                   *)
(*                                                                         *)
(* Left out: acquirem and releasem around it, which keep g0 from being     *)
(* preempted, which nobody tries; and sched.safePointFn, which is the same *)
(* for all that look at it.                                                *)
(***************************************************************************)
EXTENDS Worldsema, Preemptall, Processors

(***************************************************************************)
(* gcMarkDone: semacquire(&worldsema).                                     *)
(***************************************************************************)
forEachP_semacquire(mp) ==
    /\ Acquires(mp, RunsForEachP, "forEachP_semacquire")
    /\ IF SemacquireSucceeds(mp)
       THEN /\ SemacquireTakes(mp)
            /\ thread' = [thread EXCEPT ![mp].pc = "forEachP_casgstatus", ![mp].registers = Clobbered]
            /\ UNCHANGED g
       ELSE SemacquireWaits(mp, "forEachP_semacquire")
    /\ UNCHANGED <<m, p>>

(***************************************************************************)
(* gcMarkDone on g0: casgstatus(gp, _Grunning, _Gwaiting), as in           *)
(* stopTheWorld.                                                           *)
(***************************************************************************)
forEachP_casgstatus(mp) ==
    /\ At(mp, "forEachP_casgstatus")
    /\ ~g[m[mp].curg].scan
    /\ g' = [g EXCEPT ![m[mp].curg].status = "Waiting"]
    /\ thread' = [thread EXCEPT ![mp].pc = "forEachP_runSafePointFn", ![mp].g = "g0"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* forEachP: lock(&sched.lock); sched.safePointWait = gomaxprocs - 1;      *)
(* pp.runSafePointFn = 1 for each other P. One step: a flag concerns only  *)
(* who has that P. preemptall follows, under the lock.                     *)
(***************************************************************************)
forEachP_runSafePointFn(mp) ==
    /\ At(mp, "forEachP_runSafePointFn")
    /\ SchedUnlocked
    /\ sched' = [sched EXCEPT !.lock = mp, !.safePointWait = Cardinality(P) - 1]
    /\ p' = [pp \in P |-> IF Other(mp, pp) THEN [p[pp] EXCEPT !.runSafePointFn = TRUE] ELSE p[pp]]
    /\ thread' = [thread EXCEPT ![mp] = CalledPreemptall(mp, "forEachP_idle")]
    /\ UNCHANGED <<g, m>>

(***************************************************************************)
(* forEachP: the function runs here for every idle P, which stays so while *)
(* the lock is held, by CAS(&pp.runSafePointFn, 1, 0);                     *)
(* sched.safePointWait--; wait := sched.safePointWait > 0;                 *)
(* unlock(&sched.lock). Only the owner of a P looks at its flag. Then the  *)
(* function runs for this thread's own P.                                  *)
(***************************************************************************)
forEachP_idle(mp) ==
    /\ At(mp, "forEachP_idle")
    /\ LET idle == {pp \in idlepMask : p[pp].runSafePointFn}
           safePointWait == sched.safePointWait - IF Fault("forEachPForgetsIdle") THEN 0 ELSE Cardinality(idle)
       IN /\ p' = [pp \in P |-> IF pp \in idlepMask THEN [p[pp] EXCEPT !.runSafePointFn = FALSE] ELSE p[pp]]
          /\ sched' = [sched EXCEPT !.safePointWait = safePointWait, !.lock = Nil]
          /\ thread' = [thread EXCEPT
               ![mp].pc = IF safePointWait > 0 THEN "forEachP_syscall" ELSE "forEachP_done",
               ![mp].ps = IF safePointWait > 0 THEN OtherPs(mp) ELSE <<>>]
    /\ UNCHANGED <<g, m>>

(***************************************************************************)
(* forEachP, for each P: s == _Psyscall && pp.runSafePointFn == 1. The flag*)
(* only falls from here on, so that to read both at once misses nothing.   *)
(***************************************************************************)
forEachP_syscall(mp) ==
    /\ At(mp, "forEachP_syscall")
    /\ thread[mp].ps # <<>>
    /\ LET pp == Head(thread[mp].ps)
       IN thread' = [thread EXCEPT ![mp] =
            IF p[pp].status = "Syscall" /\ p[pp].runSafePointFn
            THEN [@ EXCEPT !.pc = "forEachP_CAS"]
            ELSE [@ EXCEPT !.ps = Tail(@)]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* forEachP: CAS(&pp.status, _Psyscall, _Pidle); pp.syscalltick++;         *)
(* handoffp(pp), which runs the function. The thread may have come out of  *)
(* that system call and gone into another one meanwhile, its flag down:    *)
(* then handoffp finds nothing to run, and the P was taken for nothing.    *)
(***************************************************************************)
forEachP_CAS(mp) ==
    /\ At(mp, "forEachP_CAS")
    /\ LET pp == Head(thread[mp].ps)
           next == [thread[mp] EXCEPT !.pc = "forEachP_syscall", !.ps = Tail(@)]
       IN IF p[pp].status = "Syscall"
          THEN /\ p' = [p EXCEPT ![pp].status = "Idle", ![pp].syscalltick = "differs"]
               /\ m' = StaleNotes(pp)
               /\ thread' = [thread EXCEPT ![mp] =
                    [next EXCEPT !.pc = "handoffp", !.ret = <<"forEachP_syscall">> \o @, !.pp = pp]]
          ELSE /\ thread' = [thread EXCEPT ![mp] = next]
               /\ UNCHANGED <<m, p>>
    /\ UNCHANGED <<g, sched>>

(***************************************************************************)
(* forEachP: notetsleep(&sched.safePointNote, 100*1000) returned true;     *)
(* noteclear.                                                              *)
(***************************************************************************)
forEachP_noteclear(mp) ==
    /\ At(mp, "forEachP_syscall")
    /\ thread[mp].ps = <<>>
    /\ sched.safePointNote
    /\ sched' = [sched EXCEPT !.safePointNote = FALSE]
    /\ thread' = [thread EXCEPT ![mp].pc = "forEachP_done"]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* forEachP: 100 microseconds are over: preemptall once more. Ps in system *)
(* calls are not looked at again ("Any P entering _Pidle or _Psyscall from *)
(* now on will observe p.runSafePointFn == 1", proc.go:1605), though one   *)
(* may have passed its test before the flag rose and gone in after the     *)
(* look: docs/findings/safe-point-missed.md. The correction looks again.   *)
(***************************************************************************)
forEachP_retry(mp) ==
    /\ At(mp, "forEachP_syscall")
    /\ thread[mp].ps = <<>>
    /\ ~sched.safePointNote
    /\ LET back == IF Corrected("forEachPLooksAgain") THEN "forEachP_again" ELSE "forEachP_syscall"
       IN thread' = [thread EXCEPT ![mp] = CalledPreemptall(mp, back)]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* The correction's loop over the Ps in system calls begins again.         *)
(***************************************************************************)
forEachP_again(mp) ==
    /\ At(mp, "forEachP_again")
    /\ thread' = [thread EXCEPT ![mp].pc = "forEachP_syscall", ![mp].ps = OtherPs(mp)]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* gcMarkDone: casgstatus(gp, _Gwaiting, _Grunning), and back to the       *)
(* goroutine's stack. The sanity checks of forEachP are NoThrowForEachP.   *)
(***************************************************************************)
forEachP_return(mp) ==
    /\ At(mp, "forEachP_done")
    /\ ~g[m[mp].curg].scan
    /\ g' = [g EXCEPT ![m[mp].curg].status = "Running"]
    /\ thread' = [thread EXCEPT ![mp].pc = "forEachP_semrelease", ![mp].g = m[mp].curg]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* gcMarkDone: semrelease(&worldsema), which lets the first waiter try.    *)
(***************************************************************************)
forEachP_semrelease(mp) ==
    /\ At(mp, "forEachP_semrelease")
    /\ FirstWaiterHasParked
    /\ Semrelease(FALSE)
    /\ thread' = [thread EXCEPT ![mp] =
         IF sched.semawaiters # <<>> THEN ReadiesFirstWaiter(mp, "forEachP_end") ELSE BackInLoop(mp)]
    /\ UNCHANGED <<m, p>>

(***************************************************************************)
(* gcMarkDone returns.                                                     *)
(***************************************************************************)
forEachP_end(mp) ==
    /\ At(mp, "forEachP_end")
    /\ thread' = [thread EXCEPT ![mp] = [BackInLoop(mp) EXCEPT !.g = m[mp].curg]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* runSafePointFn, which a thread calls once it has seen its P's flag:     *)
(* CAS(&pp.runSafePointFn, 1, 0), and the function. The CAS succeeds: the P*)
(* is this thread's, so nobody else may run the function for it            *)
(* (SafePointFnByOwner).                                                   *)
(***************************************************************************)
runSafePointFn_CAS(mp) ==
    /\ At(mp, "runSafePointFn")
    /\ p' = [p EXCEPT ![m[mp].p].runSafePointFn = Fault("runSafePointFnKeepsFlag")]
    /\ thread' = [thread EXCEPT ![mp].pc = "runSafePointFn_safePointWait"]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* runSafePointFn, under sched.lock: sched.safePointWait--; the last one   *)
(* wakes forEachP.                                                         *)
(***************************************************************************)
runSafePointFn_safePointWait(mp) ==
    /\ At(mp, "runSafePointFn_safePointWait")
    /\ SchedUnlocked
    /\ sched' = OneSafePoint(sched)
    /\ thread' = [thread EXCEPT ![mp] = Returned(mp)]
    /\ UNCHANGED <<g, m, p>>

ForEachPStep(mp) ==
    \/ forEachP_semacquire(mp)
    \/ forEachP_casgstatus(mp)
    \/ forEachP_runSafePointFn(mp)
    \/ forEachP_idle(mp)
    \/ forEachP_syscall(mp)
    \/ forEachP_CAS(mp)
    \/ forEachP_noteclear(mp)
    \/ forEachP_retry(mp)
    \/ forEachP_again(mp)
    \/ forEachP_return(mp)
    \/ forEachP_semrelease(mp)
    \/ forEachP_end(mp)
    \/ runSafePointFn_CAS(mp)
    \/ runSafePointFn_safePointWait(mp)

=============================================================================
