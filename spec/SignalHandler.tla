---------------------------- MODULE SignalHandler ----------------------------
(***************************************************************************)
(* runtime/signal_unix.go sigtrampgo, sighandler, doSigPreempt,            *)
(* runtime/preempt.go wantAsyncPreempt and isAsyncSafePoint, and           *)
(* runtime/signal_amd64.go pushCall, as they run on the signal stack.      *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* sigFetchG: the g of the interrupted code, Nil for g0.                   *)
(***************************************************************************)
fetchedG(mp) == IF thread[mp].frame.pc \in LoopPC \cup RuntimeOnGStackPC THEN m[mp].curg ELSE Nil

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
            ELSE IF gp = Nil THEN "doSigPreempt_preemptGen"
            ELSE IF ~g[gp].preempt THEN "wantAsyncPreempt_p"
            ELSE IF g[gp].status = "Running" THEN "isAsyncSafePoint"
            ELSE "doSigPreempt_preemptGen"]
    /\ UNCHANGED <<g, m, p, sched, sysmon>>

(***************************************************************************)
(* wantAsyncPreempt: gp.m.p != 0 && gp.m.p.ptr().preempt.                  *)
(***************************************************************************)
wantAsyncPreempt_p(mp) ==
    /\ thread[mp].handler = "wantAsyncPreempt_p"
    /\ LET gp == fetchedG(mp)
           pp == m[mp].p
       IN thread' = [thread EXCEPT ![mp].handler =
            IF pp # Nil /\ p[pp].preempt /\ g[gp].status = "Running"
            THEN "isAsyncSafePoint"
            ELSE "doSigPreempt_preemptGen"]
    /\ UNCHANGED <<g, m, p, sched, sysmon>>

(***************************************************************************)
(* isAsyncSafePoint: m.curg is gp, the M has a P, canPreemptM (of which    *)
(* only the P's status can fail here), and the PC is one that the compiler *)
(* did not mark unsafe and that lies outside the runtime.                  *)
(***************************************************************************)
isAsyncSafePoint(mp) ==
    /\ thread[mp].handler = "isAsyncSafePoint"
    /\ LET pp == m[mp].p
           pc == thread[mp].frame.pc
           safe == /\ m[mp].curg = fetchedG(mp)
                   /\ pp # Nil
                   /\ p[pp].status = "Running"
                   /\ \/ pc \in LoopPC \ UnsafePoint
                      \/ Fault("isAsyncSafePointIgnoresPC")
       IN thread' = [thread EXCEPT ![mp].handler = IF safe THEN "pushCall" ELSE "doSigPreempt_preemptGen"]
    /\ UNCHANGED <<g, m, p, sched, sysmon>>

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
         ![mp].handler = "doSigPreempt_preemptGen"]
    /\ UNCHANGED <<m, p, sched, sysmon>>

(***************************************************************************)
(* doSigPreempt: gp.m.preemptGen.Add(1), the first acknowledging store.    *)
(***************************************************************************)
doSigPreempt_preemptGen(mp) ==
    /\ thread[mp].handler = "doSigPreempt_preemptGen"
    /\ m' = [m EXCEPT ![mp].preemptGen = @ + 1]
    /\ thread' = [thread EXCEPT ![mp].handler = "doSigPreempt_signalPending"]
    /\ UNCHANGED <<g, p, sched, sysmon>>

(***************************************************************************)
(* doSigPreempt: gp.m.signalPending.Store(0), the second. From here on a   *)
(* requester sends the next signal; it stays pending until sigreturn.      *)
(***************************************************************************)
doSigPreempt_signalPending(mp) ==
    /\ thread[mp].handler = "doSigPreempt_signalPending"
    /\ m' = [m EXCEPT ![mp].signalPending = IF Fault("signalPendingNeverCleared") THEN @ ELSE 0]
    /\ thread' = [thread EXCEPT ![mp].handler = "sigreturn"]
    /\ UNCHANGED <<g, p, sched, sysmon>>

=============================================================================
