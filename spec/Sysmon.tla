-------------------------------- MODULE Sysmon -------------------------------
(***************************************************************************)
(* runtime/proc.go sysmon and retake, load by load. What it reads may be   *)
(* stale by its next step.                                                 *)
(*                                                                         *)
(* Time is left out: that sysmon finds a tick unchanged but the slice not  *)
(* yet 10 ms old changes nothing that anybody sees, so it equals a sysmon  *)
(* that looks later.                                                       *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* retake: s := pp.status.                                                 *)
(***************************************************************************)
retake_status(pp) ==
    /\ At(Sysmon, "usleep")
    /\ p[pp].status = "Running"
    /\ thread' = [thread EXCEPT ![Sysmon].pc = "retake_schedtick", ![Sysmon].request.p = pp]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* retake: a new schedtick is noted; one that was seen before means that   *)
(* the same goroutine has run for a whole slice. The note is sysmon's own: *)
(* a schedtick++ between load and note leaves the two different either way.*)
(***************************************************************************)
retake_schedtick ==
    /\ At(Sysmon, "retake_schedtick")
    /\ LET pp == thread[Sysmon].request.p
       IN IF p[pp].sysmontick = "equal"
          THEN /\ thread' = [thread EXCEPT ![Sysmon] = Called(Sysmon, "preemptone_m", "usleep")]
               /\ p' = IF Fault("retakeAsksOnce") THEN [p EXCEPT ![pp].sysmontick = "asked"] ELSE p
          ELSE /\ thread' = [thread EXCEPT ![Sysmon].pc = "usleep", ![Sysmon].request = NoRequest]
               /\ p' = IF p[pp].sysmontick = "asked" THEN p ELSE [p EXCEPT ![pp].sysmontick = "equal"]
    /\ UNCHANGED <<g, m, sched>>

SysmonStep ==
    \/ \E pp \in P : retake_status(pp)
    \/ retake_schedtick

=============================================================================
