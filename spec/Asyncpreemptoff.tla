--------------------------- MODULE Asyncpreemptoff ---------------------------
(***************************************************************************)
(* A goroutine switches asynchronous preemption off for a while, as tests  *)
(* of the runtime do: it saves debug.asyncpreemptoff, sets it, and puts    *)
(* back what it has saved. Nothing makes that one step. If two did it at   *)
(* the same time, one would save what the other has set, and put that back *)
(* last (golang/go#50749); here one waits for the other. What it does in   *)
(* between is left out.                                                    *)
(***************************************************************************)
EXTENDS Invariants

SavedOff == {"asyncpreemptoff_1", "asyncpreemptoff_restore_1"}      \* the value saved is part of the place
SavedOn == {"asyncpreemptoff_0", "asyncpreemptoff_restore_0"}

(***************************************************************************)
(* old := debug.asyncpreemptoff.                                           *)
(***************************************************************************)
asyncpreemptoff_save(mp) ==
    /\ MayDo(mp, SwitchesOff)
    /\ Fault("asyncpreemptoffSavedByTwo") \/ \A other \in M : ProgramPC(other) \notin SavedOff \cup SavedOn
    /\ thread' = [thread EXCEPT
         ![mp].pc = IF sched.asyncpreemptoff THEN "asyncpreemptoff_1" ELSE "asyncpreemptoff_0",
         ![mp].registers = Clobbered]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* debug.asyncpreemptoff = 1.                                              *)
(***************************************************************************)
asyncpreemptoff_set(mp) ==
    /\ At(mp, "asyncpreemptoff_0") \/ At(mp, "asyncpreemptoff_1")
    /\ sched' = [sched EXCEPT !.asyncpreemptoff = TRUE]
    /\ thread' = [thread EXCEPT ![mp].pc =
         IF @ = "asyncpreemptoff_1" THEN "asyncpreemptoff_restore_1" ELSE "asyncpreemptoff_restore_0"]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* debug.asyncpreemptoff = old.                                            *)
(***************************************************************************)
asyncpreemptoff_restore(mp) ==
    /\ At(mp, "asyncpreemptoff_restore_0") \/ At(mp, "asyncpreemptoff_restore_1")
    /\ sched' = [sched EXCEPT !.asyncpreemptoff = thread[mp].pc = "asyncpreemptoff_restore_1"]
    /\ thread' = [thread EXCEPT ![mp] = BackInLoop(mp)]
    /\ UNCHANGED <<g, m, p>>

AsyncpreemptoffStep(mp) ==
    \/ asyncpreemptoff_save(mp)
    \/ asyncpreemptoff_set(mp)
    \/ asyncpreemptoff_restore(mp)

(***************************************************************************)
(* Asynchronous preemption is off only while somebody is about to switch it*)
(* on again: all that is promised of a call-free loop depends on it        *)
(* (proc.go:5407, preemptone; signal_unix.go:651, sighandler).             *)
(***************************************************************************)
OffOnlyForAWhile == sched.asyncpreemptoff => \E mp \in M : ProgramPC(mp) \in SavedOn

OffOnlyForAWhileMatters == sched.asyncpreemptoff

=============================================================================
