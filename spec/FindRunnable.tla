----------------------------- MODULE FindRunnable ----------------------------
(***************************************************************************)
(* runtime/proc.go findRunnable: the next goroutine for an M with a P, or  *)
(* else the M gives its P away and stops.                                  *)
(*                                                                         *)
(* The essay above "Worker thread parking/unparking" in that file says how *)
(* idle threads and new work find each other: who adds work looks whether  *)
(* somebody spins, after it added it; who stops spinning looks whether     *)
(* there is work, after it stopped. Every step of that handshake is an     *)
(* action here.                                                            *)
(*                                                                         *)
(* Left out: the network poller and timers (all of a thread's waiting is in*)
(* stopm), the trace reader, GC workers and finalizers (all of them further*)
(* sources of work with the same handshake), user-disabled goroutines.     *)
(***************************************************************************)
EXTENDS Threads

(***************************************************************************)
(* findRunnable's label top. Both loads that it begins with can only see   *)
(* what somebody does who stops the world or calls forEachP.               *)
(***************************************************************************)
findRunnableTop ==
    IF StopsTheWorld # {} THEN "findRunnable_gcwaiting"
    ELSE IF RunsForEachP # {} THEN "findRunnable_runSafePointFn"
    ELSE "findRunnable"

(***************************************************************************)
(* The same load in front of each look at another P.                       *)
(***************************************************************************)
stealWorkTop == IF StopsTheWorld # {} THEN "stealWork" ELSE "runqsteal"

(***************************************************************************)
(* Where schedule goes with the goroutine that it found: resetspinning and *)
(* wakep if this M was spinning; then startlockedm for one that is locked  *)
(* to another M, else execute.                                             *)
(***************************************************************************)
Found(mp, gp, inherit) ==
    LET way == (IF m[mp].spinning THEN <<"resetspinning">> ELSE <<>>)
               \o (IF lockedm(gp) # Nil THEN <<"releasep_m_p", "startlockedm_nextp">> ELSE <<"execute_curg">>)
    IN thread' = [thread EXCEPT ![mp] = [@ EXCEPT
         !.pc = Head(way),
         !.ret = Tail(way) \o @,
         !.gp = gp,
         !.inherit = inherit /\ lockedm(gp) = Nil,
         !.seen = {},
         !.request = NoRequest]]

(***************************************************************************)
(* findRunnable: sched.gcwaiting != 0 leads to gcstopm.                    *)
(***************************************************************************)
findRunnable_gcwaiting(mp) ==
    /\ At(mp, "findRunnable_gcwaiting")
    /\ thread' = [thread EXCEPT ![mp] =
         IF sched.gcwaiting THEN Called(mp, "gcstopm", "findRunnable_gcwaiting")
         ELSE [@ EXCEPT !.pc = IF RunsForEachP # {} THEN "findRunnable_runSafePointFn" ELSE "findRunnable"]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* findRunnable: pp.runSafePointFn != 0 leads to runSafePointFn.           *)
(***************************************************************************)
findRunnable_runSafePointFn(mp) ==
    /\ At(mp, "findRunnable_runSafePointFn")
    /\ thread' = [thread EXCEPT ![mp] =
         IF p[m[mp].p].runSafePointFn THEN Called(mp, "runSafePointFn", "findRunnable")
         ELSE [@ EXCEPT !.pc = "findRunnable"]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* findRunnable: every 61st schedtick the global queue comes first, one    *)
(* goroutine at a time. The counter is left out: this may be such a tick.  *)
(***************************************************************************)
findRunnable_fairness(mp) ==
    /\ At(mp, "findRunnable")
    /\ SchedUnlocked
    /\ sched.runq # <<>>
    /\ sched' = [sched EXCEPT !.runq = Tail(@)]
    /\ Found(mp, Head(sched.runq), FALSE)
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* findRunnable: runqget(pp), a CAS of runnext to 0. If a thief's CAS came *)
(* first, runnext is Nil and the ring comes next.                          *)
(***************************************************************************)
findRunnable_runnext(mp) ==
    /\ At(mp, "findRunnable")
    /\ p[m[mp].p].runnext # Nil
    /\ p' = [p EXCEPT ![m[mp].p].runnext = Nil]
    /\ Found(mp, p[m[mp].p].runnext, TRUE)
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* findRunnable: runqget(pp), a CAS of runqhead. Only this M puts something*)
(* into its P's queue, so runnext is Nil still.                            *)
(***************************************************************************)
findRunnable_local(mp) ==
    /\ At(mp, "findRunnable")
    /\ p[m[mp].p].runnext = Nil
    /\ p[m[mp].p].runq # <<>>
    /\ p' = [p EXCEPT ![m[mp].p].runq = Tail(@)]
    /\ Found(mp, Head(p[m[mp].p].runq), FALSE)
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* globrunqget(pp, 0), under sched.lock, takes this P's share of the global*)
(* queue: the first to run, the rest for later.                            *)
(***************************************************************************)
globrunqget(mp) ==
    /\ LET length == Len(sched.runq)
           share == (length \div Cardinality(P)) + 1
           n == IF share < length THEN share ELSE length
       IN /\ p' = [p EXCEPT ![m[mp].p].runq = SubSeq(sched.runq, 2, n)]
          /\ sched' = [sched EXCEPT !.runq = SubSeq(@, n + 1, length)]
    /\ Found(mp, Head(sched.runq), FALSE)
    /\ UNCHANGED <<g, m>>

(***************************************************************************)
(* findRunnable: the local queue is empty, and only this M could change    *)
(* that; the global one is not.                                            *)
(***************************************************************************)
findRunnable_global(mp) ==
    /\ At(mp, "findRunnable")
    /\ SchedUnlocked
    /\ runqempty(m[mp].p)
    /\ sched.runq # <<>>
    /\ globrunqget(mp)

(***************************************************************************)
(* findRunnable: both are empty. runqsize is read without the lock.        *)
(***************************************************************************)
findRunnable_none(mp) ==
    /\ At(mp, "findRunnable")
    /\ runqempty(m[mp].p)
    /\ sched.runq = <<>>
    /\ thread' = [thread EXCEPT ![mp].pc =
         IF ~m[mp].spinning THEN "findRunnable_nmspinning"
         ELSE IF Cardinality(P) = 1 THEN "findRunnable_lock"
         ELSE stealWorkTop]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* findRunnable: half of the busy Ps' Ms may spin. Two loads in one step:  *)
