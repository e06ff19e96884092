-------------------------------- MODULE Timers -------------------------------
(***************************************************************************)
(* runtime/time.go and what runtime/proc.go does for it: a goroutine that  *)
(* sleeps until its timer is due, another one that resets that timer, and  *)
(* threads that wait for it in netpoll.                                    *)
(*                                                                         *)
(* There is one timer. It begins in allp[0]'s heap, is run once, and moves *)
(* to no other P. Only whether its time has come is left of time; a reset  *)
(* leaves it when it was. The statuses Running, Removing, Moving and       *)
(* Deleted are left out, and with them timersLock, which guards the heap.  *)
(***************************************************************************)
EXTENDS Acquirem, Spinning

Sleeper == CHOOSE gp \in Sleeps : TRUE

(***************************************************************************)
(* Time passes.                                                            *)
(***************************************************************************)
timer_when ==
    /\ sched.timer.status # "NoStatus"
    /\ ~sched.timer.due
    /\ sched' = [sched EXCEPT !.timer.due = TRUE]
    /\ UNCHANGED <<g, m, p, thread>>

(***************************************************************************)
(* modtimer: acquirem, CAS(&t.status, timerWaiting, timerModifying); then  *)
(* it calls functions with a stack check, for which one prologue stands    *)
(* here (doaddtimer, updateTimerModifiedEarliest).                         *)
(* Without acquirem such a check would preempt it (golang/go#38070). Here  *)
(* nobody resets a timer that is due; it may come due meanwhile.           *)
(***************************************************************************)
ModtimerLocks == IF Fault("modtimerWithoutAcquirem") THEN 0 ELSE 1

modtimer_timerModifying(mp) ==
    /\ MayDo(mp, ResetsTimers)
    /\ sched.timer.status = "Waiting"
    /\ ~sched.timer.due
    /\ sched' = [sched EXCEPT !.timer.status = "Modifying"]
    /\ m' = [m EXCEPT ![mp].locks = @ + ModtimerLocks]
    /\ thread' = [thread EXCEPT
         ![mp].pc = "prologue",
         ![mp].registers = Computed(@, m[mp].curg, Loop[1], "prologue")]
    /\ UNCHANGED <<g, p>>

(***************************************************************************)
(* modtimer: CAS(&t.status, timerModifying, newStatus), releasem.          *)
(***************************************************************************)
modtimer_status(mp) ==
    /\ At(mp, "modtimer")
    /\ sched' = [sched EXCEPT !.timer.status = "Waiting"]
    /\ m' = [m EXCEPT ![mp].locks = @ - ModtimerLocks]
    /\ RestoreRequest(mp)
    /\ thread' = [thread EXCEPT ![mp] = BackInLoop(mp)]
    /\ UNCHANGED p

(***************************************************************************)
(* runtimer: the timer is due; runOneTimer takes it from the heap and its  *)
(* function, goroutineReady, readies the sleeper. While another modifies   *)
(* the timer runtimer calls osyield and looks again, on and on: a loop that*)
(* changes nothing and has no step.                                        *)
(***************************************************************************)
runtimer(mp, back) ==
    /\ sched.timer.status = "Waiting"
    /\ sched' = [sched EXCEPT !.timer = [pp |-> Nil, status |-> "NoStatus", due |-> FALSE]]
    /\ g' = [g EXCEPT ![Sleeper].parked = FALSE]
    /\ thread' = [thread EXCEPT ![mp] = [Called(mp, "ready", back) EXCEPT !.gp = Sleeper]]
    /\ UNCHANGED <<m, p>>

(***************************************************************************)
(* findRunnable: checkTimers(pp, 0).                                       *)
(***************************************************************************)
checkTimers(mp) ==
    /\ At(mp, "checkTimers")
    /\ IF HasTimer(m[mp].p) /\ sched.timer.due
       THEN runtimer(mp, "findRunnable")
       ELSE /\ thread' = [thread EXCEPT ![mp].pc = "findRunnable"]
            /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* stealWork: checkTimers(p2, now), for whichever P has one that is due.   *)
(* What it readies goes into this P's queue.                               *)
(***************************************************************************)
stealWork_checkTimers(mp) ==
    /\ At(mp, "stealWork_checkTimers")
    /\ IF sched.timer.status # "NoStatus" /\ sched.timer.due
       THEN runtimer(mp, "findRunnable")
       ELSE /\ thread' = [thread EXCEPT ![mp].pc = "findRunnable_lock"]
            /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* findRunnable, without a P: pollUntil # 0 and Xchg(&sched.lastpoll, 0)   *)
(* # 0: this M waits for the timer in netpoll, unless another does already.*)
(***************************************************************************)
findRunnable_netpoll(mp) ==
    /\ At(mp, "findRunnable_netpoll")
    /\ IF sched.timer.status # "NoStatus" /\ sched.netpoller = Nil
       THEN /\ sched' = [sched EXCEPT !.netpoller = mp]
            /\ thread' = [thread EXCEPT ![mp].pc = "netpoll"]
       ELSE /\ thread' = [thread EXCEPT ![mp].pc = "stopm"]
            /\ UNCHANGED sched
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* netpoll(delay) is over: sched.lastpoll = now. (If somebody ran the timer*)
(* before, its time had come as well.)                                     *)
(***************************************************************************)
netpoll_return(mp) ==
    /\ At(mp, "netpoll")
    /\ sched.timer.due \/ sched.timer.status = "NoStatus"
    /\ sched' = [sched EXCEPT !.netpoller = Nil]
    /\ thread' = [thread EXCEPT ![mp].pc = "netpoll_pidleget"]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* findRunnable: pidleget under sched.lock. With a P it goes to the top,   *)
(* without one to stopm: whoever has the Ps looks at their timers. (An M   *)
(* that was spinning would spin again; here it decides anew.)              *)
(***************************************************************************)
netpoll_pidleget(mp) ==
    /\ At(mp, "netpoll_pidleget")
    /\ SchedUnlocked
    /\ IF sched.pidle = <<>>
       THEN /\ thread' = [thread EXCEPT ![mp].pc = "stopm"]
            /\ UNCHANGED sched
       ELSE /\ sched' = [sched EXCEPT !.pidle = Tail(@)]
            /\ thread' = [thread EXCEPT ![mp].pc = "acquirep_m_p", ![mp].pp = Head(sched.pidle)]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* wakeNetPoller(when): somebody polls, and until this timer's time at the *)
(* latest; or nobody does: "There are no threads in the network poller, try*)
(* to get one there", wakep.                                               *)
(***************************************************************************)
wakeNetPoller(t) ==
    /\ At(t, "wakeNetPoller")
    /\ thread' = [thread EXCEPT ![t] = IF sched.netpoller # Nil THEN Returned(t) ELSE [@ EXCEPT !.pc = "wakep"]]
    /\ UNCHANGED <<g, m, p, sched>>

WakeNetPollerStep(t) ==
    \/ wakeNetPoller(t)
    \/ wakep_npidle(t)
    \/ wakep_nmspinning(t)

TimersStep(mp) ==
    \/ modtimer_timerModifying(mp)
    \/ modtimer_status(mp)
    \/ checkTimers(mp)
    \/ stealWork_checkTimers(mp)
    \/ findRunnable_netpoll(mp)
    \/ netpoll_return(mp)
    \/ netpoll_pidleget(mp)
    \/ wakeNetPoller(mp)

(***************************************************************************)
(* Whoever modifies a timer is not interrupted in it: runtimer waits for   *)
(* it with a P in its hands, perhaps the only one (time.go:454).           *)
(***************************************************************************)
TimerModifierRuns ==
    sched.timer.status = "Modifying" => \E gp \in ResetsTimers : g[gp].status = "Running"

TimerModifierRunsMatters == sched.timer.status = "Modifying"

(***************************************************************************)
(* While a timer is in the heap of an idle P, and the scheduler has come to*)
(* rest, somebody waits in netpoll for it (proc.go:2409, 3078). In netpoll *)
(* a thread is at rest.                                                    *)
(***************************************************************************)
AtRest ==
    /\ \A mp \in M :
         \/ ProgramPC(mp) \in UserPC \cup {"absent", "syscall", "netpoll"}
         \/ ProgramPC(mp) = "mPark" /\ ~m[mp].park
    /\ ProgramPC(Sysmon) \in SysmonPC \cup RequesterPC \cup {"absent"}

IdleTimerHasPoller ==
    AtRest /\ (\E pp \in idlepMask : HasTimer(pp)) => sched.netpoller # Nil

IdleTimerHasPollerMatters == AtRest /\ \E pp \in idlepMask : HasTimer(pp)

(***************************************************************************)
(* A timer whose time has come is run.                                     *)
(***************************************************************************)
DueTimerRuns == sched.timer.due ~> ~sched.timer.due

=============================================================================
