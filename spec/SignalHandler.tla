---------------------------- MODULE SignalHandler ----------------------------
(***************************************************************************)
(* runtime/signal_unix.go sigtrampgo, sighandler, doSigPreempt,            *)
(* runtime/preempt.go wantAsyncPreempt and isAsyncSafePoint, and           *)
(* runtime/signal_amd64.go pushCall, as they run on the signal stack. What *)
(* sighandler does after doSigPreempt (sigsend to os/signal) is left out.  *)
(***************************************************************************)
EXTENDS Signals, SafePoint

(***************************************************************************)
(* sigFetchG: the thread-local g of the interrupted code.                  *)
(***************************************************************************)
fetchedG(mp) == thread[mp].g

(***************************************************************************)
(* sighandler tests debug.asyncpreemptoff (Go 1.14 left that to the sender,*)
(* golang/go#38531); wantAsyncPreempt: gp.preempt.                         *)
(* The status belongs to this thread and is tested in the same step; g0's  *)
(* is never Running, whatever its flags say.                               *)
(***************************************************************************)
wantAsyncPreempt_g(mp) ==
    /\ thread[mp].handler = "wantAsyncPreempt_g"
    /\ LET gp == fetchedG(mp)
       IN thread' = [thread EXCEPT ![mp].handler =
            IF AsyncPreemptOff /\ ~Fault("sighandlerIgnoresOff") THEN "sigreturn"
            ELSE IF gp = "g0" THEN "doSigPreempt_preemptGen"
            ELSE IF ~g[gp].preempt THEN "wantAsyncPreempt_p"
            ELSE IF g[gp].status = "Running" THEN "isAsyncSafePoint"
            ELSE "doSigPreempt_preemptGen"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* wantAsyncPreempt: gp.m.p != 0 && gp.m.p.ptr().preempt.                  *)
(***************************************************************************)
wantAsyncPreempt_p(mp) ==
    /\ thread[mp].handler = "wantAsyncPreempt_p"
    /\ LET gp == fetchedG(mp)
           pp == m[g[gp].m].p
       IN thread' = [thread EXCEPT ![mp].handler =
            IF pp # Nil /\ p[pp].preempt /\ g[gp].status = "Running"
            THEN "isAsyncSafePoint"
            ELSE "doSigPreempt_preemptGen"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* isAsyncSafePoint: SafePoint.tla has its tests, all on what is this      *)
(* thread's own.                                                           *)
(***************************************************************************)
isAsyncSafePoint(mp) ==
    /\ thread[mp].handler = "isAsyncSafePoint"
    /\ thread' = [thread EXCEPT ![mp].handler =
         IF SafeToPreempt(fetchedG(mp), thread[mp].frame.pc) THEN "pushCall" ELSE "doSigPreempt_preemptGen"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* pushCall: the PC that isAsyncSafePoint returned (the interrupted one or *)
(* a restartable sequence's start; Go 1.14 knew the former only) goes below*)
(* the interrupted stack pointer, and the frame says that the thread is at *)
(* asyncPreempt's first instruction. Stack and frame are this thread's own.*)
(* What a restartable sequence left half way in its registers is as right  *)
(* for its start as what it found in them.                                 *)
(***************************************************************************)
pushCall(mp) ==
    /\ thread[mp].handler = "pushCall"
    /\ LET gp == fetchedG(mp)
           pc == thread[mp].frame.pc
           newpc == IF Fault("pushCallIgnoresRestart") THEN pc ELSE ResumePC(pc)
           Pushed(registers) ==
               IF Fault("pushCallKeepsSP") THEN registers ELSE MoveSP(registers, "user", "asyncPreempt")
       IN /\ g' = [g EXCEPT ![gp].stack.resumePC = newpc]
          /\ thread' = [thread EXCEPT
               ![mp].frame.pc = "asyncPreempt",
               ![mp].frame.registers = Pushed(IF newpc = pc THEN @ ELSE Computed(@, gp, pc, newpc)),
               ![mp].handler = "doSigPreempt_preemptGen"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* doSigPreempt: atomic.Xadd(&gp.m.preemptGen, 1), the first acknowledging *)
(* store; Go 1.14's only one. What a suspendG has noted of it is out of    *)
(* date. (The correction makes it the second one.)                         *)
(***************************************************************************)
NotesOutOfDate(mp) ==
    [t \in Thread |-> [thread[t] EXCEPT !.suspend.asyncGen = @ /\ thread[t].suspend.asyncM # mp]]

doSigPreempt_preemptGen(mp) ==
    /\ thread[mp].handler = "doSigPreempt_preemptGen"
    /\ m' = IF Corrected("signalPendingClearedFirst")
             THEN [m EXCEPT ![mp].signalPending = 0]
             ELSE [m EXCEPT ![mp].preemptGen = @ + 1]
    /\ thread' = [IF Corrected("signalPendingClearedFirst") THEN thread ELSE NotesOutOfDate(mp)
                  EXCEPT ![mp].handler = IF Go114 THEN "sigreturn" ELSE "doSigPreempt_signalPending"]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* doSigPreempt: atomic.Store(&gp.m.signalPending, 0), the second. From    *)
(* here on a requester sends the next signal; it stays pending until       *)
(* sigreturn.                                                              *)
(***************************************************************************)
doSigPreempt_signalPending(mp) ==
    /\ thread[mp].handler = "doSigPreempt_signalPending"
    /\ m' = IF Corrected("signalPendingClearedFirst")
             THEN [m EXCEPT ![mp].preemptGen = @ + 1]
             ELSE [m EXCEPT ![mp].signalPending = IF Fault("signalPendingNeverCleared") THEN @ ELSE 0]
    /\ thread' = [IF Corrected("signalPendingClearedFirst") THEN NotesOutOfDate(mp) ELSE thread
                  EXCEPT ![mp].handler = "sigreturn"]
    /\ UNCHANGED <<g, p, sched>>

HandlerStep(mp) ==
    \/ wantAsyncPreempt_g(mp)
    \/ wantAsyncPreempt_p(mp)
    \/ isAsyncSafePoint(mp)
    \/ pushCall(mp)
    \/ doSigPreempt_preemptGen(mp)
    \/ doSigPreempt_signalPending(mp)
    \/ sigreturn(mp)

=============================================================================
