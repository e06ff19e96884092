------------------------------- MODULE ForcedGC -------------------------------
(***************************************************************************)
(* runtime/proc.go sysmon, its end: when no GC has run for two minutes it  *)
(* readies the helper goroutine for one, by injectglist, and does not count*)
(* itself for checkdead meanwhile as it does in retake (nor does the       *)
(* scavenger's wake). The helper is left out: the M that is started for it *)
(* finds nothing, as if the helper had run and parked already.             *)
(***************************************************************************)
EXTENDS Processors

(***************************************************************************)
(* injectglist: sched.npidle # 0, and startm(nil, false).                  *)
(***************************************************************************)
sysmon_injectglist ==
    /\ ForcesGC
    /\ At(Sysmon, "usleep")
    /\ npidle # 0
    /\ thread' = [thread EXCEPT ![Sysmon] = Called(Sysmon, "startm_mget", "usleep")]
    /\ UNCHANGED <<g, m, p, sched>>

ForcedGCStep == sysmon_injectglist

=============================================================================
