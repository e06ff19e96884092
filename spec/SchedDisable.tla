----------------------------- MODULE SchedDisable -----------------------------
(***************************************************************************)
(* GODEBUG=gcstoptheworld=1: runtime/mgc.go gcStart disables the user's    *)
(* goroutines while the world is stopped (runtime/proc.go schedEnableUser),*)
(* and only system goroutines run until one of them, in gcMarkDone, stops  *)
(* the world again and enables them. gcStart's own goroutine is one of the *)
(* user's: from startTheWorld on it must not give way until it has released*)
(* worldsema, which gcMarkDone needs.                                      *)
(*                                                                         *)
(* A system goroutine runs its loop all the time here, as a GC worker does *)
(* while there is something to mark. Left out: exitsyscall's looks at      *)
(* sched.disable.user.                                                     *)
(***************************************************************************)
EXTENDS Threads, Worldsema, Acquirem, Cooperative

(***************************************************************************)
(* schedEnableUser, under sched.lock. gcStart then does acquirem, on whose *)
(* account it cannot be preempted (it has set no m.preemptoff).            *)
(***************************************************************************)
GcStartLocks == IF Fault("gcStartIsPreemptible") THEN 0 ELSE 1

schedEnableUser(mp) ==
    /\ At(mp, "worldStopped")
    /\ SchedUnlocked
    /\ SwitchesUser(m[mp].curg)
    /\ IF sched.disableUser
       THEN /\ sched' =
                 IF Fault("schedEnableUserKeepsDisabled") THEN [sched EXCEPT !.disableUser = FALSE]
                 ELSE [sched EXCEPT !.disableUser = FALSE, !.runq = @ \o sched.disabled, !.disabled = <<>>]
            /\ UNCHANGED m
       ELSE /\ sched' = [sched EXCEPT !.disableUser = TRUE]
            /\ m' = [m EXCEPT
                 ![mp].preemptoff = FALSE,
                 ![mp].locks = @ + GcStartLocks]
    /\ UNCHANGED <<g, p, thread>>

(***************************************************************************)
(* gcStart calls semrelease, with a stack check; morestack follows.        *)
(***************************************************************************)
gcStart_morestack(mp) ==
    /\ At(mp, "gcStart_semrelease")
    /\ TooLittleStack(m[mp].curg)
    /\ g' = [g EXCEPT ![m[mp].curg].sched = "gcStart_semrelease"]
    /\ thread' = [thread EXCEPT ![mp].pc = "newstack", ![mp].g = "g0"]
    /\ UNCHANGED <<m, p, sched>>

gcStart_semrelease(mp) ==
    /\ At(mp, "gcStart_semrelease")
    /\ ~TooLittleStack(m[mp].curg)
    /\ FirstWaiterHasParked
    /\ Semrelease(FALSE)
    /\ thread' = [thread EXCEPT ![mp] =
         IF sched.semawaiters # <<>> THEN ReadiesFirstWaiter(mp, "gcStart_Gosched")
         ELSE [@ EXCEPT !.pc = "gcStart_Gosched", !.g = m[mp].curg]]
    /\ UNCHANGED <<m, p>>

(***************************************************************************)
(* gcStart: releasem; Gosched, so that the goroutine waits.                *)
(***************************************************************************)
gcStart_Gosched(mp) ==
    /\ At(mp, "gcStart_Gosched")
    /\ m' = [m EXCEPT ![mp].locks = @ - GcStartLocks]
    /\ g' = [g EXCEPT ![m[mp].curg].sched = Loop[1]]
    /\ thread' = [thread EXCEPT
         ![mp].pc = "goschedImpl", ![mp].g = "g0", ![mp].gp = m[mp].curg, ![mp].registers = Clobbered]
    /\ UNCHANGED <<p, sched>>

(***************************************************************************)
(* schedule: the goroutine that findRunnable found is disabled. It waits in*)
(* sched.disable.runnable, and schedule begins again. (The first look at   *)
(* sched.disable.user, without the lock, only saves the lock.)             *)
(***************************************************************************)
schedule_disable(mp) ==
    /\ At(mp, "schedule_disable")
    /\ SchedUnlocked
    /\ IF sched.disableUser /\ thread[mp].gp \notin SystemG
       THEN /\ sched' = [sched EXCEPT !.disabled = Append(@, thread[mp].gp)]
            /\ thread' = [thread EXCEPT
                 ![mp].pc = "schedule", ![mp].ret = <<>>, ![mp].gp = Nil, ![mp].inherit = FALSE]
       ELSE /\ thread' = [thread EXCEPT ![mp] = Returned(mp)]
            /\ UNCHANGED sched
    /\ UNCHANGED <<g, m, p>>

SchedDisableStep(mp) ==
    \/ schedEnableUser(mp)
    \/ gcStart_morestack(mp)
    \/ gcStart_semrelease(mp)
    \/ gcStart_Gosched(mp)
    \/ schedule_disable(mp)

(***************************************************************************)
(* A goroutine that is disabled does not hold worldsema: who enables it    *)
(* again needs that first (golang/go#38404; mgc.go:739).                   *)
(***************************************************************************)
DisabledHoldsNothing == \A i \in 1..Len(sched.disabled) : sched.disabled[i] # sched.worldsema

DisabledHoldsNothingMatters == sched.disabled # <<>>

(***************************************************************************)
(* What is disabled is enabled again, and nobody is left behind.           *)
(***************************************************************************)
UserIsDisabled == sched.disableUser \/ sched.disabled # <<>>

UserRunsAgain == UserIsDisabled ~> ~UserIsDisabled

=============================================================================
