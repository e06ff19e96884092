----------------------------- MODULE Preemptall ------------------------------
(***************************************************************************)
(* runtime/proc.go preemptall: preemptone for one P after the other, in    *)
(* the order of allp, without a lock. Each request may be lost (a P changes*)
(* hands, execute withdraws the flag, the signal meets an unsafe PC), so   *)
(* both callers come back every 100 microseconds for as long as they wait. *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* The thread's record once it calls preemptall. Its own P is left out:    *)
(* preemptone refuses that one, whatever it reads.                         *)
(***************************************************************************)
Other(mp, pp) == pp # m[mp].p
OtherPs(mp) == SelectSeq(allp, LAMBDA pp : Other(mp, pp))

CalledPreemptall(mp, back) ==
    IF OtherPs(mp) = <<>>
    THEN [thread[mp] EXCEPT !.pc = back]
    ELSE [Called(mp, "preemptall", back) EXCEPT !.ps = OtherPs(mp)]

(***************************************************************************)
(* preemptall: pp.status != _Prunning is passed by; the others are asked.  *)
(***************************************************************************)
preemptall_status(mp) ==
    /\ At(mp, "preemptall")
    /\ LET pp == Head(thread[mp].ps)
           next == [IF Len(thread[mp].ps) = 1 THEN Returned(mp) ELSE thread[mp] EXCEPT !.ps = Tail(@)]
       IN thread' = [thread EXCEPT ![mp] =
            IF p[pp].status = "Running"
            THEN [next EXCEPT !.pc = "preemptone_m", !.ret = <<next.pc>> \o @, !.request.p = pp]
            ELSE next]
    /\ UNCHANGED <<g, m, p, sched>>

PreemptallStep(mp) == preemptall_status(mp)

=============================================================================
