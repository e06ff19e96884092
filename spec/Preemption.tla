------------------------------ MODULE Preemption -----------------------------
(***************************************************************************)
(* The whole machine: sysmon, the kernel, and the threads with their       *)
(* goroutines, all steps interleaved; and what must hold of it.            *)
(***************************************************************************)
EXTENDS UserCode, Cooperative, Acquirem, Sysmon, Preemptone, Signals, SignalHandler, AsyncPreempt, Scheduler,
        FindRunnable, StealWork, Spinning, Park, Processors, Threads, Handoffp, LockedM,
        Reentersyscall, Exitsyscall, Checkdead,
        StopTheWorld, StartTheWorld, Gcstopm, ForEachP,
        Invariants, WorkConservation, Liveness, Refinement

(***************************************************************************)
(* The runnable goroutines wait in the global queue, FirstG first and the  *)
(* others in any order. FirstM holds FirstP; the other Ps, and the Ms that *)
(* are idle, are so in some fixed order.                                   *)
(***************************************************************************)
Orders ==
    LET runnable == G \ ParkedG
        n == Cardinality(runnable)
    IN {q \in [1..n -> runnable] : q[1] = FirstG /\ \A i, j \in 1..n : i # j => q[i] # q[j]}

InitialPC(t) ==
    CASE t = FirstM -> "schedule"
      [] t \in IdleM \cup {LockedM} -> "mPark"
      [] t = Sysmon /\ SysmonRuns -> "usleep"
      [] OTHER -> "absent"

InitialRet(t) ==
    CASE t \in IdleM -> <<"schedule">>
      [] t = LockedM -> <<"execute_curg">>
      [] OTHER -> <<>>

Init ==
    /\ g = [gp \in G |-> [
         status |-> IF gp \in ParkedG THEN "Waiting" ELSE "Runnable", scan |-> FALSE,
         preempt |-> FALSE, preemptStop |-> FALSE, preemptShrink |-> FALSE,
         stackguard0 |-> "normal", smallStack |-> gp \in SmallStack, throwsplit |-> FALSE,
         asyncSafePoint |-> FALSE, m |-> Nil, parked |-> gp \in ParkedG,
         sched |-> "entry", stack |-> [resumePC |-> Nil, registers |-> Nil]]]
    /\ m = [mp \in M |-> [
         curg |-> Nil, p |-> IF mp = FirstM THEN FirstP ELSE Nil, oldp |-> Nil, nextp |-> Nil,
         park |-> FALSE, spinning |-> FALSE, locks |-> 0, preemptoff |-> FALSE, syscalltick |-> "equal",
         signalPending |-> 0, preemptGen |-> 0]]
    /\ p = [pp \in P |-> [
         status |-> IF pp = FirstP THEN "Running" ELSE "Idle", m |-> IF pp = FirstP THEN FirstM ELSE Nil,
         preempt |-> FALSE, runnext |-> Nil, runq |-> <<>>, sysmontick |-> "equal", syscalltick |-> "equal",
         runSafePointFn |-> FALSE]]
    /\ \E q \in Orders : sched = [
         lock |-> Nil, runq |-> q, midle |-> Listed(IdleM), pidle |-> Listed(P \ {FirstP}),
         nmspinning |-> 0, needspinning |-> FALSE, nmidlelocked |-> 0,
         gcwaiting |-> FALSE, stopwait |-> 0, stopnote |-> FALSE, worldsema |-> Nil, semawaiters |-> <<>>,
         safePointWait |-> 0, safePointNote |-> FALSE, sysmonwait |-> FALSE, sysmonnote |-> FALSE]
    /\ thread = [t \in Thread |-> [
         pc |-> InitialPC(t), ret |-> InitialRet(t), registers |-> Clobbered,
         pending |-> FALSE, masked |-> FALSE, handler |-> "none", frame |-> Nil,
         g |-> IF t \in CM THEN Nil ELSE "g0", gp |-> Nil, pp |-> Nil, mp |-> Nil, ps |-> <<>>, spinning |-> FALSE,
         inherit |-> FALSE, seen |-> {}, request |-> NoRequest]]

ProgramStep(mp) ==
    \/ userInstruction(mp)
    \/ CooperativeStep(mp)
    \/ AcquiremStep(mp)
    \/ AsyncPreemptStep(mp)
    \/ SchedulerStep(mp)
    \/ FindRunnableStep(mp)
    \/ StealWorkStep(mp)
    \/ SpinningStep(mp)
    \/ ParkStep(mp)
    \/ ProcessorsStep(mp)
    \/ ThreadsStep(mp)
    \/ HandoffpStep(mp)
    \/ LockedMStep(mp)
    \/ ReentersyscallStep(mp)
    \/ ExitsyscallStep(mp)
    \/ StopTheWorldStep(mp)
    \/ StartTheWorldStep(mp)
    \/ GcstopmStep(mp)
    \/ ForEachPStep(mp)
    \/ PreemptoneStep(mp)

(***************************************************************************)
(* sysmon's thread calls some of the functions that the others call.       *)
(***************************************************************************)
SysmonProgram ==
    \/ SysmonStep
    \/ HandoffpStep(Sysmon)
    \/ StartmStep(Sysmon)
    \/ CheckdeadStep(Sysmon)

Next ==
    \/ SysmonProgram
    \/ sysmon_timeout
    \/ PreemptoneStep(Sysmon)
    \/ \E mp \in M : deliver(mp)
    \/ \E mp \in M : HandlerStep(mp)
    \/ \E mp \in M : ProgramStep(mp)
    \/ \E mp \in M : syscall_return(mp)

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
(*                                                                         *)
(* Nobody says that a system call ever returns, and nobody should have to  *)
(* wait for the minute after which sysmon wakes by itself: syscall_return  *)
(* and sysmon_timeout may happen and need not.                             *)
(***************************************************************************)
RequesterFairness ==
    /\ WF_vars(SysmonProgram \/ PreemptoneStep(Sysmon))
    /\ \A mp \in M : WF_vars(deliver(mp))
    /\ \A mp \in M : WF_vars(HandlerStep(mp))

Spec ==
    /\ Init
    /\ [][Next]_vars
    /\ RequesterFairness
    /\ \A mp \in M : SF_vars(ProgramStep(mp))

(***************************************************************************)
(* schedtick grows with every execute, so findRunnable comes infinitely    *)
(* often to a tick that 61 divides and to one that it does not: of its two *)
(* first steps none is for ever passed over. Goroutines that wake each     *)
(* other through runnext inherit their time slice and keep the tick where  *)
(* it is, until sysmon preempts them: this is no fairness that Go has      *)
(* where goroutines ready each other and sysmon does not run.              *)
(***************************************************************************)
FairChoiceSpec ==
    /\ Spec
    /\ \A mp \in M : SF_vars(findRunnable_fairness(mp)) /\ SF_vars(findRunnable_local(mp))

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
    /\ \A mp \in M : []<><<newstack_notNow(mp)>>_vars => []<><<prologue_enough(mp)>>_vars

=============================================================================
