--------------------------------- MODULE Newm ---------------------------------
(***************************************************************************)
(* runtime/proc.go newm and newm1 where they are more than one step: if    *)
(* somebody may lock execLock meanwhile, and if there may be a template    *)
(* thread. A thread that is locked may be in a strange state (the program  *)
(* locked it for that), and what it clones would inherit that. So it has   *)
(* the template thread clone (golang/go#28979).                            *)
(***************************************************************************)
EXTENDS Minit

NewmHasSteps == TemplateThread \/ Execs # {}

(***************************************************************************)
(* The thread is locked: m.lockedExt, which outlives m.lockedg in mexit.   *)
(***************************************************************************)
Locked(t) == lockedg(t) # Nil \/ Within(t, MexitPC)

LockedExt(t) == Locked(t) /\ ~(Fault("goexit0ClearsLockedExt") /\ Within(t, MexitPC))

(***************************************************************************)
(* newm: m.lockedExt is this thread's own. The new M goes into the list,   *)
(* and a template thread that waits is woken, under newmHandoff.lock.      *)
(***************************************************************************)
newm_lockedExt(t) ==
    /\ At(t, "newm_lockedExt")
    /\ IF TemplateThread /\ LockedExt(t)
       THEN /\ sched' = [sched EXCEPT
                 !.newmHandoff = <<thread[t].mp>> \o @,
                 !.templateThread = IF @ = "waiting" /\ ~Fault("newmWakesNobody") THEN "woken" ELSE @]
            /\ thread' = [thread EXCEPT ![t] = [Returned(t) EXCEPT !.mp = Nil]]
       ELSE /\ thread' = [thread EXCEPT ![t].pc = "newm1"]
            /\ UNCHANGED sched
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* newm1: execLock.rlock, which waits while a goroutine calls Exec.        *)
(***************************************************************************)
newm1_rlock(t) ==
    /\ At(t, "newm1")
    /\ Execs # {}
    /\ sched.execWriter = Nil \/ Fault("newm1IgnoresExec")
    /\ sched' = [sched EXCEPT !.execReaders = @ + 1]
    /\ thread' = [thread EXCEPT ![t].pc = "newm1_clone"]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* newm1: newosproc, and execLock.runlock.                                 *)
(***************************************************************************)
newm1_clone(t) ==
    /\ At(t, IF Execs = {} THEN "newm1" ELSE "newm1_clone")
    /\ sched' = [sched EXCEPT !.execReaders = IF Execs = {} THEN @ ELSE @ - 1]
    /\ thread' = [thread EXCEPT
         ![t] = [Returned(t) EXCEPT !.mp = Nil],
         ![thread[t].mp] = Cloned(<<"acquirep_m_p", "acquirep_nextp", "schedule">>)]
    /\ UNCHANGED <<g, m, p>>

NewmStep(t) ==
    \/ newm_lockedExt(t)
    \/ newm1_rlock(t)
    \/ newm1_clone(t)

(***************************************************************************)
(* No thread is a copy of one that is locked: newm relies on it ("We don't *)
(* want to clone that into another thread", proc.go:2116).                 *)
(***************************************************************************)
LockedIsNotCloned ==
    \A t \in Thread : TemplateThread /\ ProgramPC(t) \in {"newm1", "newm1_clone"} => ~Locked(t)

LockedIsNotClonedMatters == \E t \in Thread : TemplateThread /\ ProgramPC(t) = "newm_lockedExt" /\ Locked(t)

=============================================================================
