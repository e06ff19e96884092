------------------------------ MODULE Scheduler ------------------------------
(***************************************************************************)
(* runtime/proc.go schedule, dropg, goschedImpl, execute and gogo.         *)
(*                                                                         *)
(* Left out: tracing, the goroutine and CPU profilers, gp.waitsince.       *)
(***************************************************************************)
EXTENDS FindRunnable

(***************************************************************************)
(* gopreempt_m, goschedImpl: casgstatus(gp, _Grunning, _Grunnable), and    *)
(* then dropg. The other way round there would be a Running goroutine that *)
(* no M has.                                                               *)
(***************************************************************************)
goschedImpl_casgstatus(mp) ==
    /\ At(mp, "goschedImpl")
    /\ IF Fault("goschedImplDropsFirst") /\ m[mp].curg # Nil
       THEN /\ thread' = [thread EXCEPT ![mp] = Called(mp, "dropg_m", "goschedImpl")]
            /\ UNCHANGED g
       ELSE /\ ~g[thread[mp].gp].scan
            /\ g' = [g EXCEPT ![thread[mp].gp].status = "Runnable"]
            /\ thread' = [thread EXCEPT ![mp].pc = IF m[mp].curg = Nil THEN "globrunqput" ELSE "dropg_m"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* dropg: m.curg.m = nil.                                                  *)
(***************************************************************************)
dropg_m(mp) ==
    /\ At(mp, "dropg_m")
    /\ g' = [g EXCEPT ![m[mp].curg].m = Nil]
    /\ thread' = [thread EXCEPT ![mp].pc = "dropg_curg"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* dropg: m.curg = nil. goschedImpl, which nothing comes back to either,   *)
(* left no return address.                                                 *)
(***************************************************************************)
dropg_curg(mp) ==
    /\ At(mp, "dropg_curg")
    /\ m' = [m EXCEPT ![mp].curg = Nil]
    /\ thread' = [thread EXCEPT ![mp] =
         IF thread[mp].ret = <<>> THEN [@ EXCEPT !.pc = "globrunqput"] ELSE Returned(mp)]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* goschedImpl: globrunqput(gp), under sched.lock.                         *)
(***************************************************************************)
goschedImpl_globrunqput(mp) ==
    /\ At(mp, "globrunqput")
    /\ SchedUnlocked
    /\ sched' = [sched EXCEPT !.runq = Append(@, thread[mp].gp)]
    /\ thread' = [thread EXCEPT ![mp] =
         [(IF Corrected("goschedWakes") THEN Called(mp, "wakep", "schedule") ELSE [@ EXCEPT !.pc = "schedule"])
          EXCEPT !.gp = Nil]]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* schedule: an M with a locked goroutine stops until somebody schedules   *)
(* that one (stoplockedm); otherwise pp.preempt = false.                   *)
(***************************************************************************)
schedule(mp) ==
    /\ At(mp, "schedule")
    /\ IF lockedg(mp) # Nil
       THEN /\ thread' = [thread EXCEPT
                 ![mp].pc = "releasep_m_p",
                 ![mp].ret = <<"handoffp", "mPark", "execute_curg">>]
            /\ UNCHANGED p
       ELSE /\ thread' = [thread EXCEPT ![mp].pc = findRunnableTop]
            /\ p' = [p EXCEPT ![m[mp].p].preempt = @ /\ Fault("scheduleKeepsPreempt")]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* execute: mp.curg = gp. (gp is Nil only if findRunnableTrustsRunqsize;   *)
