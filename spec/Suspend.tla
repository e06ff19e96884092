------------------------------- MODULE Suspend -------------------------------
(***************************************************************************)
(* One goroutine reads another's stack: runtime/preempt.go suspendG and    *)
(* resumeG, as runtime/mgcmark.go markroot calls them.                     *)
(*                                                                         *)
(* The bit _Gscan of the status is a lock. Whoever sets it owns the        *)
(* goroutine's stack and its preemption flags; casgstatus waits for it. A  *)
(* goroutine that does not run can be claimed at once. One that runs gets a*)
(* request and suspendG waits, on its processor, until it has stopped.     *)
(*                                                                         *)
(* That wait is a loop of loads. An iteration that finds nothing to do     *)
(* changes nothing that anybody sees and has no step here: the loop's      *)
(* actions are enabled when there is something to do.                      *)
(***************************************************************************)
EXTENDS Runtime

target(mp) == thread[mp].suspend.gp

(***************************************************************************)
(* markroot, of a GC worker or of an assist: systemstack leaves for g0. The*)
(* goroutine may also scan itself.                                         *)
(***************************************************************************)
markroot(mp, gp) ==
    /\ MayDo(mp, Suspends)
    /\ gp \in Scanned
    /\ thread' = [thread EXCEPT
         ![mp].pc = "markroot",
         ![mp].g = "g0",
         ![mp].registers = Clobbered,
         ![mp].suspend.gp = gp]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* gcBgMarkWorker, gcAssistAlloc1, markroot: casgstatus(userG, _Grunning,  *)
(* _Gwaiting), so that whoever suspends this goroutine meanwhile can claim *)
(* it (golang/go#28695). suspendG throws otherwise.                        *)
(***************************************************************************)
markroot_waiting(mp) ==
    /\ At(mp, "markroot")
    /\ ~g[m[mp].curg].scan
    /\ g' = [g EXCEPT ![m[mp].curg].status = IF Fault("suspendGFromRunning") THEN @ ELSE "Waiting"]
    /\ thread' = [thread EXCEPT ![mp].pc = "suspendG"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* suspendG of a goroutine that does not run: the claim comes first, and   *)
(* then the flags of the last request are cleared.                         *)
(***************************************************************************)
ClaimSteps ==
    IF Fault("suspendGClearsFlagsFirst")
    THEN <<"suspendG_preemptStop", "suspendG_preempt", "suspendG_stackguard0", "suspendG_castogscanstatus", "scanstack">>
    ELSE <<"suspendG_castogscanstatus", "suspendG_preemptStop", "suspendG_preempt", "suspendG_stackguard0", "scanstack">>

AfterClaimStep(pc) == ClaimSteps[(CHOOSE i \in 1..4 : ClaimSteps[i] = pc) + 1]

(***************************************************************************)
(* suspendG: s := readgstatus(gp). It waits while another has the scan bit *)
(* or the stack is being copied, and returns at once if gp is dead.        *)
(***************************************************************************)
suspendG_readgstatus(mp) ==
    /\ At(mp, "suspendG")
    /\ ~g[target(mp)].scan
    /\ LET s == g[target(mp)].status
       IN /\ s # "Copystack"
          /\ thread' = [thread EXCEPT ![mp] =
               CASE s = "Dead" -> [@ EXCEPT !.pc = "markroot_casgstatus", !.suspend = NoSuspend]
                 [] s = "Preempted" -> [@ EXCEPT !.pc = "suspendG_casGFromPreempted"]
                 [] s = "Running" -> [@ EXCEPT !.pc = "suspendG_asyncM"]
                 [] OTHER -> [@ EXCEPT !.pc = ClaimSteps[1], !.suspend.s = s]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* suspendG: casGFromPreempted(gp, _Gpreempted, _Gwaiting). Who succeeds   *)
(* has to ready gp in the end, though another may claim it before.         *)
(***************************************************************************)
suspendG_casGFromPreempted(mp) ==
    /\ At(mp, "suspendG_casGFromPreempted")
    /\ LET gp == target(mp)
       IN IF g[gp].status = "Preempted" /\ ~g[gp].scan
          THEN /\ g' = [g EXCEPT ![gp].status = "Waiting"]
               /\ thread' = [thread EXCEPT
                    ![mp].pc = ClaimSteps[1],
                    ![mp].suspend.stopped = TRUE,
                    ![mp].suspend.s = "Waiting"]
          ELSE /\ thread' = [thread EXCEPT ![mp].pc = "suspendG"]
               /\ UNCHANGED g
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* suspendG: castogscanstatus(gp, s, s|_Gscan) claims a goroutine that does*)
(* not run, unless its status has moved on.                                *)
(***************************************************************************)
suspendG_castogscanstatus(mp) ==
    /\ At(mp, "suspendG_castogscanstatus")
    /\ LET gp == target(mp)
       IN IF (g[gp].status = thread[mp].suspend.s /\ ~g[gp].scan) \/ Fault("castogscanstatusStores")
          THEN /\ g' = [g EXCEPT ![gp].status = thread[mp].suspend.s, ![gp].scan = TRUE]
               /\ thread' = [thread EXCEPT
                    ![mp].pc = AfterClaimStep("suspendG_castogscanstatus"),
                    ![mp].suspend = [NoSuspend EXCEPT !.gp = gp, !.stopped = thread[mp].suspend.stopped]]
          ELSE /\ thread' = [thread EXCEPT ![mp].pc = "suspendG", ![mp].suspend.s = Nil]
               /\ UNCHANGED g
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* suspendG, with the scan bit: gp.preemptStop = false.                    *)
(***************************************************************************)
suspendG_preemptStop(mp) ==
    /\ At(mp, "suspendG_preemptStop")
    /\ g' = [g EXCEPT ![target(mp)].preemptStop = Fault("suspendGKeepsPreemptStop") /\ @]
    /\ thread' = [thread EXCEPT ![mp].pc = "suspendG_preempt"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* suspendG: gp.preempt = false. sysmon, which does not ask for the scan   *)
