--------------------------- MODULE ProgramCounters ---------------------------
(***************************************************************************)
(* Where a thread can be. Each subsystem has a set of its own.             *)
(***************************************************************************)
EXTENDS Faults

(***************************************************************************)
(* Program counters of the loop, and the register file (Registers.tla).    *)
(***************************************************************************)
Loop == SubSeq(<<"loop0", "loop1", "loop2", "loop3", "loop4", "loop5", "loop6", "loop7">>, 1, LoopLength)
LoopPC == {Loop[i] : i \in 1..LoopLength}
ProloguePC == { "prologue", "prologue_JLS" }    \* a called function's entry, and its branch after the compare
BarrierPC == { "writeBarrier_off", "writeBarrier_on" }     \* between the flag's load and the store
UserPC == LoopPC \cup ProloguePC \cup BarrierPC
RegisterFile == RegisterFileOf(G, UserPC)

(***************************************************************************)
(* Where a goroutine goes on that was interrupted at pc, if asyncPreempt   *)
(* is injected there. A restartable sequence begins again: it computes     *)
(* from registers that it does not change, so those that it left half way  *)
(* are right for its start. (amd64 has none in Go 1.19; arm64, loong64 and *)
(* mips have. RestartAtEntry is read by 1.19's runtime and written by      *)
(* later compilers, for prologues.) The loop's function begins with the    *)
(* loop.                                                                   *)
(***************************************************************************)
ResumePC(pc) ==
    IF pc \in Restart
    THEN LET at == CHOOSE i \in 1..LoopLength : Loop[i] = pc
             start == CHOOSE i \in 1..at : /\ \A k \in i..at : Loop[k] \in Restart
                                           /\ i > 1 => Loop[i-1] \notin Restart
         IN Loop[start]
    ELSE IF pc \in RestartAtEntry
    THEN IF pc \in LoopPC THEN Loop[1] ELSE "prologue"
    ELSE pc

ASSUME /\ \A class \in {UnsafePoint, NotGo, Assembly, RuntimePackage, ShortStack, Restart} :
             class \subseteq LoopPC
       /\ RestartAtEntry \subseteq (LoopPC \ Restart) \cup {"prologue_JLS"}
       /\ Go114 => Restart = {} /\ RestartAtEntry = {}     \* its compiler marked them unsafe
       /\ LocksM \cap Pins = {}

(***************************************************************************)
(* Program counters of a thread, in three groups: the goroutine's own      *)
(* code, runtime code on the goroutine's stack (all of it nosplit), and    *)
(* runtime code on g0's stack.                                             *)
(***************************************************************************)
RuntimeOnGStackPC == {
    "asyncPreempt", "asyncPreempt2", "mcall", "asyncPreempt2_return", "asyncPreempt_restore",
    "printlock", "printlock_JLS",       \* if asyncPreempt2Splits
    "asyncpreemptoff_0", "asyncpreemptoff_1", "asyncpreemptoff_restore_0", "asyncpreemptoff_restore_1" }

G0PC == {
    "absent",                                             \* a thread that newm has not made yet
    "systemstack",
    "goschedImpl", "dropg_m", "dropg_curg", "globrunqput",
    "schedule", "findRunnable",
    "execute_curg", "execute_m", "execute_casgstatus", "execute_preempt", "execute_stackguard0",
    "execute_schedtick", "gogo",
    "releasep_m_p", "releasep_p_m", "releasep_status",
    "startlockedm_nextp", "startlockedm_notewakeup",
    "handoffp", "startm_mget", "newm", "startm_nextp", "startm_notewakeup",
    "stopm", "mPark",
    "acquirep_m_p", "acquirep_p_m", "acquirep_status", "acquirep_nextp" }

SuspendThreadPC == {                                      \* preemptM on Windows
    "preemptM_SuspendThread", "preemptM_wantAsyncPreempt", "preemptM_SetThreadContext", "preemptM_lock",
    "preemptM_ResumeThread" }

RequesterPC == {
    "preemptone_m", "preemptone_curg", "preemptone_preempt",
    "preemptone_stackguard0", "preemptone_p_preempt", "preemptM_CAS", "preemptM_tgkill", "preemptM_rlock" }
    \cup SuspendThreadPC

SysmonPC == {
    "usleep", "retake_schedtick", "retake_schedtick_syscall", "retake_syscalltick", "retake_CAS",
    "sysmon_notetsleep" }

CooperativePC == {      \* newstack
    "newstack", "newstack_notNow", "newstack_shrinkstack", "newstack_preemptStop",
    "newstack_casgstatus", "copystack", "newstack_preempt", "newstack_casgstatus_back" }

LocksMPC == {                               \* on the goroutine's stack
    "releasem", "procUnpin", "modtimer", "allocSpan_allocBits", "allocSpan_state" }

ParkPC == {                                               \* gopark, park_m, goready, goexit0
    "park_m", "park_m_unlockf", "newproc1", "goexit0", "goexit0_m",
    "ready", "runqput_runnext", "runqput_tail", "goready_return" }

FindRunnablePC == {                                       \* findRunnable's further steps, and wakep
    "findRunnable_gcwaiting", "findRunnable_runSafePointFn",
    "findRunnable_nmspinning", "findRunnable_spinning", "becomeSpinning_needspinning",
    "stealWork", "runqsteal", "runqgrab_runnext", "runqgrab_CAS",
    "findRunnable_globrunqget",                           \* if findRunnableTrustsRunqsize
    "findRunnable_lock", "pidleput", "findRunnable_notSpinning",
    "checkGlobalRunqNoP", "checkRunqsNoP", "checkRunqsNoP_pidleget",
    "findRunnable_again", "resetspinning", "wakep", "wakep_CAS", "startm_nmspinning" }

SyscallPC == {                                            \* reentersyscall, the system call, exitsyscall
    "reentersyscall_casgstatus", "reentersyscall_sysmonwait",
    "reentersyscall_p_m", "reentersyscall_m_p", "reentersyscall_status", "reentersyscall_gcwaiting",
    "entersyscallblock_casgstatus", "entersyscallblock_return",
    "syscall", "syscall_EINTR", "syscall_failed",
    "exitsyscallfast_CAS", "exitsyscallfast_pidle", "exitsyscall_syscalltick", "exitsyscall_casgstatus",
    "exitsyscall_preempt", "exitsyscall_stackPreempt", "exitsyscall_stackguard0",
    "exitsyscall0", "exitsyscall0_pidleget", "exitsyscall0_lockedm", "exitsyscall_return" }

AddtimerPC == {                                      \* startm on the goroutine's stack
    "notewakeup_prologue", "startm_releasem", "addtimer_return" }

HandoffpPC == { "handoffp_npidle", "handoffp_nmspinning", "handoffp_lock" }

CheckdeadPC == { "incidlelocked_minus", "incidlelocked_plus" }

SuspendPC == {                                            \* markroot, suspendG, resumeG and preemptPark
    "markroot", "suspendG", "suspendG_casGFromPreempted", "suspendG_castogscanstatus",
    "suspendG_preemptStop", "suspendG_preempt", "suspendG_stackguard0",
    "suspendG_asyncM", "suspendG_castogscanrunning",
    "suspendG_preemptStop_true", "suspendG_preempt_true", "suspendG_stackPreempt",
    "suspendG_preemptGen", "suspendG_nextPreemptM",
    "scanstack", "scanstack_shrinkstack", "resumeG", "markroot_casgstatus", "systemstack_return",
    "preemptPark", "preemptPark_casfrom_Gscanstatus" }

StopTheWorldPC == {
    "stopTheWorld_semacquire", "stopTheWorld_casgstatus", "stopTheWorld_gcwaiting", "preemptall",
    "stopTheWorld_own", "stopTheWorld_syscall", "stopTheWorld_idle", "stopTheWorld_notetsleep",
    "stopTheWorld_stopped", "worldStopped",
    "startTheWorld_nextp", "startTheWorld_semrelease", "startTheWorld_releasem",
    "gcstopm", "gcstopm_stopwait" }

ForEachPPC == {
    "forEachP_semacquire", "forEachP_casgstatus", "forEachP_runSafePointFn", "forEachP_idle",
    "forEachP_syscall", "forEachP_CAS", "forEachP_again", "forEachP_done", "forEachP_semrelease", "forEachP_end",
    "runSafePointFn", "runSafePointFn_safePointWait" }

TimersPC == {                                             \* checkTimers, netpoll, wakeNetPoller
    "checkTimers", "stealWork_checkTimers", "findRunnable_netpoll", "netpoll", "netpoll_pidleget",
    "wakeNetPoller" }

ScanConservativePC == { "scanConservative_state", "scanConservative_allocBits" }

MinitPC == { "minitSignalStack", "minitSignalMask", "minit_procid" }

LockOSThreadPC == {                                       \* LockOSThread, startTemplateThread
    "startTemplateThread_newm", "dolockOSThread" }

NewmPC == {                                               \* newm, newm1, templateThread
    "allocated",                                          \* an M whose thread is still to be made
    "newm_lockedExt", "newm1", "newm1_clone",
    "templateThread_nmsys", "templateThread", "templateThread_notesleep" }

MexitPC == { "mexit", "mexit_unminit", "mexit_nmfreed", "mexit_signalPending" }

GonePC == { "exited", "wedged" }                          \* a thread that was, and a main thread that could not exit

ExecPC == { "BeforeExec_lock", "BeforeExec_drain", "execve" }

SchedDisablePC == { "schedule_disable", "gcStart_semrelease", "gcStart_Gosched" }

CgoPC == {                                                \* needm, dropm and C code
    "C", "needm_lockextra", "needm_unlockextra", "needm_casgstatus",
    "dropm_preemptStop", "dropm_sigblock", "dropm_lockextra", "dropm_unlockextra",
    "dropm_msigrestore" }

ThreadPC == UserPC \cup RuntimeOnGStackPC \cup G0PC \cup RequesterPC \cup SysmonPC
            \cup CooperativePC \cup LocksMPC \cup ParkPC \cup FindRunnablePC \cup SyscallPC
            \cup AddtimerPC \cup HandoffpPC \cup CheckdeadPC \cup SuspendPC \cup StopTheWorldPC \cup ForEachPPC
            \cup MinitPC \cup CgoPC \cup LockOSThreadPC \cup NewmPC \cup MexitPC \cup GonePC \cup ExecPC
            \cup SchedDisablePC \cup TimersPC \cup ScanConservativePC

HandlerPC == {
    "none", "wantAsyncPreempt_g", "wantAsyncPreempt_p", "isAsyncSafePoint", "pushCall",
    "doSigPreempt_preemptGen", "doSigPreempt_signalPending", "doSigPreempt_pendingPreemptSignals", "sigreturn",
    "badsignal_needm", "raisebadsignal_default", "raisebadsignal_restore", "badsignal_dropm",
    "morestack",                                          \* if sigtrampgoKeepsG
    "suspended" }                                         \* no handler: SuspendThread holds the thread

=============================================================================
