------------------------------- MODULE LockedM -------------------------------
(***************************************************************************)
(* A goroutine that called LockOSThread runs on its own M only. Whoever    *)
(* finds it in a queue gives the P to that M and stops; once it is         *)
(* preempted, its M gives the P away and stops in turn: runtime/proc.go    *)
(* stoplockedm, startlockedm.                                              *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* startlockedm: mp := gp.lockedm; mp.nextp = pp.                          *)
(***************************************************************************)
startlockedm_nextp(mp) ==
    /\ At(mp, "startlockedm_nextp")
    /\ m' = [m EXCEPT ![lockedm(thread[mp].gp)].nextp = thread[mp].pp]
    /\ thread' = [thread EXCEPT
         ![mp].pc = "startlockedm_notewakeup",
         ![mp].pp = Nil,
         ![mp].gp = Nil,
         ![mp].mp = lockedm(thread[mp].gp)]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* startlockedm: notewakeup(&mp.park).                                     *)
(***************************************************************************)
startlockedm_notewakeup(mp) ==
    /\ At(mp, "startlockedm_notewakeup")
    /\ m' = [m EXCEPT ![thread[mp].mp].park = TRUE]
    /\ thread' = [thread EXCEPT ![mp] = [Called(mp, "stopm", "schedule") EXCEPT !.mp = Nil]]
    /\ UNCHANGED <<g, p, sched>>

LockedMStep(mp) ==
    \/ startlockedm_nextp(mp)
    \/ startlockedm_notewakeup(mp)

(***************************************************************************)
(* Only an M that a goroutine is locked to waits in stoplockedm, which     *)
(* throws otherwise (proc.go:2439): nobody would ever wake it.             *)
(***************************************************************************)
InStoplockedm(mp) ==
    ProgramPC(mp) = "mPark" /\ thread[mp].ret # <<>> /\ Head(thread[mp].ret) = "execute_curg"

StoplockedmIsLocked == \A mp \in M : InStoplockedm(mp) => lockedg(mp) # Nil

StoplockedmIsLockedMatters == \E mp \in M : InStoplockedm(mp)

=============================================================================
