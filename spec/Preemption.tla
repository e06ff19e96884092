------------------------------ MODULE Preemption -----------------------------
(***************************************************************************)
(* The whole machine: sysmon, the kernel, and the threads with their       *)
(* goroutines, all steps interleaved; and what must hold of it.            *)
(***************************************************************************)
EXTENDS UserCode, Cooperative, Acquirem, Systemstack, Asyncpreemptoff,
        Sysmon, RetakeSyscall, DeepSleep, ForcedGC, Preemptone,
        Signals, SignalHandler, AsyncPreempt, Scheduler, FindRunnable, StealWork, Spinning, Park,
        Processors, Minit, Newm, Threads, Addtimer, TemplateThread, Mexit, Exec, SchedDisable,
        Handoffp, LockedM, Reentersyscall, Entersyscallblock, Exitsyscall,
        Checkdead, StopTheWorld, StoppedWorld, StartTheWorld, Procresize, Gcstopm, ForEachP, SafePointFns,
        Suspend, SuspendInvariants, PreemptPark, Needm, Dropm,
        Timers, WriteBarrier, IgnoringEINTR, ScanConservative, SuspendThread,
        Invariants, WorkConservation, Liveness, Refinement

(***************************************************************************)
(* The runnable goroutines wait in the global queue, FirstG first and the  *)
(* others in any order, but for those in local queues. holds says which Ms *)
(* are in schedule, and with which Ps; the other Ps, and the Ms that are   *)
(* idle, are so in some fixed order.                                       *)
(***************************************************************************)
Orders(elsewhere) ==
    LET runnable == G \ (ParkedG \cup CG \cup elsewhere)
        n == Cardinality(runnable)
    IN {q \in [1..n -> runnable] : /\ FirstG \in runnable => q[1] = FirstG
                                   /\ \A i, j \in 1..n : i # j => q[i] # q[j]}

InitialPC(t, holds) ==
    CASE t \in DOMAIN holds -> "schedule"
      [] t \in IdleM \cup {LockedM} -> "mPark"
      [] t = Sysmon /\ SysmonRuns -> "usleep"
      [] t \in CThread -> "C"
      [] OTHER -> "absent"

InitialRet(t, holds) ==
    CASE t \in IdleM \ DOMAIN holds -> <<"schedule">>
      [] t = LockedM -> <<"execute_curg">>
      [] OTHER -> <<>>

(***************************************************************************)
(* An extra M and its goroutine name each other from the start.            *)
(***************************************************************************)
lockedmOfExtra(gp) == IF gp \in CG THEN CHOOSE mp \in CM : extrag[mp] = gp ELSE Nil

InitWith(holds, local) ==
    /\ g = [gp \in G |-> [
         status |-> IF gp \in ParkedG THEN "Waiting" ELSE IF gp \in CG THEN "Dead" ELSE "Runnable",
         scan |-> FALSE,
         preempt |-> FALSE, preemptStop |-> FALSE, preemptShrink |-> FALSE,
         stackguard0 |-> "normal", smallStack |-> gp \in SmallStack, throwsplit |-> FALSE,
         asyncSafePoint |-> FALSE, m |-> lockedmOfExtra(gp),
         lockedm |-> IF gp = LockedG THEN LockedM ELSE lockedmOfExtra(gp), parked |-> gp \in ParkedG,
         sched |-> "entry", nmp |-> Nil, stack |-> [resumePC |-> Nil, registers |-> Nil]]]
    /\ m = [mp \in M |-> [
         curg |-> IF mp \in CM THEN extrag[mp] ELSE Nil, p |-> IF mp \in DOMAIN holds THEN holds[mp] ELSE Nil,
         oldp |-> Nil, nextp |-> Nil,
         park |-> FALSE, spinning |-> FALSE, locks |-> 0, preemptoff |-> FALSE, syscalltick |-> "equal",
         signalPending |-> 0, preemptGen |-> 0, procid |-> Nil]]
    /\ p = [pp \in P |-> [
         status |-> IF \E mp \in DOMAIN holds : holds[mp] = pp THEN "Running" ELSE "Idle",
         m |-> CHOOSE mp \in M \cup {Nil} :
                  \/ mp \in DOMAIN holds /\ holds[mp] = pp
                  \/ mp = Nil /\ \A other \in DOMAIN holds : holds[other] # pp,
         preempt |-> FALSE, runnext |-> Nil, runq |-> Listed({gp \in G : <<pp, gp>> \in local}),
         sysmontick |-> "equal", syscalltick |-> "equal", runSafePointFn |-> FALSE]]
    /\ \E q \in Orders({pair[2] : pair \in local}) : sched = [
         lock |-> Nil, runq |-> q, midle |-> Listed(IdleM \ DOMAIN holds),
         pidle |-> Listed(P \ {holds[mp] : mp \in DOMAIN holds}),
         nmspinning |-> 0, needspinning |-> FALSE, nmidlelocked |-> 0,
         gcwaiting |-> Fault("schedinitLeavesGcwaiting"), stopwait |-> 0, stopnote |-> FALSE, worldsema |-> Nil, semawaiters |-> <<>>,
         safePointWait |-> 0, safePointNote |-> FALSE, sysmonwait |-> FALSE, sysmonnote |-> FALSE,
         extram |-> Listed(CM), extramLock |-> Nil, sigurgIgnored |-> FALSE,
         templateThread |-> "none", newmHandoff |-> <<>>, execWriter |-> Nil, execReaders |-> 0,
         pendingPreemptSignals |-> 0, disableUser |-> FALSE, disabled |-> <<>>,
         asyncpreemptoff |-> FALSE,
         timer |-> [pp |-> IF Sleeps = {} THEN Nil ELSE allp[1],
                    status |-> IF Sleeps = {} THEN "NoStatus" ELSE "Waiting", due |-> FALSE],
         netpoller |-> Nil,
         heap |-> [gcphase |-> "off", slot |-> WritesPointers # {}, held |-> FALSE, marked |-> FALSE],
         span |-> [inUse |-> FALSE, allocBits |-> FALSE]]
    /\ thread = [t \in Thread |-> [AbsentThread EXCEPT
         !.pc = InitialPC(t, holds),
         !.ret = InitialRet(t, holds),
         !.masked = t \in BlocksSignals,
         !.altstack = IF InitialPC(t, holds) = "absent" THEN "none"
                      ELSE IF t \notin CThread THEN "gsignal"
                      ELSE IF t \in OwnsSignalStack THEN "C"
                      ELSE "none",
         !.g = IF t \in CM \cup CThread THEN Nil ELSE "g0"]]

(***************************************************************************)
(* FirstM alone is in schedule, with FirstP, and the queue is global.      *)
(***************************************************************************)
Init == InitWith([mp \in {FirstM} \ {Nil} |-> FirstP], {})

(***************************************************************************)
(* Every P has an M in schedule and a runnable goroutine in its own queue: *)
(* some time later, with what has happened until then left out.            *)
(***************************************************************************)
FirstThenOthers(first, S) == <<first>> \o Listed(S \ {first})

InitEveryPRuns ==
    LET Ps == FirstThenOthers(FirstP, P)
        Ms == FirstThenOthers(FirstM, IdleM \cup {FirstM})
        Gs == FirstThenOthers(FirstG, G \ (ParkedG \cup CG))
        n == Cardinality(P)
    IN InitWith([mp \in {Ms[i] : i \in 1..n} |-> Ps[CHOOSE i \in 1..n : Ms[i] = mp]],
                {<<Ps[i], Gs[i]>> : i \in 1..n})

(***************************************************************************)
(* What a thread that C code made does between C and its extra M. Whether  *)
(* it calls into Go at all is its own affair: nothing says that it must.   *)
(***************************************************************************)
CThreadStep(t) ==
    \/ needm_lockextra(t)
    \/ needm_unlockextra(t)
    \/ dropm_msigrestore(t)

ProgramStep(mp) ==
    \/ userInstruction(mp)
    \/ CooperativeStep(mp)
    \/ AcquiremStep(mp)
    \/ SystemstackStep(mp)
    \/ AsyncpreemptoffStep(mp)
    \/ AsyncPreemptStep(mp)
    \/ SchedulerStep(mp)
    \/ FindRunnableStep(mp)
    \/ StealWorkStep(mp)
    \/ SpinningStep(mp)
    \/ ParkStep(mp)
    \/ ProcessorsStep(mp)
    \/ MinitStep(mp)
    \/ TemplateThreadStep(mp)
    \/ MexitStep(mp)
    \/ ExecStep(mp)
    \/ SchedDisableStep(mp)
    \/ ThreadsStep(mp)
    \/ AddtimerStep(mp)
    \/ HandoffpStep(mp)
    \/ LockedMStep(mp)
    \/ NeedmStep(mp)
    \/ DropmStep(mp)
    \/ ReentersyscallStep(mp)
    \/ EntersyscallblockStep(mp)
    \/ ExitsyscallStep(mp)
    \/ StopTheWorldStep(mp)
    \/ StartTheWorldStep(mp)
    \/ procresize_allp(mp)
    \/ GcstopmStep(mp)
    \/ ForEachPStep(mp)
    \/ SuspendStep(mp)
    \/ PreemptParkStep(mp)
    \/ PreemptoneStep(mp)
    \/ SuspendThreadStep(mp)
    \/ TimersStep(mp)
    \/ WriteBarrierStep(mp)
    \/ IgnoringEINTRStep(mp)
    \/ ScanConservativeStep(mp)

(***************************************************************************)
(* sysmon's thread calls some of the functions that the others call.       *)
(***************************************************************************)
SysmonProgram ==
    \/ SysmonStep
    \/ RetakeSyscallStep
    \/ retake_nil
    \/ DeepSleepStep
    \/ ForcedGCStep
    \/ HandoffpStep(Sysmon)
    \/ StartmStep(Sysmon)
    \/ CheckdeadStep(Sysmon)
    \/ WakeNetPollerStep(Sysmon)
    \/ SuspendThreadStep(Sysmon)

Next ==
    \/ SysmonProgram
    \/ sysmon_timeout
    \/ timer_when
    \/ PreemptoneStep(Sysmon)
    \/ \E t \in M \cup CThread : external_tgkill(t)
    \/ \E t \in M \cup CThread : deliver(t)
    \/ \E t \in M \cup CThread : HandlerStep(t)
    \/ \E mp \in M : ProgramStep(mp)
    \/ \E t \in CThread : cgocallback(t)
    \/ \E t \in CThread : CThreadStep(t)
    \/ \E mp \in M : syscall_return(mp)

(***************************************************************************)
(* What is assumed to happen sooner or later, and why it may be:           *)
(*                                                                         *)
(* sysmon, weakly fair: its thread has no P to lose and waits for nothing  *)
(* but sched.lock (and for an idle M, where all of M exists), and the      *)
(* kernel runs every thread that can run. It is fairness of its steps      *)
(* together. Go's retake visits every P in turn; that is not assumed, so   *)
(* no property may need that sysmon comes to a certain P among several.    *)
(* Its timeout (sysmon_timeout, a minute) is left without fairness: nobody *)
(* should have to wait for it.                                             *)
(*                                                                         *)
(* Time, weakly fair: it passes (timer_when).                              *)
(*                                                                         *)
(* Delivery, weakly fair: tgkill interrupts a thread that runs and wakes   *)
(* one that sleeps, and the kernel delivers on the way back to user mode.  *)
(* While the signal is masked nothing is promised. Signals from outside    *)
(* (external_tgkill) come or do not come.                                  *)
(*                                                                         *)
(* Handlers, weakly fair: they take no lock, and run with all signals      *)
(* masked, so nothing suspends them but the kernel's own scheduler. C code *)
(* likewise, between needm and dropm's ends; whether it calls into Go at   *)
(* all is its own affair (cgocallback).                                    *)
(*                                                                         *)
(* The program of a thread, strongly fair: what is enabled again and again *)
(* is taken. Weak fairness is too little, for a handler suspends the code  *)
(* that it interrupts, and signals could follow each other so closely that *)
(* the program never moves (golang/go#37741; SignalStorm.cfg shows it). But*)
(* sysmon sleeps 20 microseconds or more between two requests, suspendG    *)
(* waits 5, and a handler takes less. Beyond that it says of sched.lock and*)
(* of the scan bit that nobody loses the race for them for ever. Neither   *)
(* has a queue, so this is a matter of chance, not of a rule; both are held*)
(* for a few instructions. It is fairness of all of a thread's steps       *)
(* together: findRunnable's choice is not fair (FairChoiceSpec), a system  *)
(* call need not return (syscall_return), and a goroutine that may ask for *)
(* something need never do so, if its loop has two instructions or more.   *)
(* The instruction of a loop of one (LoopLength = 1) changes nothing and   *)
(* so is no step that fairness counts: such a goroutine does what its role *)
(* says again and again, whenever it may.                                  *)
(***************************************************************************)
RequesterFairness ==
    /\ WF_vars(SysmonProgram \/ PreemptoneStep(Sysmon))
    /\ \A t \in M \cup CThread : WF_vars(deliver(t))
    /\ \A t \in M \cup CThread : WF_vars(HandlerStep(t))
    /\ \A t \in CThread : WF_vars(CThreadStep(t))
    /\ WF_vars(timer_when)

Spec ==
    /\ Init
    /\ [][Next]_vars
    /\ RequesterFairness
    /\ \A mp \in M : SF_vars(ProgramStep(mp))

(***************************************************************************)
(* schedtick grows with every execute, so findRunnable comes infinitely    *)
(* often to a tick that 61 divides and to one that it does not. That       *)
(* neither of its two first steps is for ever passed over assumes besides  *)
(* that the queues do not keep time with the ticks, so that at such a tick *)
(* one were always empty, and, with several Ms, that it is not always      *)
(* another M's tick. Goroutines that wake each other through runnext       *)
(* inherit their time slice and keep the tick where it is, until sysmon    *)
(* preempts them: this is no fairness that Go has where goroutines ready   *)
(* each other and sysmon does not run.                                     *)
(***************************************************************************)
FairChoiceSpec ==
    /\ Spec
    /\ \A mp \in M : SF_vars(findRunnable_fairness(mp)) /\ SF_vars(findRunnable_local(mp))

EveryPRunsSpec ==
    /\ InitEveryPRuns
    /\ [][Next]_vars
    /\ RequesterFairness
    /\ \A mp \in M : SF_vars(ProgramStep(mp))

SignalStormSpec ==
    /\ Init
    /\ [][Next]_vars
    /\ RequesterFairness
    /\ \A mp \in M : WF_vars(ProgramStep(mp))

(***************************************************************************)
(* The program does not only run its loop, it calls a function again and   *)
(* again: what cooperative preemption needs and cannot enforce. And sysmon *)
(* (20 microseconds between two rounds) is not so fast that it poisons the *)
(* guard anew each time between newstack's "not now" and the compare that  *)
(* follows it: who is told "not now" again and again gets through at times.*)
(***************************************************************************)
CallingSpec ==
    /\ Spec
    /\ \A mp \in M : SF_vars(userCall(mp))
    /\ \A mp \in M : []<><<newstack_notNow(mp)>>_vars =>
                        []<><<prologue_enough(mp) \/ notewakeup_enough(mp)>>_vars

(***************************************************************************)
(* While there are system calls sysmon finds a P in one, with its slice    *)
(* over, again and again; and not each of its CASes finds the call ended.  *)
(***************************************************************************)
SlicesEndInSyscallsSpec ==
    /\ Spec
    /\ \A mp \in M : SF_vars(findRunnable_fairness(mp)) /\ SF_vars(findRunnable_local(mp))
    /\ \A mp \in M : []<><<reentersyscall(mp)>>_vars => []<><<retake_sysretake>>_vars
    /\ []<><<retake_CAS>>_vars => []<><<handoffp(Sysmon)>>_vars

=============================================================================