(* bit, may set it again at any time.                                      *)
(***************************************************************************)
suspendG_preempt(mp) ==
    /\ At(mp, "suspendG_preempt")
    /\ g' = [g EXCEPT ![target(mp)].preempt = FALSE]
    /\ thread' = [thread EXCEPT ![mp].pc = "suspendG_stackguard0"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* suspendG: gp.stackguard0 = gp.stack.lo + _StackGuard, and it returns.   *)
(***************************************************************************)
suspendG_stackguard0(mp) ==
    /\ At(mp, "suspendG_stackguard0")
    /\ g' = [g EXCEPT ![target(mp)].stackguard0 = "normal"]
    /\ thread' = [thread EXCEPT ![mp].pc = AfterClaimStep("suspendG_stackguard0")]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* suspendG, gp was Running: is a request by this suspender still as it    *)
(* was, preemptStop, preempt and stackguard0, on the same M, and no signal *)
(* acknowledged since? Five loads and a comparison that ends at the first  *)
(* difference; one step, because what they decide is whether to try the CAS*)
(* now or later. But asyncM is nil at first: if somebody else's request    *)
(* stands, and gp has just stopped, then gp.m is nil too, and              *)
(* asyncM.preemptGen is a load through a nil pointer.                      *)
(***************************************************************************)
FlagsStand(gp) == g[gp].preemptStop /\ g[gp].preempt /\ g[gp].stackguard0 = "stackPreempt"

LoadsThroughNil(mp) ==
    /\ ProgramPC(mp) = "suspendG_asyncM"
    /\ FlagsStand(target(mp))
    /\ g[target(mp)].m = Nil
    /\ thread[mp].suspend.asyncM = Nil
    /\ ~Corrected("suspendGTestsAsyncM")

NothingToDo(mp) ==
    LET note == thread[mp].suspend
    IN FlagsStand(note.gp) /\ note.asyncM # Nil /\ note.asyncM = g[note.gp].m /\ note.asyncGen

suspendG_asyncM(mp) ==
    /\ At(mp, "suspendG_asyncM")
    /\ ~LoadsThroughNil(mp)
    /\ ~NothingToDo(mp)
    /\ thread' = [thread EXCEPT ![mp].pc = "suspendG_castogscanrunning"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* The same with nothing to do: back to the loop's beginning. While gp     *)
(* keeps Running the way from there leads here again.                      *)
(***************************************************************************)
suspendG_wait(mp) ==
    /\ At(mp, "suspendG_asyncM")
    /\ NothingToDo(mp)
    /\ g[target(mp)].status # "Running" \/ g[target(mp)].scan
    /\ thread' = [thread EXCEPT ![mp].pc = "suspendG"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* suspendG: castogscanstatus(gp, _Grunning, _Gscanrunning): from here gp  *)
