----------------------------- MODULE Processors ------------------------------
(***************************************************************************)
(* How a thread lets go of its processor and takes one: runtime/proc.go    *)
(* releasep, acquirep and wirep, store by store. A P between two threads is*)
(* in the hands of one of them (thread.pp) or on its way (m.nextp).        *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* The idle Ps. pidleput and pidleget run under sched.lock and are part of *)
(* their callers' steps; npidle and idlepMask are read without it.         *)
(***************************************************************************)
npidle == Len(sched.pidle)
idlepMask == {sched.pidle[i] : i \in 1..npidle}

(***************************************************************************)
(* runqempty: a consistent look at queue and runnext, for it reads the tail*)
(* once more at its end.                                                   *)
(***************************************************************************)
runqempty(pp) == p[pp].runnext = Nil /\ p[pp].runq = <<>>

(***************************************************************************)
(* The timer is in the heap of this P.                                     *)
(***************************************************************************)
HasTimer(pp) == sched.timer.status # "NoStatus" /\ sched.timer.pp = pp

(***************************************************************************)
(* releasep: mp.p = 0. The P is now a local of this thread.                *)
(***************************************************************************)
releasep_m_p(mp) ==
    /\ At(mp, "releasep_m_p")
    /\ m' = [m EXCEPT ![mp].p = IF Fault("releasepKeepsP") THEN @ ELSE Nil]
    /\ thread' = [thread EXCEPT ![mp].pc = "releasep_p_m", ![mp].pp = m[mp].p]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* releasep: pp.m = 0.                                                     *)
(***************************************************************************)
releasep_p_m(mp) ==
    /\ At(mp, "releasep_p_m")
    /\ p' = [p EXCEPT ![thread[mp].pp].m = Nil]
    /\ thread' = [thread EXCEPT ![mp].pc = "releasep_status"]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* releasep: pp.status = _Pidle.                                           *)
(***************************************************************************)
releasep_status(mp) ==
    /\ At(mp, "releasep_status")
    /\ p' = [p EXCEPT ![thread[mp].pp].status = "Idle"]
    /\ thread' = [thread EXCEPT ![mp] = Returned(mp)]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* acquirep, wirep: mp.p = pp. The argument is the P in the caller's hands,*)
(* or mp.nextp.                                                            *)
(***************************************************************************)
acquirep_m_p(mp) ==
    /\ At(mp, "acquirep_m_p")
    /\ m' = [m EXCEPT ![mp].p = IF thread[mp].pp # Nil THEN thread[mp].pp ELSE m[mp].nextp]
    /\ thread' = [thread EXCEPT ![mp].pc = "acquirep_p_m", ![mp].pp = Nil]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* wirep: pp.m = mp.                                                       *)
(***************************************************************************)
acquirep_p_m(mp) ==
    /\ At(mp, "acquirep_p_m")
    /\ p' = [p EXCEPT ![m[mp].p].m = mp]
    /\ thread' = [thread EXCEPT ![mp].pc = "acquirep_status"]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* wirep: pp.status = _Prunning.                                           *)
(***************************************************************************)
acquirep_status(mp) ==
    /\ At(mp, "acquirep_status")
    /\ p' = [p EXCEPT ![m[mp].p].status = "Running"]
    /\ thread' = [thread EXCEPT ![mp] = Returned(mp)]
    /\ UNCHANGED <<g, m, sched>>

ProcessorsStep(mp) ==
    \/ releasep_m_p(mp)
    \/ releasep_p_m(mp)
    \/ releasep_status(mp)
    \/ acquirep_m_p(mp)
    \/ acquirep_p_m(mp)
    \/ acquirep_status(mp)

=============================================================================
