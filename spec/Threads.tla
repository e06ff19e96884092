------------------------------- MODULE Threads -------------------------------
(***************************************************************************)
(* How threads start and stop: runtime/proc.go wakep, startm, newm, stopm, *)
(* mPark. startm mostly runs on g0, where its acquirem and releasem change *)
(* nothing that anybody sees: nobody preempts g0. On a goroutine's stack   *)
(* (Addtimer.tla) they are steps.                                          *)
(***************************************************************************)
EXTENDS Processors, Newm

(***************************************************************************)
(* Go 1.20's handshake, in wakep, findRunnable and handoffp. injectglist   *)
(* asks for a spinning M, too; no configuration with this correction calls *)
(* it.                                                                     *)
(***************************************************************************)
NeedSpinning == Corrected("needspinning") \/ Corrected("needspinningLast")

(***************************************************************************)
(* wakep: npidle is read without a lock; no idle P, no new thread. Go 1.20 *)
(* does not look.                                                          *)
(***************************************************************************)
wakep_npidle(mp) ==
    /\ At(mp, "wakep")
    /\ thread' = [thread EXCEPT ![mp] =
         IF npidle = 0 /\ ~NeedSpinning THEN Returned(mp) ELSE [@ EXCEPT !.pc = "wakep_CAS"]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* wakep: CAS(nmspinning, 0, 1); one spinning M is enough. The load in     *)
(* front of it decides nothing that the CAS would not decide the same way. *)
(* Then startm, which begins with acquirem.                                *)
(***************************************************************************)
OnGoroutineStack(t) == thread[t].g \in G

StartmAcquires == ~Fault("startmWithoutAcquirem")

StartmAcquiresM(t) == OnGoroutineStack(t) /\ StartmAcquires

wakep_nmspinning(mp) ==
    /\ At(mp, "wakep_CAS")
    /\ IF sched.nmspinning = 0 \/ Fault("wakepStoresNmspinning")
       THEN /\ sched' = [sched EXCEPT !.nmspinning = 1]
            /\ m' = [m EXCEPT ![mp].locks = IF StartmAcquiresM(mp) THEN @ + 1 ELSE @]
            /\ thread' = [thread EXCEPT ![mp] =
                 [(IF StartmAcquiresM(mp) THEN Called(mp, "startm_mget", "startm_releasem")
                   ELSE [@ EXCEPT !.pc = "startm_mget"]) EXCEPT !.spinning = TRUE]]
       ELSE /\ thread' = [thread EXCEPT ![mp] = Returned(mp)]
            /\ UNCHANGED <<m, sched>>
    /\ UNCHANGED <<g, p>>

(***************************************************************************)
(* startm: the P to start: the argument, or else an idle one.              *)
(***************************************************************************)
StartedP(t) == IF thread[t].pp # Nil THEN thread[t].pp ELSE Head(sched.pidle)
PidleWithoutStarted(t) == IF thread[t].pp # Nil THEN sched.pidle ELSE Tail(sched.pidle)

HasP(t) == thread[t].pp # Nil \/ sched.pidle # <<>>

(***************************************************************************)
(* startm: pidleget if it was given no P, and nmp := mget(), under         *)
(* sched.lock. In two critical sections, as Go 1.20's wakep has it, the P  *)
(* would be in this thread's hands between them.                           *)
(***************************************************************************)
TakesPFirst(t) == Fault("startmLocksTwice") /\ thread[t].pp = Nil

startm_mget(t) ==
    /\ At(t, "startm_mget")
    /\ SchedUnlocked
    /\ HasP(t)
    /\ IF TakesPFirst(t)
       THEN /\ sched' = [sched EXCEPT !.pidle = Tail(@)]
            /\ thread' = [thread EXCEPT ![t].pp = Head(sched.pidle)]
       ELSE /\ sched.midle # <<>>
            /\ sched' = [sched EXCEPT !.midle = Tail(@), !.pidle = PidleWithoutStarted(t)]
            /\ thread' = [thread EXCEPT
                 ![t].pc = "startm_nextp",
                 ![t].pp = StartedP(t),
                 ![t].mp = Head(sched.midle)]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* startm: no idle M, so newm makes one that begins with mspinning, if     *)
(* asked for, and acquirep. Its id is reserved before sched.lock is        *)
(* dropped, so checkdead counts it from here on, and that it starts a      *)
(* little later nobody sees. M is finite: once all of it exists, startm    *)
(* waits for an idle one, and the schedules in which Go would make yet     *)
(* another thread are not explored.                                        *)
(***************************************************************************)
ReservesID == ~Fault("startmWithoutReserveID")

NeedsNewM(t) ==
    /\ At(t, "startm_mget")
    /\ SchedUnlocked
    /\ HasP(t)
    /\ ~TakesPFirst(t)
    /\ sched.midle = <<>>

startm_newm(t, nmp) ==
    /\ ~NewmHasSteps
    /\ IF ReservesID THEN NeedsNewM(t) ELSE At(t, "newm")
    /\ nmp \notin CM
    /\ thread[nmp].pc = "absent"
    /\ sched' = [sched EXCEPT !.pidle = PidleWithoutStarted(t)]
    /\ m' = [m EXCEPT ![nmp].nextp = StartedP(t), ![nmp].spinning = thread[t].spinning]
    /\ thread' = [thread EXCEPT
         ![t] = [Returned(t) EXCEPT !.pp = Nil, !.spinning = FALSE],
         ![nmp] = Cloned(<<"acquirep_m_p", "acquirep_nextp", "schedule">>)]
    /\ UNCHANGED <<g, p>>

