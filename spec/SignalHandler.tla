---------------------------- MODULE SignalHandler ----------------------------
(***************************************************************************)
(* runtime/signal_unix.go sigtrampgo, sighandler, doSigPreempt,            *)
(* runtime/preempt.go wantAsyncPreempt and isAsyncSafePoint, and           *)
(* runtime/signal_amd64.go pushCall, as they run on the signal stack; and  *)
(* badsignal, which is sigtrampgo's way out on a thread without a g. What  *)
(* sighandler does after doSigPreempt, sigsend to os/signal, changes       *)
(* nothing that a step here looks at; deliver notes that it will be done.  *)
(***************************************************************************)
EXTENDS Signals, SafePoint

(***************************************************************************)
(* sigFetchG: the thread-local g of the interrupted code. From it          *)
(* wantAsyncPreempt goes to gp.m, and on to gp.m.p.                        *)
(***************************************************************************)
fetchedG(mp) == IF Fault("sighandlerTakesCurg") /\ thread[mp].g = "g0" THEN m[mp].curg ELSE thread[mp].g

HandlerLoadsThroughNil(mp) ==
    \/ thread[mp].handler = "wantAsyncPreempt_g" /\ fetchedG(mp) = Nil
    \/ thread[mp].handler = "wantAsyncPreempt_p" /\ (fetchedG(mp) = Nil \/ g[fetchedG(mp)].m = Nil)

(***************************************************************************)
(* sighandler tests debug.asyncpreemptoff (Go 1.14 left that to the sender,*)
(* golang/go#38531); wantAsyncPreempt: gp.preempt.                         *)
(* The status belongs to this thread and is tested in the same step; g0's  *)
(* is never Running, whatever its flags say. A delayed signal, one that C's*)
(* thread sanitizer has kept back, is not looked at.                       *)
(***************************************************************************)
wantAsyncPreempt_g(mp) ==
    /\ thread[mp].handler = "wantAsyncPreempt_g"
    /\ ~HandlerLoadsThroughNil(mp)
    /\ LET gp == fetchedG(mp)
       IN thread' = [thread EXCEPT ![mp].handler =
            IF asyncpreemptoff /\ ~Fault("sighandlerIgnoresOff")
            THEN IF Corrected("sighandlerAcknowledgesOff") THEN "doSigPreempt_preemptGen" ELSE "sigreturn"
            ELSE IF ThreadSanitizer /\ ~Corrected("delayedSignalAcknowledges") THEN "sigreturn"
            ELSE IF gp = "g0" THEN "doSigPreempt_preemptGen"
            ELSE IF ~g[gp].preempt THEN "wantAsyncPreempt_p"
            ELSE IF g[gp].status = "Running" THEN "isAsyncSafePoint"
            ELSE "doSigPreempt_preemptGen"]
    /\ m' = IF Fault("sighandlerAcknowledgesFirst") THEN [m EXCEPT ![mp].signalPending = 0] ELSE m
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* wantAsyncPreempt: gp.m.p != 0 && gp.m.p.ptr().preempt.                  *)
(***************************************************************************)
wantAsyncPreempt_p(mp) ==
    /\ thread[mp].handler = "wantAsyncPreempt_p"
    /\ ~HandlerLoadsThroughNil(mp)
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
                  EXCEPT ![mp].handler =
                      IF CountsSignals THEN "doSigPreempt_pendingPreemptSignals" ELSE "sigreturn"]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* macOS: Xadd(&pendingPreemptSignals, -1), in doSigPreempt or in          *)
(* sigtrampgo on a thread without a g; a signal from outside counts, too.  *)
(* One of those is enough, so the count stays at -1.                       *)
(***************************************************************************)
doSigPreempt_pendingPreemptSignals(mp) ==
    /\ thread[mp].handler = "doSigPreempt_pendingPreemptSignals"
    /\ sched' = [sched EXCEPT !.pendingPreemptSignals = IF @ > -1 THEN @ - 1 ELSE @]
    /\ thread' = [thread EXCEPT ![mp].handler = "sigreturn"]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* badsignal: needm, as a whole. Only the extra M's absence from the list, *)
