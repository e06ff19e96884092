------------------------------- MODULE Options -------------------------------
(***************************************************************************)
(* What a configuration chooses: how many there are of everything, what the*)
(* goroutines do, and in which environment.                                *)
(*                                                                         *)
(* Every configuration gives the constants. The definitions are defaults:  *)
(* a configuration overrides one by a line of its own, and so says only    *)
(* what is special about it.                                               *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, Registers

CONSTANTS
    G,                  \* goroutines
    M,                  \* threads beside sysmon's
    P,                  \* processors; GOMAXPROCS = Cardinality(P)
    Sysmon,             \* sysmon's thread, an M that never has a P
    FirstG,             \* the first goroutine in the global queue; Nil if there is none
    FirstM, FirstP      \* the M that schedules at the start, and the P that it holds; other Ps are idle;
                        \* Nil if every thread sleeps

(***************************************************************************)
(* Where everything is at the start.                                       *)
(***************************************************************************)
ParkedG == {}           \* goroutines that have called gopark and wait for a goready; the others are runnable
IdleM == {}             \* the Ms in midle; those that are named nowhere do not exist yet, newm makes them
LockedG == Nil          \* the goroutine that called LockOSThread, if there is one
LockedM == Nil          \* and its M
MainThread == {}        \* the thread m0 that the process began with, if a configuration says which; it never exits
CM == {}                \* the extra Ms: a thread that C code made borrows one from needm to dropm
CG == {}                \* their goroutines, each locked to its M, and Dead while the M waits in the list
CThread == {}           \* the threads that C code made
BlocksSignals == {}     \* those of them that block SIGURG
OwnsSignalStack == {}   \* those of them that have an alternate signal stack of their own

(***************************************************************************)
(* What goroutines do. All of them run a loop without calls; one that is   *)
(* in a set below may also do what the set says, each time that the loop   *)
(* begins again.                                                           *)
(*                                                                         *)
(* A loop of one instruction is a step that changes nothing, which no      *)
(* fairness counts: fairness of the thread then makes a goroutine do what  *)
(* its set says again and again. With two instructions it may as well loop *)
(* for ever. Liveness that must not rest on the goroutines' good will needs*)
(* two.                                                                    *)
(***************************************************************************)
LoopLength == 1         \* instructions in the loop
UnsafePoint == {}       \* those of them that the compiler marked PCDATA_UnsafePointUnsafe
NotGo == {}             \* those outside Go's text, as in the vDSO
Assembly == {}          \* those in assembly functions
RuntimePackage == {}    \* those in (or inlined from) packages runtime, runtime/internal and reflect
ShortStack == {}        \* those with too little stack left for asyncPreempt's frame
Restart == {}           \* those marked PCDATA_Restart1 or 2: a signal sends them back to the sequence's start
RestartAtEntry == {}    \* those marked PCDATA_RestartAtEntry: it sends them back to the function's entry
Calls == {}             \* call a function with a stack check in its prologue
SmallStack == {}        \* those goroutines whose stack is too small for that call at first
LocksM == {}            \* make such a call between acquirem and releasem
Pins == {}              \* make such a call between procPin and procUnpin
Syscalls == {}          \* make a system call
BlockingSyscalls == {}  \* wait in notetsleepg, for which entersyscallblock gives the P away at once
Parks == {}             \* call gopark
Yields == {}            \* call Gosched
Readies == {}           \* call goready for a parked goroutine
Wakes == {}             \* call wakep on their own stack
Exits == {}             \* return from their function: goexit
Systemstacks == {}      \* call a function that runs on g0's stack
SwitchesOff == {}       \* set debug.asyncpreemptoff for a while
Suspends == {}          \* call suspendG, and resumeG, for another goroutine
StopsTheWorld == {}     \* call stopTheWorld and startTheWorld
DisablesUser == {}      \* those of them that are gcStart with GODEBUG=gcstoptheworld=1, which lets only
SystemG == {}           \* system goroutines run until one of these
EnablesUser == {}       \* stops the world in turn and ends that: gcMarkDone
RunsForEachP == {}      \* call forEachP
LocksOSThread == {}     \* call LockOSThread, once
Execs == {}             \* call syscall.Exec for a program that is not there
Sleeps == {}            \* is parked in time.Sleep at the start; one goroutine, for there is one timer
ResetsTimers == {}      \* call Timer.Reset on that timer
ReadsPointers == {}     \* load the pointer in the heap's slot, and keep it
WritesPointers == {}    \* clear that slot
Collects == {}          \* collect garbage: those of StopsTheWorld that do it for that
AllocatesSpans == {}    \* allocate a span
SlowSyscalls == {}      \* those of Syscalls that a signal interrupts, unless SA_RESTART begins them again
NotRestarted == {}      \* those that it interrupts whatever SA_RESTART says

SysmonRuns == TRUE      \* sysmon's thread has started
EnlistsWorker == FALSE  \* who scans a stack calls wakep, as gcController.enlistWorker once did
GrowsAllp == FALSE      \* who stops the world calls GOMAXPROCS, which gives allp new entries
ForcesGC == FALSE       \* sysmon starts a thread for the goroutine that forces a GC
ExternalSignals == FALSE  \* somebody outside sends SIGURG too
AsyncPreemptOff == FALSE  \* GODEBUG=asyncpreemptoff=1
TemplateThread == FALSE  \* a locked thread has the template thread make the threads that it needs
Darwin == FALSE         \* what the runtime does on macOS only: no signals while a goroutine calls Exec
MayMoreStackPreempt == FALSE  \* compiled with -d=maymorestack=runtime.mayMoreStackPreempt
ThreadSanitizer == FALSE  \* C's thread sanitizer keeps signals back until the thread runs C code
Windows == FALSE        \* preemptM suspends the thread, as on Windows, and sends no signal
Go114 == FALSE          \* the steps of Go 1.14 where they differ, see Go114Faults
Faults == {}            \* seeded faults; {} is Go 1.19
Corrections == {}       \* what Go 1.19 has wrong, put right; {} is Go 1.19

(***************************************************************************)
(* Whom they suspend: anybody, unless a configuration says otherwise.      *)
(***************************************************************************)
Scanned == G

(***************************************************************************)
(* The clock is fast: 5 microseconds after a signal was sent its handler   *)
(* has returned, and the program that it interrupted moves.                *)
(***************************************************************************)
FiveMicrosecondsAreLong == FALSE

Thread == M \cup {Sysmon} \cup CThread

(***************************************************************************)
(* A set in some fixed order; and Go's array of all Ps.                    *)
(***************************************************************************)
Listed(S) == CHOOSE q \in [1..Cardinality(S) -> S] : \A i, j \in 1..Cardinality(S) : i # j => q[i] # q[j]

allp == Listed(P)

ASSUME /\ LoopLength \in 1..8
       /\ Sysmon \notin M
       /\ FirstG \in (G \ CG) \cup {Nil}
       /\ FirstG = Nil => ParkedG \cup CG = G
       /\ ParkedG \subseteq G \ ({FirstG, LockedG} \cup CG)
       /\ FirstM \in M \cup {Nil}
       /\ FirstP \in P \cup {Nil}
       /\ (FirstM = Nil) = (FirstP = Nil)
       /\ FirstM = Nil => FirstG = Nil
       /\ IdleM \subseteq M \ ({FirstM, LockedM} \cup CM)
       /\ (LockedG = Nil) = (LockedM = Nil)
       /\ LockedG \in G \cup {Nil}
       /\ LockedM \in (M \ {FirstM}) \cup {Nil}
       /\ CM \subseteq M \ {FirstM, LockedM}
       /\ CG \subseteq G \ {LockedG}
       /\ Cardinality(CG) = Cardinality(CM)
       /\ CThread \cap (M \cup {Sysmon}) = {}
       /\ BlocksSignals \cup OwnsSignalStack \subseteq CThread
       /\ \A role \in {Calls, SmallStack, LocksM, Pins, Syscalls, BlockingSyscalls, Parks, Yields, Readies, Wakes,
                        Exits, Suspends, Scanned, StopsTheWorld, DisablesUser, SystemG, EnablesUser,
                        RunsForEachP, LocksOSThread, Execs, Systemstacks, SwitchesOff, ResetsTimers,
                        ReadsPointers, WritesPointers, AllocatesSpans} : role \subseteq G
       /\ MainThread \subseteq M
       /\ CG \cap Exits = {}       \* goexit0 throws: C waits for the call to return
       /\ DisablesUser \cup EnablesUser \subseteq StopsTheWorld
       /\ EnablesUser \subseteq SystemG
       /\ DisablesUser \cap SystemG = {}
       /\ SystemG # {} => Syscalls \cup BlockingSyscalls = {}
       /\ TemplateThread => LockedG = Nil /\ CM = {}     \* who locks its thread starts the template thread first
       /\ Sleeps \subseteq ParkedG
       /\ Cardinality(Sleeps) <= 1
       /\ Sleeps # {} => Readies = {}                      \* its timer alone readies who sleeps
       /\ ResetsTimers # {} => Sleeps # {}
       /\ ResetsTimers \cap (Calls \cup LocksM \cup Pins) = {}
       /\ Collects \subseteq StopsTheWorld
       /\ ~(Windows /\ Darwin)
       /\ Windows => Cardinality(CThread) <= 1             \* SuspendThread.tla finds a thread by its M
       /\ SlowSyscalls \cup NotRestarted \subseteq Syscalls
       /\ \A switch \in {SysmonRuns, EnlistsWorker, GrowsAllp, ForcesGC, ExternalSignals, AsyncPreemptOff, TemplateThread, Darwin,
                         MayMoreStackPreempt, ThreadSanitizer, Windows, Go114,
                         FiveMicrosecondsAreLong} : switch \in BOOLEAN

=============================================================================
