-------------------------------- MODULE Park ---------------------------------
(***************************************************************************)
(* How goroutines of their own accord stop, wait, wake each other, begin   *)
(* and end: runtime/proc.go Gosched, gopark, park_m, goready, ready,       *)
(* runqput, newproc, goexit0.                                              *)
(*                                                                         *)
(* What the goroutine does before it is on g0's stack is merged with its   *)
(* call of the function: a signal in between finds a PC in the runtime, as *)
(* it does one step later. The locks of acquirem in gopark and ready are   *)
(* left out: nothing between them and releasem can be preempted as it is.  *)
(***************************************************************************)
EXTENDS Processors

(***************************************************************************)
(* mcall or systemstack leaves for g0 with gp in hand.                     *)
(***************************************************************************)
OnG0(mp, function, gp) ==
    [thread[mp] EXCEPT !.pc = function, !.g = "g0", !.gp = gp, !.registers = Clobbered]

(***************************************************************************)
(* Gosched: mcall(gosched_m), that is goschedImpl.                         *)
(***************************************************************************)
Gosched(mp) ==
    /\ MayDo(mp, Yields)
    /\ g' = [g EXCEPT ![m[mp].curg].sched = Loop[1]]
    /\ thread' = [thread EXCEPT ![mp] = OnG0(mp, "goschedImpl", m[mp].curg)]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* gopark: mcall(park_m). The goroutine has entered a wait queue whose lock*)
(* its M still holds.                                                      *)
(***************************************************************************)
gopark(mp) ==
    /\ MayDo(mp, Parks)
    /\ g' = [g EXCEPT ![m[mp].curg].sched = Loop[1], ![m[mp].curg].parked = Fault("goparkUnlocksFirst")]
    /\ thread' = [thread EXCEPT ![mp] = OnG0(mp, "park_m", m[mp].curg)]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* park_m: casgstatus(gp, _Grunning, _Gwaiting), then dropg.               *)
(***************************************************************************)
park_m_casgstatus(mp) ==
    /\ At(mp, "park_m")
    /\ ~g[thread[mp].gp].scan
    /\ g' = [g EXCEPT ![thread[mp].gp].status = "Waiting"]
    /\ thread' = [thread EXCEPT ![mp] = Called(mp, "dropg_m", "park_m_unlockf")]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* park_m: waitunlockf unlocks the wait queue. From here on somebody may   *)
(* ready the goroutine and run it, while this M is on its way to schedule. *)
(***************************************************************************)
park_m_unlockf(mp) ==
    /\ At(mp, "park_m_unlockf")
    /\ g' = [g EXCEPT ![thread[mp].gp].parked = TRUE]
    /\ thread' = [thread EXCEPT ![mp].pc = "schedule", ![mp].gp = Nil]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* park_m: waitunlockf says that there is nothing to wait for:             *)
(* casgstatus(gp, _Gwaiting, _Grunnable), execute(gp, true). (worldsema's  *)
(* parkunlock_c never says so.)                                            *)
(***************************************************************************)
park_m_unlockfFails(mp) ==
    /\ At(mp, "park_m_unlockf")
    /\ ~WaitsForWorldsema(thread[mp].gp)
    /\ ~g[thread[mp].gp].scan
    /\ g' = [g EXCEPT ![thread[mp].gp].status = "Runnable"]
    /\ thread' = [thread EXCEPT ![mp].pc = "execute_curg", ![mp].inherit = TRUE]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* goready: the caller took gp out of its wait queue, so that nobody else  *)
(* readies it; systemstack(ready).                                         *)
(***************************************************************************)
goready(mp, gp) ==
    /\ MayDo(mp, Readies)
    /\ g[gp].parked
    /\ ~WaitsForWorldsema(gp)
    /\ g' = [g EXCEPT ![gp].parked = FALSE]
    /\ thread' = [thread EXCEPT ![mp] = [OnG0(mp, "ready", gp) EXCEPT !.ret = <<"goready_return">> \o @]]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* ready: casgstatus(gp, _Gwaiting, _Grunnable).                           *)
(***************************************************************************)
ready_casgstatus(mp) ==
    /\ At(mp, "ready")
    /\ ~g[thread[mp].gp].scan
    /\ g' = [g EXCEPT ![thread[mp].gp].status = "Runnable"]
    /\ thread' = [thread EXCEPT ![mp].pc = "runqput_runnext"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* runqput(pp, gp, true): a loop of CAS puts gp into runnext, whatever is  *)
(* there. That one is now in this thread's hands and in no queue.          *)
(***************************************************************************)
runqput_runnext(mp) ==
    /\ At(mp, "runqput_runnext")
    /\ LET pp == m[mp].p
           kicked == IF Fault("runqputForgetsKicked") THEN Nil ELSE p[pp].runnext
       IN /\ p' = [p EXCEPT ![pp].runnext = thread[mp].gp]
          /\ thread' = [thread EXCEPT
               ![mp].pc = IF kicked = Nil THEN "wakep" ELSE "runqput_tail",
               ![mp].gp = kicked]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* runqput: the store to runqtail publishes the kicked goroutine. The queue*)
(* has 256 places and is never full here.                                  *)
(***************************************************************************)
runqput_tail(mp) ==
    /\ At(mp, "runqput_tail")
    /\ p' = [p EXCEPT ![m[mp].p].runq = Append(@, thread[mp].gp)]
    /\ thread' = [thread EXCEPT ![mp].pc = "wakep", ![mp].gp = Nil]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* systemstack returns to the goroutine.                                   *)
(***************************************************************************)
goready_return(mp) ==
    /\ At(mp, "goready_return")
    /\ thread' = [thread EXCEPT ![mp] = [BackInLoop(mp) EXCEPT !.g = m[mp].curg]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* newproc: systemstack(newproc1), where gfget finds the G of a goroutine  *)
(* that has ended and hands it out once.                                   *)
(***************************************************************************)
newproc(mp, gp) ==
    /\ MayDo(mp, Readies)
    /\ g[gp].status = "Dead"
    /\ \A other \in M : m[other].curg # gp /\ thread[other].gp # gp
    /\ thread' = [thread EXCEPT ![mp] = [OnG0(mp, "newproc1", gp) EXCEPT !.ret = <<"goready_return">> \o @]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* newproc1 makes it a new one: casgstatus(gp, _Gdead, _Grunnable).        *)
(* gp.preempt and gp.stackguard0 stay as they are until execute.           *)
(***************************************************************************)
newproc1_casgstatus(mp) ==
    /\ At(mp, "newproc1")
    /\ ~g[thread[mp].gp].scan
    /\ g' = [g EXCEPT ![thread[mp].gp].status = "Runnable", ![thread[mp].gp].sched = "entry"]
    /\ thread' = [thread EXCEPT ![mp].pc = "runqput_runnext"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* goexit: the goroutine's function has returned; mcall(goexit0).          *)