(* runs on, but its status stays.                                          *)
(***************************************************************************)
suspendG_castogscanrunning(mp) ==
    /\ At(mp, "suspendG_castogscanrunning")
    /\ LET gp == target(mp)
       IN IF g[gp].status = "Running" /\ ~g[gp].scan
          THEN /\ g' = [g EXCEPT ![gp].scan = TRUE]
               /\ thread' = [thread EXCEPT ![mp].pc = "suspendG_preemptStop_true"]
          ELSE /\ thread' = [thread EXCEPT ![mp].pc = "suspendG"]
               /\ UNCHANGED g
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* suspendG: gp.preemptStop = true; gp.preempt = true; gp.stackguard0 =    *)
(* stackPreempt. A prologue that sees the guard sees preemptStop too.      *)
(***************************************************************************)
suspendG_preemptStop_true(mp) ==
    /\ At(mp, "suspendG_preemptStop_true")
    /\ g' = [g EXCEPT ![target(mp)].preemptStop = TRUE]
    /\ thread' = [thread EXCEPT ![mp].pc = "suspendG_preempt_true"]
    /\ UNCHANGED <<m, p, sched>>

suspendG_preempt_true(mp) ==
    /\ At(mp, "suspendG_preempt_true")
    /\ g' = [g EXCEPT ![target(mp)].preempt = TRUE]
    /\ thread' = [thread EXCEPT ![mp].pc = "suspendG_stackPreempt"]
    /\ UNCHANGED <<m, p, sched>>

suspendG_stackPreempt(mp) ==
    /\ At(mp, "suspendG_stackPreempt")
    /\ g' = [g EXCEPT ![target(mp)].stackguard0 = "stackPreempt"]
    /\ thread' = [thread EXCEPT ![mp].pc = "suspendG_preemptGen"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* suspendG: asyncM2 := gp.m, which does not change while gp is Running,   *)
(* and asyncGen2 := asyncM2.preemptGen; both are noted, and                *)
(* casfrom_Gscanstatus(gp, _Gscanrunning, _Grunning) lets go of the bit.   *)
(* One step: who moves the generation does not look at the bit, and who    *)
(* waits for the bit does not look at the generation. A signal is needed   *)
(* unless both are what they were. The first is sent at once.              *)
(***************************************************************************)
suspendG_preemptGen(mp) ==
    /\ At(mp, "suspendG_preemptGen")
    /\ LET gp == target(mp)
           note == thread[mp].suspend
           mp2 == g[gp].m
           needAsync == ~asyncpreemptoff /\ ~(note.asyncM = mp2 /\ note.asyncGen)
       IN /\ g' = [g EXCEPT ![gp].scan = FALSE]
          /\ thread' = [thread EXCEPT ![mp] =
               [IF ~needAsync THEN [@ EXCEPT !.pc = "suspendG"]
                ELSE IF note.asyncM # Nil THEN [@ EXCEPT !.pc = "suspendG_nextPreemptM"]
                ELSE [Called(mp, PreemptM, "suspendG") EXCEPT !.request.m = mp2]
                EXCEPT !.suspend.asyncM = mp2, !.suspend.asyncGen = TRUE]]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* suspendG: five microseconds have passed since its last preemptM, so it  *)
(* calls preemptM again.                                                   *)
(***************************************************************************)
suspendG_preemptM(mp) ==
    /\ At(mp, "suspendG_nextPreemptM")
    /\ LET mp2 == thread[mp].suspend.asyncM
       IN FiveMicrosecondsAreLong => thread[mp2].handler = "none" /\ ~thread[mp2].pending
    /\ thread' = [thread EXCEPT ![mp] =
         [Called(mp, PreemptM, "suspendG") EXCEPT !.request.m = thread[mp].suspend.asyncM]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* suspendG: now < nextPreemptM. No signal is sent, and the note says that *)
(* none is needed. (With the correction it would come back here until it is*)
(* time; that loop has no step either.)                                    *)
(***************************************************************************)
suspendG_tooSoon(mp) ==
    /\ At(mp, "suspendG_nextPreemptM")
    /\ ~Corrected("suspendGKeepsNeedAsync")
    /\ thread' = [thread EXCEPT ![mp].pc = "suspendG"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* scanstack: the stack is this thread's to read, and to shrink if it has  *)
