------------------------------ MODULE Contract -------------------------------
(***************************************************************************)
(* What preemption promises, not how. Programs that know nothing of each   *)
(* other share processors; each stops at any instruction and never notices.*)
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
    looksAt,        \* of each goroutine: the one that it wants to see standing still, as a set of one; or {}
    held,           \* of each goroutine: one that looks at it keeps it still
    idle,           \* the processors that wait for work
    world,          \* "started", "stopping" or "stopped"
    stopper         \* the goroutine that stops the world, as a set of one; or {}
Running == {gp \in Goroutine : state[gp] = "running"}
OnePerProcessor == Cardinality(Running) + Cardinality(idle) <= Cardinality(Processor)
MayRun(gp) == ~held[gp] /\ (world = "stopped" => gp \in stopper)
Becomes(gp, next) == state' = [state EXCEPT ![gp] = next]
RequestMayCome(gp) == requested' = [requested EXCEPT ![gp] = requested'[gp]]    \* or go, for gp alone
Init ==
    /\ Running = {} /\ OnePerProcessor /\ world = "started" /\ stopper = {}
    /\ \A gp \in Goroutine : ~requested[gp] /\ looksAt[gp] = {} /\ ~held[gp]

Instruct(gp) ==         \* only its own instructions move a goroutine, and only while it runs
    /\ state[gp] = "running" /\ MayRun(gp)
    /\ <<place[gp], place'[gp]>> \in Program /\ place' = [place EXCEPT ![gp] = place'[gp]]
    /\ RequestMayCome(gp) /\ UNCHANGED <<state, looksAt, held, idle, world, stopper>>
Run(gp) ==              \* a processor is free for it
    /\ state[gp] \in {"runnable", "blocked", "outside"} /\ MayRun(gp) /\ Becomes(gp, "running")
    /\ OnePerProcessor' /\ RequestMayCome(gp) /\ UNCHANGED <<place, looksAt, held, idle, world, stopper>>
Honour(gp, next) ==     \* it stops running wherever it is, because somebody wants that
    /\ state[gp] = "running" /\ requested[gp] /\ next \in {"runnable", "blocked"} /\ Becomes(gp, next)
    /\ next = "blocked" => \E other \in Goroutine : gp \in looksAt[other]
    /\ UNCHANGED <<place, requested, looksAt, held, idle, world, stopper>>
Wait(gp, next) ==       \* it stops running because it asks for something, perhaps to look at another
    /\ state[gp] = "running" /\ place[gp] \in Asking /\ Becomes(gp, next)
    /\ looksAt' = [looksAt EXCEPT ![gp] = looksAt'[gp]]
    /\ UNCHANGED <<place, requested, held, idle, world, stopper>>
Ready(gp) ==            \* it has got what it waited for
    /\ state[gp] \in {"blocked", "outside"} /\ ~held[gp] /\ Becomes(gp, "runnable")
    /\ UNCHANGED <<place, requested, looksAt, held, idle, world, stopper>>
Begin(gp) ==            \* another program takes the place of one that has ended
    /\ state[gp] = "ended" /\ Becomes(gp, "runnable") /\ place' = [place EXCEPT ![gp] = place'[gp]]
    /\ UNCHANGED <<requested, looksAt, held, idle, world, stopper>>
Request(gp) ==          \* anybody may, also in vain; and a request may be withdrawn
    RequestMayCome(gp) /\ UNCHANGED <<state, place, looksAt, held, idle, world, stopper>>
Hold(gp) ==             \* who looks at it waits until it does not run
    /\ ~held[gp] /\ state[gp] # "running" /\ \E other \in Goroutine : gp \in looksAt[other]
    /\ held' = [held EXCEPT ![gp] = TRUE]
    /\ UNCHANGED <<state, place, requested, looksAt, idle, world, stopper>>
LetGo(gp) ==            \* gp has seen what it wanted, or there is nothing to see any more
    /\ \A other \in Goroutine : held'[other] # held[other] => other \in looksAt[gp] /\ held[other]
    /\ looksAt' = [looksAt EXCEPT ![gp] = {}] /\ UNCHANGED <<state, place, requested, idle, world, stopper>>
Stop(gp) ==             \* while the world is stopped nobody runs but who stopped it
    /\ \/ world = "started" /\ world' = "stopping" /\ stopper' = {gp}
       \/ world = "stopping" /\ world' = "stopped" /\ stopper' = stopper /\ Running \subseteq stopper
       \/ world = "stopped" /\ world' = "started" /\ stopper' = {}
    /\ OnePerProcessor' /\ UNCHANGED <<state, place, requested, looksAt, held>>
Idle ==                 \* processors run out of work and find some
    OnePerProcessor' /\ UNCHANGED <<state, place, requested, looksAt, held, world, stopper>>
Next == Idle \/ \E gp \in Goroutine :
    \/ Instruct(gp) \/ Run(gp) \/ Ready(gp) \/ Begin(gp) \/ Request(gp) \/ Hold(gp) \/ LetGo(gp) \/ Stop(gp)
    \/ \E next \in {"runnable", "blocked", "outside", "ended"} : Honour(gp, next) \/ Wait(gp, next)
vars == <<state, place, requested, looksAt, held, idle, world, stopper>>
Safety == Init /\ [][Next]_vars
RequestsEnd ==          \* in the long run: whoever is asked to stop running does, or is no longer asked;
    \A gp \in Goroutine : gp \in Running /\ requested[gp] ~> ~(gp \in Running /\ requested[gp])
WorkWaits == idle # {} /\ \E gp \in Goroutine : state[gp] = "runnable"
WorkIsDone == WorkWaits ~> ~WorkWaits                   \* no processor is idle for ever while one waits;
StopsEnd == world # "started" ~> world = "started"      \* a stop comes about, and the world starts again;
LooksEnd == \A gp \in Goroutine : looksAt[gp] # {} ~> looksAt[gp] = {}          \* every look ends;
GoesOn ==               \* whoever was stopped for a look, where it asked for nothing, goes on
    \A gp \in Goroutine : state[gp] = "blocked" /\ place[gp] \notin Asking ~> state[gp] # "blocked"
=============================================================================