(***************************************************************************)
goexit(mp) ==
    /\ MayDo(mp, Exits)
    /\ thread' = [thread EXCEPT ![mp] = OnG0(mp, "goexit0", m[mp].curg)]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* goexit0: casgstatus(gp, _Grunning, _Gdead).                             *)
(***************************************************************************)
goexit0_casgstatus(mp) ==
    /\ At(mp, "goexit0")
    /\ ~g[thread[mp].gp].scan
    /\ g' = [g EXCEPT ![thread[mp].gp].status = "Dead"]
    /\ thread' = [thread EXCEPT ![mp].pc = "goexit0_m"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* goexit0: gp.m = nil; gp.preemptStop = false. Nobody reads either of a   *)
(* dead goroutine. gp.lockedm = 0 and m.lockedg = 0. What is left of dropg *)
(* is m.curg = nil; gfput follows. The thread of one that was locked goes  *)
(* back to mstart, which is about to call mexit.                           *)
(***************************************************************************)
goexit0_m(mp) ==
    /\ At(mp, "goexit0_m")
    /\ g' = [g EXCEPT
         ![thread[mp].gp].m = Nil,
         ![thread[mp].gp].lockedm = Nil,
         ![thread[mp].gp].preemptStop = @ /\ Fault("goexit0KeepsPreemptStop")]
    /\ thread' = [thread EXCEPT ![mp] =
         [Called(mp, "dropg_curg", IF lockedm(thread[mp].gp) # Nil THEN "mexit" ELSE "schedule") EXCEPT !.gp = Nil]]
    /\ UNCHANGED <<m, p, sched>>

ParkStep(mp) ==
    \/ Gosched(mp)
    \/ gopark(mp)
    \/ park_m_casgstatus(mp)
    \/ park_m_unlockf(mp)
    \/ park_m_unlockfFails(mp)
    \/ \E gp \in G : goready(mp, gp)
    \/ ready_casgstatus(mp)
    \/ runqput_runnext(mp)
    \/ runqput_tail(mp)
    \/ goready_return(mp)
    \/ \E gp \in G : newproc(mp, gp)
    \/ newproc1_casgstatus(mp)
    \/ goexit(mp)
    \/ goexit0_casgstatus(mp)
    \/ goexit0_m(mp)

=============================================================================
