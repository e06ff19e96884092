------------------------------ MODULE Spinning -------------------------------
(***************************************************************************)
(* How an M begins to spin, that is to look for work on behalf of all      *)
(* others, and how it ends: runtime/proc.go findRunnable, checkRunqsNoP,   *)
(* resetspinning. Who adds work looks whether somebody spins, after it     *)
(* added it; who stops spinning looks whether there is work, after it      *)
(* stopped.                                                                *)
(***************************************************************************)
EXTENDS StealWork

(***************************************************************************)
(* m.spinning = true, which only this thread reads, and                    *)
(* Xadd(nmspinning, 1). Go 1.20 then withdraws what pidlegetSpinning asked *)
(* for (becomeSpinning), and unlocks sched.lock if it came here with it.   *)
(***************************************************************************)
becomeSpinning(mp, next, lock) ==
    /\ m' = [m EXCEPT ![mp].spinning = TRUE]
    /\ sched' = [sched EXCEPT !.nmspinning = @ + 1, !.lock = lock]
    /\ thread' = [thread EXCEPT ![mp] =
         IF NeedSpinning THEN Called(mp, "becomeSpinning_needspinning", next) ELSE [@ EXCEPT !.pc = next]]
    /\ UNCHANGED <<g, p>>

becomeSpinning_needspinning(mp) ==
    /\ At(mp, "becomeSpinning_needspinning")
    /\ sched' = [sched EXCEPT !.needspinning = FALSE, !.lock = IF @ = mp THEN Nil ELSE @]
    /\ thread' = [thread EXCEPT ![mp] = Returned(mp)]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* stopm, or before it netpoll if there are timers (checkTimersNoP looks   *)
(* at all of them), from which this M comes back to findRunnable's top.    *)
(***************************************************************************)
Stopped(mp) == [thread[mp] EXCEPT
    !.pc = IF Sleeps # {} THEN "findRunnable_netpoll" ELSE "stopm", !.ret = <<findRunnableTop>> \o @, !.seen = {}]

(***************************************************************************)
(* findRunnable: m.spinning = false; Xadd(nmspinning, -1). Only after this *)
(* may the M look again: whoever adds work now starts a thread for it. An M*)
(* that looks in the other order has looked already, in runqsteal.         *)
(***************************************************************************)
findRunnable_notSpinning(mp) ==
    /\ At(mp, "findRunnable_notSpinning")
    /\ m' = [m EXCEPT ![mp].spinning = FALSE]
    /\ sched' = [sched EXCEPT !.nmspinning = @ - 1]
    /\ thread' = [thread EXCEPT ![mp] =
         IF Fault("nmspinningDroppedAfterRecheck") THEN Stopped(mp)
         ELSE IF Corrected("globalQueueRechecked") THEN [@ EXCEPT !.pc = "checkGlobalRunqNoP"]
         ELSE [@ EXCEPT !.pc = "checkRunqsNoP"]]
    /\ UNCHANGED <<g, p>>

(***************************************************************************)
(* Not in Go 1.19: later versions begin with the global queue.             *)
(***************************************************************************)
checkGlobalRunqNoP(mp) ==
    /\ At(mp, "checkGlobalRunqNoP")
    /\ thread' = [thread EXCEPT ![mp].pc =
         IF sched.runq # <<>> THEN "checkRunqsNoP_pidleget" ELSE "checkRunqsNoP"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* checkRunqsNoP: the Ps in the order of allp; the next one is not idle and*)
(* has something in its queue?                                             *)
(***************************************************************************)
checkRunqsNoP(mp) ==
    /\ At(mp, "checkRunqsNoP")
    /\ LET p2 == allp[Cardinality(thread[mp].seen) + 1]
           seen == thread[mp].seen \cup {p2}
       IN thread' = [thread EXCEPT ![mp] =
            IF p2 \notin idlepMask /\ ~runqempty(p2)
            THEN [@ EXCEPT !.pc = "checkRunqsNoP_pidleget", !.seen = {}]
            ELSE IF seen = P THEN Stopped(mp)
            ELSE [@ EXCEPT !.seen = seen]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* checkRunqsNoP: pidleget under sched.lock. No idle P, no use in looking  *)
(* further; Go 1.20 says so in needspinning (pidlegetSpinning).            *)
(***************************************************************************)
checkRunqsNoP_pidleget(mp) ==
    /\ At(mp, "checkRunqsNoP_pidleget")
    /\ SchedUnlocked
    /\ IF sched.pidle = <<>>
       THEN /\ sched' = [sched EXCEPT !.needspinning = NeedSpinning]
            /\ thread' = [thread EXCEPT ![mp] = Stopped(mp)]
       ELSE /\ sched' = [sched EXCEPT !.pidle = Tail(@)]
            /\ thread' = [thread EXCEPT ![mp] =
                 [Called(mp, "acquirep_m_p", "findRunnable_again") EXCEPT !.pp = Head(sched.pidle)]]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* findRunnable: spinning again, with the P just acquired, from the top.   *)
(***************************************************************************)
findRunnable_again(mp) ==
    /\ At(mp, "findRunnable_again")
    /\ becomeSpinning(mp, findRunnableTop, sched.lock)

(***************************************************************************)
(* schedule: resetspinning: m.spinning = false, Xadd(nmspinning, -1); then *)
(* wakep: this M may have been the last that looked for work.              *)
(***************************************************************************)
resetspinning(mp) ==
    /\ At(mp, "resetspinning")
    /\ m' = [m EXCEPT ![mp].spinning = FALSE]
    /\ sched' = [sched EXCEPT !.nmspinning = @ - 1]
    /\ thread' = [thread EXCEPT ![mp] =
         IF Fault("resetspinningForgetsWakep") THEN Returned(mp) ELSE [@ EXCEPT !.pc = "wakep"]]
    /\ UNCHANGED <<g, p>>

SpinningStep(mp) ==
    \/ becomeSpinning_needspinning(mp)
    \/ findRunnable_notSpinning(mp)
    \/ checkGlobalRunqNoP(mp)
    \/ checkRunqsNoP(mp)
    \/ checkRunqsNoP_pidleget(mp)
    \/ findRunnable_again(mp)
    \/ resetspinning(mp)

=============================================================================
