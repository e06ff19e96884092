---------------------------- MODULE FindRunnable -----------------------------
(***************************************************************************)
(* runtime/proc.go findRunnable: the next goroutine for an M with a P, or  *)
(* else the M gives its P away and stops.                                  *)
(*                                                                         *)
(* Timers.tla has timers, and waiting for them in netpoll. Left out: the   *)
(* network itself (without timers all waiting is in stopm), the trace      *)
(* reader, GC workers and finalizers. All of them are further sources of   *)
(* work, each with its own way to get a thread, and WorkConserved says     *)
(* nothing about them.                                                     *)
(***************************************************************************)
EXTENDS Spinning

(***************************************************************************)
(* findRunnable: sched.gcwaiting != 0 leads to gcstopm.                    *)
(***************************************************************************)
findRunnable_gcwaiting(mp) ==
    /\ At(mp, "findRunnable_gcwaiting")
    /\ thread' = [thread EXCEPT ![mp] =
         IF sched.gcwaiting THEN Called(mp, "gcstopm", "findRunnable_gcwaiting")
         ELSE [@ EXCEPT !.pc = IF RunsForEachP # {} THEN "findRunnable_runSafePointFn" ELSE findRunnableTimers]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* findRunnable: pp.runSafePointFn != 0 leads to runSafePointFn.           *)
(***************************************************************************)
findRunnable_runSafePointFn(mp) ==
    /\ At(mp, "findRunnable_runSafePointFn")
    /\ thread' = [thread EXCEPT ![mp] =
         IF p[m[mp].p].runSafePointFn THEN Called(mp, "runSafePointFn", findRunnableTimers)
         ELSE [@ EXCEPT !.pc = findRunnableTimers]]
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
(* queue: the first to run, the rest for later. It publishes them one by   *)
(* one; a thief, who takes the older half, sees no difference for two.     *)
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
(* that; the global one is not. runqsize is read without the lock; whoever *)
(* trusts it may find nothing under the lock, and nothing to run.          *)
(***************************************************************************)
findRunnable_global(mp) ==
    \/ /\ At(mp, "findRunnable")
       /\ runqempty(m[mp].p)
       /\ sched.runq # <<>>
       /\ IF Fault("findRunnableTrustsRunqsize")
          THEN /\ thread' = [thread EXCEPT ![mp].pc = "findRunnable_globrunqget"]
               /\ UNCHANGED <<g, m, p, sched>>
          ELSE /\ SchedUnlocked
               /\ globrunqget(mp)
    \/ /\ At(mp, "findRunnable_globrunqget")
       /\ SchedUnlocked
       /\ IF sched.runq = <<>>
          THEN /\ thread' = [thread EXCEPT ![mp] =
                    IF m[mp].spinning THEN Called(mp, "resetspinning", "execute_curg")
                    ELSE [@ EXCEPT !.pc = "execute_curg"]]
               /\ UNCHANGED <<g, m, p, sched>>
          ELSE globrunqget(mp)

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
(* this P is not idle, so with one P or two the second does not matter.    *)
(* With three it may: npidle may have changed since the load of            *)
(* nmspinning. The configurations about work conservation have two.        *)
(***************************************************************************)
findRunnable_nmspinning(mp) ==
    /\ At(mp, "findRunnable_nmspinning")
    /\ thread' = [thread EXCEPT ![mp].pc =
         IF 2 * sched.nmspinning < Cardinality(P) - npidle
         THEN "findRunnable_spinning"
         ELSE "findRunnable_lock"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* findRunnable: this M spins from here.                                   *)
(***************************************************************************)
findRunnable_spinning(mp) ==
    /\ At(mp, "findRunnable_spinning")
    /\ becomeSpinning(mp, IF Cardinality(P) = 1 THEN "findRunnable_lock" ELSE stealWorkTop, sched.lock)

(***************************************************************************)
(* findRunnable takes sched.lock and looks once more for whatever is added *)
(* under that lock without a look at nmspinning: a stop of the world, a    *)
(* forEachP, goroutines in the global queue. If there is nothing, it keeps *)
(* the lock and releases the P.                                            *)
(***************************************************************************)
findRunnable_lock(mp) ==
    /\ At(mp, "findRunnable_lock")
    /\ SchedUnlocked
    /\ IF \/ sched.gcwaiting /\ ~Fault("findRunnableIgnoresGcwaiting")
          \/ p[m[mp].p].runSafePointFn /\ ~Fault("findRunnableIgnoresSafePointFn")
       THEN /\ thread' = [thread EXCEPT ![mp].pc = findRunnableTop]
            /\ UNCHANGED <<g, m, p, sched>>
       ELSE IF sched.runq # <<>> /\ ~Fault("findRunnableTrustsItsFirstLook")
       THEN globrunqget(mp)
       ELSE IF sched.needspinning /\ ~m[mp].spinning
       THEN becomeSpinning(mp, findRunnableTop, mp)
       ELSE /\ sched' = [sched EXCEPT !.lock = mp]
            /\ thread' = [thread EXCEPT ![mp] = Called(mp, "releasep_m_p", "pidleput")]
            /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* findRunnable: pidleput(pp), unlock(&sched.lock).                        *)
(***************************************************************************)
pidleput(mp) ==
    /\ At(mp, "pidleput")
    /\ sched' = [sched EXCEPT !.pidle = <<thread[mp].pp>> \o @, !.lock = Nil]
    /\ thread' = [thread EXCEPT ![mp] =
         IF m[mp].spinning THEN [@ EXCEPT !.pc = "findRunnable_notSpinning", !.pp = Nil]
         ELSE [Stopped(mp) EXCEPT !.pp = Nil, !.pc = IF HasTimer(thread[mp].pp) THEN @ ELSE "stopm"]]
    /\ UNCHANGED <<g, m, p>>

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
    \/ findRunnable_lock(mp)
    \/ pidleput(mp)

=============================================================================