(* its thread and its goroutine's status can be seen. lockextra waits      *)
(* until the list has an M. Then sigsend: whether the program wants SIGURG *)
(* (os/signal.Notify) is open, and if it does not, raisebadsignal follows. *)
(*                                                                         *)
(* Left out: needm's minit unblocks SIGURG unless asyncpreemptoff is set,  *)
(* and raisebadsignal does in any case, so that one more handler may run   *)
(* here, with the extra M's g0. It finds no goroutine to preempt.          *)
(***************************************************************************)
badsignal_needm(t, wanted) ==
    /\ thread[t].handler = "badsignal_needm"
    /\ sched.extramLock = Nil
    /\ sched.extram # <<>>
    /\ LET mp == Head(sched.extram)
       IN /\ ~g[extrag[mp]].scan
          /\ g' = [g EXCEPT ![extrag[mp]].status = "Syscall"]
          /\ m' = [m EXCEPT ![mp].procid = t]
          /\ thread' = [thread EXCEPT
               ![t].handler = IF wanted \/ Corrected("sigtrampgoSendsToNotify")
                              THEN "badsignal_dropm"
                              ELSE "raisebadsignal_default",
               ![t].mp = mp]
    /\ sched' = [sched EXCEPT !.extram = Tail(@)]
    /\ UNCHANGED p

(***************************************************************************)
(* raisebadsignal: setsig to the action that was there before Go's, here   *)
(* _SIG_DFL, and what is pending anywhere is no more, as that action is to *)
(* ignore it. raise(sig) then does nothing. (In a c-archive or c-shared    *)
(* library it stays like that if the signal is not of kill's kind,         *)
(* SI_USER; here it never does.)                                           *)
(***************************************************************************)
raisebadsignal_default(t) ==
    /\ thread[t].handler = "raisebadsignal_default"
    /\ sched' = [sched EXCEPT !.sigurgIgnored = TRUE]
    /\ thread' = [u \in Thread |-> [thread[u] EXCEPT
         !.pending = FALSE,
         !.external = FALSE,
         !.handler = IF u = t THEN "raisebadsignal_restore" ELSE @]]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* raisebadsignal: setsig(sig, sighandler).                                *)
(***************************************************************************)
raisebadsignal_restore(t) ==
    /\ thread[t].handler = "raisebadsignal_restore"
    /\ sched' = [sched EXCEPT !.sigurgIgnored = FALSE]
    /\ thread' = [thread EXCEPT ![t].handler = "badsignal_dropm"]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* badsignal: dropm, as a whole.                                           *)
(***************************************************************************)
badsignal_dropm(t) ==
    /\ thread[t].handler = "badsignal_dropm"
    /\ sched.extramLock = Nil
    /\ LET mp == thread[t].mp
       IN /\ ~g[extrag[mp]].scan
          /\ g' = [g EXCEPT ![extrag[mp]].status = "Dead", ![extrag[mp]].preemptStop = FALSE]
          /\ sched' = [sched EXCEPT !.extram = <<mp>> \o @]
    /\ thread' = [thread EXCEPT ![t].handler = "sigreturn", ![t].mp = Nil]
    /\ UNCHANGED <<m, p>>

HandlerStep(mp) ==
    \/ wantAsyncPreempt_g(mp)
    \/ wantAsyncPreempt_p(mp)
    \/ isAsyncSafePoint(mp)
    \/ pushCall(mp)
    \/ doSigPreempt_preemptGen(mp)
    \/ doSigPreempt_signalPending(mp)
    \/ doSigPreempt_pendingPreemptSignals(mp)
    \/ sigreturn(mp)
    \/ \E wanted \in BOOLEAN : badsignal_needm(mp, wanted)
    \/ raisebadsignal_default(mp)
    \/ raisebadsignal_restore(mp)
    \/ badsignal_dropm(mp)

(***************************************************************************)
(* What holds of signals and their handler.                                *)
(*                                                                         *)
(* The handler of a Go thread runs on an alternate signal stack; only on a *)
(* thread without a g, where sigtrampgo does next to nothing, it may run   *)
(* on the interrupted stack. No goroutine's stack is a place for a signal  *)
(* frame, and adjustSignalStack (signal_unix.go:544) throws if the handler *)
(* is on one. (It lets g0's pass, for C's thread sanitizer.)               *)
(***************************************************************************)
HandlerOnSignalStack ==
    \A t \in M \cup CThread :
        thread[t].handler # "none" /\ thread[t].g # Nil => thread[t].altstack # "none"

HandlerOnSignalStackMatters == \E t \in M : thread[t].handler # "none"

(***************************************************************************)
(* The g that the handler finds is the one whose code it interrupted: the  *)
(* current goroutine of its own M while the thread is on that one's stack, *)
(* g0 or none elsewhere. wantAsyncPreempt and isAsyncSafePoint go from this*)
(* g to gp.m and on to gp.m.p (preempt.go:344, 363), and doSigPreempt      *)
(* acknowledges for gp.m (signal_unix.go:352).                             *)
(***************************************************************************)
HandlerKnowsG ==
    \A t \in M \cup CThread :
        /\ thread[t].handler # "none" /\ thread[t].g \in G =>
              m[t].curg = thread[t].g /\ g[thread[t].g].m = t
        /\ thread[t].handler # "none" /\ ProgramPC(t) \in UserPC \cup RuntimeOnGStackPC \cup LocksMPC =>
              thread[t].g = m[t].curg

HandlerKnowsGMatters == \E t \in M : thread[t].handler # "none" /\ thread[t].g \in G

(***************************************************************************)
(* wantAsyncPreempt loads gp.m.p (preempt.go:344), of a g that has an M:   *)
(* g0, or the goroutine that it has interrupted. m.curg may be nil, or on  *)
(* its way to or from the M: who takes that one (as the suspender's thread *)
(* has to on Windows, golang/go#44679) loads through nil.                  *)
(***************************************************************************)
HandlerLoadsNothingThroughNil == \A mp \in M : ~HandlerLoadsThroughNil(mp)

HandlerLoadsNothingThroughNilMatters ==
    \E mp \in M : thread[mp].handler \in {"wantAsyncPreempt_g", "wantAsyncPreempt_p"}

(***************************************************************************)
(* No stack check fails in the handler: its g is gsignal, whose stack it is*)
(* on and whose guard is never poisoned (signal_unix.go:465, setg). That   *)
(* morestack would be fatal (asm_amd64.s:544, badmorestackgsignal) or would*)
(* preempt the handler; golang/go#35235.                                   *)
(***************************************************************************)
HandlerDoesNotSplit == \A t \in Thread : thread[t].handler # "morestack"

HandlerDoesNotSplitMatters == \E t \in M : thread[t].handler # "none" /\ StackCheckFails(t)

(***************************************************************************)
(* The handler takes no lock that the code it interrupts may hold: needm   *)
(* blocks signals before it locks the list of extra Ms (proc.go:1816),     *)
(* because badsignal calls needm.                                          *)
(***************************************************************************)
HandlerTakesNoHeldLock ==
    \A t \in Thread : thread[t].handler \in {"badsignal_needm", "badsignal_dropm"} => sched.extramLock # t

HandlerTakesNoHeldLockMatters == \E t \in Thread : thread[t].handler = "badsignal_needm"

(***************************************************************************)
(* A SIGURG from outside reaches os/signal: it stays pending until a       *)
(* handler takes it that will call sigsend. (sighandler lets every SIGURG  *)
(* through because it may have been coalesced, signal_unix.go:651;         *)
(* golang/go#37942.)                                                       *)
(***************************************************************************)
ExternalReachesNotify == \A t \in Thread : thread[t].external => thread[t].pending

ExternalReachesNotifyMatters == \E t \in Thread : thread[t].external /\ thread[t].g = Nil

=============================================================================
