------------------------------ MODULE PreemptPark -----------------------------
(***************************************************************************)
(* runtime/proc.go preemptPark: a goroutine that suspendG has asked to stop*)
(* stops for good, in no queue and in nobody's hands, until the suspender  *)
(* that claims it makes it runnable again.                                 *)
(*                                                                         *)
(* preemptPark also throws if the goroutine was stopped in an assembly     *)
(* function that writes SP; isAsyncSafePoint refuses every PC in assembly. *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* preemptPark: casGToPreemptScan(gp, _Grunning, _Gscan|_Gpreempted), one  *)
(* CAS that changes the status and takes the scan bit: as a Preempted      *)
(* goroutine without the bit it could be claimed, readied and run elsewhere*)
(* before dropg; as a Running one it could not do without its M.           *)
(***************************************************************************)
preemptPark_casGToPreemptScan(mp) ==
    /\ At(mp, "preemptPark")
    /\ IF Fault("preemptParkDropsFirst") /\ m[mp].curg # Nil
       THEN /\ thread' = [thread EXCEPT ![mp] = Called(mp, "dropg_m", "preemptPark")]
            /\ UNCHANGED g
       ELSE /\ ~g[thread[mp].gp].scan
            /\ g' = [g EXCEPT
                 ![thread[mp].gp].status = "Preempted",
                 ![thread[mp].gp].scan = ~Fault("preemptParkWithoutScan")]
            /\ thread' = [thread EXCEPT ![mp] =
                 IF m[mp].curg = Nil THEN [@ EXCEPT !.pc = "preemptPark_casfrom_Gscanstatus"]
                 ELSE Called(mp, "dropg_m", "preemptPark_casfrom_Gscanstatus")]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* preemptPark: casfrom_Gscanstatus(gp, _Gscan|_Gpreempted, _Gpreempted),  *)
(* and then schedule.                                                      *)
(***************************************************************************)
preemptPark_casfrom_Gscanstatus(mp) ==
    /\ At(mp, "preemptPark_casfrom_Gscanstatus")
    /\ g' = [g EXCEPT ![thread[mp].gp].scan = FALSE]
    /\ thread' = [thread EXCEPT ![mp].pc = "schedule", ![mp].gp = Nil]
    /\ UNCHANGED <<m, p, sched>>

PreemptParkStep(mp) ==
    \/ preemptPark_casGToPreemptScan(mp)
    \/ preemptPark_casfrom_Gscanstatus(mp)

=============================================================================
