----------------------------- MODULE Exitsyscall ------------------------------
(***************************************************************************)
(* The way out of a system call: runtime/proc.go exitsyscall. The M first  *)
(* tries to get back the P that it left, then takes an idle one, and if    *)
(* there is none, puts its goroutine in the global queue and stops.        *)
(*                                                                         *)
(* m.oldp and m.syscalltick are read by this thread alone and so keep the  *)
(* value of exitsyscall's local oldp until that is dead. Left out: tracing *)
(* (and with it the wait for sysmon's syscalltick++), sched.disable.user,  *)
(* freezetheworld, the goroutine profile.                                  *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* The kernel returns from the system call, now or never: no fairness says *)
(* that it does. (Of an extra M's goroutine the system call is C itself,   *)
(* which it leaves by dropm.) exitsyscall: m.locks++.                      *)
(***************************************************************************)
syscall_return(mp) ==
    /\ At(mp, "syscall") \/ At(mp, "syscall_failed")
    /\ m[mp].curg \in Syscalls \cup BlockingSyscalls
    /\ m' = [m EXCEPT ![mp].locks = @ + 1]
    /\ thread' = [thread EXCEPT ![mp].pc = "exitsyscallfast_CAS"]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* exitsyscallfast: CAS(&oldp.status, _Psyscall, _Pidle), then wirep. The  *)
(* plain load before it saves a CAS that would fail. It may be that the P  *)
(* was retaken, and that this is another goroutine's system call on it:    *)
(* whoever swaps first has the P.                                          *)
(***************************************************************************)
exitsyscallfast_CAS(mp) ==
    /\ At(mp, "exitsyscallfast_CAS")
    /\ LET pp == m[mp].oldp
           swaps == pp # Nil /\ (p[pp].status = "Syscall" \/ Fault("exitsyscallfastStoresStatus"))
       IN IF swaps
          THEN /\ p' = [p EXCEPT ![pp].status = "Idle"]
               /\ thread' = [thread EXCEPT ![mp] =
                    [Called(mp, "acquirep_m_p", "exitsyscall_syscalltick") EXCEPT !.pp = pp]]
          ELSE /\ thread' = [thread EXCEPT ![mp].pc = "exitsyscallfast_pidle"]
               /\ UNCHANGED p
    /\ m' = [m EXCEPT ![mp].oldp = Nil, ![mp].syscalltick = "equal"]
    /\ UNCHANGED <<g, sched>>

(***************************************************************************)
(* exitsyscallfast: sched.pidle, and exitsyscallfast_pidle on g0: pidleget *)
(* under sched.lock, sysmon woken; or m.locks-- and mcall(exitsyscall0).   *)
(* The load that finds no P decides alone; one that finds a P is followed  *)
(* by pidleget, which may find none either.                                *)
(***************************************************************************)
exitsyscallfast_pidle(mp) ==
    /\ At(mp, "exitsyscallfast_pidle")
    /\ IF sched.pidle # <<>>
       THEN /\ SchedUnlocked
            /\ sched' = IF Fault("exitsyscallLetsSysmonSleep")
                        THEN [sched EXCEPT !.pidle = Tail(@)]
                        ELSE SysmonWoken([sched EXCEPT !.pidle = Tail(@)])
            /\ thread' = [thread EXCEPT ![mp] =
                 [Called(mp, "acquirep_m_p", "exitsyscall_syscalltick") EXCEPT
                    !.pp = Head(sched.pidle), !.g = "g0"]]
            /\ UNCHANGED <<g, m>>
       ELSE /\ g' = [g EXCEPT ![m[mp].curg].sched = "exitsyscall_return"]
            /\ m' = [m EXCEPT ![mp].locks = @ - 1]
            /\ thread' = [thread EXCEPT ![mp].pc = "exitsyscall0", ![mp].g = "g0", ![mp].gp = m[mp].curg]
            /\ UNCHANGED sched
    /\ UNCHANGED p

(***************************************************************************)
(* exitsyscall: pp.syscalltick++, which makes every older note of the tick *)
(* stale. exitsyscallfast_reacquired has counted already if its own was;   *)
(* only tracing could see the difference between once and twice.           *)
(***************************************************************************)
exitsyscall_syscalltick(mp) ==
    /\ At(mp, "exitsyscall_syscalltick")
    /\ p' = [p EXCEPT ![m[mp].p].syscalltick = "differs"]
    /\ m' = IF Fault("exitsyscallKeepsSyscalltick") THEN m ELSE StaleNotes(m[mp].p)
    /\ thread' = [thread EXCEPT ![mp].pc = "exitsyscall_casgstatus", ![mp].g = m[mp].curg]
    /\ UNCHANGED <<g, sched>>

(***************************************************************************)
(* exitsyscall restores the guard after it has looked at gp.preempt, and a *)
(* request that comes in between loses its guard. The other way round it   *)
(* would not.                                                              *)
(***************************************************************************)
GuardSteps ==
    IF Corrected("exitsyscallRestoresGuardFirst")
    THEN <<"exitsyscall_stackguard0", "exitsyscall_preempt", Loop[1]>>
    ELSE <<"exitsyscall_preempt", "exitsyscall_stackguard0", Loop[1]>>

AfterGuardStep(mp) ==
    LET next == GuardSteps[(CHOOSE i \in 1..2 : GuardSteps[i] = thread[mp].pc) + 1]
    IN IF next = Loop[1] THEN BackInLoop(mp) ELSE [thread[mp] EXCEPT !.pc = next]

(***************************************************************************)
(* exitsyscall: casgstatus(gp, _Gsyscall, _Grunning); m.locks-- and, a few *)
(* lines early, gp.throwsplit = false, which only a stack check reads.     *)
(***************************************************************************)
exitsyscall_casgstatus(mp) ==
    /\ At(mp, "exitsyscall_casgstatus")
    /\ ~g[m[mp].curg].scan
    /\ g' = [g EXCEPT ![m[mp].curg].status = "Running", ![m[mp].curg].throwsplit = FALSE]
    /\ m' = [m EXCEPT ![mp].locks = @ - 1]
    /\ thread' = [thread EXCEPT ![mp].pc = GuardSteps[1]]
    /\ UNCHANGED <<p, sched>>

(***************************************************************************)
(* exitsyscall: if gp.preempt.                                             *)
(***************************************************************************)
exitsyscall_preempt(mp) ==
    /\ At(mp, "exitsyscall_preempt")
    /\ thread' = [thread EXCEPT ![mp] =
         IF g[m[mp].curg].preempt /\ ~Fault("exitsyscallForgetsRequest")
         THEN [@ EXCEPT !.pc = "exitsyscall_stackPreempt"]
         ELSE AfterGuardStep(mp)]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* exitsyscall: gp.stackguard0 = stackPreempt.                             *)
(***************************************************************************)
exitsyscall_stackPreempt(mp) ==
    /\ At(mp, "exitsyscall_stackPreempt")
    /\ g' = [g EXCEPT ![m[mp].curg].stackguard0 = "stackPreempt"]
    /\ thread' = [thread EXCEPT ![mp] = BackInLoop(mp)]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* exitsyscall: gp.stackguard0 = gp.stack.lo + _StackGuard.                *)
(***************************************************************************)
exitsyscall_stackguard0(mp) ==
    /\ At(mp, "exitsyscall_stackguard0")
    /\ g' = [g EXCEPT ![m[mp].curg].stackguard0 = "normal"]
    /\ thread' = [thread EXCEPT ![mp] = AfterGuardStep(mp)]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* exitsyscall0: casgstatus(gp, _Gsyscall, _Grunnable); dropg. Only then   *)
(* sched.lock: casgstatus waits for whoever scans gp's stack, and that one *)
(* may need the lock.                                                      *)
(***************************************************************************)
exitsyscall0_casgstatus(mp) ==
    /\ At(mp, "exitsyscall0")
    /\ IF Fault("exitsyscall0LocksFirst") /\ sched.lock # mp
       THEN /\ SchedUnlocked
            /\ sched' = [sched EXCEPT !.lock = mp]
            /\ UNCHANGED <<g, thread>>
       ELSE /\ ~g[thread[mp].gp].scan
            /\ g' = [g EXCEPT ![thread[mp].gp].status = "Runnable"]
            /\ thread' = [thread EXCEPT ![mp] = Called(mp, "dropg_m", "exitsyscall0_pidleget")]
            /\ UNCHANGED sched
    /\ UNCHANGED <<m, p>>

(***************************************************************************)
(* exitsyscall0, under sched.lock: pidleget, and execute(gp); or           *)
(* globrunqput(gp), and then stopm and schedule, or stoplockedm and        *)
(* execute for a locked goroutine. Its lockedm is read before the lock is  *)
(* dropped: from then on another M may run the goroutine, and it may call  *)
(* LockOSThread there (golang/go#46524). Read late, the goroutine is in    *)
(* nobody's hands.                                                         *)
(***************************************************************************)
StopsAfterExitsyscall(mp, gp) ==
    [(IF lockedm(gp) # Nil THEN Called(mp, "mPark", "execute_curg") ELSE Called(mp, "stopm", "schedule"))
     EXCEPT !.gp = Nil, !.request = NoRequest]

exitsyscall0_lockedm(mp) ==
    /\ At(mp, "exitsyscall0_lockedm")
    /\ thread' = [thread EXCEPT ![mp] = StopsAfterExitsyscall(mp, thread[mp].request.g)]
    /\ UNCHANGED <<g, m, p, sched>>

exitsyscall0_pidleget(mp) ==
    /\ At(mp, "exitsyscall0_pidleget")
    /\ sched.lock \in {Nil, mp}
    /\ IF sched.pidle # <<>>
       THEN /\ sched' = SysmonWoken([sched EXCEPT !.pidle = Tail(@), !.lock = Nil])
            /\ thread' = [thread EXCEPT ![mp] =
                 [Called(mp, "acquirep_m_p", "execute_curg") EXCEPT !.pp = Head(sched.pidle)]]
       ELSE /\ sched' = [sched EXCEPT !.runq = Append(@, thread[mp].gp), !.lock = Nil]
            /\ thread' = [thread EXCEPT ![mp] =
                 IF Fault("exitsyscall0ReadsLockedmLate")
                 THEN [@ EXCEPT !.pc = "exitsyscall0_lockedm", !.gp = Nil, !.request.g = thread[mp].gp]
                 ELSE StopsAfterExitsyscall(mp, thread[mp].gp)]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* exitsyscall, scheduled again: pp.syscalltick++, gp.throwsplit = false.  *)
(* execute has restored the guard and taken back any request.              *)
(***************************************************************************)
exitsyscall_return(mp) ==
    /\ At(mp, "exitsyscall_return")
    /\ p' = [p EXCEPT ![m[mp].p].syscalltick = "differs"]
    /\ m' = StaleNotes(m[mp].p)
    /\ g' = [g EXCEPT ![m[mp].curg].throwsplit = Fault("exitsyscallKeepsThrowsplit")]
    /\ thread' = [thread EXCEPT ![mp] = BackInLoop(mp)]
    /\ UNCHANGED sched

ExitsyscallStep(mp) ==
    \/ exitsyscallfast_CAS(mp)
    \/ exitsyscallfast_pidle(mp)
    \/ exitsyscall_syscalltick(mp)
    \/ exitsyscall_casgstatus(mp)
    \/ exitsyscall_preempt(mp)
    \/ exitsyscall_stackPreempt(mp)
    \/ exitsyscall_stackguard0(mp)
    \/ exitsyscall0_casgstatus(mp)
    \/ exitsyscall0_pidleget(mp)
    \/ exitsyscall0_lockedm(mp)
    \/ exitsyscall_return(mp)

(***************************************************************************)
(* No function with a stack check runs while throwsplit is set: newstack   *)
(* throws "stack split at bad time" (runtime/stack.go:992).                *)
(***************************************************************************)
NoSplitWhileThrowsplit ==
    \A mp \in M :
        ProgramPC(mp) \in UserPC \cup CooperativePC \cup LocksMPC => ~g[m[mp].curg].throwsplit

NoSplitWhileThrowsplitMatters == \E gp \in G : g[gp].throwsplit

=============================================================================
