------------------------------ MODULE Contract -------------------------------
(***************************************************************************)
(* What preemption promises, and not how it is done: programs that know    *)
(* nothing of each other share processors; each can be stopped at any      *)
(* instruction and never notices.                                          *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets

CONSTANTS
    Goroutine,      \* the programs
    Processor,      \* each lets one of them run
    Program,        \* pairs of places: a goroutine's own instruction leads from the first to the second
    Asking          \* places where a goroutine asks for something and may have to wait

VARIABLES
    state,          \* of each goroutine: "runnable", "running", "blocked", "outside" (a system call), "ended"
    place,          \* of each goroutine: where in its program it is, and what its registers hold
    requested,      \* of each goroutine: somebody wants it to stop running
    suspension,     \* of each goroutine: "none", "wanted", or "held" by somebody who looks at it
    idle,           \* the processors that wait for work
    world,          \* "started", "stopping" or "stopped"
    stopper         \* the goroutine that stops the world, as a set of one; or {}

Running == {gp \in Goroutine : state[gp] = "running"}
OnePerProcessor == Cardinality(Running) + Cardinality(idle) <= Cardinality(Processor)
MayRun(gp) == suspension[gp] # "held" /\ (world = "stopped" => gp \in stopper)

Init ==
    /\ Running = {} /\ OnePerProcessor /\ world = "started" /\ stopper = {}
    /\ \A gp \in Goroutine : ~requested[gp] /\ suspension[gp] = "none"

(* Only its own instructions move a goroutine, and only while it runs. *)
Instruct(gp) ==
    /\ state[gp] = "running" /\ MayRun(gp) /\ <<place[gp], place'[gp]>> \in Program
    /\ place' = [place EXCEPT ![gp] = place'[gp]]
    /\ UNCHANGED <<state, requested, suspension, idle, world, stopper>>

(* It gets a processor. It loses it on request wherever it is, and else where it asks for that. *)
Run(gp) ==
    /\ state[gp] \in {"runnable", "blocked", "outside"} /\ MayRun(gp)
    /\ state' = [state EXCEPT ![gp] = "running"] /\ OnePerProcessor'
    /\ UNCHANGED <<place, requested, suspension, idle, world, stopper>>
Leave(gp, next) ==
    /\ state[gp] = "running"
    /\ \/ requested[gp] /\ next = "runnable"
       \/ requested[gp] /\ next = "blocked" /\ suspension[gp] = "wanted"
       \/ place[gp] \in Asking
    /\ state' = [state EXCEPT ![gp] = next]
    /\ UNCHANGED <<place, requested, suspension, idle, world, stopper>>
Ready(gp) ==
    /\ state[gp] \in {"blocked", "outside"} /\ suspension[gp] # "held"
    /\ state' = [state EXCEPT ![gp] = "runnable"]
    /\ UNCHANGED <<place, requested, suspension, idle, world, stopper>>

(* Anybody may request that it stops, also in vain, and a request may be withdrawn. *)
Request(gp) ==
    /\ requested' = [requested EXCEPT ![gp] = ~@]
    /\ UNCHANGED <<state, place, suspension, idle, world, stopper>>

(* Who wants to look at a goroutine waits until it does not run, and keeps it so while he looks. *)
Suspend(gp, next) ==
    /\ next = "held" => suspension[gp] = "wanted" /\ state[gp] # "running"
    /\ suspension' = [suspension EXCEPT ![gp] = next]
    /\ UNCHANGED <<state, place, requested, idle, world, stopper>>

(* Processors go idle and come back. While the world is stopped nobody runs but who stopped it. *)
Idle == UNCHANGED <<state, requested, suspension, world, stopper, place>> /\ (idle' = idle \/ OnePerProcessor')
Stop(gp) ==
    /\ \/ world = "started" /\ world' = "stopping" /\ stopper' = {gp}
       \/ world = "stopping" /\ world' = "stopped" /\ stopper' = stopper /\ Running \subseteq stopper
       \/ world = "stopped" /\ world' = "started" /\ stopper' = {}
    /\ OnePerProcessor' /\ UNCHANGED <<state, place, requested, suspension>>

Next ==
    \/ Idle
    \/ \E gp \in Goroutine : Instruct(gp) \/ Run(gp) \/ Ready(gp) \/ Request(gp) \/ Stop(gp)
    \/ \E gp \in Goroutine, next \in {"runnable", "blocked", "outside", "ended"} : Leave(gp, next)
    \/ \E gp \in Goroutine, next \in {"none", "wanted", "held"} : Suspend(gp, next)

vars == <<state, requested, suspension, world, stopper, idle, place>>
Safety == Init /\ [][Next]_vars

RequestsEnd == \A gp \in Goroutine : gp \in Running /\ requested[gp] ~> ~(gp \in Running /\ requested[gp])
WorkWaits == idle # {} /\ \E gp \in Goroutine : state[gp] = "runnable"
WorkIsDone == WorkWaits ~> ~WorkWaits
StopsEnd == world # "started" ~> world = "started"
SuspensionsEnd == \A gp \in Goroutine : suspension[gp] # "none" ~> suspension[gp] = "none"
=============================================================================
