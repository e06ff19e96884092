-------------------------------- MODULE Sysmon -------------------------------
(***************************************************************************)
(* runtime/proc.go sysmon and retake, load by load. What it reads may be   *)
(* stale by its next step.                                                 *)
(*                                                                         *)
(* Time is left out: that sysmon finds a tick unchanged but the slice not  *)
(* yet 10 ms old changes nothing that anybody sees, so it equals a sysmon  *)
(* that looks later; and so does the one that leaves a P in its system call*)
(* because others are idle and 10 ms have not passed. allp never changes,  *)
(* so allpLock is left out; it is not held while the P is handed off.      *)
(* Netpoll and the forced GC are left out too.                             *)
(*                                                                         *)
(* thread[Sysmon].pp is retake's P; from retake_CAS on it is in sysmon's   *)
(* hands. thread[Sysmon].request.p is the P of preemptone.                 *)
(***************************************************************************)
EXTENDS Processors

(***************************************************************************)
(* retake: s := pp.status.                                                 *)
(***************************************************************************)
retake_status(pp) ==
    /\ At(Sysmon, "usleep")
    /\ p[pp].status \in {"Running", "Syscall"}
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
               /\ UNCHANGED p
          ELSE /\ thread' = [thread EXCEPT ![Sysmon].pc = "usleep", ![Sysmon].request = NoRequest]
               /\ p' = [p EXCEPT ![pp].sysmontick = "equal"]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* retake, s == _Psyscall: schedtick is new, and noted; or the slice is    *)
(* not yet 10 ms old. syscalltick will decide.                             *)
(***************************************************************************)
retake_schedtick_syscall ==
    /\ At(Sysmon, "retake_schedtick_syscall")
    /\ p' = [p EXCEPT ![thread[Sysmon].pp].sysmontick = "equal"]
    /\ thread' = [thread EXCEPT ![Sysmon].pc = "retake_syscalltick"]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* retake, s == _Psyscall: the slice is over. preemptone finds an M only   *)
(* if the call has returned meanwhile; sysretake = true, so that a P with  *)
(* many short system calls, whose syscalltick is always new, does not      *)
(* escape (golang/go#28701).                                               *)
(***************************************************************************)
retake_sysretake ==
    /\ At(Sysmon, "retake_schedtick_syscall")
    /\ p[thread[Sysmon].pp].sysmontick = "equal"
    /\ thread' = [thread EXCEPT ![Sysmon].pc = "preemptone_m",
                                ![Sysmon].ret = IF Fault("retakeIgnoresSysretake")
                                                THEN <<"retake_syscalltick">>
                                                ELSE <<"incidlelocked_minus", "retake_CAS">>,
                                ![Sysmon].request.p = thread[Sysmon].pp]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* retake: a new syscalltick is noted; one that was seen before means that *)
(* the P has been in this system call for a round of sysmon.               *)
(***************************************************************************)
retake_syscalltick ==
    /\ At(Sysmon, "retake_syscalltick")
    /\ LET pp == thread[Sysmon].pp
       IN IF p[pp].syscalltick = "equal"
          THEN /\ thread' = [thread EXCEPT ![Sysmon] = Called(Sysmon, "incidlelocked_minus", "retake_CAS")]
               /\ UNCHANGED p
          ELSE /\ thread' = [thread EXCEPT ![Sysmon].pc = "usleep", ![Sysmon].pp = Nil]
               /\ p' = [p EXCEPT ![pp].syscalltick = "equal"]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* retake: CAS(&pp.status, s, _Pidle). It need not be the system call that *)
(* sysmon saw: the P may have left that one and entered another, which is  *)
(* as good to retake it from. On success pp.syscalltick++ in the same      *)
(* step, for the P is sysmon's now, and handoffp.                          *)
(***************************************************************************)
retake_CAS ==
    /\ At(Sysmon, "retake_CAS")
    /\ LET pp == thread[Sysmon].pp
       IN IF p[pp].status = "Syscall" \/ Fault("retakeStoresStatus")
          THEN /\ p' = [p EXCEPT ![pp].status = "Idle", ![pp].syscalltick = "differs"]
               /\ m' = StaleNotes(pp)
               /\ thread' = [thread EXCEPT ![Sysmon].pc = "handoffp",
                                           ![Sysmon].ret = <<"incidlelocked_plus", "usleep">>]
          ELSE /\ thread' = [thread EXCEPT ![Sysmon] =
                    [Called(Sysmon, "incidlelocked_plus", "usleep") EXCEPT !.pp = Nil]]
               /\ UNCHANGED <<m, p>>
    /\ UNCHANGED <<g, sched>>

(***************************************************************************)
(* sysmon: the world is stopping, or every P is idle: sysmonwait = 1 and   *)
(* the deep sleep. Tested before and again under sched.lock, which makes   *)
(* one step.                                                               *)
(***************************************************************************)
sysmon_sysmonwait ==
    /\ At(Sysmon, "usleep")
    /\ SchedUnlocked
    /\ sched.gcwaiting \/ npidle = Cardinality(P)
    /\ sched' = [sched EXCEPT !.sysmonwait = TRUE]
    /\ thread' = [thread EXCEPT ![Sysmon].pc = "sysmon_notetsleep"]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* sysmon: notetsleep(&sched.sysmonnote) has been woken; sysmonwait = 0    *)
(* and noteclear under sched.lock.                                         *)
(***************************************************************************)
sysmon_notetsleep ==
    /\ At(Sysmon, "sysmon_notetsleep")
    /\ SchedUnlocked
    /\ sched.sysmonnote
    /\ sched' = [sched EXCEPT !.sysmonwait = FALSE, !.sysmonnote = FALSE]
    /\ thread' = [thread EXCEPT ![Sysmon].pc = "usleep"]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* sysmon: notetsleep ends after a minute (half of forcegcperiod). Nobody  *)
(* should have to wait for that, so no fairness says that it happens.      *)
(***************************************************************************)
sysmon_timeout ==
    /\ At(Sysmon, "sysmon_notetsleep")
    /\ SchedUnlocked
    /\ ~sched.sysmonnote
    /\ sched' = [sched EXCEPT !.sysmonwait = FALSE]
    /\ thread' = [thread EXCEPT ![Sysmon].pc = "usleep"]
    /\ UNCHANGED <<g, m, p>>

SysmonStep ==
    \/ \E pp \in P : retake_status(pp)
    \/ retake_schedtick
    \/ retake_schedtick_syscall
    \/ retake_sysretake
    \/ retake_syscalltick
    \/ retake_CAS
    \/ sysmon_sysmonwait
    \/ sysmon_notetsleep

=============================================================================
