-------------------------------- MODULE Sysmon -------------------------------
(***************************************************************************)
(* runtime/proc.go sysmon and retake, load by load. What it reads may be   *)
(* stale by its next step.                                                 *)
(*                                                                         *)
(* Time is left out: that sysmon finds a tick unchanged but the slice not  *)
(* yet 10 ms old changes nothing that anybody sees, so it equals a sysmon  *)
(* that looks later. allp never changes, so allpLock is left out, and with *)
(* it the order of the Ps: this is one of them. Netpoll is left out too.   *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* retake: s := pp.status. From here the two statuses go different ways: a *)
(* P in a system call stays in thread[Sysmon].pp (RetakeSyscall.tla).      *)
(***************************************************************************)
retake_status(pp) ==
    /\ At(Sysmon, "usleep")
    /\ p[pp].status \in {"Running"} \cup (IF Fault("retakeSkipsSyscalls") THEN {} ELSE {"Syscall"})
    /\ thread' = [thread EXCEPT ![Sysmon] =
         IF p[pp].status = "Running"
         THEN [@ EXCEPT !.pc = "retake_schedtick", !.request.p = pp]
         ELSE [@ EXCEPT !.pc = "retake_schedtick_syscall", !.pp = pp]]
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
