---------------------------- MODULE RetakeSyscall -----------------------------
(***************************************************************************)
(* runtime/proc.go retake, s == _Psyscall: sysmon takes the P away from a  *)
(* system call that lasts, and hands it off.                               *)
(*                                                                         *)
(* Time is left out, as in Sysmon.tla: if others are idle anyway and 10 ms *)
(* have not passed, sysmon leaves the P where it is, which equals a sysmon *)
(* that looks later. allpLock, which never changes anything here, is not   *)
(* held while the P is handed off.                                         *)
(*                                                                         *)
(* thread[Sysmon].pp is retake's P; from retake_CAS on it is in sysmon's   *)
(* hands.                                                                  *)
(***************************************************************************)
EXTENDS Runtime

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
                                ![Sysmon].ret = IF Fault("retakeWithoutSysretake")
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

RetakeSyscallStep ==
    \/ retake_schedtick_syscall
    \/ retake_sysretake
    \/ retake_syscalltick
    \/ retake_CAS

(***************************************************************************)
(* A system call that lasts does not keep its P while others have work for *)
(* it (runtime/proc.go retake: "Retake P from syscall if it's there for    *)
(* more than 1 sysmon tick").                                              *)
(***************************************************************************)
KeepsFromWork(pp) ==
    /\ p[pp].status = "Syscall"
    /\ sched.runq # <<>> \/ p[pp].runq # <<>> \/ p[pp].runnext # Nil

SyscallsLetGo == \A pp \in P : KeepsFromWork(pp) ~> ~KeepsFromWork(pp)

=============================================================================
