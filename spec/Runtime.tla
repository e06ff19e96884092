------------------------------- MODULE Runtime -------------------------------
(***************************************************************************)
(* The state that Go's scheduler, the kernel and the processor share, and  *)
(* nothing else: the five variables, their types, and how to speak of them.*)
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
EXTENDS ProgramCounters

VARIABLES
    g,          \* runtime/runtime2.go type g, one record for each goroutine
    m,          \* runtime/runtime2.go type m
    p,          \* runtime/runtime2.go type p, with sysmon's note of it (sysmontick)
    sched,      \* runtime/runtime2.go type schedt, most of it under sched.lock; and worldsema
    thread      \* what kernel and processor know of a thread, and the locals of the runtime code on it

vars == <<g, m, p, sched, thread>>

(***************************************************************************)
(* g: scan is the bit _Gscan of the status. sched is where gogo continues: *)
(* the goroutine's entry, the return of mcall in asyncPreempt2, or any     *)
(* other place of runtime code. stack is what lies below the interrupted   *)
(* stack pointer: the PC that pushCall wrote and asyncPreempt's save area. *)
(* nmp is startm's local, if newstack has been called from there.          *)
(* smallStack: a call needs more stack than there is.                      *)
(* parked says that it is in a wait queue, where a goready may find it.    *)
(* lockedm stands also for the M's lockedg: the goroutine's own thread     *)
(* stores both.                                                            *)
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
    lockedm        : M \cup {Nil},
    parked         : BOOLEAN,
    sched          : {"entry", "asyncPreempt2"} \cup ThreadPC,
    nmp            : M \cup {Nil},
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
(*                                                                         *)
(* templateThread is newmHandoff.haveTemplateThread and, once that is set, *)
(* whether the template thread waits for newmHandoff.wake; newmHandoff is  *)
(* the list. execWriter is who has locked execLock for writing, or waits   *)
(* for its execReaders to be done. disableUser is sched.disable.user and   *)
(* disabled sched.disable.runnable.                                        *)
(* asyncpreemptoff is debug.asyncpreemptoff, if a goroutine has set it.    *)
(* timer is the one timer that there is, in the heap of its pp, and due    *)
(* says that its time has come; netpoller is the M that waits in netpoll   *)
(* until then (sched.lastpoll = 0). heap is what the garbage collector and *)
(* its write barrier are about, see WriteBarrier.tla; span is one that is  *)
(* being allocated, see ScanConservative.tla.                              *)
(***************************************************************************)
TimerType == [pp : P \cup {Nil}, status : {"NoStatus", "Waiting", "Modifying"}, due : BOOLEAN]
HeapType == [gcphase : {"off", "mark", "done"}, slot : BOOLEAN, held : BOOLEAN, marked : BOOLEAN]
SpanType == [inUse : BOOLEAN, allocBits : BOOLEAN]

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
    sigurgIgnored  : BOOLEAN,
    templateThread : {"none", "claimed", "waiting", "woken"},
    newmHandoff    : Seq(M),
    execWriter     : M \cup {Nil},
    execReaders    : Nat,
    pendingPreemptSignals : Int,
    disableUser    : BOOLEAN,
    disabled       : Seq(G),
    asyncpreemptoff : BOOLEAN,
    timer          : TimerType,
    netpoller      : M \cup {Nil},
    heap           : HeapType,
    span           : SpanType ]

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
(* debug.asyncpreemptoff.                                                  *)
(***************************************************************************)
asyncpreemptoff == AsyncPreemptOff \/ sched.asyncpreemptoff

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
(* m.lockedg and g.lockedm. oneNewExtraM locks an extra M and its goroutine*)
(* to each other for good.                                                 *)
(***************************************************************************)
extrag == CHOOSE f \in [CM -> CG] : \A x, y \in CM : x # y => f[x] # f[y]
lockedm(gp) == g[gp].lockedm
lockedg(mp) ==
    IF \E gp \in G : g[gp].lockedm = mp THEN CHOOSE gp \in G : g[gp].lockedm = mp ELSE Nil

(***************************************************************************)
(* A thread that the kernel can name: not one that is still to be made, or *)
(* that has exited. (Its number may have become another's; then that one   *)
(* gets the signal, as from outside. That is left out.)                    *)
(***************************************************************************)
Exists(t) == thread[t].pc \notin {"absent", "allocated", "exited"}

(***************************************************************************)
(* macOS: signals and execve exclude each other (golang/go#41702).         *)
(***************************************************************************)
CountsSignals == Darwin /\ ~Fault("preemptMIgnoresExec")
PreemptM == IF CountsSignals THEN "preemptM_rlock" ELSE "preemptM_CAS"

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
