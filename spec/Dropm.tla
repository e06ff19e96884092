--------------------------------- MODULE Dropm --------------------------------
(***************************************************************************)
(* The callback is over: runtime/cgocall.go cgocallbackg, runtime/proc.go  *)
(* dropm. The thread gives the extra M back and is C's again, with the     *)
(* mask and the signal stack that it had.                                  *)
(***************************************************************************)
EXTENDS Invariants

(***************************************************************************)
(* The Go function that C called has returned, and cgocallbackg has called *)
(* reentersyscall, the same as for a system call: if the goroutine makes   *)
(* those too, which of the two it was is decided only now. (But            *)
(* entersyscallblock leaves no m.oldp.) cgocallback goes back to g0's stack*)
(* and sets the thread-local g to it, which a signal cannot tell from a    *)
(* goroutine in a system call; then dropm: casgstatus(mp.curg, _Gsyscall,  *)
(* _Gdead).                                                                *)
(***************************************************************************)
dropm_casgstatus(mp) ==
    /\ At(mp, "syscall")
    /\ m[mp].curg \in CG
    /\ m[mp].oldp # Nil
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
         ![t].masked = IF Fault("dropmKeepsMask") THEN @ ELSE thread[t].sigmask,
         ![t].sigmask = FALSE]
    /\ UNCHANGED <<g, m, p, sched>>

DropmStep(mp) ==
    \/ dropm_casgstatus(mp)
    \/ dropm_preemptStop(mp)
    \/ dropm_sigblock(mp)
    \/ dropm_lockextra(mp)
    \/ dropm_unlockextra(mp)

(***************************************************************************)
(* What holds of threads that come from C.                                 *)
(*                                                                         *)
(* C code finds its thread as it left it when it called into Go, and as it *)
(* was if a signal came: mask (msigrestore, proc.go:2003), signal stack    *)
(* (unminit), no g, no call pushed onto its stack.                         *)
(***************************************************************************)
CThreadUndisturbed ==
    \A t \in CThread :
        /\ ProgramPC(t) = "C" =>
              /\ thread[t].masked = (t \in BlocksSignals)
              /\ thread[t].altstack = IF t \in OwnsSignalStack THEN "C" ELSE "none"
        /\ thread[t].g = Nil
        /\ ProgramPC(t) \in CgoPC \cup {"absent"}

CThreadUndisturbedMatters == \E t \in CThread : ProgramPC(t) = "C" /\ \E mp \in CM : m[mp].procid = t

(***************************************************************************)
(* An extra M is in the list or has exactly one thread, and a thread of C  *)
(* has at most one M; an M that waits, waits without a P, and its          *)
(* goroutine is dead (needm's casgstatus would wait for ever otherwise,    *)
(* proc.go:1880).                                                          *)
(***************************************************************************)
InList(mp) == \E i \in 1..Len(sched.extram) : sched.extram[i] = mp
Borrowed(mp) == \E t \in CThread : thread[t].mp = mp

OneThreadPerExtraM ==
    /\ \A mp \in CM :
         /\ InList(mp) \/ Borrowed(mp) <=> thread[mp].pc = "absent"
         /\ ~Borrowed(mp) => (InList(mp) <=> thread[mp].tid = Nil)
         /\ InList(mp) => m[mp].p = Nil /\ m[mp].curg = extrag[mp]
         /\ InList(mp) => g[extrag[mp]].status = "Dead"
    /\ \A t \in CThread : thread[t].pc = "absent" => Cardinality({mp \in CM : thread[mp].tid = t}) = 1

OneThreadPerExtraMMatters == \E mp \in CM : ~InList(mp)

(***************************************************************************)
(* AckSound for an extra M, from where it knows its thread until it leaves *)
(* Go. Its last thread may have left it a signalPending that no signal on  *)
(* the way stands for. Go 1.19 does not keep this one.                     *)
(***************************************************************************)
InGo(mp) == ProgramPC(mp) \notin MinitPC \cup {"absent"}

AckSoundOnExtraM ==
    \A mp \in CM : InGo(mp) /\ m[mp].signalPending = 1 => SignalsOnTheWay(mp) > 0

AckSoundOnExtraMMatters == \E mp \in CM : InGo(mp) /\ m[mp].signalPending = 1

=============================================================================
