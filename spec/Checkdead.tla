------------------------------ MODULE Checkdead -------------------------------
(***************************************************************************)
(* runtime/proc.go checkdead, which reports a deadlock when no M runs, and *)
(* incidlelocked, by which sysmon keeps it quiet while it retakes a P.     *)
(*                                                                         *)
(* checkdead runs under sched.lock in mput and in incidlelocked(1). It     *)
(* changes nothing unless it ends the program, so it is an invariant here  *)
(* and no step. A goroutine that waits with nobody left to wake it is a    *)
(* real deadlock, and rightly reported; what must not happen is that       *)
(* checkdead finds a goroutine that could run (it throws), or counts less  *)
(* than no M.                                                              *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* What incidlelocked counts.                                              *)
(***************************************************************************)
Counted == IF Fault("retakeWithoutIncidlelocked") THEN 0 ELSE 1

(***************************************************************************)
(* incidlelocked(-1), (1): sched.nmidlelocked += v under sched.lock.       *)
(***************************************************************************)
incidlelocked_minus(t) ==
    /\ At(t, "incidlelocked_minus")
    /\ SchedUnlocked
    /\ sched' = [sched EXCEPT !.nmidlelocked = @ - IF Fault("incidlelockedCountsUpOnly") THEN 0 ELSE Counted]
    /\ thread' = [thread EXCEPT ![t] = Returned(t)]
    /\ UNCHANGED <<g, m, p>>

incidlelocked_plus(t) ==
    /\ At(t, "incidlelocked_plus")
    /\ SchedUnlocked
    /\ sched' = [sched EXCEPT !.nmidlelocked = @ + Counted]
    /\ thread' = [thread EXCEPT ![t] = Returned(t)]
    /\ UNCHANGED <<g, m, p>>

CheckdeadStep(t) ==
    \/ incidlelocked_minus(t)
    \/ incidlelocked_plus(t)

(***************************************************************************)
(* checkdead's run: mcount() - nmidle - nmidlelocked - nmsys. sysmon's M   *)
(* is in mcount and in nmsys, as is the template thread's; nmfreed counts  *)
(* those that have exited. stoplockedm counts its M as idle until          *)
(* startlockedm gives it a P: so do we, without a step for it, as that M   *)
(* can run nothing in between.                                             *)
(***************************************************************************)
Counts(mp) ==
    \/ mp \in CM
    \/ ProgramPC(mp) \notin GonePC \cup {
           "absent", "mexit_signalPending", "templateThread", "templateThread_notesleep"}
       /\ ~Within(mp, {"templateThread"})

Mcount == Cardinality({mp \in M : Counts(mp)})

LockedIdleM(mp) == lockedg(mp) # Nil /\ ProgramPC(mp) = "mPark" /\ m[mp].nextp = Nil
LockedIdle == Cardinality({mp \in M : LockedIdleM(mp)})

Run == Mcount - Len(sched.midle) - LockedIdle - sched.nmidlelocked

CeasesToCount == {"stopm", "mexit_nmfreed", "templateThread_nmsys"}      \* one M less counts then

(***************************************************************************)
(* checkdead, when this M becomes idle, or sysmon's one more ceases to     *)
(* count, or a locked M has been counted as idle, at once or later         *)
(* (runtime/proc.go checkdead: "checkdead: runnable g" and "inconsistent   *)
(* counts" are thrown).                                                    *)
(***************************************************************************)
ChecksDead(t) ==
    /\ SchedUnlocked
    /\ ProgramPC(t) \in CeasesToCount \cup {"incidlelocked_plus"} \/ (t \in M /\ LockedIdleM(t))

RunAfter(t) ==
    CASE ProgramPC(t) \in CeasesToCount -> Run - 1
      [] ProgramPC(t) = "incidlelocked_plus" -> Run - Counted
      [] OTHER -> Run

Asleep(gp) == g[gp].status \in {"Waiting", "Preempted", "Dead"}

NoFalseDeadlock ==
    \A t \in Thread :
        ChecksDead(t) =>
            /\ RunAfter(t) >= 0
            /\ RunAfter(t) = 0 => \A gp \in G : Asleep(gp)

NoFalseDeadlockMatters ==
    \E t \in Thread :
        ChecksDead(t) /\ ProgramPC(t) # "mPark" /\ RunAfter(t) <= 1 /\ \E gp \in G : ~Asleep(gp)

(***************************************************************************)
(* checkdead's count itself, wrong in whatever state it is wrong: some M   *)
(* has been counted as idle or locked twice (proc.go:5053).                *)
(***************************************************************************)
CountsOfMs == \A t \in Thread : ChecksDead(t) => RunAfter(t) >= 0

CountsOfMsMatters == \E t \in Thread : ChecksDead(t)

=============================================================================
