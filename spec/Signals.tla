------------------------------- MODULE Signals -------------------------------
(***************************************************************************)
(* What the kernel does for a thread: it keeps one bit for a pending       *)
(* SIGURG, delivers it between any two steps unless it is blocked, and     *)
(* takes the context back at the handler's end.                            *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* The kernel does not even note a signal that would be ignored, unless it *)
(* is blocked.                                                             *)
(***************************************************************************)
Blocked(t) == thread[t].masked \/ thread[t].handler # "none"
Ignored(t) == sched.sigurgIgnored /\ ~Blocked(t)

(***************************************************************************)
(* The thread whose number is mp.procid. Who can name an extra M here has  *)
(* seen it with a P, so that minit has set its procid; the thread may have *)
(* gone back to C since, or borrowed another M.                            *)
(***************************************************************************)
ThreadOfM(mp) ==
    IF mp \notin CM THEN mp
    ELSE IF thread[m[mp].procid].pc # "absent" THEN m[mp].procid
    ELSE CHOOSE x \in CM : thread[x].tid = m[mp].procid

(***************************************************************************)
(* Anybody may send a SIGURG to any thread at any time, and do so again    *)
(* and again: the bit is all that there is of them. (One to the process is *)
(* one to the thread that the kernel picks.) sysmon's thread would         *)
(* acknowledge a request that nobody has made, so it gets none.            *)
(***************************************************************************)
external_tgkill(t) ==
    /\ ExternalSignals
    /\ Exists(t)
    /\ ~thread[t].external
    /\ ~Ignored(t)
    /\ thread' = [thread EXCEPT
         ![t].pending = TRUE,
         ![t].external = TRUE]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* runtime/signal_unix.go sigtrampgo, up to where it does something that   *)
(* anybody else can see. On a thread without a g (the thread-local one:    *)
(* sigFetchG) it returns at once and acknowledges nothing; with            *)
(* asyncpreemptoff SIGURG is a bad signal there. With a g it calls setg,   *)
(* which only this thread sees, and sighandler.                            *)
(***************************************************************************)
ReturnsWithoutG(t) ==
    /\ thread[t].g = Nil
    /\ ~asyncpreemptoff
    /\ ~Corrected("sigtrampgoSendsToNotify")
    /\ ~Fault("badsignalOnPreempt")

(***************************************************************************)
(* From setg(gsignal) on the handler's stack checks look at gsignal's      *)
(* guard, which nobody poisons. The interrupted goroutine's may be, and    *)
(* says nothing of the stack that the handler is on.                       *)
(***************************************************************************)
StackCheckFails(t) == thread[t].g \in G /\ g[thread[t].g].stackguard0 = "stackPreempt"

sigtrampgo(t) ==
    IF ReturnsWithoutG(t) THEN (IF CountsSignals THEN "doSigPreempt_pendingPreemptSignals" ELSE "sigreturn")
    ELSE IF thread[t].g = Nil THEN "badsignal_needm"
    ELSE IF Fault("sigtrampgoKeepsG") /\ StackCheckFails(t) THEN "morestack"
    ELSE "wantAsyncPreempt_g"

(***************************************************************************)
(* A signal interrupts a system call that waits. setsig asks for           *)
(* SA_RESTART, which begins it again after the handler, but not every call *)
(* (signal(7)); one that does not begin again has failed with EINTR.       *)
(***************************************************************************)
Interrupts(gp) ==
    \/ gp \in NotRestarted
    \/ gp \in SlowSyscalls /\ Fault("setsigWithoutSARestart")

InterruptedPC(t) ==
    IF thread[t].pc = "syscall" /\ t \in M /\ Interrupts(m[t].curg) THEN "syscall_EINTR" ELSE thread[t].pc

(***************************************************************************)
(* The kernel saves the interrupted context in a frame on the alternate    *)
(* stack, masks every signal (setsig asks for that), clears the pending    *)
(* bit and starts sigtramp. If the signal is ignored by now, that is all   *)
(* that becomes of it. external ends here unless the handler returns       *)
(* before its sigsend: then os/signal never hears of the signal. C's thread*)
(* sanitizer keeps the signal back until the thread runs C code, as        *)
(* findRunnable lets it by cgo_yield (proc.go:2620; the futex's calls of it*)
(* are left out).                                                          *)
(***************************************************************************)
deliver(mp) ==
    /\ thread[mp].pending
    /\ thread[mp].handler = "none"
    /\ ~thread[mp].masked
    /\ thread[mp].pc # "absent"
    /\ ThreadSanitizer => thread[mp].pc = "findRunnable"
    /\ thread' = IF sched.sigurgIgnored
                 THEN [thread EXCEPT ![mp].pending = FALSE, ![mp].external = FALSE]
                 ELSE [thread EXCEPT
                      ![mp].pending = FALSE,
                      ![mp].external = @ /\ ReturnsWithoutG(mp),
                      ![mp].handler = sigtrampgo(mp),
                      ![mp].frame = [pc |-> InterruptedPC(mp),
                                     registers |-> Saved(thread[mp].registers, KernelFrameSaves)],
                      ![mp].registers = Clobbered]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* rt_sigreturn restores registers, PC and mask from the frame, edited or  *)
(* not. preemptGen's growth within this handler is no longer of interest.  *)
(***************************************************************************)
sigreturn(mp) ==
    /\ thread[mp].handler = "sigreturn"
    /\ thread' = [thread EXCEPT
         ![mp].pc = thread[mp].frame.pc,
         ![mp].registers = thread[mp].frame.registers,
         ![mp].frame = Nil,
         ![mp].masked = @ \/ Fault("sigreturnKeepsMask"),
         ![mp].handler = "none"]
    /\ m' = IF mp \in M THEN [m EXCEPT ![mp].preemptGen = 0] ELSE m
    /\ UNCHANGED <<g, p, sched>>

=============================================================================
