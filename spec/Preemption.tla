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
                               frame |-> Nil, gp |-> Nil, pp |-> Nil, mp |-> Nil]]

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
(* never moves (golang/go#37741; SignalStorm.cfg shows it). sysmon sends   *)
(* one every 10 ms at most: a program that is enabled again and again gets *)
(* on, which is strong fairness.                                           *)
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
    /\ \A gp \in G : Cardinality({mp \in M : m[mp].curg = gp}) <= 1
    /\ \A mp \in M :
         LET pc == IF thread[mp].frame = Nil THEN thread[mp].pc ELSE thread[mp].frame.pc
         IN pc \in LoopPC \cup RuntimeOnGStackPC =>
              /\ m[mp].curg # Nil
              /\ g[m[mp].curg].status = "Running"
              /\ g[m[mp].curg].m = mp
              /\ m[mp].p # Nil

(***************************************************************************)
(* A runnable goroutine is in exactly one place: a queue, the hands of one *)
(* thread, or, if locked, named by the P that its M is about to take. A    *)
(* running one is in no queue.                                             *)
(***************************************************************************)
Count(gp, q) == Cardinality({i \in 1..Len(q) : q[i] = gp})

Queues(gp) == Count(gp, sched.runq) + Cardinality({pp \in P : Count(gp, p[pp].runq) = 1})

Hands(gp) ==
    Cardinality({mp \in M : thread[mp].gp = gp})
    + IF lockedm(gp) # Nil /\ m[lockedm(gp)].nextp # Nil THEN 1 ELSE 0

ExactlyOneRunQueue ==
    \A gp \in G :
        /\ g[gp].status = "Runnable" => Queues(gp) + Hands(gp) = 1
        /\ g[gp].status = "Running" => Queues(gp) = 0

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
(* signalPending promises that an acknowledgement is still to come: the    *)
(* sender is about to send, the signal is pending, or its handler has not  *)
(* yet acknowledged. Each handled signal counts once in preemptGen.        *)
(***************************************************************************)
AckSound ==
    \A mp \in M :
        /\ m[mp].signalPending = 1 =>
             \/ thread[mp].pending
             \/ thread[mp].handler \notin {"none", "sigreturn"}
             \/ sysmon.pc = "preemptM_tgkill" /\ sysmon.m = mp
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
(* asyncSafePoint is set exactly while the goroutine is inside asyncPreempt2*)
(***************************************************************************)
AsyncSafePointMarks ==
    \A gp \in G : g[gp].asyncSafePoint => g[gp].stack.resumePC # Nil /\ g[gp].stack.registers # Nil

(***************************************************************************)
(* With asyncpreemptoff nobody sends and nobody injects.                   *)
(***************************************************************************)
ConfigSound ==
    AsyncPreemptOff =>
        /\ \A mp \in M : m[mp].signalPending = 0 /\ ~thread[mp].pending
        /\ \A gp \in G : g[gp].stack.resumePC = Nil

(***************************************************************************)
(* No lost preemption: a standing request on a running goroutine is        *)
(* honoured (it stops running) or withdrawn (execute clears the flag).     *)
(***************************************************************************)
Requested(gp) == g[gp].status = "Running" /\ g[gp].preempt

PreemptLive == \A gp \in G : Requested(gp) ~> ~Requested(gp)

=============================================================================
