------------------------------- MODULE Gcstopm -------------------------------
(***************************************************************************)
(* runtime/proc.go gcstopm: a thread that was about to look for work finds *)
(* that the world is to stop, gives up its P and stops.                    *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* gcstopm: a spinning M stops to spin: m.spinning is its own,             *)
(* sched.nmspinning-- everybody's. releasep follows.                       *)
(***************************************************************************)
gcstopm_nmspinning(mp) ==
    /\ At(mp, "gcstopm")
    /\ IF m[mp].spinning /\ ~Fault("gcstopmKeepsSpinning")
       THEN /\ m' = [m EXCEPT ![mp].spinning = FALSE]
            /\ sched' = [sched EXCEPT !.nmspinning = @ - 1]
       ELSE UNCHANGED <<m, sched>>
    /\ thread' = [thread EXCEPT ![mp] = Called(mp, "releasep_m_p", "gcstopm_stopwait")]
    /\ UNCHANGED <<g, p>>

(***************************************************************************)
(* gcstopm, under sched.lock: pp.status = _Pgcstop; sched.stopwait--; the  *)
(* last one wakes the stopper. stopm follows.                              *)
(***************************************************************************)
gcstopm_stopwait(mp) ==
    /\ At(mp, "gcstopm_stopwait")
    /\ SchedUnlocked
    /\ p' = [p EXCEPT ![thread[mp].pp].status = "Gcstop"]
    /\ sched' = IF Fault("gcstopmNeverWakes") THEN [sched EXCEPT !.stopwait = @ - 1] ELSE OneStopped(sched)
    /\ thread' = [thread EXCEPT ![mp].pc = "stopm", ![mp].pp = Nil]
    /\ UNCHANGED <<g, m>>

GcstopmStep(mp) ==
    \/ gcstopm_nmspinning(mp)
    \/ gcstopm_stopwait(mp)

=============================================================================
