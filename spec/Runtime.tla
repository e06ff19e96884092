------------------------------- MODULE Runtime -------------------------------
(***************************************************************************)
(* The state that Go's scheduler, the kernel and the processor share, and  *)
(* nothing else: constants, the six variables, their types.                *)
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
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS
    G,                  \* goroutines; each runs the same call-free loop
    M,                  \* threads beside sysmon
    P,                  \* processors; GOMAXPROCS = Cardinality(P)
    FirstG,             \* the first goroutine in the global queue at the start
    FirstM, IdleM,      \* the M that holds the P at the start, and one in midle (or Nil); newm makes others
    LockedG, LockedM,   \* the goroutine that called LockOSThread, and its M; Nil if there is none
    LoopLength,         \* instructions in the loop of a goroutine
    UnsafePoint,        \* those of them that the compiler marked PCDATA_UnsafePointUnsafe
    AsyncPreemptOff,    \* GODEBUG=asyncpreemptoff=1
    Faults,             \* seeded faults; {} is Go 1.19
    Nil

ASSUME /\ LoopLength \in 1..3
       /\ FirstG \in G
       /\ FirstM \in M
       /\ IdleM \in (M \ {FirstM, LockedM}) \cup {Nil}
       /\ (LockedG = Nil) = (LockedM = Nil)
       /\ LockedG \in G \cup {Nil}
       /\ LockedM \in (M \ {FirstM}) \cup {Nil}
       /\ Cardinality(P) = 1
       /\ AsyncPreemptOff \in BOOLEAN

(***************************************************************************)
(* A fault changes one action in one place, and that place tests           *)
(* Fault("name").                                                          *)
(***************************************************************************)
FaultNames == {
    "signalPendingNeverCleared",    \* doSigPreempt forgets its second acknowledging store
    "isAsyncSafePointIgnoresPC",    \* every PC counts as a safe point
    "asyncPreemptSavesNothing",     \* the stub leaves the registers to asyncPreempt2
    "releasepKeepsP" }              \* releasep leaves m.p dangling

ASSUME Faults \subseteq FaultNames

Fault(name) == name \in Faults

(***************************************************************************)
(* Program counters of the loop, and what stands for the register file.    *)
(*                                                                         *)
(* The contents of all user-visible registers are abstracted to the point  *)
(* of the program whose values they hold: [g |-> gp, pc |-> pc] means "as  *)
(* gp left them on its way to pc". Anything else that writes a register    *)
(* leaves Clobbered. That is enough to see a register that was lost, taken *)
(* from another goroutine, or restored to another place of the program.    *)
(***************************************************************************)
Loop == SubSeq(<<"loop0", "loop1", "loop2">>, 1, LoopLength)
LoopPC == {Loop[i] : i \in 1..LoopLength}
Clobbered == [g |-> Nil, pc |-> "runtime"]
RegistersOf(gp, pc) == [g |-> gp, pc |-> pc]
RegisterFile == {RegistersOf(gp, pc) : gp \in G, pc \in LoopPC} \cup {Clobbered}

ASSUME UnsafePoint \subseteq LoopPC

(***************************************************************************)
(* Program counters of a thread, in three groups: the goroutine's own      *)
(* code, runtime code on the goroutine's stack (all of it nosplit), and    *)
(* runtime code on g0's stack.                                             *)
(***************************************************************************)
RuntimeOnGStackPC == {
    "asyncPreempt", "asyncPreempt2", "mcall", "asyncPreempt2_return", "asyncPreempt_restore" }

G0PC == {
    "absent",                                             \* a thread that newm has not made yet
    "goschedImpl", "dropg_m", "dropg_curg", "globrunqput",
    "schedule", "findRunnable",
    "execute_curg", "execute_m", "execute_casgstatus", "execute_preempt", "execute_stackguard0",
    "execute_schedtick", "gogo",
    "releasep_m_p", "releasep_p_m", "releasep_status",
    "startlockedm_nextp", "startlockedm_notewakeup",
    "handoffp", "startm_mget", "startm_nextp", "startm_notewakeup",
    "stopm", "mPark",
    "acquirep_m_p", "acquirep_p_m", "acquirep_status", "acquirep_nextp" }

ThreadPC == LoopPC \cup RuntimeOnGStackPC \cup G0PC

HandlerPC == {
    "none", "wantAsyncPreempt_g", "wantAsyncPreempt_p", "isAsyncSafePoint", "pushCall",
    "doSigPreempt_preemptGen", "doSigPreempt_signalPending", "sigreturn" }

SysmonPC == {
    "usleep", "retake_schedtick", "preemptone_m", "preemptone_curg", "preemptone_preempt",
    "preemptone_stackguard0", "preemptone_p_preempt", "preemptM_CAS", "preemptM_tgkill" }

VARIABLES
    g,          \* runtime/runtime2.go type g, one record for each goroutine
    m,          \* runtime/runtime2.go type m
    p,          \* runtime/runtime2.go type p, with sysmon's note of it (sysmontick)
    sched,      \* runtime/runtime2.go type schedt; its fields move only under sched.lock
    sysmon,     \* the thread of sysmon: where it is and the locals of retake, preemptone, preemptM
    thread      \* what kernel and processor know of a thread, and the locals of the runtime code on it

vars == <<g, m, p, sched, sysmon, thread>>

(***************************************************************************)
(* g: sched is where gogo continues: the goroutine's entry, or the return  *)
(* of mcall in asyncPreempt2. stack is what lies below the interrupted     *)
(* stack pointer: the PC that pushCall wrote and asyncPreempt's save area. *)
(***************************************************************************)
GType == [
    status         : {"Runnable", "Running"},
    preempt        : BOOLEAN,
    stackguard0    : {"normal", "stackPreempt"},
    asyncSafePoint : BOOLEAN,
    m              : M \cup {Nil},
    sched          : {"entry", "asyncPreempt2"},
    stack          : [resumePC : LoopPC \cup RuntimeOnGStackPC \cup {Nil}, registers : RegisterFile \cup {Nil}] ]

(***************************************************************************)
(* m: preemptGen only ever grows, and only its growth can be seen (suspendG*)
(* compares two readings), so it is counted from the handler's entry.      *)
(***************************************************************************)
MType == [
    curg          : G \cup {Nil},
    p             : P \cup {Nil},
    nextp         : P \cup {Nil},
    park          : BOOLEAN,
    signalPending : 0..1,
    preemptGen    : 0..1 ]

(***************************************************************************)
(* p: only the comparison of schedtick with sysmontick.schedtick can be    *)
(* seen, so sysmontick says whether the two are equal.                     *)
(***************************************************************************)
PType == [
    status     : {"Idle", "Running"},
    m          : M \cup {Nil},
    preempt    : BOOLEAN,
    runq       : UNION {[1..n -> G] : n \in 0..Cardinality(G)},
    sysmontick : {"differs", "equal"} ]

SchedType == [
    runq  : UNION {[1..n -> G] : n \in 0..Cardinality(G)},
    midle : UNION {[1..n -> M] : n \in 0..Cardinality(M)} ]

SysmonType == [
    pc : SysmonPC,
    p  : P \cup {Nil},
    m  : M \cup {Nil},
    g  : G \cup {Nil} ]

(***************************************************************************)
(* thread: pending is SIGURG's bit. The handler runs with every signal     *)
(* masked, so handlers do not nest and handler = "none" says that SIGURG is*)
(* unmasked. frame is the part of rt_sigframe that the handler can edit.   *)
(* g is the thread-local g, Nil for g0; gp, pp and mp are locals of the    *)
(* scheduler's functions.                                                  *)
(***************************************************************************)
ThreadType == [
    pc        : ThreadPC,
    registers : RegisterFile,
    pending   : BOOLEAN,
    handler   : HandlerPC,
    frame     : [pc : ThreadPC, registers : RegisterFile] \cup {Nil},
    g         : G \cup {Nil},
    gp        : G \cup {Nil},
    pp        : P \cup {Nil},
    mp        : M \cup {Nil} ]

TypeOK ==
    /\ g \in [G -> GType]
    /\ m \in [M -> MType]
    /\ p \in [P -> PType]
    /\ sched \in SchedType
    /\ sysmon \in SysmonType
    /\ thread \in [M -> ThreadType]

(***************************************************************************)
(* The thread runs the step of its program, not of a signal handler.       *)
(***************************************************************************)
At(mp, pc) == thread[mp].handler = "none" /\ thread[mp].pc = pc

(***************************************************************************)
(* Where the thread's program is, whether a handler interrupts it or not.  *)
(***************************************************************************)
ProgramPC(mp) == IF thread[mp].frame = Nil THEN thread[mp].pc ELSE thread[mp].frame.pc

(***************************************************************************)
(* m.lockedg and g.lockedm never change here: the program called           *)
(* LockOSThread before its loop.                                           *)
(***************************************************************************)
lockedg(mp) == IF mp = LockedM THEN LockedG ELSE Nil
lockedm(gp) == IF gp = LockedG THEN LockedM ELSE Nil

=============================================================================