(* this P is not idle, so with two Ps the second does not matter.          *)
(***************************************************************************)
findRunnable_nmspinning(mp) ==
    /\ At(mp, "findRunnable_nmspinning")
    /\ thread' = [thread EXCEPT ![mp].pc =
         IF 2 * sched.nmspinning < Cardinality(P) - npidle THEN "findRunnable_spinning" ELSE "findRunnable_lock"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* m.spinning = true, which only this thread reads, and                    *)
(* Xadd(nmspinning, 1). Go 1.20 then withdraws what pidlegetSpinning asked *)
(* for (becomeSpinning).                                                   *)
(***************************************************************************)
becomeSpinning(mp, next) ==
    /\ m' = [m EXCEPT ![mp].spinning = TRUE]
    /\ sched' = [sched EXCEPT !.nmspinning = @ + 1]
    /\ thread' = [thread EXCEPT ![mp] =
         IF NeedSpinning THEN Called(mp, "becomeSpinning_needspinning", next) ELSE [@ EXCEPT !.pc = next]]
    /\ UNCHANGED <<g, p>>

becomeSpinning_needspinning(mp) ==
    /\ At(mp, "becomeSpinning_needspinning")
    /\ sched' = [sched EXCEPT !.needspinning = FALSE]
    /\ thread' = [thread EXCEPT ![mp] = Returned(mp)]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* findRunnable: this M spins from here.                                   *)
(***************************************************************************)
findRunnable_spinning(mp) ==
    /\ At(mp, "findRunnable_spinning")
    /\ becomeSpinning(mp, IF Cardinality(P) = 1 THEN "findRunnable_lock" ELSE stealWorkTop)

