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
    "suspendGFromRunning",          \* markroot's caller stays Running while it suspends another
    "preemptParkWithoutScan",       \* preemptPark makes the goroutine Preempted before it has let go of it
    "goexit0KeepsPreemptStop",      \* goexit0 leaves preemptStop to the next goroutine that gets this G
    "resumeGForgetsReady",          \* resumeG drops the scan bit and nothing else
    "signalPendingNeverCleared",    \* doSigPreempt forgets its second acknowledging store
    "isAsyncSafePointIgnoresPC",    \* every PC counts as a safe point
    "asyncPreemptSavesNothing",     \* the stub leaves the registers to asyncPreempt2
    "needmBlocksSignalsLate",       \* needm blocks signals when it has the extra M, not before (golang/go#42207)
    "badsignalOnPreempt",           \* SIGURG on a thread without a g is a bad signal (golang/go#36996)
    "newosprocLeavesSignals",       \* newosproc does not block signals during clone
    "dropmLeavesSignals",           \* dropm does not block signals before unminit
    "pushCallIgnoresRestart",       \* pushCall pushes the interrupted PC, whatever isAsyncSafePoint says
    "prologueIsPreemptible",        \* the prologue's branch is no unsafe point (golang/go#35470)
    "writeBarrierOffIsPreemptible", \* the store without a barrier is no unsafe point (golang/go#61958)
    "asyncPreempt2Splits",          \* asyncPreempt2 calls printlock, which has a stack check
    "canPreemptMIgnoresLocks",      \* canPreemptM forgets m.locks
    "releasemForgetsRequest",       \* releasem does not look at gp.preempt
    "sighandlerIgnoresOff",         \* only the sender tests asyncpreemptoff (golang/go#38531)
    "retakeAsksOnce",               \* retake makes one request for each time slice
    "modtimerWithoutAcquirem",      \* modtimer may be preempted while the timer is Modifying (golang/go#38070)
    "handoffpForgetsTimers",        \* handoffp does not call wakeNetPoller (golang/go#38860)
    "setsigWithoutSARestart",       \* setsig does not ask for SA_RESTART
    "writeWithoutRetry",            \* os's calls do not begin again on EINTR (golang/go#38033)
    "allocSpanPublishesFirst",      \* allocSpan sets the state before allocBits (golang/go#39499)
    "preemptMTrustsThread",         \* Windows: preemptM takes the thread's g, whoever's it is (golang/go#50557)
    "preemptMLocksWhileSuspended",  \* Windows: preemptM takes a lock before ResumeThread (golang/go#36492)
    "pushCallKeepsSP",              \* pushCall writes the resume PC but leaves the frame's SP
    "releasepKeepsP",               \* releasep leaves m.p dangling
    "reentersyscallKeepsP",         \* reentersyscall does (golang/go#27660)
    "reentersyscallStatusFirst",    \* reentersyscall publishes the P before it has let go of it
    "exitsyscallKeepsSyscalltick",  \* exitsyscall does not count, so another M's older note still agrees
    "exitsyscallKeepsThrowsplit",   \* exitsyscall's slow path leaves throwsplit set
    "exitsyscallLetsSysmonSleep",   \* exitsyscallfast_pidle takes an idle P and does not wake sysmon
    "retakeStoresStatus",           \* retake stores _Pidle instead of swapping it in
    "retakeWithoutIncidlelocked",   \* checkdead does not know that sysmon has a P in its hands
    "startmWithoutReserveID",       \* nor that startm is about to make an M (golang/go#40368)
    "nmspinningDroppedAfterRecheck",    \* findRunnable looks again before it stops spinning, not after
    "findRunnableTrustsItsFirstLook",    \* no look at the global queue under the lock that gives the P away
    "stopTheWorldAsksOnce",         \* no second preemptall
    "stopTheWorldIgnoresSyscall",   \* Ps in system calls are left alone
    "stopTheWorldStaysRunning",     \* the stopper's goroutine is Running while it waits for the others
    "findRunnableIgnoresGcwaiting", \* no look at gcwaiting under the lock either
    "findRunnableIgnoresSafePointFn",   \* nor at runSafePointFn
    "handoffpIgnoresSafePointFn",   \* handoffp does not look at runSafePointFn
    "gcstopmNeverWakes" }           \* the last P to stop wakes nobody

ASSUME Faults \subseteq FaultNames

(***************************************************************************)
(* Go114 stands for Go 1.14 as first released: preemptM sends a signal for *)
(* each request (there is no signalPending), pushCall always pushes the    *)
(* interrupted PC (its compiler marked as unsafe what could be             *)
(* restartable), and it has these faults.                                  *)
(***************************************************************************)
Go114Faults == { "sighandlerIgnoresOff", "startmWithoutReserveID", "needmBlocksSignalsLate" }

Fault(name) == name \in Faults \/ (Go114 /\ name \in Go114Faults)

(***************************************************************************)
(* A correction mends what Go 1.19 itself gets wrong.                      *)
(***************************************************************************)
CorrectionNames == {
    "suspendGTestsAsyncM",              \* suspendG's comparison begins with asyncM != nil
    "suspendGKeepsNeedAsync",           \* suspendG notes the generation only of a signal that it also sends
    "signalPendingClearedFirst",        \* doSigPreempt's two acknowledging stores are exchanged
    "needspinning",                     \* an M that lacks an idle P for work says so: sched.needspinning, Go 1.20
    "needspinningLast",                 \* the same; wakep says it after its nmspinning--, not before
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
    "sigtrampgoSendsToNotify" }         \* sigtrampgo without a g still offers SIGURG to os/signal

ASSUME Corrections \subseteq CorrectionNames

Corrected(name) == name \in Corrections

=============================================================================
