------------------------------ MODULE Handoffp -------------------------------
(***************************************************************************)
(* runtime/proc.go handoffp: what becomes of a P that its thread can't use.*)
(* The P is idle, in no list, and in the hands of this thread t, which may *)
(* be sysmon's.                                                            *)
(*                                                                         *)
(* Left out: the trace reader and GC work, which mean startm as other work *)
(* does. Unless somebody waits in netpoll for a timer, sched.lastpoll # 0, *)
(* and the last P goes to a thread.                                        *)
(***************************************************************************)
EXTENDS Processors

(***************************************************************************)
(* handoffp: the rest of handoffp is startm(pp, spinning).                 *)
(***************************************************************************)
Startm(t, spinning) == [thread[t] EXCEPT !.pc = "startm_mget", !.spinning = spinning]

(***************************************************************************)
(* handoffp: runqempty(pp) and sched.runqsize. Both loads in one step:     *)
(* nobody puts anything in this P's queue meanwhile.                       *)
(***************************************************************************)
handoffp(t) ==
    /\ At(t, "handoffp")
    /\ thread' = [thread EXCEPT ![t] =
         IF runqempty(thread[t].pp) /\ sched.runq = <<>>
         THEN [@ EXCEPT !.pc = "handoffp_npidle"]
         ELSE Startm(t, FALSE)]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* handoffp: sched.nmspinning + sched.npidle == 0: there is nobody else    *)
(* who would find new work. Two loads in one step: if wakep takes the last *)
(* idle P between them, Go finds a 0 that never was. The CAS that follows  *)
(* fails as long as that P's M spins.                                      *)
(***************************************************************************)
handoffp_npidle(t) ==
    /\ At(t, "handoffp_npidle")
    /\ thread' = [thread EXCEPT ![t].pc =
         IF sched.nmspinning = 0 /\ npidle = 0 THEN "handoffp_nmspinning" ELSE "handoffp_lock"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* handoffp: CAS(&sched.nmspinning, 0, 1). Go 1.20 then withdraws what     *)
(* pidlegetSpinning asked for (here in the same step). Where it does not   *)
(* start an M, it does not look whether anything is asked for.             *)
(***************************************************************************)
handoffp_nmspinning(t) ==
    /\ At(t, "handoffp_nmspinning")
    /\ IF sched.nmspinning = 0
       THEN /\ sched' = [sched EXCEPT !.nmspinning = 1, !.needspinning = FALSE]
            /\ thread' = [thread EXCEPT ![t] = Startm(t, TRUE)]
       ELSE /\ thread' = [thread EXCEPT ![t].pc = "handoffp_lock"]
            /\ UNCHANGED sched
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* handoffp, under sched.lock: the P stops with the world; or runs its     *)
(* function for forEachP, and then: work has come, or this is the last P   *)
(* that is not idle, so that somebody must run it and poll; or it becomes  *)
(* idle, and if it has timers, whoever polls must know of them.            *)
(***************************************************************************)
handoffp_pidleput(t) ==
    /\ At(t, "handoffp_lock")
    /\ SchedUnlocked
    /\ LET pp == thread[t].pp
           stops == sched.gcwaiting /\ ~Fault("handoffpIgnoresGcwaiting")
           runs == ~stops /\ p[pp].runSafePointFn /\ ~Fault("handoffpIgnoresSafePointFn")
           work == sched.runq # <<>> /\ ~Fault("handoffpTrustsItsFirstLook")
           last == npidle = Cardinality(P) - 1 /\ sched.netpoller = Nil
           starts == ~stops /\ (work \/ last)
           wakes == ~stops /\ HasTimer(pp) /\ ~Fault("handoffpForgetsTimers")
           ran == IF runs THEN OneSafePoint(sched) ELSE sched
           spins == ~stops /\ ~starts /\ sched.needspinning /\ Corrected("handoffpLooksAtNeedspinning")
       IN /\ p' = [p EXCEPT ![pp].status = IF stops THEN "Gcstop" ELSE @,
                            ![pp].runSafePointFn = IF runs THEN FALSE ELSE @]
          /\ sched' = IF stops THEN OneStopped(sched)
                      ELSE IF starts THEN ran
                      ELSE IF spins THEN [ran EXCEPT !.nmspinning = @ + 1, !.needspinning = FALSE]
                      ELSE [ran EXCEPT !.pidle = <<pp>> \o @]
          /\ thread' = [thread EXCEPT ![t] =
               IF starts \/ spins THEN Startm(t, spins)
               ELSE IF wakes THEN [@ EXCEPT !.pc = "wakeNetPoller", !.pp = Nil]
               ELSE [Returned(t) EXCEPT !.pp = Nil]]
    /\ UNCHANGED <<g, m>>

HandoffpStep(t) ==
    \/ handoffp(t)
    \/ handoffp_npidle(t)
    \/ handoffp_nmspinning(t)
    \/ handoffp_pidleput(t)

=============================================================================
