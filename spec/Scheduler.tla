------------------------------ MODULE Scheduler ------------------------------
(***************************************************************************)
(* runtime/proc.go goschedImpl, dropg, schedule, findRunnable, execute and *)
(* gogo. The goroutines here never block and never end, so there is always *)
(* one to run and findRunnable does not look further than the two queues.  *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* gopreempt_m, goschedImpl: casgstatus(gp, _Grunning, _Grunnable).        *)
(***************************************************************************)
goschedImpl_casgstatus(mp) ==
    /\ At(mp, "goschedImpl")
    /\ ~g[thread[mp].gp].scan
    /\ g' = [g EXCEPT ![thread[mp].gp].status = "Runnable"]
    /\ thread' = [thread EXCEPT ![mp].pc = "dropg_m"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* dropg: m.curg.m = nil.                                                  *)
(***************************************************************************)
dropg_m(mp) ==
    /\ At(mp, "dropg_m")
    /\ g' = [g EXCEPT ![m[mp].curg].m = Nil]
    /\ thread' = [thread EXCEPT ![mp].pc = "dropg_curg"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* dropg: m.curg = nil.                                                    *)
(***************************************************************************)
dropg_curg(mp) ==
    /\ At(mp, "dropg_curg")
    /\ m' = [m EXCEPT ![mp].curg = Nil]
    /\ thread' = [thread EXCEPT ![mp].pc = "globrunqput"]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* goschedImpl: globrunqput(gp), under sched.lock.                         *)
(***************************************************************************)
goschedImpl_globrunqput(mp) ==
    /\ At(mp, "globrunqput")
    /\ sched' = [sched EXCEPT !.runq = Append(@, thread[mp].gp)]
    /\ thread' = [thread EXCEPT ![mp].pc = "schedule", ![mp].gp = Nil]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* schedule: an M with a locked goroutine stops until somebody schedules   *)
(* that one (stoplockedm); otherwise pp.preempt = false.                   *)
(***************************************************************************)
schedule(mp) ==
    /\ At(mp, "schedule")
    /\ IF lockedg(mp) # Nil
       THEN /\ thread' = [thread EXCEPT
                 ![mp].pc = "releasep_m_p",
                 ![mp].ret = <<"handoffp", "mPark", "execute_curg">>]
            /\ UNCHANGED p
       ELSE /\ thread' = [thread EXCEPT ![mp].pc = "findRunnable"]
            /\ p' = [p EXCEPT ![m[mp].p].preempt = FALSE]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* Where schedule goes with the goroutine that it found: startlockedm for  *)
(* one that is locked to another M, else execute.                          *)
(***************************************************************************)
Found(mp, gp) ==
    thread' = [thread EXCEPT ![mp] =
        IF lockedm(gp) # Nil
        THEN [Called(mp, "releasep_m_p", "startlockedm_nextp") EXCEPT !.gp = gp]
        ELSE [@ EXCEPT !.pc = "execute_curg", !.gp = gp]]

(***************************************************************************)
(* findRunnable: every 61st schedtick the global queue comes first, one    *)
(* goroutine at a time. The counter is left out: this may be such a tick.  *)
(***************************************************************************)
findRunnable_fairness(mp) ==
    /\ At(mp, "findRunnable")
    /\ sched.runq # <<>>
    /\ sched' = [sched EXCEPT !.runq = Tail(@)]
    /\ Found(mp, Head(sched.runq))
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* findRunnable: runqget(pp).                                              *)
(***************************************************************************)
findRunnable_local(mp) ==
    /\ At(mp, "findRunnable")
    /\ p[m[mp].p].runq # <<>>
    /\ p' = [p EXCEPT ![m[mp].p].runq = Tail(@)]
    /\ Found(mp, Head(p[m[mp].p].runq))
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* findRunnable: globrunqget(pp, 0), under sched.lock, takes this P's      *)
(* share of the global queue: the first to run, the rest for later.        *)
(***************************************************************************)
findRunnable_global(mp) ==
    /\ At(mp, "findRunnable")
    /\ p[m[mp].p].runq = <<>>
    /\ sched.runq # <<>>
    /\ LET length == Len(sched.runq)
           share == (length \div Cardinality(P)) + 1
           n == IF share < length THEN share ELSE length
       IN /\ p' = [p EXCEPT ![m[mp].p].runq = SubSeq(sched.runq, 2, n)]
          /\ sched' = [sched EXCEPT !.runq = SubSeq(@, n + 1, length)]
    /\ Found(mp, Head(sched.runq))
    /\ UNCHANGED <<g, m>>

