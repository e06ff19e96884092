----------------------------- MODULE Cooperative -----------------------------
(***************************************************************************)
(* Cooperative preemption: the stack check in a function's prologue,       *)
(* runtime/asm_amd64.s morestack and runtime/stack.go newstack, which grows*)
(* the stack or, if stackguard0 was poisoned, gives way.                   *)
(*                                                                         *)
(* The called function returns to where the loop begins; what else it does *)
(* matters to nobody. Left out: stackFork (fork) and stackForceMove        *)
(* (debugging), and the stack's limit of 1 GB.                             *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* The goroutine calls a function. At its entry the registers are the      *)
(* caller's; those of arguments are all that counts.                       *)
(*                                                                         *)
(* runtime/debug.go mayMoreStackPreempt, if the program is compiled so,    *)
(* poisons the guard at each function's entry, before the check and not    *)
(* again after morestack; one step, as it looks at nothing of others.      *)
(***************************************************************************)
mayMoreStack(gp) ==
    g' = [g EXCEPT ![gp].stackguard0 = IF MayMoreStackPreempt THEN "stackPreempt" ELSE @]

userCall(mp) ==
    /\ MayDo(mp, Calls)
    /\ mayMoreStack(m[mp].curg)
    /\ thread' = [thread EXCEPT
         ![mp].pc = "prologue",
         ![mp].registers = Computed(@, m[mp].curg, Loop[1], "prologue")]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* The prologue: CMPQ SP, stackguard0, one load. Only the branch after it  *)
(* is an unsafe point (cmd/internal/obj/x86/obj6.go stacksplit); before the*)
(* compare a signal may preempt, and the compare is made afterwards.       *)
(***************************************************************************)
TooLittleStack(gp) == g[gp].stackguard0 = "stackPreempt" \/ g[gp].smallStack

(***************************************************************************)
(* Enough: the branch and the function's body are merged with the way back.*)
(* Nothing there reads what others write.                                  *)
(***************************************************************************)
prologue_enough(mp) ==
    /\ At(mp, "prologue")
    /\ ~TooLittleStack(m[mp].curg)
    /\ thread' = [thread EXCEPT ![mp] =
         IF m[mp].locks = 0 /\ m[mp].curg \notin ResetsTimers
         THEN BackInLoop(mp)
         ELSE [@ EXCEPT
                 !.pc = IF m[mp].curg \in Pins THEN "procUnpin"
                        ELSE IF m[mp].curg \in ResetsTimers THEN "modtimer"
                        ELSE "releasem",
                 !.registers = Clobbered]]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* Too little, or so it seems.                                             *)
(***************************************************************************)
prologue_short(mp) ==
    /\ At(mp, "prologue")
    /\ TooLittleStack(m[mp].curg)
    /\ thread' = [thread EXCEPT
         ![mp].pc = "prologue_JLS",
         ![mp].registers = Computed(@, m[mp].curg, "prologue", "prologue_JLS")]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* The branch, the spilling of the arguments (an unsafe point as well), and*)
(* morestack (assembly): m.morebuf and gp.sched say where f was called and *)
(* where it goes on, and newstack runs on g0's stack. All of it belongs to *)
(* this thread, and a signal changes nothing from the branch on.           *)
(***************************************************************************)
morestack(mp) ==
    /\ At(mp, "prologue_JLS") \/ At(mp, "printlock_JLS")
    /\ g' = [g EXCEPT ![m[mp].curg].sched =
         IF thread[mp].pc = "prologue_JLS" THEN "prologue" ELSE "printlock"]
    /\ thread' = [thread EXCEPT ![mp].pc = "newstack", ![mp].g = "g0", ![mp].registers = Clobbered]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* newstack: atomic.Loaduintptr(&gp.stackguard0), the only load of it.     *)
