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
(* Whoever can run gets to run. This needs FairChoiceSpec: findRunnable has*)
(* to prefer either queue now and then.                                    *)
(***************************************************************************)
RunnableRuns == \A gp \in G : g[gp].status = "Runnable" ~> g[gp].status = "Running"

(***************************************************************************)
(* p.preempt asks whoever runs on the processor to stop; schedule takes    *)
(* that back (proc.go:3205), or it would stop every goroutine after it that*)
(* gets a signal.                                                          *)
(***************************************************************************)
ProcessorRequestEnds == \A pp \in P : p[pp].preempt ~> ~p[pp].preempt

(***************************************************************************)
(* Whoever takes sched.lock lets go of it. It is a spin lock for a few     *)
(* instructions, so who has it waits for nothing that may need it too.     *)
(***************************************************************************)
SchedLockIsReleased == sched.lock # Nil ~> sched.lock = Nil

(***************************************************************************)
(* WorkConserved said without "the scheduler has come to rest": that a P is*)
(* idle while a goroutine waits in a queue passes.                         *)
(***************************************************************************)
WorkWaits ==
    /\ sched.pidle # <<>>
    /\ sched.runq # <<>> \/ \E pp \in P : p[pp].runnext # Nil \/ p[pp].runq # <<>>

IdleProcessorFindsWork == WorkWaits ~> ~WorkWaits

(***************************************************************************)
(* suspendG comes to an end, and whoever was stopped for it runs again.    *)
(* With signals this needs WaitsForSignal, and pauses between signals.     *)
(***************************************************************************)
SuspendEnds == \A mp \in M : thread[mp].suspend.gp # Nil ~> thread[mp].suspend.gp = Nil

PreemptedRunsAgain == \A gp \in G : g[gp].status = "Preempted" ~> g[gp].status = "Running"

(***************************************************************************)
(* Who stops the world gets it stopped, and started again; who runs        *)
(* forEachP comes to its end.                                              *)
(***************************************************************************)
WorldStops == sched.gcwaiting ~> \E mp \in M : ProgramPC(mp) = "worldStopped"

WorldStarts == sched.gcwaiting ~> ~sched.gcwaiting

ForEachPEnds ==
    \A mp \in M : ProgramPC(mp) = "forEachP_runSafePointFn" ~> ProgramPC(mp) = "forEachP_semrelease"

(***************************************************************************)
(* No P stays in a system call with forEachP's function still to run.      *)
(***************************************************************************)
SafePointDue(pp) == p[pp].runSafePointFn /\ p[pp].status = "Syscall"

SyscallPsRunInTheEnd == \A pp \in P : SafePointDue(pp) ~> ~SafePointDue(pp)

(***************************************************************************)
(* Who scans the stopper's stack, on a P that the stopper waits for, does  *)
(* not wait for the stopper (proc.go:1091).                                *)
(***************************************************************************)
SuspendsStopper(mp) == thread[mp].suspend.gp # Nil /\ thread[mp].suspend.gp = sched.worldsema

StopperIsScanned == \A mp \in M : sched.gcwaiting /\ SuspendsStopper(mp) ~> ~SuspendsStopper(mp)

=============================================================================
