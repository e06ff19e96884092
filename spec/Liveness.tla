------------------------------ MODULE Liveness -------------------------------
(***************************************************************************)
(* What happens sooner or later.                                           *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* No lost preemption: a standing request on a running goroutine is        *)
(* honoured (it stops running) or withdrawn (execute clears the flag). One *)
(* that stands in p.preempt alone is not meant; schedule clears that.      *)
(***************************************************************************)
Requested(gp) == g[gp].status = "Running" /\ g[gp].preempt

PreemptLive == \A gp \in G : Requested(gp) ~> ~Requested(gp)

(***************************************************************************)
(* What the requests are for: `for {}` does not run for ever.              *)
(***************************************************************************)
TightloopYields == \A gp \in G : g[gp].status = "Running" ~> g[gp].status = "Runnable"

(***************************************************************************)
(* Who stops the world gets it stopped, and started again; who runs        *)
(* forEachP comes to its end.                                              *)
(***************************************************************************)
WorldStops == sched.gcwaiting ~> \E mp \in M : ProgramPC(mp) = "worldStopped"

WorldStarts == sched.gcwaiting ~> ~sched.gcwaiting

ForEachPEnds ==
    \A mp \in M : ProgramPC(mp) = "forEachP_runSafePointFn" ~> ProgramPC(mp) = "forEachP_semrelease"

=============================================================================
