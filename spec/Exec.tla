--------------------------------- MODULE Exec ---------------------------------
(***************************************************************************)
(* syscall.Exec (syscall/exec_unix.go) and runtime/proc.go                 *)
(* syscall_runtime_BeforeExec and AfterExec: no thread is made while       *)
(* execve runs, and on macOS no preemption signal is sent or pending, for  *)
(* that kernel lets one kill the new program (golang/go#41702).            *)
(*                                                                         *)
(* execLock is a runtime/rwmutex.go: who waits for it keeps its M and its  *)
(* P. Readers count themselves, unless a writer is there; a writer comes   *)
(* before the readers that come after it, and waits for the others.        *)
(***************************************************************************)
EXTENDS Acquirem

(***************************************************************************)
(* BeforeExec: execLock.lock, its first half: wLock (m.locks++), and       *)
(* readerCount says that a writer is there.                                *)
(***************************************************************************)
DrainsFirst == CountsSignals /\ Fault("BeforeExecDrainsFirst")

BeforeExec(mp) ==
    /\ MayDo(mp, Execs)
    /\ sched.execWriter = Nil
    /\ m' = [m EXCEPT ![mp].locks = @ + 1]
    /\ IF DrainsFirst
       THEN /\ thread' = [thread EXCEPT ![mp].pc = "BeforeExec_drain", ![mp].registers = Clobbered]
            /\ UNCHANGED sched
       ELSE /\ sched' = [sched EXCEPT !.execWriter = mp]
            /\ thread' = [thread EXCEPT ![mp].pc = "BeforeExec_lock", ![mp].registers = Clobbered]
    /\ UNCHANGED <<g, p>>

(***************************************************************************)
(* execLock.lock, its second half: the readers are done.                   *)
(***************************************************************************)
BeforeExec_lock(mp) ==
    /\ At(mp, "BeforeExec_lock")
    /\ sched.execReaders = 0
    /\ thread' = [thread EXCEPT ![mp].pc =
         IF CountsSignals /\ ~DrainsFirst THEN "BeforeExec_drain" ELSE "execve"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* macOS: for int32(pendingPreemptSignals) > 0 { osyield() }.              *)
(***************************************************************************)
BeforeExec_drain(mp) ==
    /\ At(mp, "BeforeExec_drain")
    /\ sched.pendingPreemptSignals <= 0
    /\ IF DrainsFirst
       THEN /\ sched.execWriter = Nil
            /\ sched' = [sched EXCEPT !.execWriter = mp]
            /\ thread' = [thread EXCEPT ![mp].pc = "BeforeExec_lock"]
       ELSE /\ thread' = [thread EXCEPT ![mp].pc = "execve"]
            /\ UNCHANGED sched
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* execve finds no such program; AfterExec: execLock.unlock, whose unlock  *)
(* of wLock looks at gp.preempt as releasem does.                          *)
(***************************************************************************)
AfterExec(mp) ==
    /\ At(mp, "execve")
    /\ sched' = [sched EXCEPT !.execWriter = Nil]
    /\ m' = [m EXCEPT ![mp].locks = @ - 1]
    /\ RestoreRequest(mp)
    /\ thread' = [thread EXCEPT ![mp] = BackInLoop(mp)]
    /\ UNCHANGED p

ExecStep(mp) ==
    \/ BeforeExec(mp)
    \/ BeforeExec_lock(mp)
    \/ BeforeExec_drain(mp)
    \/ AfterExec(mp)

(***************************************************************************)
(* No signal of Go's meets execve, and no thread is made.                  *)
(***************************************************************************)
Execve == \E mp \in M : ProgramPC(mp) = "execve"

NoSignalMeetsExec ==
    Darwin /\ Execve =>
        \A t \in Thread :
            /\ thread[t].pending => thread[t].external
            /\ ProgramPC(t) # "preemptM_tgkill"

NoSignalMeetsExecMatters == Darwin /\ Execve

NoThreadMeetsExec == Execve => \A t \in Thread : ProgramPC(t) # "newm1_clone"

NoThreadMeetsExecMatters == Execve /\ \E t \in Thread : ProgramPC(t) = "newm1"

(***************************************************************************)
(* What BeforeExec waits for will come: no more signals are counted than   *)
(* are on their way to a thread that is still there (golang/go#52226).     *)
(***************************************************************************)
SignalsCounted ==
    CountsSignals =>
        sched.pendingPreemptSignals <=
            Cardinality({t \in Thread : ProgramPC(t) = "preemptM_tgkill"})
            + Cardinality({t \in Thread : thread[t].pending})
            + Cardinality({t \in Thread : thread[t].handler \notin {"none", "sigreturn"}})

SignalsCountedMatters == CountsSignals /\ sched.pendingPreemptSignals > 0

(***************************************************************************)
(* Who waits for execLock holds no lock that somebody else may need before *)
(* Exec can go on. Go 1.19 does not keep this: stopTheWorld calls preemptM *)
(* with sched.lock held (proc.go:1191; golang/go#65587).                   *)
(***************************************************************************)
WaitsForExec(t) == ProgramPC(t) = "preemptM_rlock" /\ sched.execWriter # Nil

ExecLockBeforeSchedLock == \A t \in Thread : WaitsForExec(t) => sched.lock # t

ExecLockBeforeSchedLockMatters == \E t \in Thread : WaitsForExec(t)

(***************************************************************************)
(* What comes of it: BeforeExec waits for a signal to a thread that is in  *)
(* mexit, has blocked it, and waits for sched.lock; who holds that waits   *)
(* for Exec. Go 1.19 does not keep this either.                            *)
(***************************************************************************)
Draining == (\E mp \in M : ProgramPC(mp) = "BeforeExec_drain") /\ sched.pendingPreemptSignals > 0

CountsSoon(t) ==
    \/ thread[t].pending /\ ~thread[t].masked
    \/ thread[t].handler # "none"
    \/ ProgramPC(t) \in {"preemptM_tgkill", "mexit_signalPending"}
    \/ ProgramPC(t) = "mexit_unminit" /\ Corrected("mexitCountsFirst")

DrainEnds ==
    Draining /\ (\E t \in Thread : WaitsForExec(t) /\ sched.lock = t) => \E t \in Thread : CountsSoon(t)

DrainEndsMatters == Draining /\ \E t \in Thread : WaitsForExec(t) /\ sched.lock = t

(***************************************************************************)
(* Exec comes to its system call.                                          *)
(***************************************************************************)
ExecEnds == \A mp \in M : ProgramPC(mp) \in {"BeforeExec_lock", "BeforeExec_drain"} ~> ProgramPC(mp) = "execve"

=============================================================================
