---------------------------- MODULE StartTheWorld ----------------------------
(***************************************************************************)
(* runtime/proc.go startTheWorld, startTheWorldWithSema and procresize,    *)
(* which gives every P back to somebody. GOMAXPROCS does not change here,  *)
(* and there is no network to poll. acquirem and releasem around           *)
(* startTheWorldWithSema keep g0 from being preempted, which nobody tries. *)
(***************************************************************************)
EXTENDS Worldsema, Processors, Acquirem, Newm

(***************************************************************************)
(* procresize: Ps that have goroutines in their queue get an M each as long*)
(* as there are idle ones, from the last P to the first; the other Ps are  *)
(* idle.                                                                   *)
(***************************************************************************)
Busy(mp) == SelectSeq(allp, LAMBDA pp : pp # m[mp].p /\ ~runqempty(pp))
Idle(mp) == SelectSeq(allp, LAMBDA pp : pp # m[mp].p /\ runqempty(pp))

MForBusy(mp, i) ==
    LET taken == Len(Busy(mp)) - i + 1
    IN IF taken <= Len(sched.midle) THEN sched.midle[taken] ELSE Nil

Least(a, b) == IF a < b THEN a ELSE b

(***************************************************************************)
(* startTheWorldWithSema: the critical section of sched.lock: procresize;  *)
(* sched.gcwaiting = 0; sysmon is woken. One step: those who look without  *)
(* the lock (no P is theirs) find the Ps idle a little earlier or later. M *)
(* is finite: as in startm, a schedule for which Go would make yet another *)
(* thread waits for an idle one.                                           *)
(***************************************************************************)
startTheWorld_procresize(mp) ==
    /\ At(mp, IF GrowsAllp THEN "procresize" ELSE "worldStopped")
    /\ sched.lock \in {Nil, mp}
    /\ ~SwitchesUser(m[mp].curg)
    /\ LET busy == Busy(mp)
           given == Least(Len(busy), Len(sched.midle))
       IN /\ Len(busy) - given <= Cardinality({mq \in M \ CM : thread[mq].pc = "absent"})
          /\ p' = [pp \in P |->
               IF pp = m[mp].p THEN [p[pp] EXCEPT !.status = "Running"]
               ELSE [p[pp] EXCEPT
                        !.status = "Idle",
                        !.m = IF runqempty(pp) THEN Nil
                              ELSE MForBusy(mp, CHOOSE i \in 1..Len(busy) : busy[i] = pp)]]
          /\ sched' = [SysmonWoken(sched) EXCEPT
               !.lock = Nil,
               !.pidle = Idle(mp),
               !.midle = SubSeq(@, given + 1, Len(@)),
               !.gcwaiting = Fault("startTheWorldKeepsGcwaiting")]
          /\ thread' = [thread EXCEPT ![mp] =
               [@ EXCEPT !.pc = "startTheWorld_nextp", !.g = "g0", !.ps = busy]]
    /\ UNCHANGED <<g, m>>

(***************************************************************************)
(* startTheWorldWithSema: p.m = 0; mp.nextp = p; notewakeup(&mp.park) for a*)
(* P with work that has an M. One step: the M sleeps until the wake-up and *)
(* has no goroutine that somebody could ask.                               *)
(***************************************************************************)
startTheWorld_nextp(mp) ==
    /\ At(mp, "startTheWorld_nextp")
    /\ thread[mp].ps # <<>>
    /\ LET pp == Head(thread[mp].ps)
       IN /\ p[pp].m # Nil
          /\ p' = [p EXCEPT ![pp].m = Nil]
          /\ m' = [m EXCEPT ![p[pp].m].nextp = pp, ![p[pp].m].park = TRUE]
    /\ thread' = [thread EXCEPT ![mp].ps = Tail(@)]
    /\ UNCHANGED <<g, sched>>

(***************************************************************************)
(* startTheWorldWithSema: newm(nil, p, -1) for one that has none.          *)
(***************************************************************************)
startTheWorld_newm(mp, nmp) ==
    /\ At(mp, "startTheWorld_nextp")
    /\ thread[mp].ps # <<>>
    /\ p[Head(thread[mp].ps)].m = Nil
    /\ thread[nmp].pc = "absent"
    /\ nmp \notin CM
    /\ m' = [m EXCEPT ![nmp].nextp = Head(thread[mp].ps)]
    /\ thread' =
         IF NewmHasSteps
         THEN [thread EXCEPT
                 ![mp] = [Called(mp, "newm_lockedExt", "startTheWorld_nextp") EXCEPT !.ps = Tail(@), !.mp = nmp],
                 ![nmp].pc = "allocated"]
         ELSE [thread EXCEPT
                 ![mp].ps = Tail(@),
                 ![nmp] = Cloned(<<"acquirep_m_p", "acquirep_nextp", "schedule">>)]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* startTheWorldWithSema: wakep().                                         *)
(***************************************************************************)
startTheWorld_wakep(mp) ==
    /\ At(mp, "startTheWorld_nextp")
    /\ thread[mp].ps = <<>>
    /\ thread' = [thread EXCEPT ![mp] = Called(mp, "wakep",
         IF m[mp].curg \in DisablesUser THEN "gcStart_semrelease" ELSE "startTheWorld_semrelease")]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* startTheWorld, on the goroutine's stack again: acquirem; m.preemptoff = *)
(* ""; semrelease1(&worldsema, true), which hands the semaphore over. Both *)
(* stores are this thread's own.                                           *)
(***************************************************************************)
startTheWorld_semrelease(mp) ==
    /\ At(mp, "startTheWorld_semrelease")
    /\ FirstWaiterHasParked
    /\ m' = [m EXCEPT ![mp].preemptoff = FALSE, ![mp].locks = @ + 1]
    /\ Semrelease(TRUE)
    /\ thread' = [thread EXCEPT ![mp] =
         IF sched.semawaiters # <<>> THEN ReadiesFirstWaiter(mp, "startTheWorld_releasem")
         ELSE [@ EXCEPT !.pc = "startTheWorld_releasem", !.g = m[mp].curg]]
    /\ UNCHANGED p

(***************************************************************************)
(* startTheWorld: releasem.                                                *)
(***************************************************************************)
startTheWorld_releasem(mp) ==
    /\ At(mp, "startTheWorld_releasem")
    /\ m' = [m EXCEPT ![mp].locks = @ - 1]
    /\ RestoreRequest(mp)
    /\ thread' = [thread EXCEPT ![mp] = [BackInLoop(mp) EXCEPT !.g = m[mp].curg]]
    /\ UNCHANGED <<p, sched>>

StartTheWorldStep(mp) ==
    \/ startTheWorld_procresize(mp)
    \/ startTheWorld_nextp(mp)
    \/ \E nmp \in M : startTheWorld_newm(mp, nmp)
    \/ startTheWorld_wakep(mp)
    \/ startTheWorld_semrelease(mp)
    \/ startTheWorld_releasem(mp)

=============================================================================
