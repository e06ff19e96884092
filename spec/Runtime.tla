------------------------------- MODULE Runtime -------------------------------
(***************************************************************************)
(* The state that Go's scheduler, the kernel and the processor share, and  *)
(* nothing else: constants, the five variables, their types.                *)
(*                                                                         *)
(* The machine is Go 1.19.8 on linux/amd64. Every action of the other      *)
(* modules is one memory operation of one thread: one plain store, one     *)
(* load on which a decision hangs, one CAS, one critical section, or a run *)
(* of instructions that only the thread itself can see. Its name is the    *)
(* Go function's; what follows an underscore is the field it touches.      *)
(* A signal may arrive between any two actions of a thread.                *)
(*                                                                         *)
(* Records carry Go's field names, so that g[gp].preempt reads as          *)
(* gp.preempt does in runtime/proc.go; pp and mp stand also for what that  *)
(* file calls _p_ and _g_.m.                                               *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, Registers

CONSTANTS
    G,                  \* goroutines
    M,                  \* threads beside sysmon's
    P,                  \* processors; GOMAXPROCS = Cardinality(P)
    Sysmon              \* sysmon's thread, an M that never has a P

(***************************************************************************)
(* Where everything is at the start.                                       *)
(***************************************************************************)
CONSTANTS
    FirstG,             \* the first goroutine in the global queue; Nil if there is none
    ParkedG,            \* goroutines that have called gopark and wait for a goready; the others are runnable
    FirstM, FirstP,     \* the M that schedules at the start, and the P that it holds; other Ps are idle;
                        \* Nil if every thread sleeps
    IdleM,              \* the Ms in midle; those that are named nowhere do not exist yet, newm makes them
    LockedG, LockedM,   \* the goroutine that called LockOSThread, and its M; Nil if there is none
    CM                  \* the extra Ms: a thread that C code made borrows one from needm to dropm

(***************************************************************************)
(* The extra Ms' goroutines, each locked to its M and Dead while the M     *)
(* waits in the list; threads that C code made; those of them that block   *)
(* SIGURG, and those that have an alternate signal stack of their own.     *)
(***************************************************************************)
CG == {}
CThread == {}
BlocksSignals == {}
OwnsSignalStack == {}

(***************************************************************************)
(* What goroutines do. All of them run a loop without calls; one that is   *)
(* in a set below may also do what the set says, each time that the loop   *)
(* begins again.                                                           *)
(***************************************************************************)
CONSTANTS
    LoopLength,         \* instructions in the loop
    UnsafePoint,        \* those of them that the compiler marked PCDATA_UnsafePointUnsafe
    NotGo,              \* those outside Go's text, as in the vDSO
    Assembly,           \* those in assembly functions
    RuntimePackage,     \* those in (or inlined from) packages runtime, runtime/internal and reflect
    ShortStack,         \* those with too little stack left for asyncPreempt's frame
    Restart,            \* those marked PCDATA_Restart1 or 2: a signal sends them back to the sequence's start
    RestartAtEntry,     \* those marked PCDATA_RestartAtEntry: it sends them back to the function's entry
    Calls,              \* call a function with a stack check in its prologue
    SmallStack,         \* those goroutines whose stack is too small for that call at first
    LocksM,             \* make such a call between acquirem and releasem
    Pins,               \* make such a call between procPin and procUnpin
    Syscalls,           \* make a system call
    Parks,              \* call gopark
    Yields,             \* call Gosched
    Readies,            \* call goready for a parked goroutine
    Exits,              \* return from their function: goexit
    Suspends,           \* call suspendG, and resumeG, for another goroutine
    StopsTheWorld,      \* call stopTheWorld and startTheWorld
    RunsForEachP        \* call forEachP

CONSTANTS
    SysmonRuns,         \* sysmon's thread has started
    ExternalSignals,    \* somebody outside sends SIGURG too
    AsyncPreemptOff,    \* GODEBUG=asyncpreemptoff=1
    Go114,              \* the steps of Go 1.14 where they differ, see Go114Faults
    Faults,             \* seeded faults; {} is Go 1.19
    Corrections         \* what later versions of Go do better; {} is Go 1.19

BlockingSyscalls == {}  \* wait in notetsleepg, for which entersyscallblock gives the P away at once
ForcesGC == FALSE       \* sysmon starts a thread for the goroutine that forces a GC

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
       /\ \A role \in {Calls, SmallStack, LocksM, Pins, Syscalls, Parks, Yields, Readies, Exits, Suspends,
                        StopsTheWorld, RunsForEachP} : role \subseteq G
       /\ LockedG \notin Exits     \* mexit is left out
       /\ \A switch \in {SysmonRuns, ExternalSignals, AsyncPreemptOff, Go114} : switch \in BOOLEAN

(***************************************************************************)
(* A fault changes one action in one place, and that place tests           *)
(* Fault("name").                                                          *)
(***************************************************************************)
FaultNames == {
    "suspendGFromRunning",          \* markroot's caller stays Running while it suspends another
    "preemptParkWithoutScan",       \* preemptPark makes the goroutine Preempted before it has let go of it
    "goexit0KeepsPreemptStop",      \* goexit0 leaves preemptStop to the next goroutine that gets this G
    "resumeGForgetsReady",          \* resumeG drops the scan bit and nothing else
    "signalPendingNeverCleared",    \* doSigPreempt forgets its second acknowledging store
    "isAsyncSafePointIgnoresPC",    \* every PC counts as a safe point
    "asyncPreemptSavesNothing",     \* the stub leaves the registers to asyncPreempt2
    "needmBlocksSignalsLate",       \* needm blocks signals when it has the extra M, not before (golang/go#42207)
    "badsignalOnPreempt",           \* SIGURG on a thread without a g is a bad signal (golang/go#36996)
    "newosprocLeavesSignals",       \* newosproc does not block signals during clone
    "dropmLeavesSignals",           \* dropm does not block signals before unminit
    "pushCallIgnoresRestart",       \* pushCall pushes the interrupted PC, whatever isAsyncSafePoint says
    "prologueIsPreemptible",        \* the prologue's branch is no unsafe point (golang/go#35470)
    "asyncPreempt2Splits",          \* asyncPreempt2 calls printlock, which has a stack check
    "canPreemptMIgnoresLocks",      \* canPreemptM forgets m.locks
    "releasemForgetsRequest",       \* releasem does not look at gp.preempt
    "sighandlerIgnoresOff",         \* only the sender tests asyncpreemptoff (golang/go#38531)
    "retakeAsksOnce",               \* retake makes one request for each time slice
    "pushCallKeepsSP",              \* pushCall writes the resume PC but leaves the frame's SP
    "releasepKeepsP",               \* releasep leaves m.p dangling
    "reentersyscallKeepsP",         \* reentersyscall does (golang/go#27660)
    "reentersyscallStatusFirst",    \* reentersyscall publishes the P before it has let go of it
    "exitsyscallKeepsSyscalltick",  \* exitsyscall does not count, so another M's older note still agrees
    "exitsyscallKeepsThrowsplit",   \* exitsyscall's slow path leaves throwsplit set
    "exitsyscallLetsSysmonSleep",   \* exitsyscallfast_pidle takes an idle P and does not wake sysmon
    "retakeStoresStatus",           \* retake stores _Pidle instead of swapping it in
    "retakeWithoutIncidlelocked",   \* checkdead does not know that sysmon has a P in its hands
    "startmWithoutReserveID",       \* nor that startm is about to make an M (golang/go#40368)
    "nmspinningDroppedAfterRecheck",    \* findRunnable looks again before it stops spinning, not after
    "findRunnableTrustsItsFirstLook",    \* no look at the global queue under the lock that gives the P away
    "stopTheWorldAsksOnce",         \* no second preemptall
    "stopTheWorldIgnoresSyscall",   \* Ps in system calls are left alone
    "stopTheWorldStaysRunning",     \* the stopper's goroutine is Running while it waits for the others
    "findRunnableIgnoresGcwaiting", \* no look at gcwaiting under the lock either
    "gcstopmNeverWakes" }           \* the last P to stop wakes nobody

ASSUME Faults \subseteq FaultNames

(***************************************************************************)
(* Go 1.14 is the one with Go114: preemptM sends a signal for each request *)
(* (there is no signalPending), pushCall always pushes the interrupted PC  *)
(* (its compiler marked as unsafe what could be restartable), and it has   *)
(* these faults.                                                           *)
(***************************************************************************)
Go114Faults == { "sighandlerIgnoresOff", "startmWithoutReserveID" }

Fault(name) == name \in Faults \/ (Go114 /\ name \in Go114Faults)

(***************************************************************************)
(* A correction mends what Go 1.19 itself gets wrong.                      *)
(***************************************************************************)
CorrectionNames == {
    "suspendGTestsAsyncM",              \* suspendG's comparison begins with asyncM != nil
    "suspendGKeepsNeedAsync",           \* suspendG notes the generation only of a signal that it also sends
    "signalPendingClearedFirst",        \* doSigPreempt's two acknowledging stores are exchanged
    "needspinning",                     \* an M that lacks an idle P for work says so: sched.needspinning, Go 1.20
    "needspinningLast",                 \* the same; wakep says it after its nmspinning--, not before
    "goschedWakes",                     \* goschedImpl calls wakep, as later versions do
    "globalQueueRechecked",             \* who stops spinning looks at the global queue too; later versions
    "executeRestoresGuardFirst",        \* execute restores the guard, and only then clears gp.preempt
    "copystackKeepsRequest",            \* newstack looks at gp.preempt once more after copystack
    "procUnpinKeepsRequest",            \* procUnpin does what releasem does
    "exitsyscallRestoresGuardFirst",    \* exitsyscall restores the guard, and only then looks at gp.preempt
    "forEachPLooksAgain",               \* forEachP looks at the Ps in system calls as often as it asks the others
    "needmClearsSignalPending",         \* needm: mp.signalPending = 0, once minit has set procid
    "dropmClearsSignalPending",         \* dropm: mp.signalPending = 0, before it gives the M back
    "sigtrampgoSendsToNotify" }         \* sigtrampgo without a g still offers SIGURG to os/signal

ASSUME Corrections \subseteq CorrectionNames

Corrected(name) == name \in Corrections

(***************************************************************************)
(* Program counters of the loop, and the register file (Registers.tla).    *)
(***************************************************************************)
Loop == SubSeq(<<"loop0", "loop1", "loop2", "loop3", "loop4", "loop5", "loop6", "loop7">>, 1, LoopLength)
LoopPC == {Loop[i] : i \in 1..LoopLength}
ProloguePC == { "prologue", "prologue_JLS" }    \* a called function's entry, and its branch after the compare
UserPC == LoopPC \cup ProloguePC
RegisterFile == RegisterFileOf(G, UserPC)

(***************************************************************************)
(* Where a goroutine goes on that was interrupted at pc, if asyncPreempt is*)
(* injected there. A restartable sequence begins again: it computes from   *)
(* registers that it does not change, so those that it left half way are   *)
(* right for its start. (linux/amd64 has none in Go 1.19; arm64, mips,     *)
(* ppc64, riscv64 and s390x have. RestartAtEntry is read by 1.19's runtime *)
(* and written by later compilers, for prologues.) The loop's function     *)
(* begins with the loop.                                                   *)
(***************************************************************************)
ResumePC(pc) ==
    IF pc \in Restart
    THEN LET at == CHOOSE i \in 1..LoopLength : Loop[i] = pc
             start == CHOOSE i \in 1..at : /\ \A k \in i..at : Loop[k] \in Restart
                                           /\ i > 1 => Loop[i-1] \notin Restart
         IN Loop[start]
    ELSE IF pc \in RestartAtEntry
    THEN IF pc \in LoopPC THEN Loop[1] ELSE "prologue"
    ELSE pc

ASSUME /\ \A class \in {UnsafePoint, NotGo, Assembly, RuntimePackage, ShortStack, Restart} :
             class \subseteq LoopPC
       /\ RestartAtEntry \subseteq (LoopPC \ Restart) \cup {"prologue_JLS"}
       /\ Go114 => Restart = {} /\ RestartAtEntry = {}     \* its compiler marked them unsafe
       /\ LocksM \cap Pins = {}

(***************************************************************************)
(* Program counters of a thread, in three groups: the goroutine's own      *)
(* code, runtime code on the goroutine's stack (all of it nosplit), and    *)
(* runtime code on g0's stack.                                             *)
(***************************************************************************)
RuntimeOnGStackPC == {
    "asyncPreempt", "asyncPreempt2", "mcall", "asyncPreempt2_return", "asyncPreempt_restore",
    "printlock", "printlock_JLS" }      \* if asyncPreempt2Splits

G0PC == {
    "absent",                                             \* a thread that newm has not made yet
    "goschedImpl", "dropg_m", "dropg_curg", "globrunqput",
    "schedule", "findRunnable",
    "execute_curg", "execute_m", "execute_casgstatus", "execute_preempt", "execute_stackguard0",
    "execute_schedtick", "gogo",
    "releasep_m_p", "releasep_p_m", "releasep_status",
    "startlockedm_nextp", "startlockedm_notewakeup",
    "handoffp", "startm_mget", "newm", "startm_nextp", "startm_notewakeup",
    "stopm", "mPark",
    "acquirep_m_p", "acquirep_p_m", "acquirep_status", "acquirep_nextp" }

RequesterPC == {
    "preemptone_m", "preemptone_curg", "preemptone_preempt",
    "preemptone_stackguard0", "preemptone_p_preempt", "preemptM_CAS", "preemptM_tgkill" }

SysmonPC == {
    "usleep", "retake_schedtick", "retake_schedtick_syscall", "retake_syscalltick", "retake_CAS",
    "sysmon_notetsleep" }

CooperativePC == {      \* newstack
    "newstack", "newstack_notNow", "newstack_shrinkstack", "newstack_preemptStop",
    "newstack_casgstatus", "copystack", "newstack_preempt", "newstack_casgstatus_back" }

LocksMPC == { "releasem", "procUnpin" }     \* on the goroutine's stack

ParkPC == {                                               \* gopark, park_m, goready, goexit0
    "park_m", "park_m_unlockf", "newproc1", "goexit0", "goexit0_m",
    "ready", "runqput_runnext", "runqput_tail", "goready_return" }

FindRunnablePC == {                                       \* findRunnable's further steps, and wakep
    "findRunnable_gcwaiting", "findRunnable_runSafePointFn",
    "findRunnable_nmspinning", "findRunnable_spinning", "becomeSpinning_needspinning",
    "stealWork", "runqsteal", "runqgrab_runnext", "runqgrab_CAS",
    "findRunnable_lock", "pidleput", "findRunnable_notSpinning",
    "checkGlobalRunqNoP", "checkRunqsNoP", "checkRunqsNoP_pidleget",
    "findRunnable_again", "resetspinning", "wakep", "wakep_CAS", "startm_nmspinning" }

SyscallPC == {                                            \* reentersyscall, the system call, exitsyscall
    "reentersyscall_casgstatus", "reentersyscall_sysmonwait",
    "reentersyscall_p_m", "reentersyscall_m_p", "reentersyscall_status", "reentersyscall_gcwaiting",
    "entersyscallblock_casgstatus", "entersyscallblock_return",
    "syscall",
    "exitsyscallfast_CAS", "exitsyscallfast_pidle", "exitsyscall_syscalltick", "exitsyscall_casgstatus",
    "exitsyscall_preempt", "exitsyscall_stackPreempt", "exitsyscall_stackguard0",
    "exitsyscall0", "exitsyscall0_pidleget", "exitsyscall_return" }

HandoffpPC == { "handoffp_npidle", "handoffp_nmspinning", "handoffp_lock" }

CheckdeadPC == { "incidlelocked_minus", "incidlelocked_plus" }

SuspendPC == {                                            \* markroot, suspendG, resumeG and preemptPark
    "markroot", "suspendG", "suspendG_casGFromPreempted", "suspendG_castogscanstatus",
    "suspendG_preemptStop", "suspendG_preempt", "suspendG_stackguard0",
    "suspendG_asyncM", "suspendG_castogscanrunning",
    "suspendG_preemptStop_true", "suspendG_preempt_true", "suspendG_stackPreempt",
    "suspendG_preemptGen", "suspendG_nextPreemptM",
    "scanstack", "resumeG", "markroot_casgstatus", "systemstack_return",
    "preemptPark", "preemptPark_casfrom_Gscanstatus" }

StopTheWorldPC == {
    "stopTheWorld_semacquire", "stopTheWorld_casgstatus", "stopTheWorld_gcwaiting", "preemptall",
    "stopTheWorld_own", "stopTheWorld_syscall", "stopTheWorld_idle", "stopTheWorld_notetsleep",
    "stopTheWorld_stopped", "worldStopped",
    "startTheWorld_nextp", "startTheWorld_semrelease", "startTheWorld_releasem",
    "gcstopm", "gcstopm_stopwait" }

ForEachPPC == {
    "forEachP_semacquire", "forEachP_casgstatus", "forEachP_runSafePointFn", "forEachP_idle",
    "forEachP_syscall", "forEachP_CAS", "forEachP_again", "forEachP_done", "forEachP_semrelease", "forEachP_end",
    "runSafePointFn", "runSafePointFn_safePointWait" }

MinitPC == { "minitSignalStack", "minitSignalMask", "minit_procid" }

CgoPC == {                                                \* needm, dropm and C code
    "C", "needm_lockextra", "needm_unlockextra", "needm_casgstatus",
    "dropm_preemptStop", "dropm_sigblock", "dropm_lockextra", "dropm_unlockextra",
    "dropm_msigrestore" }

ThreadPC == UserPC \cup RuntimeOnGStackPC \cup G0PC \cup RequesterPC \cup SysmonPC
            \cup CooperativePC \cup LocksMPC \cup ParkPC \cup FindRunnablePC \cup SyscallPC
            \cup HandoffpPC \cup CheckdeadPC \cup SuspendPC \cup StopTheWorldPC \cup ForEachPPC
            \cup MinitPC \cup CgoPC

HandlerPC == {
    "none", "wantAsyncPreempt_g", "wantAsyncPreempt_p", "isAsyncSafePoint", "pushCall",
    "doSigPreempt_preemptGen", "doSigPreempt_signalPending", "sigreturn",
    "badsignal_needm", "raisebadsignal_default", "raisebadsignal_restore", "badsignal_dropm" }

VARIABLES
    g,          \* runtime/runtime2.go type g, one record for each goroutine
    m,          \* runtime/runtime2.go type m
    p,          \* runtime/runtime2.go type p, with sysmon's note of it (sysmontick)
    sched,      \* runtime/runtime2.go type schedt; its fields move only under sched.lock
    thread      \* what kernel and processor know of a thread, and the locals of the runtime code on it

vars == <<g, m, p, sched, thread>>

(***************************************************************************)
(* g: scan is the bit _Gscan of the status. sched is where gogo continues: *)
(* the goroutine's entry, the return of mcall in asyncPreempt2, or any     *)
(* other place of runtime code. stack is what lies below the interrupted   *)
(* stack pointer: the PC that pushCall wrote and asyncPreempt's save area. *)
(* smallStack: a call needs more stack than there is.                      *)
(* parked says that it is in a wait queue, where a goready may find it.    *)
(***************************************************************************)
GType == [
    status         : {"Runnable", "Running", "Syscall", "Waiting", "Dead", "Copystack", "Preempted"},
    scan           : BOOLEAN,
    preempt        : BOOLEAN,
    preemptStop    : BOOLEAN,
    preemptShrink  : BOOLEAN,
    stackguard0    : {"normal", "stackPreempt"},
    smallStack     : BOOLEAN,
    throwsplit     : BOOLEAN,
    asyncSafePoint : BOOLEAN,
    m              : M \cup {Nil},
    parked         : BOOLEAN,
    sched          : {"entry", "asyncPreempt2"} \cup ThreadPC,
    stack          : [resumePC : ThreadPC \cup {Nil}, registers : RegisterFile \cup {Nil}] ]

(***************************************************************************)
(* m: preemptGen only ever grows, and only its growth can be seen (suspendG*)
(* compares two readings), so it is counted from the handler's entry.      *)
(* syscalltick says whether it equals oldp's; only then, and if that P's   *)
(* status is Syscall, the P is in this M's system call. procid is the      *)
(* thread that an extra M ran on last; every other M's never changes and is*)
(* left out.                                                               *)
(***************************************************************************)
MType == [
    curg          : G \cup {Nil},
    p             : P \cup {Nil},
    oldp          : P \cup {Nil},
    nextp         : P \cup {Nil},
    park          : BOOLEAN,
    spinning      : BOOLEAN,
    locks         : 0..3,
    preemptoff    : BOOLEAN,
    syscalltick   : {"differs", "equal"},
    signalPending : 0..1,
    preemptGen    : 0..1,
    procid        : CThread \cup {Nil} ]

(***************************************************************************)
(* p: only the comparison of schedtick with sysmontick.schedtick can be    *)
(* seen, so sysmontick says whether the two are equal; syscalltick does the*)
(* same for sysmontick.syscalltick.                                        *)
(***************************************************************************)
PType == [
    status         : {"Idle", "Running", "Syscall", "Gcstop"},
    m              : M \cup {Nil},
    preempt        : BOOLEAN,
    runnext        : G \cup {Nil},
    runq           : Seq(G),
    sysmontick     : {"differs", "equal", "asked"},     \* asked: only if retakeAsksOnce
    syscalltick    : {"differs", "equal"},
    runSafePointFn : BOOLEAN ]

(***************************************************************************)
(* sched: lock is held across the critical sections that are more than one *)
(* step; a step that is a whole critical section requires that it is free. *)
(* npidle is the length of pidle and idlepMask its elements. extram is the *)
(* list of extra Ms, which has its own lock; sigurgIgnored says that       *)
(* SIGURG's action is the default one, which is to ignore it.              *)
(***************************************************************************)
SchedType == [
    lock           : Thread \cup {Nil},
    runq           : Seq(G),
    midle          : Seq(M),
    pidle          : Seq(P),
    nmspinning     : Nat,
    needspinning   : BOOLEAN,
    nmidlelocked   : Int,
    gcwaiting      : BOOLEAN,
    stopwait       : 0..Cardinality(P),
    stopnote       : BOOLEAN,
    worldsema      : G \cup {Nil},
    semawaiters    : Seq(G),
    safePointWait  : 0..Cardinality(P),
    safePointNote  : BOOLEAN,
    sysmonwait     : BOOLEAN,
    sysmonnote     : BOOLEAN,
    extram         : Seq(CM),
    extramLock     : Thread \cup {Nil},
    sigurgIgnored  : BOOLEAN ]

(***************************************************************************)
(* thread: ret is the stack of return addresses of the runtime functions   *)
(* that have been called; pending is SIGURG's bit and masked its mask while*)
(* no handler runs (the handler itself runs with every signal masked, so   *)
(* handlers do not nest). frame is the part of rt_sigframe that the handler*)
(* can edit. g is the thread-local g, Nil on a thread that is none of Go's.*)
(* gp, pp and mp are locals of the scheduler's functions: a G, a P, an M   *)
(* in this thread's hands. spinning is startm's argument, inherit is that  *)
(* of execute; seen are the Ps that a loop over all of them has done with, *)
(* ps those that a loop in a fixed order has still to do.                  *)
(* request holds the locals of preemptone, preemptM and runqgrab, which are*)
(* in nobody's hands.                                                      *)
(*                                                                         *)
(* altstack is the alternate signal stack: none, that of m.gsignal, or one *)
(* that C code had set up; sigmask is m.sigmask, which only its own thread *)
(* reads, and the local of needm that becomes it. external says that the   *)
(* pending SIGURG stands also for one that came from outside.              *)
(*                                                                         *)
(* thread[t] is a thread of CThread as long as it is in C. While it borrows*)
(* an extra M mp, its record is thread[mp], with tid = t, and thread[t] is *)
(* absent; thread[mp] is absent while mp waits in the list.                *)
(***************************************************************************)
NoRequest == [p |-> Nil, m |-> Nil, g |-> Nil]

(***************************************************************************)
(* suspend holds the locals of suspendG; asyncGen says whether what it read*)
(* of asyncM.preemptGen is still so.                                       *)
(***************************************************************************)
NoSuspend == [gp |-> Nil, s |-> Nil, stopped |-> FALSE, asyncM |-> Nil, asyncGen |-> FALSE]

ThreadType == [
    pc        : ThreadPC,
    ret       : Seq(ThreadPC),
    registers : RegisterFile,
    pending   : BOOLEAN,
    masked    : BOOLEAN,
    sigmask   : BOOLEAN,
    altstack  : {"none", "gsignal", "C"},
    external  : BOOLEAN,
    tid       : CThread \cup {Nil},
    handler   : HandlerPC,
    frame     : [pc : ThreadPC, registers : RegisterFile] \cup {Nil},
    g         : G \cup {"g0", Nil},
    gp        : G \cup {Nil},
    pp        : P \cup {Nil},
    mp        : M \cup {Nil},
    ps        : Seq(P),
    spinning  : BOOLEAN,
    inherit   : BOOLEAN,
    seen      : SUBSET P,
    request   : [p : P \cup {Nil}, m : M \cup {Nil}, g : G \cup {Nil}],
    suspend   : [gp : G \cup {Nil}, s : {"Runnable", "Syscall", "Waiting", Nil}, stopped : BOOLEAN,
                 asyncM : M \cup {Nil}, asyncGen : BOOLEAN] ]

TypeOK ==
    /\ g \in [G -> GType]
    /\ m \in [M -> MType]
    /\ p \in [P -> PType]
    /\ sched \in SchedType
    /\ thread \in [Thread -> ThreadType]

(***************************************************************************)
(* The thread runs the step of its program, not of a signal handler.       *)
(***************************************************************************)
At(t, pc) == thread[t].pc = pc /\ thread[t].handler = "none"

(***************************************************************************)
(* A critical section of sched.lock that is one step.                      *)
(***************************************************************************)
SchedUnlocked == sched.lock = Nil

(***************************************************************************)
(* The thread's record after it called a runtime function that comes back  *)
(* to a given place, and after it returned from one.                       *)
(***************************************************************************)
Called(t, function, back) == [thread[t] EXCEPT !.pc = function, !.ret = <<back>> \o @]
Returned(t) == [thread[t] EXCEPT !.pc = Head(thread[t].ret), !.ret = Tail(@)]

(***************************************************************************)
(* Where the thread's program is, whether a handler interrupts it or not.  *)
(***************************************************************************)
ProgramPC(t) == IF thread[t].frame = Nil THEN thread[t].pc ELSE thread[t].frame.pc

(***************************************************************************)
(* runtime/preempt.go canPreemptM, for an M with a P. All that it reads is *)
(* the M's own: nobody else changes the status of a P that is Running.     *)
(* m.mallocing is left out: mallocgc sets it between acquirem and releasem.*)
(***************************************************************************)
canPreemptM(mp) ==
    /\ m[mp].locks = 0 \/ Fault("canPreemptMIgnoresLocks")
    /\ ~m[mp].preemptoff
    /\ p[m[mp].p].status = "Running"

(***************************************************************************)
(* pp.syscalltick++: no note of the tick agrees any more.                  *)
(***************************************************************************)
StaleNotes(pp) == [mp \in M |-> IF m[mp].oldp = pp THEN [m[mp] EXCEPT !.syscalltick = "differs"] ELSE m[mp]]

(***************************************************************************)
(* Under sched.lock: sysmon is woken from its deep sleep; one more P has   *)
(* stopped with the world; one more P has run its function for forEachP.   *)
(***************************************************************************)
SysmonWoken(s) == IF s.sysmonwait THEN [s EXCEPT !.sysmonwait = FALSE, !.sysmonnote = TRUE] ELSE s
OneStopped(s) == [s EXCEPT !.stopwait = @ - 1, !.stopnote = @ \/ s.stopwait = 1]
OneSafePoint(s) == [s EXCEPT !.safePointWait = @ - 1, !.safePointNote = @ \/ s.safePointWait = 1]

(***************************************************************************)
(* The thread's program is at one of these places, or in something that it *)
(* called from there.                                                      *)
(***************************************************************************)
Within(t, places) == ProgramPC(t) \in places \/ \E i \in 1..Len(thread[t].ret) : thread[t].ret[i] \in places

(***************************************************************************)
(* The goroutine is at the beginning of its loop, where it may do what the *)
(* role says; and back there, its registers loaded anew.                   *)
(***************************************************************************)
MayDo(mp, role) == At(mp, Loop[1]) /\ m[mp].curg \in role
BackInLoop(mp) == [thread[mp] EXCEPT !.pc = Loop[1], !.registers = RegistersOf(m[mp].curg, Loop[1])]

(***************************************************************************)
(* The goroutine is in worldsema's wait queue; only a semrelease readies it.*)
(***************************************************************************)
WaitsForWorldsema(gp) == \E i \in 1..Len(sched.semawaiters) : sched.semawaiters[i] = gp

(***************************************************************************)
(* m.lockedg and g.lockedm never change here: the program called           *)
(* LockOSThread before its loop, and oneNewExtraM locks an extra M and its *)
(* goroutine to each other for good.                                       *)
(***************************************************************************)
extrag == CHOOSE f \in [CM -> CG] : \A x, y \in CM : x # y => f[x] # f[y]
lockedg(mp) == IF mp = LockedM THEN LockedG ELSE IF mp \in CM THEN extrag[mp] ELSE Nil
lockedm(gp) == IF gp = LockedG THEN LockedM ELSE IF gp \in CG THEN CHOOSE mp \in CM : extrag[mp] = gp ELSE Nil

(***************************************************************************)
(* The record of a thread that does not exist, and of an extra M that waits*)
(* in the list.                                                            *)
(***************************************************************************)
AbsentThread == [
    pc |-> "absent", ret |-> <<>>, registers |-> Clobbered, pending |-> FALSE, masked |-> FALSE,
    sigmask |-> FALSE, altstack |-> "none", external |-> FALSE, tid |-> Nil, handler |-> "none",
    frame |-> Nil, g |-> Nil, gp |-> Nil, pp |-> Nil, mp |-> Nil, ps |-> <<>>, spinning |-> FALSE,
    inherit |-> FALSE, seen |-> {}, request |-> NoRequest, suspend |-> NoSuspend]

=============================================================================