(***************************************************************************)
(* execute: mp.curg = gp.                                                  *)
(***************************************************************************)
execute_curg(mp) ==
    /\ At(mp, "execute_curg")
    /\ m' = [m EXCEPT ![mp].curg = thread[mp].gp]
    /\ thread' = [thread EXCEPT ![mp].pc = "execute_m"]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* execute: gp.m = mp.                                                     *)
(***************************************************************************)
execute_m(mp) ==
    /\ At(mp, "execute_m")
    /\ g' = [g EXCEPT ![thread[mp].gp].m = mp]
    /\ thread' = [thread EXCEPT ![mp].pc = "execute_casgstatus"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* execute: casgstatus(gp, _Grunnable, _Grunning).                         *)
(***************************************************************************)
execute_casgstatus(mp) ==
    /\ At(mp, "execute_casgstatus")
    /\ ~g[thread[mp].gp].scan
    /\ g' = [g EXCEPT ![thread[mp].gp].status = "Running"]
    /\ thread' = [thread EXCEPT ![mp].pc =
         IF Corrected("executeClearsPreemptLast") THEN "execute_stackguard0" ELSE "execute_preempt"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* execute: gp.preempt = false. A request that came since execute_curg is  *)
(* withdrawn here.                                                         *)
(***************************************************************************)
execute_preempt(mp) ==
    /\ At(mp, "execute_preempt")
    /\ g' = [g EXCEPT ![thread[mp].gp].preempt = FALSE]
    /\ thread' = [thread EXCEPT ![mp].pc =
         IF Corrected("executeClearsPreemptLast") THEN "execute_schedtick" ELSE "execute_stackguard0"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* execute: gp.stackguard0 = gp.stack.lo + _StackGuard.                    *)
(***************************************************************************)
execute_stackguard0(mp) ==
    /\ At(mp, "execute_stackguard0")
    /\ g' = [g EXCEPT ![thread[mp].gp].stackguard0 = "normal"]
    /\ thread' = [thread EXCEPT ![mp].pc =
         IF Corrected("executeClearsPreemptLast") THEN "execute_preempt" ELSE "execute_schedtick"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* execute: mp.p.schedtick++.                                              *)
(***************************************************************************)
execute_schedtick(mp) ==
    /\ At(mp, "execute_schedtick")
    /\ p' = [p EXCEPT ![m[mp].p].sysmontick = "differs"]
    /\ thread' = [thread EXCEPT ![mp].pc = "gogo"]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* gogo(&gp.sched): the thread-local g is gp from here.                    *)
(***************************************************************************)
gogo(mp) ==
    /\ At(mp, "gogo")
    /\ LET gp == thread[mp].gp
           pc == CASE g[gp].sched = "entry" -> Loop[1]
                   [] g[gp].sched = "asyncPreempt2" -> "asyncPreempt2_return"
                   [] OTHER -> g[gp].sched
       IN thread' = [thread EXCEPT
            ![mp].gp = Nil,
            ![mp].g = gp,
            ![mp].pc = pc,
            ![mp].registers = IF pc \in UserPC THEN RegistersOf(gp, pc) ELSE Clobbered]
    /\ UNCHANGED <<g, m, p, sched>>

SchedulerStep(mp) ==
    \/ goschedImpl_casgstatus(mp)
    \/ dropg_m(mp)
    \/ dropg_curg(mp)
    \/ goschedImpl_globrunqput(mp)
    \/ schedule(mp)
    \/ findRunnable_fairness(mp)
    \/ findRunnable_local(mp)
    \/ findRunnable_global(mp)
    \/ execute_curg(mp)
    \/ execute_m(mp)
    \/ execute_casgstatus(mp)
    \/ execute_preempt(mp)
    \/ execute_stackguard0(mp)
    \/ execute_schedtick(mp)
    \/ gogo(mp)

=============================================================================
