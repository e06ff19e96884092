---------------------------- MODULE SignalHandler ----------------------------
(***************************************************************************)
(* runtime/signal_unix.go sigtrampgo, sighandler, doSigPreempt,            *)
(* runtime/preempt.go wantAsyncPreempt and isAsyncSafePoint, and           *)
(* runtime/signal_amd64.go pushCall, as they run on the signal stack. What *)
(* sighandler does after doSigPreempt (sigsend to os/signal) is left out.  *)
(***************************************************************************)
EXTENDS Signals

(***************************************************************************)
(* sigFetchG: the thread-local g of the interrupted code.                  *)
(***************************************************************************)
fetchedG(mp) == thread[mp].g

(***************************************************************************)
(* sighandler tests debug.asyncpreemptoff; wantAsyncPreempt: gp.preempt.   *)
(* The status belongs to this thread and is tested in the same step; g0's  *)
(* is never Running, whatever its flags say.                               *)
(***************************************************************************)
wantAsyncPreempt_g(mp) ==
    /\ thread[mp].handler = "wantAsyncPreempt_g"
    /\ LET gp == fetchedG(mp)
       IN thread' = [thread EXCEPT ![mp].handler =
            IF AsyncPreemptOff THEN "sigreturn"
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
(* isAsyncSafePoint: m.curg is gp, the M has a P, canPreemptM (here: the   *)
(* P's status), and the PC is one that the compiler did not mark unsafe    *)
(* and that lies outside the runtime. Only the last can fail on the path   *)
(* of this specification. Left out: the test of stack space, which the     *)
(* register level makes, and restartable sequences.                        *)
(***************************************************************************)
isAsyncSafePoint(mp) ==
    /\ thread[mp].handler = "isAsyncSafePoint"
    /\ LET gp == fetchedG(mp)
           pp == m[g[gp].m].p
           pc == thread[mp].frame.pc
           safe == /\ m[g[gp].m].curg = gp
                   /\ pp # Nil
                   /\ p[pp].status = "Running"
                   /\ \/ pc \in LoopPC \ UnsafePoint
                      \/ Fault("isAsyncSafePointIgnoresPC")
       IN thread' = [thread EXCEPT ![mp].handler = IF safe THEN "pushCall" ELSE "doSigPreempt_preemptGen"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* pushCall: the interrupted PC goes below the interrupted stack pointer,  *)
(* and the frame says that the thread is at asyncPreempt's first           *)
(* instruction. Stack and frame are this thread's own.                     *)
(***************************************************************************)
pushCall(mp) ==
    /\ thread[mp].handler = "pushCall"
    /\ g' = [g EXCEPT ![fetchedG(mp)].stack.resumePC = thread[mp].frame.pc]
    /\ thread' = [thread EXCEPT
         ![mp].frame.pc = "asyncPreempt",
         ![mp].frame.registers = IF Fault("pushCallKeepsSP") THEN @ ELSE MoveSP(@, "user", "asyncPreempt"),
         ![mp].handler = "doSigPreempt_preemptGen"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* doSigPreempt: atomic.Xadd(&gp.m.preemptGen, 1), the first acknowledging *)
(* store.                                                                  *)
(***************************************************************************)
doSigPreempt_preemptGen(mp) ==
    /\ thread[mp].handler = "doSigPreempt_preemptGen"
    /\ m' = [m EXCEPT ![mp].preemptGen = @ + 1]
    /\ thread' = [thread EXCEPT ![mp].handler = "doSigPreempt_signalPending"]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* doSigPreempt: atomic.Store(&gp.m.signalPending, 0), the second. From    *)
(* here on a requester sends the next signal; it stays pending until       *)
(* sigreturn.                                                              *)
(***************************************************************************)
doSigPreempt_signalPending(mp) ==
    /\ thread[mp].handler = "doSigPreempt_signalPending"
    /\ m' = [m EXCEPT ![mp].signalPending = IF Fault("signalPendingNeverCleared") THEN @ ELSE 0]
    /\ thread' = [thread EXCEPT ![mp].handler = "sigreturn"]
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
