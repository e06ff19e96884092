-------------------------------- MODULE Sysmon -------------------------------
(***************************************************************************)
(* runtime/proc.go sysmon, retake, preemptone and runtime/signal_unix.go   *)
(* preemptM, store by store. sysmon holds no lock that anybody here takes, *)
(* so everything it reads may be stale by its next step.                   *)
(*                                                                         *)
(* Time is left out: that sysmon finds a tick unchanged but the slice not  *)
(* yet 10 ms old changes nothing that anybody sees, so it equals a sysmon  *)
(* that looks later.                                                       *)
(***************************************************************************)
EXTENDS Runtime

Idle == [pc |-> "usleep", p |-> Nil, m |-> Nil, g |-> Nil]

(***************************************************************************)
(* retake: s := pp.status.                                                 *)
(***************************************************************************)
retake_status(pp) ==
    /\ sysmon.pc = "usleep"
    /\ p[pp].status = "Running"
    /\ sysmon' = [sysmon EXCEPT !.pc = "retake_schedtick", !.p = pp]
    /\ UNCHANGED <<g, m, p, sched, thread>>

(***************************************************************************)
(* retake: a new schedtick is noted; one that was seen before means that   *)
(* the same goroutine has run for a whole slice. The note is sysmon's own: *)
(* a schedtick++ between load and note leaves the two different either way.*)
(***************************************************************************)
retake_schedtick ==
    /\ sysmon.pc = "retake_schedtick"
    /\ IF p[sysmon.p].sysmontick = "equal"
       THEN /\ sysmon' = [sysmon EXCEPT !.pc = "preemptone_m"]
            /\ UNCHANGED p
       ELSE /\ sysmon' = Idle
            /\ p' = [p EXCEPT ![sysmon.p].sysmontick = "equal"]
    /\ UNCHANGED <<g, m, sched, thread>>

(***************************************************************************)
(* preemptone: mp := pp.m.                                                 *)
(***************************************************************************)
preemptone_m ==
    /\ sysmon.pc = "preemptone_m"
    /\ sysmon' = IF p[sysmon.p].m = Nil
                 THEN Idle
                 ELSE [sysmon EXCEPT !.pc = "preemptone_curg", !.m = p[sysmon.p].m]
    /\ UNCHANGED <<g, m, p, sched, thread>>

(***************************************************************************)
(* preemptone: gp := mp.curg.                                              *)
(***************************************************************************)
preemptone_curg ==
    /\ sysmon.pc = "preemptone_curg"
    /\ sysmon' = IF m[sysmon.m].curg = Nil
                 THEN Idle
                 ELSE [sysmon EXCEPT !.pc = "preemptone_preempt", !.g = m[sysmon.m].curg]
    /\ UNCHANGED <<g, m, p, sched, thread>>

(***************************************************************************)
(* preemptone: gp.preempt = true.                                          *)
(***************************************************************************)
preemptone_preempt ==
    /\ sysmon.pc = "preemptone_preempt"
    /\ g' = [g EXCEPT ![sysmon.g].preempt = TRUE]
    /\ sysmon' = [sysmon EXCEPT !.pc = "preemptone_stackguard0"]
    /\ UNCHANGED <<m, p, sched, thread>>

(***************************************************************************)
(* preemptone: gp.stackguard0 = stackPreempt. With asyncpreemptoff this is *)
(* the last thing that it does.                                            *)
(***************************************************************************)
preemptone_stackguard0 ==
    /\ sysmon.pc = "preemptone_stackguard0"
    /\ g' = [g EXCEPT ![sysmon.g].stackguard0 = "stackPreempt"]
    /\ sysmon' = IF AsyncPreemptOff THEN Idle ELSE [sysmon EXCEPT !.pc = "preemptone_p_preempt", !.g = Nil]
    /\ UNCHANGED <<m, p, sched, thread>>

(***************************************************************************)
(* preemptone: pp.preempt = true.                                          *)
(***************************************************************************)
preemptone_p_preempt ==
    /\ sysmon.pc = "preemptone_p_preempt"
    /\ p' = [p EXCEPT ![sysmon.p].preempt = TRUE]
    /\ sysmon' = [sysmon EXCEPT !.pc = "preemptM_CAS", !.p = Nil]
    /\ UNCHANGED <<g, m, sched, thread>>

(***************************************************************************)
(* preemptM: CAS(mp.signalPending, 0, 1); a signal already on its way is   *)
(* enough.                                                                 *)
(***************************************************************************)
preemptM_CAS ==
    /\ sysmon.pc = "preemptM_CAS"
    /\ IF m[sysmon.m].signalPending = 0
       THEN /\ m' = [m EXCEPT ![sysmon.m].signalPending = 1]
            /\ sysmon' = [sysmon EXCEPT !.pc = "preemptM_tgkill"]
       ELSE /\ sysmon' = Idle
            /\ UNCHANGED m
    /\ UNCHANGED <<g, p, sched, thread>>

(***************************************************************************)
(* preemptM: signalM, that is tgkill(pid, mp.procid, SIGURG). The kernel   *)
(* keeps one bit for a standard signal, so a second one coalesces.         *)
(***************************************************************************)
preemptM_tgkill ==
    /\ sysmon.pc = "preemptM_tgkill"
    /\ thread' = [thread EXCEPT ![sysmon.m].pending = TRUE]
    /\ sysmon' = Idle
    /\ UNCHANGED <<g, m, p, sched>>

=============================================================================
