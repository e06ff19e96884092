----------------------------- MODULE SuspendThread ---------------------------
(***************************************************************************)
(* runtime/os_windows.go preemptM. Windows has no signals: the requester t *)
(* suspends the thread, looks at its registers, edits them, and lets it go *)
(* on. What a handler does on its own thread is done from another here,    *)
(* and the suspended thread may be anywhere, with any lock in its hands.   *)
(*                                                                         *)
(* "suspended" stands where the place of a handler stands, and frame is the*)
(* context that GetThreadContext returns and SetThreadContext writes.      *)
(* m.preemptExtLock is held by whoever is in this function for that M.     *)
(* Left out: its other users, osPreemptExtEnter and the profiler; that     *)
(* SuspendThread only asks, for GetThreadContext waits, under suspendLock. *)
(***************************************************************************)
EXTENDS Preemptone, SignalHandler

Acknowledged(t, mp) ==
    LET noted == NotesOutOfDate(mp)
    IN [noted EXCEPT ![t] = [@ EXCEPT !.pc = Head(thread[t].ret), !.ret = Tail(@), !.request = NoRequest]]

(***************************************************************************)
(* mp.thread # 0: from minit to unminit.                                   *)
(***************************************************************************)
HasHandle(mp) ==
    ~Within(mp, MinitPC \cup GonePC \cup {
        "absent", "allocated", "dropm_unlockextra", "mexit_nmfreed", "mexit_signalPending"})

(***************************************************************************)
(* CAS(&mp.preemptExtLock, 0, 1); under threadLock, mp.thread # 0 and      *)
(* DuplicateHandle. If it can't, it acknowledges the request all the same. *)
(***************************************************************************)
preemptM_preemptExtLock(t) ==
    /\ Windows
    /\ At(t, "preemptM_CAS")
    /\ LET mp == thread[t].request.m
           held == \E u \in Thread : ProgramPC(u) \in SuspendThreadPC /\ thread[u].request.m = mp
       IN thread' = IF held \/ ~HasHandle(mp) THEN Acknowledged(t, mp)
                    ELSE [thread EXCEPT ![t].pc = "preemptM_SuspendThread"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* SuspendThread and GetThreadContext. The handle names the thread, which  *)
(* may have left Go since. If it has exited the call fails, which Go's     *)
(* comment calls impossible (os_windows.go:1367) and copes with.           *)
(***************************************************************************)
Suspended(t) == ThreadOfM(thread[t].request.m)

preemptM_SuspendThread(t) ==
    /\ At(t, "preemptM_SuspendThread")
    /\ thread[Suspended(t)].handler = "none"
    /\ LET x == Suspended(t)
       IN thread' = IF thread[x].pc = "exited" THEN Acknowledged(t, x)
                    ELSE [thread EXCEPT
                            ![t].pc = "preemptM_wantAsyncPreempt",
                            ![x].handler = "suspended",
                            ![x].frame = [pc |-> thread[x].pc, registers |-> thread[x].registers],
                            ![x].registers = Clobbered]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* gFromSP(mp, c.sp()): the g of mp on whose stack the thread is, if it is *)
(* on one; "nobody" fails the test for nil. What the thread itself takes   *)
(* for its g may be nil, or another M's.                                   *)
(***************************************************************************)
gFromSP(t) ==
    IF Fault("preemptMTrustsThread") THEN thread[Suspended(t)].g
    ELSE IF Suspended(t) = thread[t].request.m THEN thread[Suspended(t)].g
    ELSE "nobody"

WantsAsyncPreempt(gp) ==
    /\ g[gp].preempt \/ (m[g[gp].m].p # Nil /\ p[m[g[gp].m].p].preempt)
    /\ g[gp].status = "Running"

preemptM_done == IF Fault("preemptMLocksWhileSuspended") THEN "preemptM_lock" ELSE "preemptM_ResumeThread"

(***************************************************************************)
(* gp # nil && wantAsyncPreempt(gp), isAsyncSafePoint(gp, pc, ...). All    *)
(* that they read but the two requests is the suspended thread's own.      *)
(***************************************************************************)
preemptM_wantAsyncPreempt(t) ==
    /\ At(t, "preemptM_wantAsyncPreempt")
    /\ LET gp == gFromSP(t)
           injects ==
               /\ gp \in G
               /\ WantsAsyncPreempt(gp)
               /\ SafeToPreempt(gp, thread[Suspended(t)].frame.pc)
       IN thread' = IF ~injects /\ Fault("preemptMForgetsResume") THEN Acknowledged(t, thread[t].request.m)
                    ELSE [thread EXCEPT ![t].pc = IF injects THEN "preemptM_SetThreadContext" ELSE preemptM_done]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* The PC goes below the thread's stack pointer, SetThreadContext: as      *)
(* pushCall does.                                                          *)
(***************************************************************************)
preemptM_SetThreadContext(t) ==
    /\ At(t, "preemptM_SetThreadContext")
    /\ LET x == Suspended(t)
           gp == gFromSP(t)
           pc == thread[x].frame.pc
           newpc == ResumePC(pc)
       IN /\ g' = [g EXCEPT ![gp].stack.resumePC = newpc]
          /\ thread' = [thread EXCEPT
               ![t].pc = preemptM_done,
               ![x].frame.pc = "asyncPreempt",
               ![x].frame.registers =
                   MoveSP(IF newpc = pc THEN @ ELSE Computed(@, gp, pc, newpc), "user", "asyncPreempt")]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* Not in Go: lock and unlock, of sched.lock for one.                      *)
(***************************************************************************)
preemptM_lock(t) ==
    /\ At(t, "preemptM_lock")
    /\ sched.lock \in {Nil, t}
    /\ thread' = [thread EXCEPT ![t].pc = "preemptM_ResumeThread"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* preemptExtLock = 0; Xadd(&mp.preemptGen, 1); ResumeThread.              *)
(***************************************************************************)
preemptM_ResumeThread(t) ==
    /\ At(t, "preemptM_ResumeThread")
    /\ LET x == Suspended(t)
       IN thread' = [Acknowledged(t, thread[t].request.m) EXCEPT
            ![x].pc = thread[x].frame.pc,
            ![x].registers = thread[x].frame.registers,
            ![x].frame = Nil,
            ![x].handler = "none"]
    /\ UNCHANGED <<g, m, p, sched>>

SuspendThreadStep(t) ==
    \/ preemptM_preemptExtLock(t)
    \/ preemptM_SuspendThread(t)
    \/ preemptM_wantAsyncPreempt(t)
    \/ preemptM_SetThreadContext(t)
    \/ preemptM_lock(t)
    \/ preemptM_ResumeThread(t)

(***************************************************************************)
(* Every suspended thread has one suspender, who is about to resume it.    *)
(***************************************************************************)
HasSuspended(t) == ProgramPC(t) \in SuspendThreadPC \ {"preemptM_SuspendThread"}

SuspendedIsResumed ==
    \A x \in Thread :
        thread[x].handler = "suspended" <=> Cardinality({t \in Thread : HasSuspended(t) /\ Suspended(t) = x}) = 1

SuspendedIsResumedMatters == \E x \in Thread : thread[x].handler = "suspended"

(***************************************************************************)
(* While it holds a thread, preemptM waits for no lock that a suspended    *)
(* thread may have ("mp could have been doing anything when we stopped it",*)
(* os_windows.go:1375).                                                    *)
(***************************************************************************)
SuspenderNeedsNoLock ==
    \A t \in Thread :
        ProgramPC(t) = "preemptM_lock" /\ sched.lock # Nil => thread[sched.lock].handler # "suspended"

SuspenderNeedsNoLockMatters == \E x \in Thread : thread[x].handler = "suspended" /\ sched.lock = x

(***************************************************************************)
(* The g at which preemptM looks is mp's: wantAsyncPreempt goes from it to *)
(* gp.m and on to gp.m.p.                                                  *)
(***************************************************************************)
SuspenderKnowsG ==
    \A t \in Thread : ProgramPC(t) = "preemptM_wantAsyncPreempt" =>
        /\ gFromSP(t) # Nil
        /\ gFromSP(t) \in G => g[gFromSP(t)].m = thread[t].request.m

SuspenderKnowsGMatters == \E t \in Thread : ProgramPC(t) = "preemptM_wantAsyncPreempt"

=============================================================================
