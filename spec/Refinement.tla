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
(* its thread's, or stand in the kernel's frame during a handler. Before   *)
(* gogo they are where gp.sched says. Else it is in a call to the runtime. *)
(***************************************************************************)
PlaceAt(pc, registers) == [pc |-> pc, registers |-> registers]
InCall == PlaceAt("call", Clobbered)

Executor(gp) == CHOOSE mp \in M : m[mp].curg = gp
Executed(gp) == \E mp \in M : m[mp].curg = gp
RegistersNow(t) == IF thread[t].frame = Nil THEN thread[t].registers ELSE thread[t].frame.registers

SchedCounts(gp) ==
    Executed(gp) => ProgramPC(Executor(gp)) \in {
        "execute_m", "execute_casgstatus", "execute_preempt", "execute_stackguard0", "execute_schedtick", "gogo",
        "goschedImpl", "dropg_m", "dropg_curg" }

PlaceOf(gp) ==
    LET stack == g[gp].stack
    IN CASE stack.registers # Nil ->
              PlaceAt(stack.resumePC, MoveSP(stack.registers, "saveArea", "user"))
         [] stack.registers = Nil /\ stack.resumePC # Nil ->
              PlaceAt(stack.resumePC, MoveSP(RegistersNow(Executor(gp)), "asyncPreempt", "user"))
         [] OTHER ->
              IF Executed(gp) /\ ProgramPC(Executor(gp)) \in LoopPC
              THEN PlaceAt(ProgramPC(Executor(gp)), RegistersNow(Executor(gp)))
              ELSE IF SchedCounts(gp) /\ g[gp].sched \in {"entry"} \cup LoopPC
              THEN PlaceAt(Loop[1], RegistersOf(gp, Loop[1]))
              ELSE InCall

(***************************************************************************)
(* The program: round the loop, and at its beginning perhaps into a call.  *)
(***************************************************************************)
PlaceIn(gp, pc) == PlaceAt(pc, RegistersOf(gp, pc))

MayCall == LocksM \cup Syscalls \cup Parks \cup Readies \cup Exits \cup Suspends \cup StopsTheWorld \cup RunsForEachP

OwnInstructions ==
    {<<PlaceIn(gp, pc), PlaceIn(gp, Following(pc))>> : gp \in G, pc \in LoopPC}
    \cup {<<PlaceIn(gp, Loop[1]), InCall>> : gp \in MayCall}
    \cup {<<InCall, PlaceIn(gp, Loop[1])>> : gp \in MayCall}

(***************************************************************************)
(* A goroutine whose stack moves is running: it moves it itself. One that  *)
(* a suspender stopped waits for that one.                                 *)
(***************************************************************************)
StateOf(gp) ==
    CASE g[gp].status = "Runnable" -> "runnable"
      [] g[gp].status \in {"Running", "Copystack"} -> "running"
      [] g[gp].status \in {"Waiting", "Preempted"} -> "blocked"
      [] g[gp].status = "Syscall" -> "outside"
      [] g[gp].status = "Dead" -> "ended"

(***************************************************************************)
(* Whatever makes a goroutine yield: either of its own two flags, or that  *)
(* of the processor that it runs on.                                       *)
(***************************************************************************)
RequestStands(gp) ==
    \/ g[gp].preempt
    \/ g[gp].stackguard0 = "stackPreempt"
    \/ g[gp].m # Nil /\ m[g[gp].m].p # Nil /\ p[m[g[gp].m].p].preempt

(***************************************************************************)
(* suspendG has its goroutine once it holds the scan bit, unless the bit   *)
(* is only taken to set the flags (Running) or by preemptPark (Preempted). *)
(***************************************************************************)
SuspensionOf(gp) ==
    IF g[gp].scan /\ g[gp].status \in {"Runnable", "Waiting", "Syscall"} THEN "held" ELSE "none"

WorldIs ==
    IF ~sched.gcwaiting THEN "started" ELSE IF sched.stopwait = 0 THEN "stopped" ELSE "stopping"

Abstract == INSTANCE Contract WITH
    Goroutine <- G,
    Processor <- P,
    Program <- OwnInstructions,
    Asking <- {InCall},
    state <- [gp \in G |-> StateOf(gp)],
    place <- [gp \in G |-> PlaceOf(gp)],
    requested <- [gp \in G |-> RequestStands(gp)],
    suspension <- [gp \in G |-> SuspensionOf(gp)],
    idle <- {sched.pidle[i] : i \in 1..Len(sched.pidle)},
    world <- WorldIs,
    stopper <- IF sched.gcwaiting THEN {m[sched.worldsema].curg} ELSE {}

(***************************************************************************)
(* Abstract!Safety, in two properties that TLC names.                      *)
(***************************************************************************)
StartsAsContract == Abstract!Init
RefinesContract == [][Abstract!Next]_(Abstract!vars)

(***************************************************************************)
(* The contract's promises for the long run.                               *)
(***************************************************************************)
RequestsEnd == Abstract!RequestsEnd
WorkIsDone == Abstract!WorkIsDone
StopsEnd == Abstract!StopsEnd
SuspensionsEnd == Abstract!SuspensionsEnd

=============================================================================
