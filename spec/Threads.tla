------------------------------- MODULE Threads -------------------------------
(***************************************************************************)
(* How threads stop and start: runtime/proc.go startm, newm, stopm, mPark. *)
(***************************************************************************)
EXTENDS Minit

(***************************************************************************)
(* startm: nmp := mget(), under sched.lock.                                *)
(***************************************************************************)
startm_mget(mp) ==
    /\ At(mp, "startm_mget")
    /\ sched.midle # <<>>
    /\ sched' = [sched EXCEPT !.midle = Tail(@)]
    /\ thread' = [thread EXCEPT ![mp].pc = "startm_nextp", ![mp].mp = Head(sched.midle)]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* startm: no idle M, so newm makes one that begins with acquirep. M is    *)
(* finite: once all of it exists, startm waits for an idle one, and the    *)
(* schedules in which Go would make yet another thread are not explored.   *)
(***************************************************************************)
startm_newm(mp, nmp) ==
    /\ At(mp, "startm_mget")
    /\ sched.midle = <<>>
    /\ nmp \notin CM
    /\ thread[nmp].pc = "absent"
    /\ m' = [m EXCEPT ![nmp].nextp = thread[mp].pp]
    /\ thread' = [thread EXCEPT
         ![mp] = [Returned(mp) EXCEPT !.pp = Nil],
         ![nmp] = Cloned(<<"acquirep_m_p", "acquirep_nextp", "schedule">>)]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* startm: nmp.nextp = pp.                                                 *)
(***************************************************************************)
startm_nextp(mp) ==
    /\ At(mp, "startm_nextp")
    /\ m' = [m EXCEPT ![thread[mp].mp].nextp = thread[mp].pp]
    /\ thread' = [thread EXCEPT ![mp].pc = "startm_notewakeup", ![mp].pp = Nil]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* startm: notewakeup(&nmp.park).                                          *)
(***************************************************************************)
startm_notewakeup(mp) ==
    /\ At(mp, "startm_notewakeup")
    /\ m' = [m EXCEPT ![thread[mp].mp].park = TRUE]
    /\ thread' = [thread EXCEPT ![mp] = [Returned(mp) EXCEPT !.mp = Nil]]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* stopm: mput(mp), under sched.lock.                                      *)
(***************************************************************************)
stopm_mput(mp) ==
    /\ At(mp, "stopm")
    /\ sched' = [sched EXCEPT !.midle = <<mp>> \o @]
    /\ thread' = [thread EXCEPT ![mp].pc = "mPark"]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* mPark: notesleep(&mp.park) ends, noteclear; nobody wakes this M again   *)
(* before it stops again.                                                  *)
(***************************************************************************)
mPark(mp) ==
    /\ At(mp, "mPark")
    /\ m[mp].park
    /\ m' = [m EXCEPT ![mp].park = FALSE]
    /\ thread' = [thread EXCEPT ![mp] = Called(mp, "acquirep_m_p", "acquirep_nextp")]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* mp.nextp = 0. stoplockedm's caller executes the locked goroutine        *)
(* without another look at pp.preempt; everybody else goes on as he likes. *)
(***************************************************************************)
acquirep_nextp(mp) ==
    /\ At(mp, "acquirep_nextp")
    /\ m' = [m EXCEPT ![mp].nextp = Nil]
    /\ thread' = [thread EXCEPT ![mp] =
         [Returned(mp) EXCEPT !.gp = IF Head(thread[mp].ret) = "execute_curg" THEN lockedg(mp) ELSE Nil]]
    /\ UNCHANGED <<g, p, sched>>

ThreadsStep(mp) ==
    \/ startm_mget(mp)
    \/ \E nmp \in M : startm_newm(mp, nmp)
    \/ startm_nextp(mp)
    \/ startm_notewakeup(mp)
    \/ stopm_mput(mp)
    \/ mPark(mp)
    \/ acquirep_nextp(mp)

=============================================================================
