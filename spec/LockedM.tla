------------------------------- MODULE LockedM -------------------------------
(***************************************************************************)
(* How the P changes hands among threads: runtime/proc.go stoplockedm,     *)
(* startlockedm, releasep, handoffp, startm, stopm, mPark and acquirep.    *)
(*                                                                         *)
(* A goroutine that called LockOSThread runs on its own M only. Whoever    *)
(* finds it in a queue gives the P to that M and stops; once it is         *)
(* preempted, its M gives the P to an idle M and stops in turn.            *)
(*                                                                         *)
(* The counts that checkdead reads (incidlelocked, mput's test) are left   *)
(* out: with a goroutine always runnable they decide nothing.              *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* releasep: mp.p = 0. The P is now a local of this thread.                *)
(***************************************************************************)
releasep_m_p(mp) ==
    /\ At(mp, "releasep_m_p")
    /\ m' = [m EXCEPT ![mp].p = IF Fault("releasepKeepsP") THEN @ ELSE Nil]
    /\ thread' = [thread EXCEPT ![mp].pc = "releasep_p_m", ![mp].pp = m[mp].p]
    /\ UNCHANGED <<g, p, sched, sysmon>>

(***************************************************************************)
(* releasep: pp.m = 0.                                                     *)
(***************************************************************************)
releasep_p_m(mp) ==
    /\ At(mp, "releasep_p_m")
    /\ p' = [p EXCEPT ![thread[mp].pp].m = Nil]
    /\ thread' = [thread EXCEPT ![mp].pc = "releasep_status"]
    /\ UNCHANGED <<g, m, sched, sysmon>>

(***************************************************************************)
(* releasep: pp.status = _Pidle. Its two callers here are stoplockedm, on  *)
(* an M with a locked goroutine, and startlockedm, on one without.         *)
(***************************************************************************)
releasep_status(mp) ==
    /\ At(mp, "releasep_status")
    /\ p' = [p EXCEPT ![thread[mp].pp].status = "Idle"]
    /\ thread' = [thread EXCEPT ![mp].pc = IF lockedg(mp) # Nil THEN "handoffp" ELSE "startlockedm_nextp"]
    /\ UNCHANGED <<g, m, sched, sysmon>>

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
    /\ UNCHANGED <<g, p, sched, sysmon>>

(***************************************************************************)
(* startlockedm: notewakeup(&mp.park).                                     *)
(***************************************************************************)
startlockedm_notewakeup(mp) ==
    /\ At(mp, "startlockedm_notewakeup")
    /\ m' = [m EXCEPT ![thread[mp].mp].park = TRUE]
    /\ thread' = [thread EXCEPT ![mp].pc = "stopm", ![mp].mp = Nil]
    /\ UNCHANGED <<g, p, sched, sysmon>>

(***************************************************************************)
(* stopm: mput(mp), under sched.lock.                                      *)
(***************************************************************************)
stopm_mput(mp) ==
    /\ At(mp, "stopm")
    /\ sched' = [sched EXCEPT !.midle = <<mp>> \o @]
    /\ thread' = [thread EXCEPT ![mp].pc = "mPark"]
    /\ UNCHANGED <<g, m, p, sysmon>>

(***************************************************************************)
(* handoffp: work in a queue means startm. There always is some: the       *)
(* goroutine that this M has just put back (HandoffHasWork). Both loads in *)
(* one step: no other M has a P, so no queue moves meanwhile.              *)
(***************************************************************************)
handoffp(mp) ==
    /\ At(mp, "handoffp")
    /\ ~(p[thread[mp].pp].runq = <<>> /\ sched.runq = <<>>)
    /\ thread' = [thread EXCEPT ![mp].pc = "startm_mget"]
    /\ UNCHANGED <<g, m, p, sched, sysmon>>

(***************************************************************************)
(* startm: nmp := mget(), under sched.lock.                                *)
(***************************************************************************)
startm_mget(mp) ==
    /\ At(mp, "startm_mget")
    /\ sched.midle # <<>>
    /\ sched' = [sched EXCEPT !.midle = Tail(@)]
    /\ thread' = [thread EXCEPT ![mp].pc = "startm_nextp", ![mp].mp = Head(sched.midle)]
    /\ UNCHANGED <<g, m, p, sysmon>>

(***************************************************************************)
(* startm: no idle M, so newm makes one that begins with acquirep. M is    *)
(* finite: once all of it exists, startm waits for an idle one, and the    *)
(* schedules in which Go would make yet another thread are not explored.   *)
(***************************************************************************)
startm_newm(mp, nmp) ==
    /\ At(mp, "startm_mget")
    /\ sched.midle = <<>>
    /\ thread[nmp].pc = "absent"
    /\ m' = [m EXCEPT ![nmp].nextp = thread[mp].pp]
    /\ thread' = [thread EXCEPT
         ![mp].pc = "mPark",
         ![mp].pp = Nil,
         ![nmp].pc = "acquirep_m_p"]
    /\ UNCHANGED <<g, p, sched, sysmon>>

(***************************************************************************)
(* startm: nmp.nextp = pp.                                                 *)
(***************************************************************************)
startm_nextp(mp) ==
    /\ At(mp, "startm_nextp")
    /\ m' = [m EXCEPT ![thread[mp].mp].nextp = thread[mp].pp]
    /\ thread' = [thread EXCEPT ![mp].pc = "startm_notewakeup", ![mp].pp = Nil]
    /\ UNCHANGED <<g, p, sched, sysmon>>

(***************************************************************************)
(* startm: notewakeup(&nmp.park).                                          *)
(***************************************************************************)
startm_notewakeup(mp) ==
    /\ At(mp, "startm_notewakeup")
    /\ m' = [m EXCEPT ![thread[mp].mp].park = TRUE]
    /\ thread' = [thread EXCEPT ![mp].pc = "mPark", ![mp].mp = Nil]
    /\ UNCHANGED <<g, p, sched, sysmon>>

(***************************************************************************)
(* mPark: notesleep(&mp.park) ends, noteclear; nobody wakes this M again   *)
(* before it stops again.                                                  *)
(***************************************************************************)
mPark(mp) ==
    /\ At(mp, "mPark")
    /\ m[mp].park
    /\ m' = [m EXCEPT ![mp].park = FALSE]
    /\ thread' = [thread EXCEPT ![mp].pc = "acquirep_m_p"]
    /\ UNCHANGED <<g, p, sched, sysmon>>

(***************************************************************************)
(* acquirep(mp.nextp), wirep: mp.p = pp.                                   *)
(***************************************************************************)
acquirep_m_p(mp) ==
    /\ At(mp, "acquirep_m_p")
    /\ m' = [m EXCEPT ![mp].p = m[mp].nextp]
    /\ thread' = [thread EXCEPT ![mp].pc = "acquirep_p_m"]
    /\ UNCHANGED <<g, p, sched, sysmon>>

(***************************************************************************)
(* wirep: pp.m = mp.                                                       *)
(***************************************************************************)
acquirep_p_m(mp) ==
    /\ At(mp, "acquirep_p_m")
    /\ p' = [p EXCEPT ![m[mp].p].m = mp]
    /\ thread' = [thread EXCEPT ![mp].pc = "acquirep_status"]
    /\ UNCHANGED <<g, m, sched, sysmon>>

(***************************************************************************)
(* wirep: pp.status = _Prunning.                                           *)
(***************************************************************************)
acquirep_status(mp) ==
    /\ At(mp, "acquirep_status")
    /\ p' = [p EXCEPT ![m[mp].p].status = "Running"]
    /\ thread' = [thread EXCEPT ![mp].pc = "acquirep_nextp"]
    /\ UNCHANGED <<g, m, sched, sysmon>>

(***************************************************************************)
(* mp.nextp = 0. stoplockedm's caller executes the locked goroutine        *)
(* without another look at pp.preempt; everybody else goes to schedule.    *)
(***************************************************************************)
acquirep_nextp(mp) ==
    /\ At(mp, "acquirep_nextp")
    /\ m' = [m EXCEPT ![mp].nextp = Nil]
    /\ thread' = [thread EXCEPT
         ![mp].pc = IF lockedg(mp) # Nil THEN "execute_curg" ELSE "schedule",
         ![mp].gp = lockedg(mp)]
    /\ UNCHANGED <<g, p, sched, sysmon>>

=============================================================================
