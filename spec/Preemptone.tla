------------------------------ MODULE Preemptone ------------------------------
(***************************************************************************)
(* runtime/proc.go preemptone and runtime/signal_unix.go preemptM, store   *)
(* by store. No lock guards what they read (stopTheWorld holds sched.lock  *)
(* when it asks first, but m.curg and p.m change without it), so           *)
(* everything that the requester t reads may be stale by its next step.    *)
(***************************************************************************)
EXTENDS Signals

(***************************************************************************)
(* The requester's function ends.                                          *)
(***************************************************************************)
GiveUp(t) == [Returned(t) EXCEPT !.request = NoRequest]

(***************************************************************************)
(* preemptM ends on macOS with execLock.runlock.                           *)
(***************************************************************************)
Runlock == sched' = [sched EXCEPT !.execReaders = IF CountsSignals THEN @ - 1 ELSE @]

(***************************************************************************)
(* preemptone: mp := pp.m.                                                 *)
(***************************************************************************)
preemptone_m(t) ==
    /\ At(t, "preemptone_m")
    /\ LET mp == p[thread[t].request.p].m
       IN thread' = [thread EXCEPT ![t] =
            IF mp \in {Nil, t} THEN GiveUp(t) ELSE [@ EXCEPT !.pc = "preemptone_curg", !.request.m = mp]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* preemptone: gp := mp.curg.                                              *)
(***************************************************************************)
preemptone_curg(t) ==
    /\ At(t, "preemptone_curg")
    /\ LET gp == m[thread[t].request.m].curg
       IN thread' = [thread EXCEPT ![t] =
            IF gp = Nil THEN GiveUp(t) ELSE [@ EXCEPT !.pc = "preemptone_preempt", !.request.g = gp]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* preemptone: gp.preempt = true.                                          *)
(***************************************************************************)
preemptone_preempt(t) ==
    /\ At(t, "preemptone_preempt")
    /\ g' = [g EXCEPT ![thread[t].request.g].preempt = TRUE]
    /\ thread' = [thread EXCEPT ![t].pc = "preemptone_stackguard0"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* preemptone: gp.stackguard0 = stackPreempt. With asyncpreemptoff this is *)
(* the last thing that it does.                                            *)
(***************************************************************************)
preemptone_stackguard0(t) ==
    /\ At(t, "preemptone_stackguard0")
    /\ g' = [g EXCEPT ![thread[t].request.g].stackguard0 = "stackPreempt"]
    /\ thread' = [thread EXCEPT ![t] =
         IF asyncpreemptoff /\ ~Fault("preemptoneIgnoresOff")
         THEN GiveUp(t)
         ELSE [@ EXCEPT !.pc = "preemptone_p_preempt", !.request.g = Nil]]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* preemptone: pp.preempt = true.                                          *)
(***************************************************************************)
preemptone_p_preempt(t) ==
    /\ At(t, "preemptone_p_preempt")
    /\ p' = [p EXCEPT ![thread[t].request.p].preempt = TRUE]
    /\ thread' = [thread EXCEPT ![t].pc = PreemptM, ![t].request.p = Nil]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* preemptM: CAS(mp.signalPending, 0, 1); a signal already on its way is   *)