(***************************************************************************)
(* stealWork goes round all Ps four times, each time from another place,   *)
(* and takes a runnext in the last round only. A round that finds nothing  *)
(* leaves no trace, so this is the last one.                               *)
(***************************************************************************)
SeenAlso(mp, p2) ==
    LET seen == thread[mp].seen \cup {p2}
    IN [thread[mp] EXCEPT
         !.pc = IF seen \cup {m[mp].p} = P THEN "findRunnable_lock" ELSE stealWorkTop,
         !.seen = IF seen \cup {m[mp].p} = P THEN {} ELSE seen,
         !.request = NoRequest]

(***************************************************************************)
(* stealWork: sched.gcwaiting != 0 counts as new work: back to top.        *)
(***************************************************************************)
stealWork_gcwaiting(mp) ==
    /\ At(mp, "stealWork")
    /\ thread' = [thread EXCEPT
         ![mp].pc = IF sched.gcwaiting THEN findRunnableTop ELSE "runqsteal",
         ![mp].seen = IF sched.gcwaiting THEN {} ELSE @]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* runqsteal, runqgrab: a CAS of p2's runqhead takes the older half of its *)
(* queue, of which the youngest runs and the others go to this P. The look *)
(* at idlepMask before is in the same step: an idle P has nothing.         *)
(***************************************************************************)
runqsteal(mp, p2) ==
    /\ At(mp, "runqsteal")
    /\ p2 \notin thread[mp].seen \cup {m[mp].p}
    /\ IF p2 \in idlepMask
       THEN /\ thread' = [thread EXCEPT ![mp] = SeenAlso(mp, p2)]
            /\ UNCHANGED p
       ELSE IF p[p2].runq = <<>>
       THEN /\ thread' = [thread EXCEPT ![mp].pc = "runqgrab_runnext", ![mp].request.p = p2]
            /\ UNCHANGED p
       ELSE LET length == Len(p[p2].runq)
                n == length - length \div 2
            IN /\ p' = [p EXCEPT
                    ![p2].runq = SubSeq(@, n + 1, length),
                    ![m[mp].p].runq = SubSeq(p[p2].runq, 1, n - 1)]
               /\ Found(mp, p[p2].runq[n], FALSE)
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* runqgrab: next := p2.runnext; if there is one, usleep(3) gives p2 the   *)
(* time to run it itself.                                                  *)
(***************************************************************************)
runqgrab_runnext(mp) ==
    /\ At(mp, "runqgrab_runnext")
    /\ LET p2 == thread[mp].request.p
           next == p[p2].runnext
       IN thread' = [thread EXCEPT ![mp] =
            IF next = Nil THEN SeenAlso(mp, p2) ELSE [@ EXCEPT !.pc = "runqgrab_CAS", !.request.g = next]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* runqgrab: CAS(p2.runnext, next, 0), or else all over again.             *)
(***************************************************************************)
runqgrab_CAS(mp) ==
    /\ At(mp, "runqgrab_CAS")
    /\ LET p2 == thread[mp].request.p
           next == thread[mp].request.g
       IN IF p[p2].runnext = next
          THEN /\ p' = [p EXCEPT ![p2].runnext = Nil]
               /\ Found(mp, next, FALSE)
          ELSE /\ thread' = [thread EXCEPT ![mp].pc = "runqsteal", ![mp].request = NoRequest]
               /\ UNCHANGED p
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* findRunnable takes sched.lock and looks once more for whatever is added *)
(* under that lock without a look at nmspinning: a stop of the world, a    *)
(* forEachP, goroutines in the global queue. If there is nothing, it keeps *)
(* the lock and releases the P.                                            *)
(***************************************************************************)
findRunnable_lock(mp) ==
    /\ At(mp, "findRunnable_lock")
    /\ SchedUnlocked
    /\ IF sched.gcwaiting \/ p[m[mp].p].runSafePointFn
       THEN /\ thread' = [thread EXCEPT ![mp].pc = findRunnableTop]
            /\ UNCHANGED <<g, m, p, sched>>
       ELSE IF sched.runq # <<>> /\ ~Fault("findRunnableTrustsItsFirstLook")
       THEN globrunqget(mp)
       ELSE IF sched.needspinning /\ ~m[mp].spinning
       THEN becomeSpinning(mp, findRunnableTop)
       ELSE /\ sched' = [sched EXCEPT !.lock = mp]
            /\ thread' = [thread EXCEPT ![mp] = Called(mp, "releasep_m_p", "pidleput")]
            /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* stopm, from which this M comes back to findRunnable's top.              *)
