------------------------------ MODULE Worldsema ------------------------------
(***************************************************************************)
(* worldsema: who holds it may stop the world or run forEachP. Only        *)
(* goroutines that do this contend for it, so runtime/sema.go semacquire1  *)
(* and semrelease1 are a step each here: whether the CAS succeeds, and     *)
(* what goes on under the lock of semaRoot, where a goroutine stays until  *)
(* park_m has parked it. Left out: between semrelease1's increment and its *)
(* hand-over somebody else's CAS may succeed; then the waiter waits again, *)
(* as it may after a semrelease that hands nothing over.                   *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* The goroutine's next step is to acquire: for the first time, or woken   *)
(* by a semrelease, which may have handed it the semaphore or not. The call*)
(* and the CAS are one step; a signal before the CAS finds either the loop,*)
(* as before the call, or a PC in the runtime, as after the CAS.           *)
(***************************************************************************)
Acquires(mp, role, pc) == MayDo(mp, role) \/ At(mp, pc)

(***************************************************************************)
(* gcStart and gcMarkDone take turns, and each does its part of            *)
(* schedEnableUser before it starts the world again (SchedDisable.tla).    *)
(***************************************************************************)
SwitchesUser(gp) ==
    IF sched.disableUser THEN gp \in EnablesUser ELSE gp \in DisablesUser

MayStopTheWorld(gp) == gp \in DisablesUser \cup EnablesUser => SwitchesUser(gp)

SemacquireSucceeds(mp) == sched.worldsema \in {Nil, m[mp].curg} \/ Fault("semacquireStores")

(***************************************************************************)
(* semacquire, in the end: the semaphore is ours.                          *)
(***************************************************************************)
SemacquireTakes(mp) == sched' = [sched EXCEPT !.worldsema = m[mp].curg]

(***************************************************************************)
(* semacquire: the goroutine waits in the queue and tries again once it is *)
(* woken.                                                                  *)
(***************************************************************************)
SemacquireWaits(mp, pc) ==
    /\ sched' = [sched EXCEPT !.semawaiters = Append(@, m[mp].curg)]
    /\ g' = [g EXCEPT ![m[mp].curg].sched = pc]
    /\ thread' = [thread EXCEPT
         ![mp].pc = "park_m",
         ![mp].g = "g0",
         ![mp].gp = m[mp].curg,
         ![mp].registers = Clobbered]

(***************************************************************************)
(* semrelease: the first waiter, if there is one, must have parked (until  *)
(* then it holds the lock of semaRoot).                                    *)
(***************************************************************************)
FirstWaiter == Head(sched.semawaiters)

FirstWaiterHasParked == sched.semawaiters # <<>> => g[FirstWaiter].parked

Semrelease(handoff) ==
    IF sched.semawaiters = <<>>
    THEN /\ sched' = [sched EXCEPT !.worldsema = Nil]
         /\ UNCHANGED g
    ELSE /\ sched' = [sched EXCEPT
              !.worldsema = IF handoff THEN FirstWaiter ELSE Nil,
              !.semawaiters = Tail(@)]
         /\ g' = [g EXCEPT ![FirstWaiter].parked = FALSE]

(***************************************************************************)
(* semrelease, its end: goready of the waiter, on g0.                      *)
(***************************************************************************)
ReadiesFirstWaiter(mp, back) == [Called(mp, "ready", back) EXCEPT !.g = "g0", !.gp = FirstWaiter]

=============================================================================
