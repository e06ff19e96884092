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
(* suspendG comes to an end, and whoever was stopped for it runs again.    *)
(***************************************************************************)
SuspendEnds == \A mp \in M : thread[mp].suspend.gp # Nil ~> thread[mp].suspend.gp = Nil

(***************************************************************************)
(* That holds only if signals leave pauses: again and again, a thread has  *)
(* none at hand and nobody has its goroutine's scan bit. The 5 microseconds*)
(* of suspendG and the 20 of sysmon are there for this.                    *)
(***************************************************************************)
Pauses ==
    \A mp \in M : []<>(/\ thread[mp].handler = "none"
                        /\ ~thread[mp].pending
                        /\ m[mp].curg # Nil => ~g[m[mp].curg].scan)

SuspendEndsGivenPauses == Pauses => SuspendEnds

PreemptedRunsAgain == \A gp \in G : g[gp].status = "Preempted" ~> g[gp].status = "Running"

=============================================================================
