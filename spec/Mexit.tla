-------------------------------- MODULE Mexit ---------------------------------
(***************************************************************************)
(* runtime/proc.go mexit: the goroutine of a locked thread has returned    *)
(* without UnlockOSThread, and the thread, whatever it has become, goes.   *)
(* goexit0 has gone back to mstart for that.                               *)
(*                                                                         *)
(* Left out: sched.freem, which keeps the M's memory while the thread is   *)
(* still on its stack.                                                     *)
(***************************************************************************)
EXTENDS Processors

(***************************************************************************)
(* if signalPending != 0 { Xadd(&pendingPreemptSignals, -1) }. (The other  *)
(* correction makes a swap of the load: who comes later finds a 1.)        *)
(***************************************************************************)
CountsOwnSignal(mp) ==
    /\ sched' = [sched EXCEPT !.pendingPreemptSignals =
         IF CountsSignals /\ m[mp].signalPending = 1 /\ ~Fault("mexitKeepsPendingSignals") THEN @ - 1 ELSE @]
    /\ m' = [m EXCEPT ![mp].signalPending = IF Corrected("mexitRefusesSignals") THEN 1 ELSE @]

(***************************************************************************)
(* mexit: sigblock(true). The main thread cannot exit, it gives up its P   *)
(* and stops for ever.                                                     *)
(***************************************************************************)
mexit_sigblock(mp) ==
    /\ At(mp, "mexit")
    /\ IF mp \in MainThread
       THEN thread' = [thread EXCEPT ![mp].pc = "releasep_m_p", ![mp].ret = <<"handoffp", "mexit_nmfreed">>]
       ELSE thread' = [thread EXCEPT
                ![mp].pc = "mexit_unminit",
                ![mp].masked = ~Fault("mexitLeavesSignals")]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* mexit: unminit, that is sigaltstack, and m.gsignal's stack is freed. The*)
(* M leaves allm under sched.lock, which nobody here looks at. Then        *)
(* handoffp(releasep()).                                                   *)
(*                                                                         *)
(* mexitCountsFirst: what exitThread begins with is done here.             *)
(***************************************************************************)
mexit_unminit(mp) ==
    /\ At(mp, "mexit_unminit")
    /\ SchedUnlocked \/ Corrected("mexitCountsFirst")
    /\ thread' = [thread EXCEPT
         ![mp].altstack = "none",
         ![mp].pc = "releasep_m_p",
         ![mp].ret = (IF Fault("mexitForgetsHandoffp") THEN <<>> ELSE <<"handoffp">>) \o <<"mexit_nmfreed">>]
    /\ IF Corrected("mexitCountsFirst") THEN CountsOwnSignal(mp) ELSE UNCHANGED <<m, sched>>
    /\ UNCHANGED <<g, p>>

(***************************************************************************)
(* mexit, under sched.lock: sched.nmfreed++; checkdead.                    *)
(***************************************************************************)
mexit_nmfreed(mp) ==
    /\ At(mp, "mexit_nmfreed")
    /\ SchedUnlocked
    /\ thread' = [thread EXCEPT ![mp].pp = Nil, ![mp].pc =
         IF mp \in MainThread THEN "wedged"
         ELSE "mexit_signalPending"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* mexit: exitThread; the kernel forgets what is pending. On macOS, just   *)
(* before: a signal that was sent to this M and will never be received     *)
(* leaves the count. Who has read p.m or g.m long ago may yet send another.*)
(***************************************************************************)
exitThread(mp) ==
    /\ At(mp, "mexit_signalPending")
    /\ IF Corrected("mexitCountsFirst") THEN UNCHANGED <<m, sched>> ELSE CountsOwnSignal(mp)
    /\ thread' = [thread EXCEPT ![mp] = [AbsentThread EXCEPT !.pc = "exited"]]
    /\ UNCHANGED <<g, p>>

MexitStep(mp) ==
    \/ mexit_sigblock(mp)
    \/ mexit_unminit(mp)
    \/ mexit_nmfreed(mp)
    \/ exitThread(mp)

(***************************************************************************)
(* Who exits leaves nothing behind: no P, no goroutine, nothing in hands.  *)
(* "After this point we must not have write barriers" (proc.go:1537) and   *)
(* freem's reuse of the M rely on it.                                      *)
(***************************************************************************)
LeavesNothing ==
    \A mp \in M : ProgramPC(mp) \in GonePC \cup {"mexit_signalPending"} =>
        /\ m[mp].p = Nil /\ m[mp].nextp = Nil /\ m[mp].curg = Nil /\ lockedg(mp) = Nil
        /\ ~m[mp].spinning /\ m[mp].locks = 0
        /\ thread[mp].pp = Nil /\ thread[mp].gp = Nil /\ thread[mp].mp = Nil

LeavesNothingMatters == \E mp \in M : ProgramPC(mp) = "mexit_signalPending"

=============================================================================
