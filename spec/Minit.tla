--------------------------------- MODULE Minit --------------------------------
(***************************************************************************)
(* How a thread becomes one that can take signals: runtime/os_linux.go     *)
(* newosproc and minit, runtime/signal_unix.go minitSignals.               *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* The record of the thread that newosproc's clone makes. It inherits a    *)
(* mask that blocks every signal; on its own stack it is in mstart1, about *)
(* to call minit and then to continue as told. Go itself signals an M only *)
(* after the M has taken a P, which comes later, so if nobody else sends   *)
(* signals, minit is over at once. (clone's child sets m.procid itself.)   *)
(***************************************************************************)
Cloned(next) ==
    [AbsentThread EXCEPT
        !.pc = IF ExternalSignals THEN "minitSignalStack" ELSE Head(next),
        !.ret = IF ExternalSignals THEN next ELSE Tail(next),
        !.masked = ExternalSignals /\ ~Fault("newosprocLeavesSignals"),
        !.altstack = IF ExternalSignals THEN "none" ELSE "gsignal",
        !.g = "g0"]

(***************************************************************************)
(* minitSignalStack: sigaltstack, unless C code has set up such a stack    *)
(* already; then m.gsignal uses that one.                                  *)
(***************************************************************************)
minitSignalStack(mp) ==
    /\ At(mp, "minitSignalStack")
    /\ thread' = [thread EXCEPT
         ![mp].pc = "minitSignalMask",
         ![mp].altstack = IF @ = "none" THEN "gsignal" ELSE @]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* minitSignalMask: sigprocmask with m.sigmask less what must not be       *)
(* blocked (blockableSig): SIGURG, unless asyncpreemptoff is set.          *)
(* m.sigmask of a Go thread is the mask that the process started with;     *)
(* here that one blocks nothing.                                           *)
(***************************************************************************)
minitSignalMask(mp) ==
    /\ At(mp, "minitSignalMask")
    /\ thread' = [thread EXCEPT
         ![mp].pc = "minit_procid",
         ![mp].masked = asyncpreemptoff /\ thread[mp].sigmask]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* minit: getg().m.procid = gettid(). Signals are open by now, so until    *)
(* here one meant for this M still goes to the thread that had it before.  *)
(***************************************************************************)
minit_procid(mp) ==
    /\ At(mp, "minit_procid")
    /\ m' = [m EXCEPT
         ![mp].procid = thread[mp].tid,
         ![mp].signalPending = IF mp \in CM /\ Corrected("needmClearsSignalPending") THEN 0 ELSE @]
    /\ thread' = [thread EXCEPT ![mp] = Returned(mp)]
    /\ UNCHANGED <<g, p, sched>>

MinitStep(mp) ==
    \/ minitSignalStack(mp)
    \/ minitSignalMask(mp)
    \/ minit_procid(mp)

(***************************************************************************)
(* A thread of Go blocks SIGURG only while it is becoming one or ceases to *)
(* be one; or a request that is on its way to it would wait for ever. With *)
(* asyncpreemptoff a C thread's mask stays as it was. (os_linux.go:178,    *)
(* newosproc; signal_unix.go:1230, minitSignalMask; proc.go:1991, dropm.)  *)
(***************************************************************************)
BlocksSignalsPC ==
    {"minitSignalStack", "minitSignalMask", "dropm_lockextra", "dropm_unlockextra"}

SignalsOpen ==
    \A mp \in M : thread[mp].masked =>
        \/ ProgramPC(mp) \in BlocksSignalsPC
        \/ Within(mp, MexitPC)
        \/ AsyncPreemptOff /\ thread[mp].sigmask

SignalsOpenMatters == \E mp \in M : thread[mp].masked \/ thread[mp].handler = "sigreturn"

=============================================================================
