------------------------------ MODULE DeepSleep -------------------------------
(***************************************************************************)
(* runtime/proc.go sysmon, its first half: while the world is stopped, or  *)
(* every P is idle, sysmon sleeps until somebody wakes it: startTheWorld,  *)
(* whoever enters a system call, and whoever comes from one and takes an   *)
(* idle P.                                                                 *)
(***************************************************************************)
EXTENDS Processors

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

DeepSleepStep ==
    \/ sysmon_sysmonwait
    \/ sysmon_notetsleep

(***************************************************************************)
(* sysmon does not sleep on while somebody runs whom it would have to      *)
(* preempt (runtime/proc.go sysmon: "It should wakeup from deep sleep if   *)
(* any P's become active"). That comment names system calls and timers. An *)
(* M that comes from netpoll and takes an idle P (findRunnable) wakes      *)
(* nobody, and netpoll is left out here: of such an M this says nothing.   *)
(***************************************************************************)
SleepsOn == ProgramPC(Sysmon) = "sysmon_notetsleep" /\ \E mp \in M : ProgramPC(mp) \in LoopPC

SysmonWakes == SleepsOn ~> ~SleepsOn

=============================================================================
