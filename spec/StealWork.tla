------------------------------ MODULE StealWork ------------------------------
(***************************************************************************)
(* What findRunnable does with what it finds, and how it takes goroutines  *)
(* from other Ps: runtime/proc.go stealWork, runqsteal, runqgrab.          *)
(***************************************************************************)
EXTENDS Threads

(***************************************************************************)
(* findRunnable looks at its P's timers, if there is one anywhere, before  *)
(* the queues.                                                             *)
(***************************************************************************)
findRunnableTimers == IF Sleeps # {} THEN "checkTimers" ELSE "findRunnable"

(***************************************************************************)
(* findRunnable's label top. Both loads that it begins with can only see   *)
(* what somebody does who stops the world or calls forEachP.               *)
(***************************************************************************)
findRunnableTop ==
    IF StopsTheWorld # {} THEN "findRunnable_gcwaiting"
    ELSE IF RunsForEachP # {} THEN "findRunnable_runSafePointFn"
    ELSE findRunnableTimers

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
    LET locked == lockedm(gp) # Nil /\ ~Fault("scheduleIgnoresLockedm")
        way == (IF m[mp].spinning THEN <<"resetspinning">> ELSE <<>>)
               \o (IF SystemG # {} THEN <<"schedule_disable">> ELSE <<>>)
               \o (IF locked THEN <<"releasep_m_p", "startlockedm_nextp">> ELSE <<"execute_curg">>)
    IN thread' = [thread EXCEPT ![mp] = [@ EXCEPT
         !.pc = Head(way),
         !.ret = Tail(way) \o @,
         !.gp = gp,
         !.inherit = inherit /\ ~locked,
         !.seen = {},
         !.request = NoRequest]]

(***************************************************************************)
(* The last round of stealWork looks at the other Ps' timers too.          *)
(***************************************************************************)
stealWorkEnd == IF Sleeps # {} THEN "stealWork_checkTimers" ELSE "findRunnable_lock"

(***************************************************************************)
(* stealWork goes round all Ps four times, each time from another place,   *)
(* and takes a runnext in the last round only. A round that finds nothing  *)
(* leaves no trace, so this is the last one.                               *)
(***************************************************************************)
SeenAlso(mp, p2) ==
    LET seen == thread[mp].seen \cup {p2}
    IN [thread[mp] EXCEPT
         !.pc = IF seen \cup {m[mp].p} = P THEN stealWorkEnd ELSE stealWorkTop,
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
(* at idlepMask before is in the same step: an idle P has nothing. So is   *)
(* the load of runqtail, which may be older than the CAS: half of one and  *)
(* half of two are both one, and no queue here grows longer than that.     *)
(* Until its store to runqtail the thief has the others in no queue, which *)
(* costs nobody anything: it still counts as spinning, and calls wakep     *)
(* before it runs anything.                                                *)
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
       IN IF p[p2].runnext = next \/ Fault("runqgrabStoresRunnext")
          THEN /\ p' = [p EXCEPT ![p2].runnext = Nil]
               /\ Found(mp, next, FALSE)
          ELSE /\ thread' = [thread EXCEPT ![mp].pc = "runqsteal", ![mp].request = NoRequest]
               /\ UNCHANGED p
    /\ UNCHANGED <<g, m, sched>>

StealWorkStep(mp) ==
    \/ stealWork_gcwaiting(mp)
    \/ \E p2 \in P : runqsteal(mp, p2)
    \/ runqgrab_runnext(mp)
    \/ runqgrab_CAS(mp)

=============================================================================
