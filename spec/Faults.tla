------------------------------- MODULE Faults --------------------------------
(***************************************************************************)
(* What can be wrong on purpose, to see it found, and what can be right that*)
(* Go 1.19 has wrong.                                                      *)
(***************************************************************************)
EXTENDS Options

(***************************************************************************)
(* A fault changes one action in one place, and that place tests           *)
(* Fault("name").                                                          *)
(***************************************************************************)
FaultNames == {
    "suspendGFromRunning",          \* markroot's caller stays Running while it suspends another (golang/go#28695)
    "systemstackNeverReturns",      \* a function on the system stack never returns (golang/go#49388)
    "preemptParkDropsFirst",        \* preemptPark lets go of the goroutine while it still is Running
    "preemptParkWithoutScan",       \* preemptPark makes the goroutine Preempted before it has let go of it
    "goexit0KeepsPreemptStop",      \* goexit0 leaves preemptStop to the next goroutine that gets this G
    "resumeGForgetsReady",          \* resumeG drops the scan bit and nothing else
    "suspendGClearsFlagsFirst",     \* suspendG clears the flags of its last request before it has the scan bit
    "suspendGKeepsPreemptStop",     \* suspendG leaves preemptStop set on what it has claimed
    "scanstackShrinksAnyway",       \* scanstack does not ask isShrinkStackSafe
    "castogscanstatusStores",       \* castogscanstatus stores the status that it has read, whatever became of it
    "executeStoresStatus",          \* execute stores _Grunning and does not wait for the scan bit
    "executeKeepsPreempt",          \* execute leaves the last request in gp.preempt
    "signalPendingNeverCleared",    \* doSigPreempt forgets its second acknowledging store
    "sigreturnKeepsMask",           \* the frame that sigreturn restores has the mask of the handler
    "sigtrampgoKeepsG",             \* sigtrampgo does not set g to gsignal (golang/go#35235)
    "gogoKeepsG",                   \* gogo goes on as gp and leaves the thread-local g to g0
    "sighandlerTakesCurg",          \* the handler looks at m.curg, whatever it has interrupted
    "preemptMSendsAlways",          \* preemptM does not look at signalPending before it sends (golang/go#37741)
    "preemptMClearsSignalPending",  \* preemptM takes its mark back once it has sent
    "sighandlerAcknowledgesFirst",  \* signalPending is cleared before the handler has looked at the request
    "isAsyncSafePointIgnoresPC",    \* every PC counts as a safe point
    "asyncPreemptSavesNothing",     \* asyncPreempt leaves the registers to asyncPreempt2
    "needmBlocksSignalsLate",       \* needm blocks signals when it has the extra M, not before (golang/go#42207)
    "badsignalOnPreempt",           \* SIGURG on a thread without a g is a bad signal (golang/go#36996)
    "newosprocLeavesSignals",       \* newosproc does not block signals during clone (golang/go#12465)
    "mexitLeavesSignals",           \* mexit does not block signals before unminit
    "mexitForgetsHandoffp",         \* mexit releases its P and leaves it at that
    "mexitKeepsPendingSignals",     \* mexit does not take its own signal off the count (golang/go#52226)
    "goexit0ClearsLockedExt",       \* goexit0 forgets that the thread was locked (golang/go#28979, #34031)
    "startTemplateThreadIsPreemptible", \* startTemplateThread may be preempted before newm (golang/go#38931)
    "templateThreadLooksTooEarly",  \* templateThread unlocks newmHandoff between its look at the list and waiting = true
    "newmWakesNobody",              \* newm leaves a thread to be made to the template thread and lets it sleep
    "preemptMIgnoresExec",          \* signals are sent while a goroutine calls Exec (golang/go#41702)
    "newm1IgnoresExec",             \* newm1 clones while a goroutine calls Exec (golang/go#19546)
    "BeforeExecDrainsFirst",        \* BeforeExec waits for the pending signals, and only then locks execLock
    "gcStartIsPreemptible",         \* gcStart may be preempted from startTheWorld to semrelease (golang/go#38404, #34736)
    "schedEnableUserKeepsDisabled", \* schedEnableUser(true) leaves the goroutines where it has put them
    "unminitKeepsSigstack",         \* unminit leaves the stack that C had set up to the M (golang/go#22930)
    "dropmLeavesSignals",           \* dropm does not block signals before unminit
    "dropmKeepsMask",               \* dropm does not give the thread of C its signal mask back
    "lockextraIsNoCAS",             \* lockextra loads the list's head, and stores afterwards that it is locked
    "pushCallIgnoresRestart",       \* pushCall pushes the interrupted PC, whatever isAsyncSafePoint says
    "prologueIsPreemptible",        \* the prologue's branch is no unsafe point (golang/go#35470)
    "writeBarrierOffIsPreemptible", \* the store without a barrier is no unsafe point (golang/go#61958)
    "asyncPreempt2Splits",          \* asyncPreempt2 calls printlock, which has a stack check
    "asyncPreempt2ForgetsSafePoint", \* asyncPreempt2 does not set asyncSafePoint
    "canPreemptMIgnoresLocks",      \* canPreemptM forgets m.locks
    "newstackIgnoresCanPreemptM",   \* newstack does not ask canPreemptM
    "newstackClearsPreempt",        \* newstack, not now, clears gp.preempt as well
    "releasemForgetsRequest",       \* releasem does not look at gp.preempt
    "sighandlerIgnoresOff",         \* only the sender tests asyncpreemptoff (golang/go#38531)
    "preemptoneIgnoresOff",         \* only the handler tests asyncpreemptoff
    "asyncpreemptoffSavedByTwo",    \* two goroutines save and restore debug.asyncpreemptoff at once (golang/go#50749)
    "retakeAsksOnce",               \* retake makes one request for each time slice
    "modtimerWithoutAcquirem",      \* modtimer may be preempted while the timer is Modifying (golang/go#38070)
    "handoffpForgetsTimers",        \* handoffp does not call wakeNetPoller (golang/go#38860)
    "setsigWithoutSARestart",       \* setsig does not ask for SA_RESTART
    "writeWithoutRetry",            \* os's calls do not begin again on EINTR (golang/go#38033)
    "allocSpanPublishesFirst",      \* allocSpan sets the state before allocBits (golang/go#39499)
    "preemptMTrustsThread",         \* Windows: preemptM takes the thread's g, whoever's it is (golang/go#50557)
    "preemptMLocksWhileSuspended",  \* Windows: preemptM takes a lock before ResumeThread (golang/go#36492)
    "preemptMForgetsResume",        \* Windows: preemptM returns at an unsafe point and does not resume the thread
    "pushCallKeepsSP",              \* pushCall writes the resume PC but leaves the frame's SP
    "releasepKeepsP",               \* releasep leaves m.p dangling
    "reentersyscallKeepsP",         \* reentersyscall leaves m.p dangling (golang/go#27660)
    "reentersyscallStatusFirst",    \* reentersyscall publishes the P before it has let go of it
    "exitsyscallKeepsSyscalltick",  \* exitsyscall does not count, so another M's older note still agrees
    "exitsyscallKeepsThrowsplit",   \* exitsyscall's slow path leaves throwsplit set
    "exitsyscallForgetsRequest",    \* exitsyscall restores the guard and does not look at gp.preempt (golang/go#41015)
    "reentersyscallClearsPreempt",  \* reentersyscall takes the request back with which it was called (golang/go#34901)
    "exitsyscallLetsSysmonSleep",   \* exitsyscallfast_pidle takes an idle P and does not wake sysmon
    "exitsyscall0LocksFirst",       \* exitsyscall0 waits for the scan bit with sched.lock held (golang/go#19112)
    "exitsyscall0ReadsLockedmLate", \* exitsyscall0 asks a goroutine that others may run whether it is locked (golang/go#46524)
    "scheduleIgnoresLockedm",       \* schedule executes a goroutine that is locked to another M
    "retakeSkipsSyscalls",          \* retake looks at Ps that run, and at no others
    "exitsyscallfastStoresStatus",  \* exitsyscallfast takes its old P without a CAS
    "retakeTrustsAllp",             \* retake takes every entry of allp for a P (golang/go#23098)
    "retakeStoresStatus",           \* retake stores _Pidle instead of swapping it in
    "retakeWithoutSysretake",       \* retake goes by syscalltick alone, however long ago the slice began (golang/go#28701)
    "retakeWithoutIncidlelocked",   \* retake does not tell checkdead that it has a P in its hands
    "incidlelockedCountsUpOnly",    \* incidlelocked(-1) counts nothing, incidlelocked(1) does (golang/go#40434)
    "startmWithoutReserveID",       \* startm does not tell checkdead that it is about to make an M (golang/go#40368)
    "startmWithoutAcquirem",        \* startm may be preempted with a P in its hands (golang/go#42237)
    "startmLocksTwice",             \* startm takes P and M in two critical sections (golang/go#59600)
    "nmspinningDroppedAfterRecheck",    \* findRunnable looks again before it stops spinning, not after
    "findRunnableTrustsItsFirstLook",    \* findRunnable does not look at the global queue again when it gives its P away
    "findRunnableTrustsRunqsize",   \* findRunnable takes what it found in the global queue for a goroutine (golang/go#38334)
    "handoffpTrustsItsFirstLook",   \* handoffp does not look at the global queue again when it gives the P away
    "scheduleKeepsPreempt",         \* schedule leaves p.preempt to the next goroutine
    "goschedImplDropsFirst",        \* goschedImpl lets go of the goroutine while it still is Running
    "goparkUnlocksFirst",           \* gopark lets others find the goroutine before it is Waiting
    "runqputForgetsKicked",         \* runqput does not put back whom it kicks out of runnext
    "runqgrabStoresRunnext",        \* runqgrab stores to another P's runnext instead of a CAS
    "wakepStoresNmspinning",        \* wakep stores 1 instead of swapping it in
    "resetspinningForgetsWakep",    \* resetspinning does not call wakep: who found work stops spinning, and nobody looks for more
    "stopTheWorldAsksOnce",         \* stopTheWorld does not call preemptall again while it waits
    "stopTheWorldWaitsOnce",        \* stopTheWorld takes the world for stopped after 100 microseconds
    "stopTheWorldForgetsPreemptoff",    \* stopTheWorld leaves m.preemptoff empty, and may be preempted while it waits
    "startTheWorldKeepsGcwaiting",  \* startTheWorld leaves gcwaiting set
    "semacquireStores",             \* semacquire takes worldsema, whoever has it
    "stopTheWorldIgnoresSyscall",   \* stopTheWorld leaves Ps in system calls alone
    "entersyscallStoresGcstop",     \* entersyscall_gcwait counts a P that the stopper has counted
    "stopTheWorldStaysRunning",     \* the stopper's goroutine is Running while it waits for the others
    "findRunnableIgnoresGcwaiting", \* findRunnable does not look at gcwaiting under the lock that gives its P away
    "findRunnableIgnoresSafePointFn",   \* findRunnable does not look at runSafePointFn under the lock that gives its P away
    "handoffpIgnoresSafePointFn",   \* handoffp does not look at runSafePointFn
    "handoffpIgnoresGcwaiting",     \* handoffp does not look at gcwaiting under the lock that gives the P away
    "forEachPForgetsIdle",          \* forEachP runs its function for idle Ps and does not count them
    "runSafePointFnKeepsFlag",      \* runSafePointFn loads its flag instead of swapping it
    "gcstopmKeepsSpinning",         \* gcstopm does not stop to spin
    "gcstopmNeverWakes" }           \* the last P to stop wakes nobody

ASSUME Faults \subseteq FaultNames

(***************************************************************************)
(* Go114 stands for Go 1.14 as first released: preemptM sends a signal for *)
(* each request (there is no signalPending), pushCall always pushes the    *)
(* interrupted PC (its compiler marked as unsafe what could be             *)
(* restartable), and it has these faults.                                  *)
(***************************************************************************)
Go114Faults == {
    "preemptMSendsAlways", "sighandlerIgnoresOff", "startmWithoutReserveID", "needmBlocksSignalsLate" }

Fault(name) == name \in Faults \/ (Go114 /\ name \in Go114Faults)

(***************************************************************************)
(* A correction mends what Go 1.19 itself gets wrong.                      *)
(***************************************************************************)
CorrectionNames == {
    "suspendGTestsAsyncM",              \* suspendG's comparison begins with asyncM != nil
    "suspendGKeepsNeedAsync",           \* suspendG notes the generation only of a signal that it also sends
    "signalPendingClearedFirst",        \* doSigPreempt's two acknowledging stores are exchanged
    "sighandlerAcknowledgesOff",        \* sighandler acknowledges a signal also while asyncpreemptoff is set
    "needspinning",                     \* an M that lacks an idle P for work says so: sched.needspinning, Go 1.20
    "needspinningLast",                 \* the same; wakep says it after its nmspinning--, not before
    "handoffpLooksAtNeedspinning",      \* handoffp starts a spinning M if one is asked for
    "goschedWakes",                     \* goschedImpl calls wakep, as later versions do
    "globalQueueRechecked",             \* who stops spinning looks at the global queue too; later versions
    "executeRestoresGuardFirst",        \* execute restores the guard, and only then clears gp.preempt
    "copystackKeepsRequest",            \* newstack looks at gp.preempt once more after copystack
    "procUnpinKeepsRequest",            \* procUnpin does what releasem does
    "exitsyscallRestoresGuardFirst",    \* exitsyscall restores the guard, and only then looks at gp.preempt
    "forEachPLooksAgain",               \* forEachP looks at the Ps in system calls as often as it asks the others
    "needmClearsSignalPending",         \* needm: mp.signalPending = 0, once minit has set procid
    "dropmClearsSignalPending",         \* dropm: mp.signalPending = 0, before it gives the M back
    "delayedSignalAcknowledges",        \* sighandler acknowledges a delayed signal, and looks at nothing else
    "mexitRefusesSignals",              \* mexit sets signalPending for good, so that nobody sends any more
    "mexitCountsFirst",                 \* mexit takes its signal off the count before it takes any lock
    "sigtrampgoSendsToNotify" }         \* sigtrampgo without a g still offers SIGURG to os/signal

ASSUME Corrections \subseteq CorrectionNames

Corrected(name) == name \in Corrections

=============================================================================
