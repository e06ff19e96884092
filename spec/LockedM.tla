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

=============================================================================
