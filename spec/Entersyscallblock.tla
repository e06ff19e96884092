-------------------------- MODULE Entersyscallblock ---------------------------
(***************************************************************************)
(* runtime/proc.go entersyscallblock: a wait that will not end soon (it is *)
(* notetsleepg's), so the P is given away at once. m.oldp stays Nil.       *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* entersyscallblock: m.locks++, gp.throwsplit = true, gp.stackguard0 =    *)
(* stackPreempt, pp.syscalltick++.                                         *)
(* The tick is one step with the rest: the P is this thread's, and sysmon  *)
(* looks at the tick of a P in Syscall only.                               *)
(***************************************************************************)
entersyscallblock(mp) ==
    /\ MayDo(mp, BlockingSyscalls)
    /\ g' = [g EXCEPT ![m[mp].curg].stackguard0 = "stackPreempt", ![m[mp].curg].throwsplit = TRUE]
    /\ p' = [p EXCEPT ![m[mp].p].syscalltick = "differs"]
    /\ m' = [StaleNotes(m[mp].p) EXCEPT ![mp].locks = @ + 1]
    /\ thread' = [thread EXCEPT ![mp].pc = "entersyscallblock_casgstatus", ![mp].registers = Clobbered]
    /\ UNCHANGED sched

(***************************************************************************)
(* entersyscallblock: casgstatus(gp, _Grunning, _Gsyscall), and off to g0  *)
(* for handoffp(releasep()).                                               *)
(***************************************************************************)
entersyscallblock_casgstatus(mp) ==
    /\ At(mp, "entersyscallblock_casgstatus")
    /\ ~g[m[mp].curg].scan
    /\ g' = [g EXCEPT ![m[mp].curg].status = "Syscall"]
    /\ thread' = [thread EXCEPT ![mp] =
         [Called(mp, "releasep_m_p", "handoffp") EXCEPT
            !.ret = <<"handoffp", "entersyscallblock_return">>, !.g = "g0"]]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* entersyscallblock, back on the goroutine's stack: m.locks--.            *)
(***************************************************************************)
entersyscallblock_return(mp) ==
    /\ At(mp, "entersyscallblock_return")
    /\ m' = [m EXCEPT ![mp].locks = @ - 1]
    /\ thread' = [thread EXCEPT ![mp].pc = "syscall", ![mp].g = m[mp].curg]
    /\ UNCHANGED <<g, p, sched>>

EntersyscallblockStep(mp) ==
    \/ entersyscallblock(mp)
    \/ entersyscallblock_casgstatus(mp)
    \/ entersyscallblock_return(mp)

=============================================================================
