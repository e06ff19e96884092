----------------------------- MODULE Refinement ------------------------------
(***************************************************************************)
(* Go's machine keeps the contract: each variable of Contract.tla as a     *)
(* function of this machine's state, and what TLC checks of it.            *)
(***************************************************************************)
EXTENDS UserCode

(***************************************************************************)
(* The place of a goroutine: where its next instruction is, and what its   *)
(* registers will hold there. From pushCall to asyncPreempt's RET the PC is*)
(* on its stack, and from asyncPreempt's save on the registers are too; SP *)
(* counts without what was pushed. While it executes its own code, both are*)
(* its thread's, or stand in the kernel's frame during a handler. On its   *)
(* way to and from its first instruction, or newstack, they are where      *)
(* gp.sched says. Every other goroutine has called the runtime, and so has *)
(* one that has ended.                                                     *)
(***************************************************************************)
PlaceAt(pc, registers) == [pc |-> pc, registers |-> registers]
PlaceIn(gp, pc) == PlaceAt(pc, RegistersOf(gp, pc))
InCall == PlaceAt("call", Clobbered)

PlaceInSched(gp) ==
    CASE g[gp].sched = "entry" -> PlaceIn(gp, Loop[1])
      [] g[gp].sched = "prologue" -> PlaceIn(gp, "prologue")
      [] OTHER -> InCall

SchedCounts == CooperativePC \cup {
    "execute_m", "execute_casgstatus", "execute_preempt", "execute_stackguard0", "execute_schedtick", "gogo",
    "preemptPark", "goschedImpl", "dropg_m", "dropg_curg" }

PlaceOnThread(gp, mp) ==
    LET now == IF thread[mp].frame = Nil THEN thread[mp] ELSE thread[mp].frame
    IN CASE g[gp].stack.resumePC # Nil ->
              PlaceAt(g[gp].stack.resumePC, MoveSP(now.registers, "asyncPreempt", "user"))
         [] g[gp].stack.resumePC = Nil /\ now.pc \in UserPC ->
              PlaceAt(now.pc, now.registers)
         [] g[gp].stack.resumePC = Nil /\ now.pc \in SchedCounts ->
              PlaceInSched(gp)
         [] OTHER -> InCall

PlaceOf(gp) ==
    IF g[gp].status = "Dead"
    THEN InCall
    ELSE IF g[gp].stack.registers # Nil
    THEN PlaceAt(g[gp].stack.resumePC, MoveSP(g[gp].stack.registers, "saveArea", "user"))
    ELSE IF \E mp \in M : m[mp].curg = gp
    THEN PlaceOnThread(gp, CHOOSE mp \in M : m[mp].curg = gp)
    ELSE PlaceInSched(gp)

(***************************************************************************)
(* The program: round the loop, and at its beginning perhaps into a call.  *)
(* A function's prologue sends it back to the function's entry; a signal   *)
(* sends it back to a restartable sequence's start.                        *)
(***************************************************************************)
MayCall ==
    LocksM \cup Pins \cup Syscalls \cup BlockingSyscalls \cup Parks \cup Yields \cup Readies \cup Wakes \cup Exits
    \cup Suspends \cup StopsTheWorld \cup RunsForEachP \cup CG \cup LocksOSThread \cup Execs
    \cup Systemstacks \cup SwitchesOff \cup ResetsTimers \cup AllocatesSpans

OwnInstructions ==
    LET Steps(gp, pairs) == {<<PlaceIn(gp, pair[1]), PlaceIn(gp, pair[2])>> : pair \in pairs}
    IN  UNION {Steps(gp, {<<pc, Following(pc)>> : pc \in LoopPC}) : gp \in G}
        \cup UNION {Steps(gp, {<<pc, ResumePC(pc)>> : pc \in UserPC}) : gp \in G}
        \cup UNION {Steps(gp, {<<Loop[1], "prologue">>, <<"prologue", "prologue_JLS">>,
                               <<"prologue_JLS", "prologue">>, <<"prologue", Loop[1]>>})
                    : gp \in Calls \cup LocksM \cup Pins \cup ResetsTimers}
        \cup {<<PlaceIn(gp, "prologue"), InCall>> : gp \in LocksM \cup Pins \cup ResetsTimers}
        \cup UNION {Steps(gp, UNION {{<<Loop[1], pc>>, <<pc, Loop[1]>>} : pc \in BarrierPC}) : gp \in WritesPointers}
        \cup {<<PlaceIn(gp, Loop[1]), InCall>> : gp \in MayCall}
        \cup {<<InCall, PlaceIn(gp, Loop[1])>> : gp \in MayCall}

(***************************************************************************)
(* A goroutine whose stack moves is running: it moves it itself. One that  *)
(* a suspender stopped waits for that one. An extra M's goroutine never    *)
(* ends, it is outside while no C thread lends it to Go.                   *)
(***************************************************************************)
StateOf(gp) ==
    CASE g[gp].status = "Runnable" -> "runnable"
      [] g[gp].status \in {"Running", "Copystack"} -> "running"
      [] g[gp].status \in {"Waiting", "Preempted"} -> "blocked"
      [] g[gp].status = "Syscall" -> "outside"
      [] g[gp].status = "Dead" -> IF gp \in CG THEN "outside" ELSE "ended"

(***************************************************************************)
(* Whatever makes a goroutine yield: its own flags, its guard, or the flag *)
(* of the processor that it runs on. With throwsplit the poisoned guard is *)
(* a trap for stack checks that must not be, and no request.               *)
(***************************************************************************)
RequestedOf(gp) ==
    \/ g[gp].preemptStop
    \/ g[gp].preempt
    \/ g[gp].stackguard0 = "stackPreempt" /\ ~g[gp].throwsplit
    \/ g[gp].m # Nil /\ m[g[gp].m].p # Nil /\ p[m[g[gp].m].p].preempt

(***************************************************************************)
(* Who is in suspendG looks at a goroutine, which it has once it holds the *)
(* scan bit, unless the bit is only taken to set the flags (Running) or by *)
(* preemptPark (Preempted).                                                *)
(***************************************************************************)
LooksAt(gp) ==
    LET lookers == {mp \in M : m[mp].curg = gp /\ ProgramPC(mp) # "markroot"}
    IN {thread[mp].suspend.gp : mp \in lookers} \ {Nil}

Held(gp) == g[gp].scan /\ g[gp].status \in {"Runnable", "Waiting", "Syscall"}

WorldIs ==
    IF ~sched.gcwaiting THEN "started" ELSE IF sched.stopwait = 0 THEN "stopped" ELSE "stopping"

Abstract == INSTANCE Contract WITH
    Goroutine <- G,
    Processor <- P,
    Program <- OwnInstructions,
    Asking <- {InCall},
    state <- [gp \in G |-> StateOf(gp)],
    place <- [gp \in G |-> PlaceOf(gp)],
    requested <- [gp \in G |-> RequestedOf(gp)],
    looksAt <- [gp \in G |-> LooksAt(gp)],
    held <- [gp \in G |-> Held(gp)],
    idle <- {sched.pidle[i] : i \in 1..Len(sched.pidle)},
    world <- WorldIs,
    stopper <- IF sched.gcwaiting THEN {sched.worldsema} ELSE {}

(***************************************************************************)
(* Abstract!Safety, in two properties that TLC names.                      *)
(***************************************************************************)
StartsAsContract == Abstract!Init
RefinesContract == [][Abstract!Next]_(Abstract!vars)

(***************************************************************************)
(* The contract says something about this machine: each of its actions is  *)
(* taken. A configuration that names one in Never must find this violated. *)
(***************************************************************************)
Never == "none"

Taken ==
    CASE Never = "Idle" -> Abstract!Idle /\ Len(sched'.pidle) # Len(sched.pidle)
      [] Never = "Instruct" -> \E gp \in G : Abstract!Instruct(gp)
      [] Never = "Run" -> \E gp \in G : Abstract!Run(gp)
      [] Never = "Honour" -> \E gp \in G, next \in {"runnable", "blocked"} : Abstract!Honour(gp, next)
      [] Never = "Wait" -> \E gp \in G, next \in {"blocked", "outside", "ended"} : Abstract!Wait(gp, next)
      [] Never = "Ready" -> \E gp \in G : Abstract!Ready(gp)
      [] Never = "Begin" -> \E gp \in G : Abstract!Begin(gp)
      [] Never = "Request" -> \E gp \in G : Abstract!Request(gp) /\ RequestedOf(gp)' # RequestedOf(gp)
      [] Never = "Hold" -> \E gp \in G : Abstract!Hold(gp)
      [] Never = "LetGo" -> \E gp \in G : Abstract!LetGo(gp) /\ LooksAt(gp)' # LooksAt(gp)
      [] Never = "Stop" -> \E gp \in G : Abstract!Stop(gp)

NeverTaken == [][~Taken]_vars

(***************************************************************************)
(* The contract's promises for the long run.                               *)
(***************************************************************************)
RequestsEnd == Abstract!RequestsEnd
WorkIsDone == Abstract!WorkIsDone
StopsEnd == Abstract!StopsEnd
LooksEnd == Abstract!LooksEnd
GoesOn == Abstract!GoesOn

=============================================================================
