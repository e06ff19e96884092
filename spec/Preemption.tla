------------------------------ MODULE Preemption -----------------------------
(***************************************************************************)
(* The whole machine: sysmon, the kernel, and the threads with their       *)
(* goroutines, all steps interleaved; and what must hold of it.            *)
(***************************************************************************)
EXTENDS UserCode, Sysmon, Signals, SignalHandler, AsyncPreempt, Scheduler, LockedM

(***************************************************************************)
(* All goroutines wait in the global queue, FirstG first and the others in *)
(* any order. FirstM holds the P, IdleM is idle, the locked M has stopped, *)
(* other threads do not exist.                                             *)
(***************************************************************************)
Orders == {q \in [1..Cardinality(G) -> G] :
              q[1] = FirstG /\ \A i, j \in 1..Cardinality(G) : i # j => q[i] # q[j]}

Init ==
    /\ g = [gp \in G |-> [status |-> "Runnable", preempt |-> FALSE, stackguard0 |-> "normal",
                          asyncSafePoint |-> FALSE, m |-> Nil, sched |-> "entry",
                          stack |-> [resumePC |-> Nil, registers |-> Nil]]]
    /\ m = [mp \in M |-> [curg |-> Nil, p |-> IF mp = FirstM THEN CHOOSE pp \in P : TRUE ELSE Nil,
                          nextp |-> Nil, park |-> FALSE, signalPending |-> 0, preemptGen |-> 0]]
    /\ p = [pp \in P |-> [status |-> "Running", m |-> FirstM, preempt |-> FALSE, runq |-> <<>>,
                          sysmontick |-> "equal"]]
    /\ sched \in [runq : Orders, midle : {IF IdleM = Nil THEN <<>> ELSE <<IdleM>>}]
    /\ sysmon = Idle
    /\ thread = [mp \in M |-> [pc |-> CASE mp = FirstM -> "schedule"
                                        [] mp \in {IdleM, LockedM} -> "mPark"
                                        [] OTHER -> "absent",
                               registers |-> Clobbered, pending |-> FALSE, handler |-> "none",
                               frame |-> Nil, g |-> Nil, gp |-> Nil, pp |-> Nil, mp |-> Nil]]

SysmonStep ==
    \/ \E pp \in P : retake_status(pp)
    \/ retake_schedtick
    \/ preemptone_m
    \/ preemptone_curg
    \/ preemptone_preempt
    \/ preemptone_stackguard0
    \/ preemptone_p_preempt
    \/ preemptM_CAS
    \/ preemptM_tgkill

HandlerStep(mp) ==
    \/ wantAsyncPreempt_g(mp)
    \/ wantAsyncPreempt_p(mp)
    \/ isAsyncSafePoint(mp)
    \/ pushCall(mp)
    \/ doSigPreempt_preemptGen(mp)
    \/ doSigPreempt_signalPending(mp)
    \/ sigreturn(mp)

ProgramStep(mp) ==
    \/ userInstruction(mp)
    \/ asyncPreempt_save(mp)
    \/ asyncPreempt2_enter(mp)
    \/ mcall(mp)
    \/ asyncPreempt2_return(mp)
    \/ asyncPreempt_restore(mp)
    \/ goschedImpl_casgstatus(mp)
    \/ dropg_m(mp)
    \/ dropg_curg(mp)
    \/ goschedImpl_globrunqput(mp)
    \/ schedule(mp)
    \/ findRunnable_fairness(mp)
    \/ findRunnable_local(mp)
    \/ findRunnable_global(mp)
    \/ execute_curg(mp)
    \/ execute_m(mp)
    \/ execute_casgstatus(mp)
    \/ execute_preempt(mp)
    \/ execute_stackguard0(mp)
    \/ execute_schedtick(mp)
    \/ gogo(mp)
    \/ releasep_m_p(mp)
    \/ releasep_p_m(mp)
    \/ releasep_status(mp)
    \/ startlockedm_nextp(mp)
    \/ startlockedm_notewakeup(mp)
    \/ stopm_mput(mp)
    \/ handoffp(mp)
    \/ startm_mget(mp)
    \/ \E nmp \in M : startm_newm(mp, nmp)
    \/ startm_nextp(mp)
    \/ startm_notewakeup(mp)
    \/ mPark(mp)
    \/ acquirep_m_p(mp)
    \/ acquirep_p_m(mp)
    \/ acquirep_status(mp)
    \/ acquirep_nextp(mp)

Next ==
    \/ SysmonStep
    \/ \E mp \in M : deliver(mp)
    \/ \E mp \in M : HandlerStep(mp)
    \/ \E mp \in M : ProgramStep(mp)

(***************************************************************************)
(* The kernel runs every thread that can run and delivers what is pending. *)
(* A handler suspends the code that it interrupts, so weak fairness of the *)
(* program would let signals follow each other so closely that the program *)
(* never moves (golang/go#37741; SignalStorm.cfg shows it). sysmon sleeps  *)
(* 20 microseconds or more between two requests and a handler takes a few: *)
(* a program that is enabled again and again gets on, which is strong      *)
(* fairness. It is fairness of all of a thread's steps together:           *)
(* findRunnable's choice is not fair, so no property here says that every  *)
(* runnable goroutine gets to run.                                         *)
(***************************************************************************)
RequesterFairness ==
    /\ WF_vars(SysmonStep)
    /\ \A mp \in M : WF_vars(deliver(mp))
    /\ \A mp \in M : WF_vars(HandlerStep(mp))

Spec ==
    /\ Init
    /\ [][Next]_vars
    /\ RequesterFairness
    /\ \A mp \in M : SF_vars(ProgramStep(mp))

SignalStormSpec ==
    /\ Init
    /\ [][Next]_vars
    /\ RequesterFairness
    /\ \A mp \in M : WF_vars(ProgramStep(mp))

-----------------------------------------------------------------------------
(***************************************************************************)
(* Every processor has exactly one owner: the M that holds it or is about  *)
(* to, or the M that carries it from one hand to the other.                *)
(***************************************************************************)
Owners(pp) == {mp \in M : m[mp].p = pp \/ m[mp].nextp = pp \/ thread[mp].pp = pp}

POwner ==
    \A pp \in P :
        /\ Cardinality(Owners(pp)) = 1
        /\ p[pp].m # Nil => \/ m[p[pp].m].p = pp
                            \/ thread[p[pp].m].pp = pp
        /\ p[pp].m = Nil => p[pp].status = "Idle" \/ \E mp \in M : thread[mp].pp = pp

(***************************************************************************)
(* A goroutine has one runner, and only a running one executes its code.   *)
(***************************************************************************)
OneRunner ==
    /\ \A gp \in G :
         /\ Cardinality({mp \in M : m[mp].curg = gp}) <= 1
         /\ g[gp].status = "Running" => \E mp \in M : m[mp].curg = gp
    /\ \A mp \in M :
         ProgramPC(mp) \in LoopPC \cup RuntimeOnGStackPC =>
            /\ m[mp].curg # Nil
            /\ g[m[mp].curg].status = "Running"
            /\ g[m[mp].curg].m = mp
            /\ m[mp].p # Nil
            /\ p[m[mp].p].m = mp
            /\ p[m[mp].p].status = "Running"

(***************************************************************************)
(* A runnable goroutine is in exactly one place: a queue, the hands of one *)
(* thread, or, if locked, named by the P that its M is about to take. A    *)
(* running one is in no queue, and in no hands but those of its M.         *)
(***************************************************************************)
Count(gp, q) == Cardinality({i \in 1..Len(q) : q[i] = gp})

Queues(gp) ==
    Count(gp, sched.runq)
    + Cardinality({<<pp, i>> \in P \X (1..Cardinality(G)) :
                      i <= Len(p[pp].runq) /\ p[pp].runq[i] = gp})

Hands(gp) ==
    Cardinality({mp \in M : thread[mp].gp = gp})
    + IF lockedm(gp) # Nil /\ m[lockedm(gp)].nextp # Nil THEN 1 ELSE 0

ExactlyOneRunQueue ==
    \A gp \in G :
        /\ g[gp].status = "Runnable" => Queues(gp) + Hands(gp) = 1
        /\ g[gp].status = "Running" =>
             /\ Queues(gp) = 0
             /\ {mp \in M : thread[mp].gp = gp} \subseteq {g[gp].m}

(***************************************************************************)
(* A locked goroutine runs on its M only, and that M runs nothing else.    *)
(***************************************************************************)
LockedGRunsOnItsM ==
    \A mp \in M : m[mp].curg # Nil => lockedm(m[mp].curg) \in {Nil, mp} /\ lockedg(mp) \in {Nil, m[mp].curg}

(***************************************************************************)
(* handoffp never meets empty queues here, so that leaving out its other   *)
(* branches hides nothing.                                                 *)
(***************************************************************************)
HandoffHasWork == \A mp \in M : At(mp, "handoffp") => ENABLED handoffp(mp)

(***************************************************************************)
(* signalPending says that an acknowledgement is still to come: the sender *)
(* is about to send, the signal is pending, or its handler has not yet     *)
(* acknowledged; and only one of these at a time, so that there is one     *)
(* signal on its way at most. (A SIGURG from outside, which is not         *)
(* modelled, may come on top.) Each handled signal counts once in          *)
(* preemptGen.                                                             *)
(***************************************************************************)
SignalsOnTheWay(mp) ==
    (IF thread[mp].pending THEN 1 ELSE 0)
    + (IF thread[mp].handler \notin {"none", "sigreturn"} THEN 1 ELSE 0)
    + (IF sysmon.pc = "preemptM_tgkill" /\ sysmon.m = mp THEN 1 ELSE 0)

AckSound ==
    \A mp \in M :
        /\ m[mp].signalPending = SignalsOnTheWay(mp)
        /\ thread[mp].handler = "sigreturn" /\ ~AsyncPreemptOff => m[mp].preemptGen = 1

(***************************************************************************)
(* asyncPreempt is injected at safe points of user code only, and never    *)
(* into a goroutine that has not yet returned from the last injection.     *)
(***************************************************************************)
SafePointOnly ==
    /\ \A gp \in G : g[gp].stack.resumePC \in (LoopPC \ UnsafePoint) \cup {Nil}
    /\ \A mp \in M : thread[mp].handler = "pushCall" => g[m[mp].curg].stack.resumePC = Nil

(***************************************************************************)
(* A goroutine that executes finds every register as it left it, and is    *)
(* where it was.                                                           *)
(***************************************************************************)
RegistersRestored ==
    \A mp \in M :
        thread[mp].handler = "none" /\ thread[mp].pc \in LoopPC =>
            thread[mp].registers = RegistersOf(m[mp].curg, thread[mp].pc)

(***************************************************************************)
(* asyncSafePoint is set from asyncPreempt2's first store to its last:     *)
(* whenever asyncPreempt's save area is in use, but for its two ends.      *)
(***************************************************************************)
AsyncSafePointMarks ==
    \A gp \in G :
        g[gp].asyncSafePoint <=>
            /\ g[gp].stack.registers # Nil
            /\ ~\E mp \in M : /\ m[mp].curg = gp
                              /\ ProgramPC(mp) \in {"asyncPreempt2", "asyncPreempt_restore"}

(***************************************************************************)
(* None of the tests fails that would make Go throw: casgstatus, wirep,    *)
(* releasep, startlockedm, startm, stopm, stoplockedm, notewakeup.         *)
(***************************************************************************)
NoThrow ==
    \A mp \in M :
        LET pc == ProgramPC(mp)
            gp == thread[mp].gp
        IN  /\ pc = "goschedImpl" => g[gp].status = "Running"
            /\ pc = "execute_casgstatus" => g[gp].status = "Runnable"
            /\ pc = "dropg_m" => m[mp].curg = gp
            /\ pc = "releasep_m_p" =>
                 m[mp].p # Nil /\ p[m[mp].p].m = mp /\ p[m[mp].p].status = "Running"
            /\ pc = "startlockedm_nextp" => lockedm(gp) # mp /\ m[lockedm(gp)].nextp = Nil
            /\ pc = "startm_nextp" => m[thread[mp].mp].nextp = Nil
            /\ pc \in {"startlockedm_notewakeup", "startm_notewakeup"} => ~m[thread[mp].mp].park
            /\ pc = "stopm" => m[mp].p = Nil
            /\ pc = "acquirep_m_p" =>
                 /\ m[mp].p = Nil
                 /\ m[mp].nextp # Nil
                 /\ p[m[mp].nextp].m = Nil
                 /\ p[m[mp].nextp].status = "Idle"
                 /\ lockedg(mp) # Nil => g[lockedg(mp)].status = "Runnable"

(***************************************************************************)
(* With asyncpreemptoff nobody sends and nobody injects.                   *)
(***************************************************************************)
ConfigSound ==
    AsyncPreemptOff =>
        /\ \A mp \in M : m[mp].signalPending = 0 /\ ~thread[mp].pending
        /\ \A gp \in G : g[gp].stack.resumePC = Nil

(***************************************************************************)
(* No lost preemption: a standing request on a running goroutine is        *)
(* honoured (it stops running) or withdrawn (execute clears the flag). One *)
(* that stands in p.preempt alone is not meant; schedule clears that.      *)
(***************************************************************************)
Requested(gp) == g[gp].status = "Running" /\ g[gp].preempt

PreemptLive == \A gp \in G : Requested(gp) ~> ~Requested(gp)

(***************************************************************************)
(* What the requests are for: `for {}` does not run for ever.              *)
(***************************************************************************)
TightloopYields == \A gp \in G : g[gp].status = "Running" ~> g[gp].status = "Runnable"

=============================================================================
