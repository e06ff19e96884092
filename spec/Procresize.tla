----------------------------- MODULE Procresize ------------------------------
(***************************************************************************)
(* runtime/proc.go procresize, as startTheWorld calls it when GOMAXPROCS   *)
(* grows: allp gets longer first, by entries that are nil, and only then   *)
(* are the new Ps made. Everybody stands still meanwhile but sysmon, whose *)
(* retake goes round all of allp (golang/go#23098). allpLock, which both   *)
(* hold, does not cover the second step.                                   *)
(*                                                                         *)
(* Left out: what becomes of the new P. It is as if the next call took it  *)
(* away again.                                                             *)
(***************************************************************************)
EXTENDS Runtime

NilInAllp == \E mp \in M : ProgramPC(mp) = "procresize"

(***************************************************************************)
(* startTheWorldWithSema: lock(&sched.lock); procresize: allp = nallp. The *)
(* rest of procresize is startTheWorld_procresize.                         *)
(***************************************************************************)
procresize_allp(mp) ==
    /\ GrowsAllp
    /\ At(mp, "worldStopped")
    /\ SchedUnlocked
    /\ sched' = [sched EXCEPT !.lock = mp]
    /\ thread' = [thread EXCEPT ![mp].pc = "procresize"]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* retake: pp := allp[i]; if pp == nil it looks at the next. Without that  *)
(* test pp.status is a load through nil, and the program ends here.        *)
(***************************************************************************)
retake_nil ==
    /\ Fault("retakeTrustsAllp")
    /\ At(Sysmon, "usleep")
    /\ NilInAllp
    /\ thread' = [thread EXCEPT ![Sysmon].pc = "retake_nil"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* "This can happen if procresize has grown allp but not yet created new   *)
(* Ps." (proc.go:5301)                                                     *)
(***************************************************************************)
RetakeFindsAP == ProgramPC(Sysmon) # "retake_nil"

RetakeFindsAPMatters == NilInAllp /\ ProgramPC(Sysmon) = "usleep"

=============================================================================
