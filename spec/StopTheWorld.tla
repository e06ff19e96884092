----------------------------- MODULE StopTheWorld ----------------------------
(***************************************************************************)
(* runtime/proc.go stopTheWorld and stopTheWorldWithSema: one goroutine    *)
(* takes every P away from every other thread.                             *)
(*                                                                         *)
(* A P that runs must come by itself, to gcstopm or handoffp, so its       *)
(* goroutine is asked to stop, again and again. A P in a system call is    *)
(* taken by CAS, and here two threads race: the stopper stores gcwaiting   *)
(* and then looks at the P's status; the thread that enters a system call  *)
(* stores the P's status and then looks at gcwaiting. At least one of them *)
(* sees the other's store, and the CAS to Gcstop lets only one of them     *)
(* count the P. Ps that are idle are behind sched.lock, which the stopper  *)
(* holds.                                                                  *)
(*                                                                         *)
(* Left out: freezetheworld, which stops for a panic, without worldsema;   *)
(* stopTheWorldGC, which holds gcsema in addition.                         *)
(***************************************************************************)
EXTENDS Worldsema, Preemptall, Processors

(***************************************************************************)
(* stopTheWorld: semacquire(&worldsema); then m.preemptoff = reason, which *)
(* is this thread's own.                                                   *)
(***************************************************************************)
stopTheWorld_semacquire(mp) ==
    /\ Acquires(mp, StopsTheWorld, "stopTheWorld_semacquire")
    /\ MayStopTheWorld(m[mp].curg)
    /\ IF SemacquireSucceeds(mp)
       THEN /\ SemacquireTakes(mp)
            /\ m' = [m EXCEPT ![mp].preemptoff = ~Fault("stopTheWorldForgetsPreemptoff")]
            /\ thread' = [thread EXCEPT ![mp].pc = "stopTheWorld_casgstatus", ![mp].registers = Clobbered]
            /\ UNCHANGED g
       ELSE /\ SemacquireWaits(mp, "stopTheWorld_semacquire")
            /\ UNCHANGED m
    /\ UNCHANGED p

(***************************************************************************)
(* stopTheWorld on g0: casgstatus(gp, _Grunning, _Gwaiting). A goroutine   *)
(* that scans stacks on another P may wait for this one, as this one waits *)
(* for that P; once it is Waiting, its stack can be scanned. (gcStart and  *)
(* gcMarkDone, mgc.go:665 and 855, leave this step out, as the fault does: *)
(* nobody scans stacks when they stop the world.)                          *)
(***************************************************************************)
stopTheWorld_casgstatus(mp) ==
    /\ At(mp, "stopTheWorld_casgstatus")
    /\ ~g[m[mp].curg].scan
    /\ g' = [g EXCEPT ![m[mp].curg].status = IF Fault("stopTheWorldStaysRunning") THEN @ ELSE "Waiting"]
    /\ thread' = [thread EXCEPT ![mp].pc = "stopTheWorld_gcwaiting", ![mp].g = "g0"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* stopTheWorldWithSema: lock(&sched.lock); sched.stopwait = gomaxprocs;   *)
(* sched.gcwaiting = 1. Only the last is seen without the lock. preemptall *)
(* follows, under the lock.                                                *)
(***************************************************************************)
stopTheWorld_gcwaiting(mp) ==
    /\ At(mp, "stopTheWorld_gcwaiting")
    /\ SchedUnlocked
    /\ sched' = [sched EXCEPT !.lock = mp, !.stopwait = Cardinality(P), !.gcwaiting = TRUE]
    /\ thread' = [thread EXCEPT ![mp] = CalledPreemptall(mp, "stopTheWorld_own")]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* stopTheWorldWithSema: its own P's status = _Pgcstop; sched.stopwait--.  *)
(* The P stays this thread's.                                              *)
(***************************************************************************)
stopTheWorld_own(mp) ==
    /\ At(mp, "stopTheWorld_own")
    /\ p' = [p EXCEPT ![m[mp].p].status = "Gcstop"]
    /\ sched' = [sched EXCEPT !.stopwait = @ - 1]
    /\ thread' = [thread EXCEPT
         ![mp].pc = IF OtherPs(mp) = <<>> THEN "stopTheWorld_idle" ELSE "stopTheWorld_syscall",
         ![mp].ps = OtherPs(mp)]
    /\ UNCHANGED <<g, m>>

(***************************************************************************)
(* stopTheWorldWithSema, for each P: CAS(&pp.status, _Psyscall, _Pgcstop); *)
(* pp.syscalltick++; sched.stopwait--. The load before the CAS only saves  *)
(* the CAS. Who leaves the system call finds that its P is gone, whatever  *)
(* the tick says.                                                          *)
(***************************************************************************)
stopTheWorld_syscall(mp) ==
    /\ At(mp, "stopTheWorld_syscall")
    /\ LET pp == Head(thread[mp].ps)
       IN IF p[pp].status = "Syscall" /\ ~Fault("stopTheWorldIgnoresSyscall")
          THEN /\ p' = [p EXCEPT ![pp].status = "Gcstop", ![pp].syscalltick = "differs"]
               /\ m' = StaleNotes(pp)
               /\ sched' = [sched EXCEPT !.stopwait = @ - 1]
          ELSE UNCHANGED <<m, p, sched>>
    /\ thread' = [thread EXCEPT
         ![mp].pc = IF Len(thread[mp].ps) = 1 THEN "stopTheWorld_idle" ELSE @,
         ![mp].ps = Tail(@)]
    /\ UNCHANGED g

(***************************************************************************)
(* stopTheWorldWithSema: every idle P's status = _Pgcstop; sched.stopwait--*)
(* for each; wait := sched.stopwait > 0; unlock(&sched.lock). One step:    *)
(* the lock is held, and Idle and Gcstop are alike for those who look      *)
(* without it.                                                             *)
(***************************************************************************)
stopTheWorld_idle(mp) ==
    /\ At(mp, "stopTheWorld_idle")
    /\ LET stopwait == sched.stopwait - npidle
       IN /\ p' = [pp \in P |-> IF pp \in idlepMask THEN [p[pp] EXCEPT !.status = "Gcstop"] ELSE p[pp]]
          /\ sched' = [sched EXCEPT !.pidle = <<>>, !.stopwait = stopwait, !.lock = Nil]
          /\ thread' = [thread EXCEPT ![mp].pc =
               IF stopwait > 0 THEN "stopTheWorld_notetsleep" ELSE "stopTheWorld_stopped"]
    /\ UNCHANGED <<g, m>>

(***************************************************************************)
(* stopTheWorldWithSema: notetsleep(&sched.stopnote, 100*1000) returned    *)
(* true; noteclear.                                                        *)
(***************************************************************************)
stopTheWorld_noteclear(mp) ==
    /\ At(mp, "stopTheWorld_notetsleep")
    /\ sched.stopnote
    /\ sched' = [sched EXCEPT !.stopnote = FALSE]
    /\ thread' = [thread EXCEPT ![mp].pc = "stopTheWorld_stopped"]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* stopTheWorldWithSema: 100 microseconds are over and the note's last load*)
(* says no: preemptall once more.                                          *)
(***************************************************************************)
stopTheWorld_retry(mp) ==
    /\ At(mp, "stopTheWorld_notetsleep")
    /\ ~sched.stopnote
    /\ ~Fault("stopTheWorldAsksOnce")
    /\ thread' = [thread EXCEPT ![mp] =
         IF Fault("stopTheWorldWaitsOnce") THEN [@ EXCEPT !.pc = "stopTheWorld_stopped"]
         ELSE CalledPreemptall(mp, "stopTheWorld_notetsleep")]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* stopTheWorld: casgstatus(gp, _Gwaiting, _Grunning), and back to the     *)
(* goroutine's stack. The sanity checks before it are NoThrowStopTheWorld. *)
(***************************************************************************)
stopTheWorld_return(mp) ==
    /\ At(mp, "stopTheWorld_stopped")
    /\ ~g[m[mp].curg].scan
    /\ g' = [g EXCEPT ![m[mp].curg].status = "Running"]
    /\ thread' = [thread EXCEPT ![mp].pc = "worldStopped", ![mp].g = m[mp].curg]
    /\ UNCHANGED <<m, p, sched>>

StopTheWorldStep(mp) ==
    \/ stopTheWorld_semacquire(mp)
    \/ stopTheWorld_casgstatus(mp)
    \/ stopTheWorld_gcwaiting(mp)
    \/ stopTheWorld_own(mp)
    \/ stopTheWorld_syscall(mp)
    \/ stopTheWorld_idle(mp)
    \/ stopTheWorld_noteclear(mp)
    \/ stopTheWorld_retry(mp)
    \/ stopTheWorld_return(mp)
    \/ PreemptallStep(mp)

=============================================================================
