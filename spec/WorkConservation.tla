--------------------------- MODULE WorkConservation --------------------------
(***************************************************************************)
(* No goroutine waits in a queue while a processor has nothing to do: what *)
(* the handshake of wakep and findRunnable is for.                         *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* No thread is in the scheduler: each runs a goroutine's loop, is in a    *)
(* system call or sleeps without having been woken, and sysmon is starting *)
(* nobody. From such a state on, goroutines that only run their loops leave*)
(* everything as it is.                                                    *)
(***************************************************************************)
NobodySchedules ==
    /\ \A mp \in M :
         \/ ProgramPC(mp) \in UserPC \cup {"absent", "syscall", "syscall_failed"}
         \/ ProgramPC(mp) = "mPark" /\ ~m[mp].park
    /\ ProgramPC(Sysmon) \in SysmonPC \cup RequesterPC \cup {"absent"}

(***************************************************************************)
(* Once the scheduler has come to rest, no P is idle while a goroutine     *)
(* waits in a queue: "eventual maximal CPU parallelism utilization",       *)
(* proc.go:77. Go 1.19 does not keep that promise (golang/go#45867); see   *)
(* docs/findings/idle-processor.md.                                        *)
(***************************************************************************)
WorkConserved ==
    NobodySchedules /\ sched.pidle # <<>> =>
        /\ sched.runq = <<>>
        /\ \A pp \in P : p[pp].runnext = Nil /\ p[pp].runq = <<>>

WorkConservedMatters == NobodySchedules /\ sched.pidle # <<>>

(***************************************************************************)
(* Of the global queue alone: handoffp and findRunnable look at it under   *)
(* the lock with which they make a P idle (proc.go:2396, 2737), and        *)
(* exitsyscall0 takes an idle P under that lock before it puts anything in *)
(* (3950). goschedImpl puts its goroutine there without a look.            *)
(***************************************************************************)
GlobalQueueServed == NobodySchedules /\ sched.pidle # <<>> => sched.runq = <<>>

GlobalQueueServedMatters == NobodySchedules /\ sched.pidle # <<>>

(***************************************************************************)
(* nmspinning counts the Ms that spin and those that somebody is about to  *)
(* start for that (findRunnable, resetspinning and startm throw on a       *)
(* negative count; wakep, proc.go:2427, does nothing while it is positive).*)
(***************************************************************************)
NmspinningCounts ==
    sched.nmspinning =
        Cardinality({mp \in M : m[mp].spinning}) + Cardinality({t \in Thread : thread[t].spinning})

NmspinningCountsMatters == sched.nmspinning > 0

(***************************************************************************)
(* A goroutine is in a wait queue only while nobody runs or readies it     *)
(* (ready, proc.go:855, throws "bad g->status in ready").                  *)
(***************************************************************************)
ParkedWaits ==
    \A gp \in G : g[gp].parked => /\ g[gp].status = "Waiting"
                                  /\ \A mp \in M : m[mp].curg # gp /\ thread[mp].gp # gp

ParkedWaitsMatters == \E gp \in G : g[gp].parked

=============================================================================