(***************************************************************************)
Stopped(mp) == [thread[mp] EXCEPT !.pc = "stopm", !.ret = <<findRunnableTop>> \o @, !.seen = {}]

(***************************************************************************)
(* findRunnable: pidleput(pp), unlock(&sched.lock).                        *)
(***************************************************************************)
pidleput(mp) ==
    /\ At(mp, "pidleput")
    /\ sched' = [sched EXCEPT !.pidle = <<thread[mp].pp>> \o @, !.lock = Nil]
    /\ thread' = [thread EXCEPT ![mp] =
         IF m[mp].spinning THEN [@ EXCEPT !.pc = "findRunnable_notSpinning", !.pp = Nil]
         ELSE [Stopped(mp) EXCEPT !.pp = Nil]]
    /\ UNCHANGED <<g, m, p>>

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
         ELSE [@ EXCEPT !.pc = IF Corrected("globalQueueRechecked") THEN "checkGlobalRunqNoP" ELSE "checkRunqsNoP"]]
    /\ UNCHANGED <<g, p>>

(***************************************************************************)
(* Not in Go 1.19: later versions begin with the global queue.             *)
(***************************************************************************)
checkGlobalRunqNoP(mp) ==
    /\ At(mp, "checkGlobalRunqNoP")
    /\ thread' = [thread EXCEPT ![mp].pc = IF sched.runq # <<>> THEN "checkRunqsNoP_pidleget" ELSE "checkRunqsNoP"]
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
            IF p2 \notin idlepMask /\ ~runqempty(p2) THEN [@ EXCEPT !.pc = "checkRunqsNoP_pidleget", !.seen = {}]
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
    /\ becomeSpinning(mp, findRunnableTop)

(***************************************************************************)
(* schedule: resetspinning: m.spinning = false, Xadd(nmspinning, -1); then *)
(* wakep: this M may have been the last that looked for work.              *)
(***************************************************************************)
resetspinning(mp) ==
    /\ At(mp, "resetspinning")
    /\ m' = [m EXCEPT ![mp].spinning = FALSE]
    /\ sched' = [sched EXCEPT !.nmspinning = @ - 1]
    /\ thread' = [thread EXCEPT ![mp].pc = "wakep"]
    /\ UNCHANGED <<g, p>>

FindRunnableStep(mp) ==
    \/ findRunnable_gcwaiting(mp)
    \/ findRunnable_runSafePointFn(mp)
    \/ findRunnable_fairness(mp)
    \/ findRunnable_runnext(mp)
    \/ findRunnable_local(mp)
    \/ findRunnable_global(mp)
    \/ findRunnable_none(mp)
    \/ findRunnable_nmspinning(mp)
    \/ findRunnable_spinning(mp)
    \/ becomeSpinning_needspinning(mp)
    \/ stealWork_gcwaiting(mp)
    \/ \E p2 \in P : runqsteal(mp, p2)
    \/ runqgrab_runnext(mp)
    \/ runqgrab_CAS(mp)
    \/ findRunnable_lock(mp)
    \/ pidleput(mp)
    \/ findRunnable_notSpinning(mp)
    \/ checkGlobalRunqNoP(mp)
    \/ checkRunqsNoP(mp)
    \/ checkRunqsNoP_pidleget(mp)
    \/ findRunnable_again(mp)
    \/ resetspinning(mp)

=============================================================================