(* enough. Go 1.14.0 always sent one (golang/go#37741). macOS:             *)
(* Xadd(&pendingPreemptSignals, 1), which only a writer of execLock reads. *)
(***************************************************************************)
preemptM_CAS(t) ==
    /\ ~Windows
    /\ At(t, "preemptM_CAS")
    /\ LET mp == thread[t].request.m
       IN IF Fault("preemptMSendsAlways")
          THEN /\ thread' = [thread EXCEPT ![t].pc = "preemptM_tgkill"]
               /\ UNCHANGED <<m, sched>>
          ELSE IF m[mp].signalPending = 0
          THEN /\ m' = [m EXCEPT ![mp].signalPending = 1]
               /\ sched' = [sched EXCEPT !.pendingPreemptSignals = IF CountsSignals THEN @ + 1 ELSE @]
               /\ thread' = [thread EXCEPT ![t].pc = "preemptM_tgkill"]
          ELSE /\ thread' = [thread EXCEPT ![t] = GiveUp(t)]
               /\ Runlock
               /\ UNCHANGED m
    /\ UNCHANGED <<g, p>>

(***************************************************************************)
(* macOS: execLock.rlock.                                                  *)
(***************************************************************************)
preemptM_rlock(t) ==
    /\ At(t, "preemptM_rlock")
    /\ sched.execWriter = Nil
    /\ sched' = [sched EXCEPT !.execReaders = @ + 1]
    /\ thread' = [thread EXCEPT ![t].pc = "preemptM_CAS"]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* preemptM: signalM, that is tgkill(pid, mp.procid, SIGURG). The kernel   *)
(* keeps one bit for a standard signal, so a second one coalesces. Nothing *)
(* is pending for a signal that would be ignored, unless it is blocked.    *)
(* procid is loaded just before: a thread that has loaded it and not yet   *)
(* sent is like one that has sent, as delivery takes its time anyhow.      *)
(***************************************************************************)
preemptM_tgkill(t) ==
    /\ At(t, "preemptM_tgkill")
    /\ LET target == ThreadOfM(thread[t].request.m)
       IN thread' = [thread EXCEPT
            ![t] = GiveUp(t),
            ![target].pending = IF Ignored(target) \/ ~Exists(target) THEN @ ELSE TRUE]
    /\ Runlock
    /\ m' = IF Fault("preemptMClearsSignalPending") THEN [m EXCEPT ![thread[t].request.m].signalPending = 0] ELSE m
    /\ UNCHANGED <<g, p>>

PreemptoneStep(t) ==
    \/ preemptone_m(t)
    \/ preemptone_curg(t)
    \/ preemptone_preempt(t)
    \/ preemptone_stackguard0(t)
    \/ preemptone_p_preempt(t)
    \/ preemptM_rlock(t)
    \/ preemptM_CAS(t)
    \/ preemptM_tgkill(t)

(***************************************************************************)
(* A request that has set both flag and guard meets the goroutine at its   *)
(* next stack check (runtime/proc.go preemptone: "Every call in a          *)
(* goroutine checks for stack overflow"), or releasem's look at the flag   *)
(* is still to come. Go 1.19 breaks this in four ways. execute and         *)
(* exitsyscall look at the flag, or clear it, and then restore the guard;  *)
(* copystack restores it without a look, as newstack does while locks are  *)
(* held; and procUnpin, unlike releasem, does not look either when it      *)
(* releases the last one. The signal, or sysmon's next round, repairs it.  *)
(***************************************************************************)
InUserCode(gp) ==
    \E mp \in M :
        /\ m[mp].curg = gp
        /\ m[mp].locks = 0
        /\ ProgramPC(mp) \in LoopPC \cup {"prologue"}

RequestReachesGuard ==
    \A gp \in G :
        /\ InUserCode(gp)
        /\ g[gp].preempt
        /\ ~g[gp].scan
        /\ ~\E t \in Thread : ProgramPC(t) = "preemptone_stackguard0" /\ thread[t].request.g = gp
        => g[gp].stackguard0 = "stackPreempt"

RequestReachesGuardMatters == \E gp \in G : InUserCode(gp) /\ g[gp].preempt

(***************************************************************************)
(* gp.preempt is what is left of a request whose guard was restored for the*)
(* time being, so nobody clears it but execute, once the goroutine has     *)
(* stopped and begins anew, and suspendG, which holds the scan bit of one  *)
(* that has. releasem (runtime1.go:486) and exitsyscall (proc.go:3809) rely*)
(* on it; golang/go#34901, golang/go#41015.                                *)
(***************************************************************************)
StopsFirst(gp) ==
    \/ g[gp].scan /\ g[gp].status # "Running"
    \/ \E mp \in M : thread[mp].gp = gp /\ ProgramPC(mp) = "execute_preempt"

RequestIsKept == [][\A gp \in G : g[gp].preempt /\ ~g'[gp].preempt => StopsFirst(gp)]_vars

=============================================================================