(***************************************************************************)
(* The same, where newm is more than one step: allocm makes the M.         *)
(***************************************************************************)
startm_allocm(t, nmp) ==
    /\ NewmHasSteps
    /\ NeedsNewM(t)
    /\ nmp \notin CM
    /\ thread[nmp].pc = "absent"
    /\ sched' = [sched EXCEPT !.pidle = PidleWithoutStarted(t)]
    /\ m' = [m EXCEPT ![nmp].nextp = StartedP(t), ![nmp].spinning = thread[t].spinning]
    /\ thread' = [thread EXCEPT
         ![t].pc = "newm_lockedExt", ![t].pp = Nil, ![t].spinning = FALSE, ![t].mp = nmp,
         ![nmp].pc = "allocated"]
    /\ UNCHANGED <<g, p>>

(***************************************************************************)
(* startm before golang/go#40368: sched.lock is dropped, the P in hand, and*)
(* nobody knows of the new M yet.                                          *)
(***************************************************************************)
startm_unlock(t) ==
    /\ ~ReservesID
    /\ NeedsNewM(t)
    /\ sched' = [sched EXCEPT !.pidle = PidleWithoutStarted(t)]
    /\ thread' = [thread EXCEPT ![t].pc = "newm", ![t].pp = StartedP(t)]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* startm: no P was given and none is idle any more. Go 1.20 asks here     *)
(* that the next M without work spin before it lets its P go               *)
(* (pidlegetSpinning), and keeps sched.lock for the next step.             *)
(***************************************************************************)
startm_noP(t) ==
    /\ At(t, "startm_mget")
    /\ SchedUnlocked
    /\ thread[t].pp = Nil
    /\ sched.pidle = <<>>
    /\ sched' = [sched EXCEPT
         !.lock = IF NeedSpinning /\ thread[t].spinning THEN t ELSE @,
         !.needspinning = @ \/ (Corrected("needspinning") /\ thread[t].spinning)]
    /\ thread' = [thread EXCEPT ![t] =
         IF thread[t].spinning THEN [@ EXCEPT !.pc = "startm_nmspinning"] ELSE Returned(t)]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* startm: Xadd(nmspinning, -1) undoes what the caller added.              *)
(***************************************************************************)
startm_nmspinning(t) ==
    /\ At(t, "startm_nmspinning")
    /\ sched' = [sched EXCEPT
         !.lock = IF @ = t THEN Nil ELSE @,
         !.nmspinning = @ - 1,
         !.needspinning = @ \/ Corrected("needspinningLast")]
    /\ thread' = [thread EXCEPT ![t] = [Returned(t) EXCEPT !.spinning = FALSE]]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* startm: nmp.spinning = spinning; nmp.nextp = pp. Nobody looks at either *)
(* before the wakeup, an ordinary function with a stack check.             *)
(***************************************************************************)
startm_nextp(t) ==
    /\ At(t, "startm_nextp")
    /\ m' = [m EXCEPT ![thread[t].mp].nextp = thread[t].pp, ![thread[t].mp].spinning = thread[t].spinning]
    /\ thread' = [thread EXCEPT
         ![t].pc = IF OnGoroutineStack(t) THEN "notewakeup_prologue" ELSE "startm_notewakeup",
         ![t].pp = Nil,
         ![t].spinning = FALSE]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* startm: notewakeup(&nmp.park).                                          *)
(***************************************************************************)
startm_notewakeup(t) ==
    /\ At(t, "startm_notewakeup")
    /\ m' = [m EXCEPT ![thread[t].mp].park = TRUE]
    /\ thread' = [thread EXCEPT ![t] = [Returned(t) EXCEPT !.mp = Nil]]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* stopm: mput(mp), under sched.lock.                                      *)
(***************************************************************************)
stopm_mput(mp) ==
    /\ At(mp, "stopm")
    /\ SchedUnlocked
    /\ sched' = [sched EXCEPT !.midle = <<mp>> \o @]
    /\ thread' = [thread EXCEPT ![mp].pc = "mPark"]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* mPark: notesleep(&mp.park) ends, noteclear; nobody wakes this M again   *)
(* before it stops again.                                                  *)
(***************************************************************************)
mPark(mp) ==
    /\ At(mp, "mPark")
    /\ m[mp].park
    /\ m' = [m EXCEPT ![mp].park = FALSE]
    /\ thread' = [thread EXCEPT ![mp] = Called(mp, "acquirep_m_p", "acquirep_nextp")]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* mp.nextp = 0. stoplockedm's caller executes the locked goroutine        *)
(* without another look at pp.preempt; everybody else goes on as he likes. *)
(***************************************************************************)
acquirep_nextp(mp) ==
    /\ At(mp, "acquirep_nextp")
    /\ m' = [m EXCEPT ![mp].nextp = Nil]
    /\ thread' = [thread EXCEPT ![mp] =
         [Returned(mp) EXCEPT !.gp = IF Head(thread[mp].ret) = "execute_curg" THEN lockedg(mp) ELSE Nil]]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* startm is called on sysmon's thread too.                                *)
(***************************************************************************)
StartmStep(t) ==
    \/ startm_mget(t)
    \/ \E nmp \in M : startm_newm(t, nmp)
    \/ \E nmp \in M : startm_allocm(t, nmp)
    \/ NewmStep(t)
    \/ startm_unlock(t)
    \/ startm_noP(t)
    \/ startm_nmspinning(t)
    \/ startm_nextp(t)
    \/ startm_notewakeup(t)

ThreadsStep(mp) ==
    \/ wakep_npidle(mp)
    \/ wakep_nmspinning(mp)
    \/ StartmStep(mp)
    \/ stopm_mput(mp)
    \/ mPark(mp)
    \/ acquirep_nextp(mp)

=============================================================================
