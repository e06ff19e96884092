------------------------------ MODULE CgoSyscall ------------------------------
(***************************************************************************)
(* The way into a system call and out of it, in outline.                   *)
(***************************************************************************)
EXTENDS Runtime

reentersyscall(mp) ==
    /\ MayDo(mp, Syscalls)
    /\ ~g[m[mp].curg].scan
    /\ g' = [g EXCEPT ![m[mp].curg].status = "Syscall"]
    /\ m' = [m EXCEPT ![mp].locks = @ + 1]
    /\ thread' = [thread EXCEPT ![mp].pc = "reentersyscall_p_m", ![mp].registers = Clobbered]
    /\ UNCHANGED <<p, sched>>

reentersyscall_p_m(mp) ==
    /\ At(mp, "reentersyscall_p_m")
    /\ p' = [p EXCEPT ![m[mp].p].m = Nil]
    /\ thread' = [thread EXCEPT ![mp].pc = "reentersyscall_m_p"]
    /\ UNCHANGED <<g, m, sched>>

reentersyscall_m_p(mp) ==
    /\ At(mp, "reentersyscall_m_p")
    /\ m' = [m EXCEPT ![mp].oldp = m[mp].p, ![mp].p = Nil]
    /\ thread' = [thread EXCEPT ![mp].pc = "reentersyscall_status"]
    /\ UNCHANGED <<g, p, sched>>

reentersyscall_status(mp) ==
    /\ At(mp, "reentersyscall_status")
    /\ p' = [p EXCEPT ![m[mp].oldp].status = "Syscall"]
    /\ m' = [m EXCEPT ![mp].locks = @ - 1]
    /\ thread' = [thread EXCEPT ![mp].pc = "syscall"]
    /\ UNCHANGED <<g, sched>>

exitsyscallfast_CAS(mp) ==
    /\ At(mp, "exitsyscallfast_CAS")
    /\ LET oldp == m[mp].oldp
       IN IF oldp # Nil /\ p[oldp].status = "Syscall"
          THEN /\ p' = [p EXCEPT ![oldp].status = "Idle"]
               /\ m' = [m EXCEPT ![mp].oldp = Nil]
               /\ thread' = [thread EXCEPT ![mp] =
                    [Called(mp, "acquirep_m_p", "exitsyscall_casgstatus") EXCEPT !.pp = oldp]]
               /\ UNCHANGED sched
          ELSE /\ sched.pidle # <<>>
               /\ sched' = [sched EXCEPT !.pidle = Tail(@)]
               /\ m' = [m EXCEPT ![mp].oldp = Nil]
               /\ thread' = [thread EXCEPT ![mp] =
                    [Called(mp, "acquirep_m_p", "exitsyscall_casgstatus") EXCEPT !.pp = Head(sched.pidle)]]
               /\ UNCHANGED p
    /\ UNCHANGED g

exitsyscall_casgstatus(mp) ==
    /\ At(mp, "exitsyscall_casgstatus")
    /\ ~g[m[mp].curg].scan
    /\ g' = [g EXCEPT ![m[mp].curg].status = "Running",
             ![m[mp].curg].stackguard0 = IF g[m[mp].curg].preempt THEN "stackPreempt" ELSE "normal"]
    /\ m' = [m EXCEPT ![mp].locks = @ - 1]
    /\ thread' = [thread EXCEPT ![mp] = BackInLoop(mp)]
    /\ UNCHANGED <<p, sched>>

CgoSyscallStep(mp) ==
    \/ reentersyscall(mp)
    \/ reentersyscall_p_m(mp)
    \/ reentersyscall_m_p(mp)
    \/ reentersyscall_status(mp)
    \/ exitsyscallfast_CAS(mp)
    \/ exitsyscall_casgstatus(mp)

=============================================================================
