---------------------------- MODULE SafePointFns ----------------------------
(***************************************************************************)
(* What must hold of the function that forEachP runs for every P.          *)
(***************************************************************************)
EXTENDS ForEachP

(***************************************************************************)
(* The function runs once for every P: safePointWait counts the Ps whose   *)
(* flag is up, and those whose thread took it down and has not yet said so.*)
(* forEachP throws otherwise, or waits for ever (proc.go:1591, 1652).      *)
(***************************************************************************)
SafePointWaitCounts ==
    sched.safePointWait =
        Cardinality({pp \in P : p[pp].runSafePointFn})
        + Cardinality({mp \in M : ProgramPC(mp) = "runSafePointFn_safePointWait"})

SafePointWaitCountsMatters == sched.safePointWait # 0

(***************************************************************************)
(* A thread runs the function for the P that it holds: no user code runs on*)
(* that P meanwhile, and nobody else may run it too (proc.go:1681).        *)
(***************************************************************************)
SafePointFnByOwner ==
    \A mp \in M : ProgramPC(mp) \in {"runSafePointFn", "runSafePointFn_safePointWait"} =>
        /\ m[mp].p # Nil
        /\ p[m[mp].p].m = mp
        /\ p[m[mp].p].status = "Running"
        /\ p[m[mp].p].runSafePointFn = (ProgramPC(mp) = "runSafePointFn")

SafePointFnByOwnerMatters == \E mp \in M : ProgramPC(mp) = "runSafePointFn_safePointWait"

(***************************************************************************)
(* No P becomes idle with its flag up ("must be checked on any transition",*)
(* proc.go:1673): nobody would run the function for it but forEachP, which *)
(* holds sched.lock until it has looked.                                   *)
(***************************************************************************)
IdlePsHaveRun == \A pp \in idlepMask : p[pp].runSafePointFn => sched.lock # Nil

IdlePsHaveRunMatters == \E pp \in idlepMask : p[pp].runSafePointFn

(***************************************************************************)
(* Nor is a P in a system call, which may last, with its flag up unless    *)
(* forEachP has still to look at it (proc.go:1605, 1673). Go 1.19 does not *)
(* keep this; see docs/findings/safe-point-missed.md.                      *)
(***************************************************************************)
StillLooksAt(mp, pp) ==
    \/ Within(mp, {"forEachP_idle"})
    \/ /\ Within(mp, {"forEachP_syscall", "forEachP_CAS"})
       /\ \E i \in 1..Len(thread[mp].ps) : thread[mp].ps[i] = pp

SyscallPsHaveRun ==
    \A pp \in P : p[pp].runSafePointFn /\ p[pp].status = "Syscall" => \E mp \in M : StillLooksAt(mp, pp)

SyscallPsHaveRunMatters == \E pp \in P : p[pp].runSafePointFn /\ p[pp].status = "Syscall"

(***************************************************************************)
(* Who runs the function last sets the note in the same critical section   *)
(* (proc.go:1689, 2392).                                                   *)
(***************************************************************************)
WaitsForSafePoints(mp) == Within(mp, {"forEachP_syscall", "forEachP_CAS", "forEachP_again"})

SafePointNoteWakes ==
    \A mp \in M : WaitsForSafePoints(mp) => sched.safePointNote = (sched.safePointWait = 0)

SafePointNoteWakesMatters == sched.safePointNote

(***************************************************************************)
(* What forEachP checks, or it throws (proc.go:1591, 1652, 1656), and a    *)
(* note that is set twice (notewakeup).                                    *)
(***************************************************************************)
NoThrowForEachP ==
    /\ sched.safePointNote => \E mp \in M : WaitsForSafePoints(mp)
    /\ \A mp \in M :
         /\ ProgramPC(mp) = "forEachP_runSafePointFn" => sched.safePointWait = 0
         /\ ProgramPC(mp) = "forEachP_done" =>
              sched.safePointWait = 0 /\ \A pp \in P : ~p[pp].runSafePointFn

NoThrowForEachPMatters == \E mp \in M : ProgramPC(mp) = "forEachP_done"

=============================================================================