(* canPreemptM and preemptShrink (which only a scanner of a stopped        *)
(* goroutine sets) are this thread's own until preemptStop is read.        *)
(***************************************************************************)
newstack_stackguard0(mp) ==
    /\ At(mp, "newstack")
    /\ LET gp == m[mp].curg
           now == canPreemptM(mp) \/ Fault("newstackIgnoresCanPreemptM")
       IN thread' = [thread EXCEPT ![mp].gp = gp, ![mp].pc =
            CASE g[gp].stackguard0 # "stackPreempt" -> "newstack_casgstatus"
              [] g[gp].stackguard0 = "stackPreempt" /\ ~now -> "newstack_notNow"
              [] g[gp].stackguard0 = "stackPreempt" /\ now /\ g[gp].preemptShrink ->
                     "newstack_shrinkstack"
              [] OTHER -> "newstack_preemptStop"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* newstack, not now: gp.stackguard0 = gp.stack.lo + _StackGuard, and f's  *)
(* prologue begins again. gp.preempt stays; releasem looks at it.          *)
(***************************************************************************)
newstack_notNow(mp) ==
    /\ At(mp, "newstack_notNow")
    /\ g' = [g EXCEPT
         ![thread[mp].gp].stackguard0 = "normal",
         ![thread[mp].gp].preempt = @ /\ ~Fault("newstackClearsPreempt")]
    /\ thread' = [thread EXCEPT ![mp].pc = "gogo"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* newstack: gp.preemptShrink = false; shrinkstack(gp) copies a stack that *)
(* has grown, which resets stackguard0.                                    *)
(***************************************************************************)
newstack_shrinkstack(mp) ==
    /\ At(mp, "newstack_shrinkstack")
    /\ LET gp == thread[mp].gp
           copies == gp \in SmallStack /\ ~g[gp].smallStack
       IN g' = [g EXCEPT
            ![gp].preemptShrink = FALSE,
            ![gp].smallStack = @ \/ copies,
            ![gp].stackguard0 = IF copies THEN "normal" ELSE @]
    /\ thread' = [thread EXCEPT ![mp].pc = "newstack_preemptStop"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* newstack: gp.preemptStop decides between preemptPark and gopreempt_m.   *)
(***************************************************************************)
newstack_preemptStop(mp) ==
    /\ At(mp, "newstack_preemptStop")
    /\ thread' = [thread EXCEPT ![mp].pc =
         IF g[thread[mp].gp].preemptStop THEN "preemptPark" ELSE "goschedImpl"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* newstack, the stack is short: casgstatus(gp, _Grunning, _Gcopystack).   *)
(***************************************************************************)
newstack_casgstatus(mp) ==
    /\ At(mp, "newstack_casgstatus")
    /\ ~g[thread[mp].gp].scan
    /\ g' = [g EXCEPT ![thread[mp].gp].status = "Copystack"]
    /\ thread' = [thread EXCEPT ![mp].pc = "copystack"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* copystack: gp.stackguard0 = new.lo + _StackGuard. "NOTE: might clobber a*)
(* preempt request", says the source.                                      *)
(***************************************************************************)
copystack_stackguard0(mp) ==
    /\ At(mp, "copystack")
    /\ g' = [g EXCEPT ![thread[mp].gp].stackguard0 = "normal", ![thread[mp].gp].smallStack = FALSE]
    /\ thread' = [thread EXCEPT ![mp].pc =
         IF Corrected("copystackKeepsRequest") THEN "newstack_preempt" ELSE "newstack_casgstatus_back"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* The correction: if gp.preempt { gp.stackguard0 = stackPreempt }. One    *)
(* step, as in releasem.                                                   *)
(***************************************************************************)
newstack_preempt(mp) ==
    /\ At(mp, "newstack_preempt")
    /\ g' = [g EXCEPT ![thread[mp].gp].stackguard0 = IF g[thread[mp].gp].preempt THEN "stackPreempt" ELSE @]
    /\ thread' = [thread EXCEPT ![mp].pc = "newstack_casgstatus_back"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* newstack: casgstatus(gp, _Gcopystack, _Grunning), and f's prologue      *)
(* begins again.                                                           *)
(***************************************************************************)
newstack_casgstatus_back(mp) ==
    /\ At(mp, "newstack_casgstatus_back")
    /\ ~g[thread[mp].gp].scan
    /\ g' = [g EXCEPT ![thread[mp].gp].status = "Running"]
    /\ thread' = [thread EXCEPT ![mp].pc = "gogo"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* If asyncPreempt2 called an ordinary function, such as println's         *)
