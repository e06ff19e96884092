---------------------------- MODULE StoppedWorld ----------------------------
(***************************************************************************)
(* What must hold while stopTheWorld stops the world, while it is stopped, *)
(* and until it has started again.                                         *)
(***************************************************************************)
EXTENDS StopTheWorld

(***************************************************************************)
(* stopwait is the number of Ps that have not stopped yet: every P is      *)
(* counted once, by its thread or by the stopper, never by both, never by  *)
(* neither. stopTheWorldWithSema would wait for ever or start too early    *)
(* (proc.go:1217, 1234), and the last to come would not know it (2383,     *)
(* 2501, 3702).                                                            *)
(***************************************************************************)
StopwaitCounts ==
    sched.stopwait = IF sched.gcwaiting THEN Cardinality({pp \in P : p[pp].status # "Gcstop"}) ELSE 0

StopwaitCountsMatters == sched.gcwaiting

(***************************************************************************)
(* Nobody stops a P without being asked, and all have started again when   *)
(* the world has.                                                          *)
(***************************************************************************)
GcstopOnlyWhileStopping == \A pp \in P : p[pp].status = "Gcstop" => sched.gcwaiting

GcstopOnlyWhileStoppingMatters == \E pp \in P : p[pp].status = "Gcstop"

(***************************************************************************)
(* stopTheWorldWithSema takes the idle Ps once, under sched.lock; no other *)
(* becomes idle, or nobody would count it (gcwaiting is tested under the   *)
(* lock in handoffp, proc.go:2380, and findRunnable, 2733).                *)
(***************************************************************************)
NoIdlePWhileStopping == sched.gcwaiting /\ sched.lock = Nil => sched.pidle = <<>>

NoIdlePWhileStoppingMatters == sched.gcwaiting /\ sched.lock = Nil

(***************************************************************************)
(* Nor is a P left alone in a system call, which may last: the stopper has *)
(* still to look at it, or else its thread to look at gcwaiting            *)
(* (proc.go:1198, 3664).                                                   *)
(***************************************************************************)
StillTakes(mp, pp) ==
    \/ Within(mp, {"stopTheWorld_own"})
    \/ /\ ProgramPC(mp) = "stopTheWorld_syscall"
       /\ \E i \in 1..Len(thread[mp].ps) : thread[mp].ps[i] = pp
    \/ ProgramPC(mp) = "reentersyscall_gcwaiting" /\ m[mp].oldp = pp

SyscallPsStop ==
    \A pp \in P : sched.gcwaiting /\ p[pp].status = "Syscall" => \E mp \in M : StillTakes(mp, pp)

SyscallPsStopMatters == sched.gcwaiting /\ \E pp \in P : p[pp].status = "Syscall"

(***************************************************************************)
(* Once stopTheWorld has returned, the stopper is alone: every P has       *)
(* stopped, no other thread has one or is about to get one, and no other   *)
(* runs a goroutine's code. All callers rely on it; procresize takes the Ps*)
(* (assertWorldStopped, proc.go:4803).                                     *)
(***************************************************************************)
WorldIsStopped(mp) == ProgramPC(mp) \in {"stopTheWorld_stopped", "worldStopped"}

StoppedMeansStopped ==
    \A mp \in M : WorldIsStopped(mp) =>
        /\ \A pp \in P : p[pp].status = "Gcstop"
        /\ \A mq \in M \ {mp} :
             /\ m[mq].p = Nil
             /\ m[mq].nextp = Nil
             /\ thread[mq].pp = Nil
             /\ ProgramPC(mq) \notin UserPC \cup RuntimeOnGStackPC \cup LocksMPC

StoppedMeansStoppedMatters == \E mp \in M : WorldIsStopped(mp) /\ \E mq \in M : mq # mp /\ m[mq].curg = Nil

(***************************************************************************)
(* One goroutine at a time stops the world or runs forEachP, the one that  *)
(* holds worldsema: there is one stopwait and one stopnote for all.        *)
(***************************************************************************)
HoldsWorldsemaPC ==
    (StopTheWorldPC \cup ForEachPPC) \ {
        "stopTheWorld_semacquire", "forEachP_semacquire", "startTheWorld_releasem", "forEachP_end",
        "preemptall", "gcstopm", "gcstopm_stopwait", "runSafePointFn", "runSafePointFn_safePointWait" }

OneStopper ==
    /\ \A mp \in M : Within(mp, HoldsWorldsemaPC) => sched.worldsema = m[mp].curg
    /\ sched.gcwaiting => sched.worldsema # Nil

OneStopperMatters == sched.gcwaiting /\ sched.semawaiters # <<>>

(***************************************************************************)
(* The stopper can't be preempted itself (canPreemptM looks at preemptoff, *)
(* and at locks, which is gcStart's way once the user is disabled),        *)
(* and while it waits for others its goroutine is Waiting: who scans its   *)
(* stack need not wait for the world, which may wait for him               *)
(* (proc.go:1091).                                                         *)
(***************************************************************************)
StopperPC == { pc \in HoldsWorldsemaPC \cap StopTheWorldPC : pc # "startTheWorld_semrelease" }

StopperWaits ==
    \A mp \in M :
        /\ Within(mp, StopperPC) => m[mp].preemptoff \/ m[mp].locks > 0
        /\ Within(mp, {"stopTheWorld_notetsleep"}) => g[m[mp].curg].status = "Waiting" /\ thread[mp].g = "g0"

StopperWaitsMatters == \E mp \in M : ProgramPC(mp) = "stopTheWorld_notetsleep"

(***************************************************************************)
(* Who stops the last P sets the note in the same critical section: the    *)
(* stopper does not sleep on with nobody left to wake it (proc.go:2383,    *)
(* 2501, 3702).                                                            *)
(***************************************************************************)
StopnoteWakes ==
    \A mp \in M : Within(mp, {"stopTheWorld_notetsleep"}) => sched.stopnote = (sched.stopwait = 0)

StopnoteWakesMatters == \E mp \in M : Within(mp, {"stopTheWorld_notetsleep"}) /\ sched.stopwait = 0

(***************************************************************************)
(* What the functions that stop and start the world check, or they throw:  *)
(* stopTheWorldWithSema's sanity checks (proc.go:1234), gcstopm (2486),    *)
(* startTheWorld's "inconsistent mp->nextp" (1289), and a note that is set *)
(* twice (notewakeup).                                                     *)
(***************************************************************************)
NoThrowStopTheWorld ==
    /\ sched.stopnote => \E mp \in M : Within(mp, {"stopTheWorld_notetsleep"})
    /\ \A mp \in M :
         LET pc == ProgramPC(mp)
         IN  /\ pc = "stopTheWorld_gcwaiting" => m[mp].locks = 0
             /\ pc = "stopTheWorld_stopped" => sched.stopwait = 0 /\ \A pp \in P : p[pp].status = "Gcstop"
             /\ pc = "gcstopm" => sched.gcwaiting
             /\ pc = "gcstopm_stopwait" => ~sched.stopnote
             /\ pc = "startTheWorld_nextp" /\ thread[mp].ps # <<>> =>
                  LET mq == p[Head(thread[mp].ps)].m
                  IN mq # Nil => m[mq].nextp = Nil /\ ~m[mq].park

NoThrowStopTheWorldMatters == sched.stopnote

=============================================================================
