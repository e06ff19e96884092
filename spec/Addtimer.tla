---------------------------- MODULE Addtimer ----------------------------
(***************************************************************************)
(* wakep on a goroutine's own stack: runtime/time.go addtimer, modtimer    *)
(* and runtime/proc.go wakeNetPoller. startm takes an idle P and gives it  *)
(* to another M; in between, the P is nobody's but this goroutine's. If it *)
(* were preempted there (at a stack check, for PCs in the runtime are no   *)
(* safe points for a signal), nobody would stop that P with the world, and *)
(* no P would run the goroutine that has it (golang/go#42237).             *)
(*                                                                         *)
(* Left out: acquirem in addtimer and modtimer themselves, which keeps the *)
(* timers on their P; startm must not rely on its callers for it. And the  *)
(* stack checks of lock and pidleget, which come with sched.lock held, and *)
(* that of newm: notewakeup's stands for all.                              *)
(***************************************************************************)
EXTENDS Threads, Acquirem, Cooperative

(***************************************************************************)
(* A timer has been added, nobody waits in netpoll: wakep.                 *)
(***************************************************************************)
addtimer(mp) ==
    /\ MayDo(mp, Wakes)
    /\ thread' = [thread EXCEPT ![mp] =
         [Called(mp, "wakep", "addtimer_return") EXCEPT !.registers = Clobbered]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* The prologue of notewakeup. Too little stack, or so it seems: morestack,*)
(* and newstack on g0. What startm's frame holds, nmp, is on the stack, and*)
(* so is where it returns to.                                              *)
(***************************************************************************)
notewakeup_morestack(mp) ==
    /\ At(mp, "notewakeup_prologue")
    /\ TooLittleStack(m[mp].curg)
    /\ g' = [g EXCEPT
         ![m[mp].curg].sched = "notewakeup_prologue",
         ![m[mp].curg].nmp = IF thread[mp].mp # Nil THEN thread[mp].mp ELSE @]
    /\ thread' = [thread EXCEPT ![mp].pc = "newstack", ![mp].g = "g0", ![mp].mp = Nil, ![mp].ret = <<>>]
    /\ UNCHANGED <<m, p, sched>>

StartmReturns ==
    (IF StartmAcquires THEN <<"startm_releasem">> ELSE <<>>) \o <<"addtimer_return">>

notewakeup_enough(mp) ==
    /\ At(mp, "notewakeup_prologue")
    /\ ~TooLittleStack(m[mp].curg)
    /\ LET nmp == g[m[mp].curg].nmp
       IN thread' = [thread EXCEPT
            ![mp].pc = "startm_notewakeup",
            ![mp].mp = IF nmp # Nil THEN nmp ELSE @,
            ![mp].ret = IF nmp # Nil THEN StartmReturns ELSE @]
    /\ g' = [g EXCEPT ![m[mp].curg].nmp = Nil]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* startm: releasem.                                                       *)
(***************************************************************************)
startm_releasem(mp) ==
    /\ At(mp, "startm_releasem")
    /\ m' = [m EXCEPT ![mp].locks = @ - 1]
    /\ RestoreRequest(mp)
    /\ thread' = [thread EXCEPT ![mp] = Returned(mp)]
    /\ UNCHANGED <<p, sched>>

(***************************************************************************)
(* addtimer returns.                                                       *)
(***************************************************************************)
addtimer_return(mp) ==
    /\ At(mp, "addtimer_return")
    /\ thread' = [thread EXCEPT ![mp] = BackInLoop(mp)]
    /\ UNCHANGED <<g, m, p, sched>>

AddtimerStep(mp) ==
    \/ addtimer(mp)
    \/ notewakeup_morestack(mp)
    \/ notewakeup_enough(mp)
    \/ startm_releasem(mp)
    \/ addtimer_return(mp)

(***************************************************************************)
(* An M that has been given a P, and sleeps yet, is in the hands of a      *)
(* thread, which wakes it next, or in those of a goroutine that cannot be  *)
(* preempted: "transient ownership" (proc.go:2273).                        *)
(***************************************************************************)
AsleepWithP(mq) == ProgramPC(mq) = "mPark" /\ m[mq].nextp # Nil /\ ~m[mq].park

GivenPIsTaken ==
    \A mq \in M : AsleepWithP(mq) =>
        \/ \E t \in Thread : thread[t].mp = mq
        \/ \E mp \in M : m[mp].curg # Nil /\ m[mp].locks > 0 /\ g[m[mp].curg].nmp = mq

GivenPIsTakenMatters == \E mq \in M : AsleepWithP(mq)

=============================================================================
