---------------------------- MODULE Reentersyscall ----------------------------
(***************************************************************************)
(* The way into a system call: runtime/proc.go reentersyscall, store by    *)
(* store. All of it runs on the goroutine's stack, nosplit: a signal here  *)
(* finds a PC in the runtime, m.locks > 0 and soon a status that is not    *)
(* Running, and only acknowledges.                                         *)
(*                                                                         *)
(* The P stays where it is, with no M: whoever changes its status from     *)
(* Syscall by CAS has it. The M keeps it in m.oldp and comes back for it.  *)
(*                                                                         *)
(* Left out: save (sched.pc, syscallsp, syscallpc: the GC reads them of a  *)
(* goroutine whose scan bit it holds, and they are the same at every       *)
(* call), tracing, and the fatal check of the stack's bounds.              *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* reentersyscall: m.locks++, gp.stackguard0 = stackPreempt, gp.throwsplit *)
(* = true. In one step: only this thread reads locks and throwsplit, and   *)
(* only at a stack check, of which there is none here; who else stores to  *)
(* the guard of a Running goroutine stores the same. cgocallbackg calls    *)
(* this too, when the Go function that C called has returned.              *)
(***************************************************************************)
reentersyscall(mp) ==
    /\ MayDo(mp, Syscalls \cup CG)
    /\ m' = [m EXCEPT ![mp].locks = @ + 1]
    /\ g' = [g EXCEPT
         ![m[mp].curg].stackguard0 = "stackPreempt",
         ![m[mp].curg].throwsplit = TRUE,
         ![m[mp].curg].preempt = @ /\ ~Fault("reentersyscallClearsPreempt")]
    /\ thread' = [thread EXCEPT ![mp].pc = "reentersyscall_casgstatus", ![mp].registers = Clobbered]
    /\ UNCHANGED <<p, sched>>

(***************************************************************************)
(* reentersyscall: casgstatus(gp, _Grunning, _Gsyscall).                   *)
(***************************************************************************)
reentersyscall_casgstatus(mp) ==
    /\ At(mp, "reentersyscall_casgstatus")
    /\ ~g[m[mp].curg].scan
    /\ g' = [g EXCEPT ![m[mp].curg].status = "Syscall"]
    /\ thread' = [thread EXCEPT ![mp].pc = "reentersyscall_sysmonwait"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* The stores that give the P away. Their order matters: from the third on *)
(* it may belong to somebody else.                                         *)
(***************************************************************************)
Stores ==
    IF Fault("reentersyscallStatusFirst")
    THEN <<"reentersyscall_status", "reentersyscall_p_m", "reentersyscall_m_p", "reentersyscall_gcwaiting">>
    ELSE <<"reentersyscall_p_m", "reentersyscall_m_p", "reentersyscall_status", "reentersyscall_gcwaiting">>

StoreAfter(pc) == Stores[(CHOOSE i \in 1..3 : Stores[i] = pc) + 1]

(***************************************************************************)
(* reentersyscall: sched.sysmonwait, and if sysmon is in its deep sleep,   *)
(* entersyscall_sysmon wakes it. That one tests again under sched.lock, so *)
(* load and critical section make one step. So does the load of            *)
(* pp.runSafePointFn after it: who sets the one flag never looks at the    *)
(* other. And m.syscalltick = pp.syscalltick: as long as the P has this M, *)
(* nobody else touches the tick.                                           *)
(***************************************************************************)
reentersyscall_sysmonwait(mp) ==
    /\ At(mp, "reentersyscall_sysmonwait")
    /\ sched.sysmonwait => SchedUnlocked
    /\ sched' = SysmonWoken(sched)
    /\ m' = [m EXCEPT ![mp].syscalltick = "equal"]
    /\ thread' = [thread EXCEPT ![mp] =
         IF p[m[mp].p].runSafePointFn
         THEN Called(mp, "runSafePointFn", Stores[1])
         ELSE [@ EXCEPT !.pc = Stores[1]]]
    /\ UNCHANGED <<g, p>>

(***************************************************************************)
(* The P that the M is giving away.                                        *)
(***************************************************************************)
leaving(mp) == IF m[mp].p # Nil THEN m[mp].p ELSE m[mp].oldp

(***************************************************************************)
(* reentersyscall: pp.m = 0. sysmon's preemptone finds no M from here on.  *)
(***************************************************************************)
reentersyscall_p_m(mp) ==
    /\ At(mp, "reentersyscall_p_m")
    /\ p' = [p EXCEPT ![leaving(mp)].m = Nil]
    /\ thread' = [thread EXCEPT ![mp].pc = StoreAfter("reentersyscall_p_m")]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* reentersyscall: m.oldp = pp, which is the thread's own, and m.p = 0.    *)
(***************************************************************************)
reentersyscall_m_p(mp) ==
    /\ At(mp, "reentersyscall_m_p")
    /\ m' = [m EXCEPT ![mp].oldp = m[mp].p, ![mp].p = IF Fault("reentersyscallKeepsP") THEN @ ELSE Nil]
    /\ thread' = [thread EXCEPT ![mp].pc = StoreAfter("reentersyscall_m_p")]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* reentersyscall: atomic.Store(&pp.status, _Psyscall). From here on the P *)
(* is anybody's.                                                           *)
(***************************************************************************)
reentersyscall_status(mp) ==
    /\ At(mp, "reentersyscall_status")
    /\ p' = [p EXCEPT ![leaving(mp)].status = "Syscall"]
    /\ thread' = [thread EXCEPT ![mp].pc = StoreAfter("reentersyscall_status")]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* reentersyscall: sched.gcwaiting. The world may have begun to stop before*)
(* the store above and have found the P Running, so entersyscall_gcwait    *)
(* stops it: a CAS, for the stopper may try the same. It tests stopwait    *)
(* again under sched.lock (which implies gcwaiting), so load and critical  *)
(* section make one step. Then m.locks--.                                  *)
(***************************************************************************)
reentersyscall_gcwaiting(mp) ==
    /\ At(mp, "reentersyscall_gcwaiting")
    /\ sched.gcwaiting => SchedUnlocked
    /\ LET pp == m[mp].oldp
           swaps == p[pp].status = "Syscall" \/ Fault("entersyscallStoresGcstop")
       IN IF sched.gcwaiting /\ sched.stopwait > 0 /\ swaps
          THEN /\ p' = [p EXCEPT ![pp].status = "Gcstop", ![pp].syscalltick = "differs"]
               /\ m' = [StaleNotes(pp) EXCEPT ![mp].locks = @ - 1]
               /\ sched' = OneStopped(sched)
          ELSE /\ m' = [m EXCEPT ![mp].locks = @ - 1]
               /\ UNCHANGED <<p, sched>>
    /\ thread' = [thread EXCEPT ![mp].pc = "syscall"]
    /\ UNCHANGED g

ReentersyscallStep(mp) ==
    \/ reentersyscall(mp)
    \/ reentersyscall_casgstatus(mp)
    \/ reentersyscall_sysmonwait(mp)
    \/ reentersyscall_p_m(mp)
    \/ reentersyscall_m_p(mp)
    \/ reentersyscall_status(mp)
    \/ reentersyscall_gcwaiting(mp)

=============================================================================