(* grown. If there is no precise map of all its frames it can't be         *)
(* (isShrinkStackSafe), and gp shall do it itself in newstack, if it ever  *)
(* gets there. throwsplit stands for syscallsp # 0, which lasts until      *)
(* exitsyscall's end, and so beyond exitsyscall0, where gp is Runnable.    *)
(* Left out: parkingOnChan.                                                *)
(***************************************************************************)
isShrinkStackSafe(gp) ==
    ~g[gp].asyncSafePoint /\ g[gp].status # "Syscall" /\ ~g[gp].throwsplit

scanstack(mp) ==
    /\ At(mp, "scanstack")
    /\ LET gp == target(mp)
           shrinks == isShrinkStackSafe(gp) \/ Fault("scanstackShrinksAnyway")
       IN /\ g' = [g EXCEPT ![gp].preemptShrink = @ \/ (~shrinks /\ gp \in Calls \cup LocksM \cup Pins)]
          /\ thread' = [thread EXCEPT ![mp] =
               IF shrinks /\ gp \in SmallStack /\ ~g[gp].smallStack THEN [@ EXCEPT !.pc = "scanstack_shrinkstack"]
               ELSE IF AllocatesSpans # {} /\ g[gp].asyncSafePoint THEN [@ EXCEPT !.pc = "scanConservative_state"]
               ELSE IF EnlistsWorker THEN Called(mp, "wakep", "resumeG")
               ELSE [@ EXCEPT !.pc = "resumeG"]]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* scanstack: shrinkstack(gp), whose copystack resets stackguard0.         *)
(***************************************************************************)
scanstack_shrinkstack(mp) ==
    /\ At(mp, "scanstack_shrinkstack")
    /\ g' = [g EXCEPT ![target(mp)].smallStack = TRUE, ![target(mp)].stackguard0 = "normal"]
    /\ thread' = [thread EXCEPT ![mp].pc = "resumeG"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* resumeG: casfrom_Gscanstatus(gp, s, s&^_Gscan), and ready(gp) if this   *)
(* suspender is the one that took it from Preempted.                       *)
(***************************************************************************)
resumeG(mp) ==
    /\ At(mp, "resumeG")
    /\ g' = [g EXCEPT ![target(mp)].scan = FALSE]
    /\ thread' = [thread EXCEPT ![mp] =
         IF thread[mp].suspend.stopped /\ ~Fault("resumeGForgetsReady")
         THEN [Called(mp, "ready", "markroot_casgstatus") EXCEPT !.gp = target(mp), !.suspend = NoSuspend]
         ELSE [@ EXCEPT !.pc = "markroot_casgstatus", !.suspend = NoSuspend]]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* The caller again: casgstatus(userG, _Gwaiting, _Grunning).              *)
(***************************************************************************)
markroot_running(mp) ==
    /\ At(mp, "markroot_casgstatus")
    /\ ~g[m[mp].curg].scan
    /\ g' = [g EXCEPT ![m[mp].curg].status = "Running"]
    /\ thread' = [thread EXCEPT ![mp].pc = "systemstack_return"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* systemstack comes back to the goroutine's stack.                        *)
(***************************************************************************)
systemstack_return(mp) ==
    /\ At(mp, "systemstack_return")
    /\ thread' = [thread EXCEPT ![mp] = [BackInLoop(mp) EXCEPT !.g = m[mp].curg]]
    /\ UNCHANGED <<g, m, p, sched>>

SuspendStep(mp) ==
    \/ \E gp \in G : markroot(mp, gp)
    \/ markroot_waiting(mp)
    \/ suspendG_readgstatus(mp)
    \/ suspendG_casGFromPreempted(mp)
    \/ suspendG_castogscanstatus(mp)
    \/ suspendG_preemptStop(mp)
    \/ suspendG_preempt(mp)
    \/ suspendG_stackguard0(mp)
    \/ suspendG_asyncM(mp)
    \/ suspendG_wait(mp)
    \/ suspendG_castogscanrunning(mp)
    \/ suspendG_preemptStop_true(mp)
    \/ suspendG_preempt_true(mp)
    \/ suspendG_stackPreempt(mp)
    \/ suspendG_preemptGen(mp)
    \/ suspendG_preemptM(mp)
    \/ suspendG_tooSoon(mp)
    \/ scanstack(mp)
    \/ scanstack_shrinkstack(mp)
    \/ resumeG(mp)
    \/ markroot_running(mp)
    \/ systemstack_return(mp)

=============================================================================