(* printlock, this would be its prologue.                                  *)
(***************************************************************************)
printlock_compare(mp) ==
    /\ At(mp, "printlock")
    /\ thread' = [thread EXCEPT ![mp].pc = IF TooLittleStack(m[mp].curg) THEN "printlock_JLS" ELSE "mcall"]
    /\ UNCHANGED <<g, m, p, sched>>

CooperativeStep(mp) ==
    \/ userCall(mp)
    \/ prologue_enough(mp)
    \/ prologue_short(mp)
    \/ morestack(mp)
    \/ newstack_stackguard0(mp)
    \/ newstack_notNow(mp)
    \/ newstack_shrinkstack(mp)
    \/ newstack_preemptStop(mp)
    \/ newstack_casgstatus(mp)
    \/ copystack_stackguard0(mp)
    \/ newstack_preempt(mp)
    \/ newstack_casgstatus_back(mp)
    \/ printlock_compare(mp)

(***************************************************************************)
(* What holds of it.                                                       *)
(*                                                                         *)
(* A stack grows only if it is short. A goroutine that was preempted       *)
(* between the compare and the branch would grow its stack for nothing,    *)
(* again and again (golang/go#35470): obj6.go:1088 makes an unsafe point of*)
(* it. newstack relies on it where it doubles the size (stack.go:1075).    *)
(***************************************************************************)
GrowsShortStacksOnly ==
    \A mp \in M : ProgramPC(mp) = "newstack_casgstatus" => g[thread[mp].gp].smallStack

GrowsShortStacksOnlyMatters == \E mp \in M : ProgramPC(mp) = "newstack_casgstatus"

(***************************************************************************)
(* asyncPreempt and asyncPreempt2 call nothing that checks the stack: the  *)
(* request that injected them still stands in stackguard0, so that a check *)
(* would preempt once more, or, worse, copy a stack with asyncPreempt's    *)
(* frame, which has no precise pointer maps. preempt.go:302 (nosplit),     *)
(* asyncPreemptStack and isShrinkStackSafe (stack.go:1153) rely on it.     *)
(***************************************************************************)
NoNewstackInAsyncPreempt ==
    \A mp \in M : ProgramPC(mp) \in CooperativePC =>
        /\ g[m[mp].curg].stack.resumePC = Nil
        /\ ~g[m[mp].curg].asyncSafePoint

NoNewstackInAsyncPreemptMatters == \E mp \in M : ProgramPC(mp) \in CooperativePC

(***************************************************************************)
(* newstack throws unless it runs on g0's stack for a goroutine that may   *)
(* split its stack, is Running and has a P (or its M holds locks); what it *)
(* then calls wants asyncSafePoint to be false. stack.go:962-1040.         *)
(***************************************************************************)
NewstackDoesNotThrow ==
    \A mp \in M : ProgramPC(mp) = "newstack" =>
        LET gp == m[mp].curg
        IN  /\ thread[mp].g = "g0"
            /\ gp # Nil
            /\ g[gp].status = "Running"
            /\ g[gp].m = mp
            /\ ~g[gp].throwsplit
            /\ m[mp].p # Nil \/ m[mp].locks > 0
            /\ g[gp].preemptShrink => ~g[gp].asyncSafePoint

NewstackDoesNotThrowMatters == \E mp \in M : ProgramPC(mp) = "newstack"

(***************************************************************************)
(* RequestReachesGuard the other way round: what a prologue finds in       *)
(* stackguard0 has gp.preempt beside it, as newstack's comment says        *)
(* (stack.go:1025). It does not hold of Go 1.19: between preemptone's two  *)
(* stores the goroutine may have been preempted and executed anew, and then*)
(* gives way for a request that is no more. preemptone promises no better  *)
(* ("purely best-effort", proc.go:5379).                                   *)
(***************************************************************************)
GuardMeansRequest ==
    \A mp \in M :
        LET gp == m[mp].curg
        IN  ProgramPC(mp) \in LoopPC \cup {"prologue"} /\ g[gp].stackguard0 = "stackPreempt" =>
                g[gp].preempt \/ g[gp].scan

GuardMeansRequestMatters ==
    \E mp \in M : ProgramPC(mp) \in LoopPC /\ g[m[mp].curg].stackguard0 = "stackPreempt"

=============================================================================