(* then Go's program ends here.)                                           *)
(***************************************************************************)
execute_curg(mp) ==
    /\ At(mp, "execute_curg")
    /\ thread[mp].gp # Nil
    /\ m' = [m EXCEPT ![mp].curg = thread[mp].gp]
    /\ thread' = [thread EXCEPT ![mp].pc = "execute_m"]
    /\ UNCHANGED <<g, p, sched>>

(***************************************************************************)
(* execute: gp.m = mp.                                                     *)
(***************************************************************************)
execute_m(mp) ==
    /\ At(mp, "execute_m")
    /\ g' = [g EXCEPT ![thread[mp].gp].m = mp]
    /\ thread' = [thread EXCEPT ![mp].pc = "execute_casgstatus"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* execute clears gp.preempt and then restores the guard. A request whose  *)
(* two stores come in between loses its guard; the other way round it would*)
(* lose its flag, and the next stack check would still yield, unless it is *)
(* between acquirem and releasem: newstack then counts on the flag.        *)
(***************************************************************************)
ExecuteSteps ==
    IF Corrected("executeRestoresGuardFirst")
    THEN <<"execute_stackguard0", "execute_preempt", "execute_schedtick">>
    ELSE <<"execute_preempt", "execute_stackguard0", "execute_schedtick">>

AfterExecuteStep(mp) ==
    LET next == ExecuteSteps[(CHOOSE i \in 1..2 : ExecuteSteps[i] = thread[mp].pc) + 1]
    IN IF next = "execute_schedtick" /\ thread[mp].inherit
       THEN [thread[mp] EXCEPT !.pc = "gogo", !.inherit = FALSE]
       ELSE [thread[mp] EXCEPT !.pc = next]

(***************************************************************************)
(* execute: casgstatus(gp, _Grunnable, _Grunning).                         *)
(***************************************************************************)
execute_casgstatus(mp) ==
    /\ At(mp, "execute_casgstatus")
    /\ ~g[thread[mp].gp].scan \/ Fault("executeStoresStatus")
    /\ g' = [g EXCEPT ![thread[mp].gp].status = "Running", ![thread[mp].gp].scan = FALSE]
    /\ thread' = [thread EXCEPT ![mp].pc = ExecuteSteps[1]]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* execute: gp.preempt = false. A request that came since execute_curg is  *)
(* withdrawn here.                                                         *)
(***************************************************************************)
execute_preempt(mp) ==
    /\ At(mp, "execute_preempt")
    /\ g' = [g EXCEPT ![thread[mp].gp].preempt = Fault("executeKeepsPreempt") /\ @]
    /\ thread' = [thread EXCEPT ![mp] = AfterExecuteStep(mp)]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* execute: gp.stackguard0 = gp.stack.lo + _StackGuard.                    *)
(***************************************************************************)
execute_stackguard0(mp) ==
    /\ At(mp, "execute_stackguard0")
    /\ g' = [g EXCEPT ![thread[mp].gp].stackguard0 = "normal"]
    /\ thread' = [thread EXCEPT ![mp] = AfterExecuteStep(mp)]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* execute: mp.p.schedtick++, but not for a goroutine that inherits the    *)
(* time slice of the one before it: two that wake each other in turn share *)
(* a slice, so that sysmon preempts them as one.                           *)
(***************************************************************************)
execute_schedtick(mp) ==
    /\ At(mp, "execute_schedtick")
    /\ p' = [p EXCEPT ![m[mp].p].sysmontick = "differs"]
    /\ thread' = [thread EXCEPT ![mp].pc = "gogo"]
    /\ UNCHANGED <<g, m, sched>>

(***************************************************************************)
(* gogo(&gp.sched): the thread-local g is gp from here.                    *)
(***************************************************************************)
gogo(mp) ==
    /\ At(mp, "gogo")
    /\ LET gp == thread[mp].gp
           pc == CASE g[gp].sched = "entry" -> Loop[1]
                   [] g[gp].sched = "asyncPreempt2" -> "asyncPreempt2_return"
                   [] OTHER -> g[gp].sched
       IN thread' = [thread EXCEPT
            ![mp].gp = Nil,
            ![mp].g = IF Fault("gogoKeepsG") THEN @ ELSE gp,
            ![mp].pc = pc,
            ![mp].registers = IF pc \in UserPC THEN RegistersOf(gp, pc) ELSE Clobbered]
    /\ UNCHANGED <<g, m, p, sched>>

SchedulerStep(mp) ==
    \/ goschedImpl_casgstatus(mp)
    \/ dropg_m(mp)
    \/ dropg_curg(mp)
    \/ goschedImpl_globrunqput(mp)
    \/ schedule(mp)
    \/ execute_curg(mp)
    \/ execute_m(mp)
    \/ execute_casgstatus(mp)
    \/ execute_preempt(mp)
    \/ execute_stackguard0(mp)
    \/ execute_schedtick(mp)
    \/ gogo(mp)

(***************************************************************************)
(* schedule executes a goroutine that can run: whatever findRunnable came  *)
(* back with (proc.go:3214, 3252). It must have one (golang/go#38334).     *)
(***************************************************************************)
ScheduleHasAGoroutine ==
    \A mp \in M : ProgramPC(mp) = "execute_curg" =>
        thread[mp].gp # Nil /\ g[thread[mp].gp].status = "Runnable"

ScheduleHasAGoroutineMatters == \E mp \in M : ProgramPC(mp) = "execute_curg"

(***************************************************************************)
(* casgstatus waits for whoever has the scan bit, and nobody waits so with *)
(* sched.lock held: a scanner may need that lock to come to its end. It did*)
(* (golang/go#19112), and mgcpacer.go:772 keeps out what it did since.     *)
(***************************************************************************)
AwaitsScanPC == {
    "goschedImpl", "park_m", "ready", "newproc1", "goexit0", "execute_casgstatus",
    "reentersyscall_casgstatus", "entersyscallblock_casgstatus", "exitsyscall_casgstatus", "exitsyscall0",
    "newstack_casgstatus", "newstack_casgstatus_back", "preemptPark", "markroot", "markroot_casgstatus",
    "stopTheWorld_casgstatus", "stopTheWorld_stopped", "forEachP_casgstatus", "forEachP_done" }

ScanIsAwaitedUnlocked == \A mp \in M : ProgramPC(mp) \in AwaitsScanPC => sched.lock # mp

ScanIsAwaitedUnlockedMatters == \E mp \in M : ProgramPC(mp) \in AwaitsScanPC

=============================================================================
