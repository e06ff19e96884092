--------------------------------- MODULE Dropm --------------------------------
(***************************************************************************)
(* The callback is over: runtime/cgocall.go cgocallbackg, runtime/proc.go  *)
(* dropm. The thread gives the extra M back and is C's again, with the     *)
(* mask and the signal stack that it had.                                  *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* The Go function that C called returns, and cgocallbackg calls           *)
(* reentersyscall. It may do so each time that its loop begins again.      *)
(***************************************************************************)
cgocallbackg_return(mp) ==
    /\ MayDo(mp, CG)
    /\ thread' = [thread EXCEPT ![mp] =
         [Called(mp, "reentersyscall", "dropm_casgstatus") EXCEPT !.registers = Clobbered]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* cgocallback goes back to g0's stack and sets the thread-local g to it,  *)
(* which a signal cannot tell from curg in a system call; then dropm:      *)
(* casgstatus(mp.curg, _Gsyscall, _Gdead).                                 *)
(***************************************************************************)
dropm_casgstatus(mp) ==
    /\ At(mp, "dropm_casgstatus")
    /\ ~g[m[mp].curg].scan
    /\ g' = [g EXCEPT ![m[mp].curg].status = "Dead"]
    /\ thread' = [thread EXCEPT
         ![mp].pc = "dropm_preemptStop",
         ![mp].g = "g0"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* mp.curg.preemptStop = false.                                            *)
(***************************************************************************)
dropm_preemptStop(mp) ==
    /\ At(mp, "dropm_preemptStop")
    /\ g' = [g EXCEPT ![m[mp].curg].preemptStop = FALSE]
    /\ thread' = [thread EXCEPT ![mp].pc = "dropm_sigblock"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* sigblock(false).                                                        *)
(***************************************************************************)
dropm_sigblock(mp) ==
    /\ At(mp, "dropm_sigblock")
    /\ m' = [m EXCEPT ![mp].signalPending = IF Corrected("dropmClearsSignalPending") THEN 0 ELSE @]
    /\ thread' = [thread EXCEPT
         ![mp].pc = "dropm_lockextra",
         ![mp].masked = IF Fault("dropmLeavesSignals") THEN @ ELSE TRUE]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* unminit: sigaltstack puts back what was there before minitSignalStack.  *)
(* With signals blocked only this thread sees that, so it is one step with *)
(* lockextra(true), the CAS against the value that means locked.           *)
(***************************************************************************)
dropm_lockextra(mp) ==
    /\ At(mp, "dropm_lockextra")
    /\ sched.extramLock = Nil
    /\ sched' = [sched EXCEPT !.extramLock = mp]
    /\ thread' = [thread EXCEPT
         ![mp].pc = "dropm_unlockextra",
         ![mp].altstack = IF @ = "gsignal" THEN "none" ELSE @]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* setg(nil), still with signals blocked, and unlockextra(mp): mp is in the*)
(* list, and the thread is one of C's.                                     *)
(***************************************************************************)
dropm_unlockextra(mp) ==
    /\ At(mp, "dropm_unlockextra")
    /\ sched' = [sched EXCEPT
         !.extram = <<mp>> \o @,
         !.extramLock = Nil]
    /\ thread' = [thread EXCEPT
         ![thread[mp].tid] = [thread[mp] EXCEPT
             !.pc = "dropm_msigrestore",
             !.g = Nil,
             !.tid = Nil],
         ![mp] = AbsentThread]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* msigrestore(sigmask): a SIGURG that came since sigblock is delivered    *)
(* now, to a thread without a g.                                           *)
(***************************************************************************)
dropm_msigrestore(t) ==
    /\ At(t, "dropm_msigrestore")
    /\ thread' = [thread EXCEPT
         ![t].pc = "C",
         ![t].masked = thread[t].sigmask,
         ![t].sigmask = FALSE]
    /\ UNCHANGED <<g, m, p, sched>>

DropmStep(mp) ==
    \/ cgocallbackg_return(mp)
    \/ dropm_casgstatus(mp)
    \/ dropm_preemptStop(mp)
    \/ dropm_sigblock(mp)
    \/ dropm_lockextra(mp)
    \/ dropm_unlockextra(mp)

=============================================================================
