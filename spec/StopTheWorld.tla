----------------------------- MODULE StopTheWorld ----------------------------
(***************************************************************************)
(* runtime/proc.go stopTheWorld and stopTheWorldWithSema: one goroutine    *)
(* takes every P away from every other thread.                             *)
(*                                                                         *)
(* A P that runs must come by itself, to gcstopm or handoffp, so its       *)
(* goroutine is asked to stop, again and again. A P in a system call is    *)
(* taken by CAS, and here two threads race: the stopper stores gcwaiting   *)
(* and then looks at the P's status; the thread that enters a system call  *)
(* stores the P's status and then looks at gcwaiting. At least one of them *)
(* sees the other's store, and the CAS to Gcstop lets only one of them     *)
(* count the P. Ps that are idle are behind sched.lock, which the stopper  *)
(* holds.                                                                  *)
(*                                                                         *)
(* Left out: freezetheworld, which stops for a panic, without worldsema;   *)
(* stopTheWorldGC, which holds gcsema in addition.                         *)
(***************************************************************************)
EXTENDS Worldsema, Preemptall, Processors

(***************************************************************************)
(* stopTheWorld: semacquire(&worldsema); then m.preemptoff = reason, which *)
(* is this thread's own.                                                   *)
(***************************************************************************)
stopTheWorld_semacquire(mp) ==
    /\ Acquires(mp, StopsTheWorld, "stopTheWorld_semacquire")
    /\ IF SemacquireSucceeds(mp)
       THEN /\ SemacquireTakes(mp)
            /\ m' = [m EXCEPT ![mp].preemptoff = TRUE]
            /\ thread' = [thread EXCEPT ![mp].pc = "stopTheWorld_casgstatus", ![mp].registers = Clobbered]
            /\ UNCHANGED g
       ELSE /\ SemacquireWaits(mp, "stopTheWorld_semacquire")
            /\ UNCHANGED m
    /\ UNCHANGED p

(***************************************************************************)
(* stopTheWorld on g0: casgstatus(gp, _Grunning, _Gwaiting). A goroutine   *)
(* that scans stacks on another P may wait for this one, as this one waits *)
(* for that P; once it is Waiting, its stack can be scanned. (gcStart and  *)
(* gcMarkDone, mgc.go:665 and 855, leave this step out, as the fault does: *)
(* nobody scans stacks when they stop the world.)                          *)
(***************************************************************************)
stopTheWorld_casgstatus(mp) ==
    /\ At(mp, "stopTheWorld_casgstatus")
    /\ ~g[m[mp].curg].scan
    /\ g' = [g EXCEPT ![m[mp].curg].status = IF Fault("stopTheWorldStaysRunning") THEN @ ELSE "Waiting"]
    /\ thread' = [thread EXCEPT ![mp].pc = "stopTheWorld_gcwaiting", ![mp].g = "g0"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* stopTheWorldWithSema: lock(&sched.lock); sched.stopwait = gomaxprocs;   *)
(* sched.gcwaiting = 1. Only the last is seen without the lock. preemptall *)
(* follows, under the lock.                                                *)
(***************************************************************************)
stopTheWorld_gcwaiting(mp) ==
    /\ At(mp, "stopTheWorld_gcwaiting")
    /\ SchedUnlocked
    /\ sched' = [sched EXCEPT !.lock = mp, !.stopwait = Cardinality(P), !.gcwaiting = TRUE]
    /\ thread' = [thread EXCEPT ![mp] = CalledPreemptall(mp, "stopTheWorld_own")]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* stopTheWorldWithSema: its own P's status = _Pgcstop; sched.stopwait--.  *)
(* The P stays this thread's.                                              *)
(***************************************************************************)
stopTheWorld_own(mp) ==
    /\ At(mp, "stopTheWorld_own")
    /\ p' = [p EXCEPT ![m[mp].p].status = "Gcstop"]
    /\ sched' = [sched EXCEPT !.stopwait = @ - 1]
    /\ thread' = [thread EXCEPT
         ![mp].pc = IF OtherPs(mp) = <<>> THEN "stopTheWorld_idle" ELSE "stopTheWorld_syscall",
         ![mp].ps = OtherPs(mp)]
    /\ UNCHANGED <<g, m>>

(***************************************************************************)
(* stopTheWorldWithSema, for each P: CAS(&pp.status, _Psyscall, _Pgcstop); *)
(* pp.syscalltick++; sched.stopwait--. The load before the CAS only saves  *)
(* the CAS. Who leaves the system call finds that its P is gone, whatever  *)
(* the tick says.                                                          *)
(***************************************************************************)
stopTheWorld_syscall(mp) ==
    /\ At(mp, "stopTheWorld_syscall")
    /\ LET pp == Head(thread[mp].ps)
       IN IF p[pp].status = "Syscall" /\ ~Fault("stopTheWorldIgnoresSyscall")
          THEN /\ p' = [p EXCEPT ![pp].status = "Gcstop", ![pp].syscalltick = "differs"]
               /\ m' = StaleNotes(pp)
               /\ sched' = [sched EXCEPT !.stopwait = @ - 1]
          ELSE UNCHANGED <<m, p, sched>>
    /\ thread' = [thread EXCEPT
         ![mp].pc = IF Len(thread[mp].ps) = 1 THEN "stopTheWorld_idle" ELSE @,
         ![mp].ps = Tail(@)]
    /\ UNCHANGED g

(***************************************************************************)
(* stopTheWorldWithSema: every idle P's status = _Pgcstop; sched.stopwait--*)
(* for each; wait := sched.stopwait > 0; unlock(&sched.lock). One step:    *)
(* the lock is held, and Idle and Gcstop are alike for those who look      *)
(* without it.                                                             *)
(***************************************************************************)
stopTheWorld_idle(mp) ==
    /\ At(mp, "stopTheWorld_idle")
    /\ LET stopwait == sched.stopwait - npidle
       IN /\ p' = [pp \in P |-> IF pp \in idlepMask THEN [p[pp] EXCEPT !.status = "Gcstop"] ELSE p[pp]]
          /\ sched' = [sched EXCEPT !.pidle = <<>>, !.stopwait = stopwait, !.lock = Nil]
          /\ thread' = [thread EXCEPT ![mp].pc =
               IF stopwait > 0 THEN "stopTheWorld_notetsleep" ELSE "stopTheWorld_stopped"]
    /\ UNCHANGED <<g, m>>

(***************************************************************************)
(* stopTheWorldWithSema: notetsleep(&sched.stopnote, 100*1000) returned    *)
(* true; noteclear.                                                        *)
(***************************************************************************)
stopTheWorld_noteclear(mp) ==
    /\ At(mp, "stopTheWorld_notetsleep")
    /\ sched.stopnote
    /\ sched' = [sched EXCEPT !.stopnote = FALSE]
    /\ thread' = [thread EXCEPT ![mp].pc = "stopTheWorld_stopped"]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* stopTheWorldWithSema: 100 microseconds are over and the note's last load*)
(* says no: preemptall once more.                                          *)
(***************************************************************************)
stopTheWorld_retry(mp) ==
    /\ At(mp, "stopTheWorld_notetsleep")
    /\ ~sched.stopnote
    /\ ~Fault("stopTheWorldAsksOnce")
    /\ thread' = [thread EXCEPT ![mp] = CalledPreemptall(mp, "stopTheWorld_notetsleep")]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* stopTheWorld: casgstatus(gp, _Gwaiting, _Grunning), and back to the     *)
(* goroutine's stack. The sanity checks before it are NoThrowStopTheWorld. *)
(***************************************************************************)
stopTheWorld_return(mp) ==
    /\ At(mp, "stopTheWorld_stopped")
    /\ ~g[m[mp].curg].scan
    /\ g' = [g EXCEPT ![m[mp].curg].status = "Running"]
    /\ thread' = [thread EXCEPT ![mp].pc = "worldStopped", ![mp].g = m[mp].curg]
    /\ UNCHANGED <<m, p, sched>>

StopTheWorldStep(mp) ==
    \/ stopTheWorld_semacquire(mp)
    \/ stopTheWorld_casgstatus(mp)
    \/ stopTheWorld_gcwaiting(mp)
    \/ stopTheWorld_own(mp)
    \/ stopTheWorld_syscall(mp)
    \/ stopTheWorld_idle(mp)
    \/ stopTheWorld_noteclear(mp)
    \/ stopTheWorld_retry(mp)
    \/ stopTheWorld_return(mp)
    \/ PreemptallStep(mp)

-----------------------------------------------------------------------------

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
(* The stopper can't be preempted itself (canPreemptM looks at preemptoff),*)
(* and while it waits for others its goroutine is Waiting: who scans its   *)
(* stack need not wait for the world, which may wait for him               *)
(* (proc.go:1088).                                                         *)
(***************************************************************************)
StopperPC == { pc \in HoldsWorldsemaPC \cap StopTheWorldPC : pc # "startTheWorld_semrelease" }

StopperWaits ==
    \A mp \in M :
        /\ Within(mp, StopperPC) => m[mp].preemptoff
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
(* startTheWorld's "inconsistent mp->nextp" (1291), and a note that is set *)
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
