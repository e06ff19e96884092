----------------------------- MODULE AsyncPreempt ----------------------------
(***************************************************************************)
(* runtime/preempt_amd64.s asyncPreempt and runtime/preempt.go             *)
(* asyncPreempt2: the call that the goroutine never made.                  *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* asyncPreempt saves the registers of AsyncPreemptSaves below its return  *)
(* address and calls asyncPreempt2. Only this thread sees that stack; a    *)
(* signal in between finds a PC in the runtime and changes nothing. From   *)
(* here to the return SP is the save area's address, noted there: mcall    *)
(* and gogo keep it in gp.sched, which nobody else touches.                *)
(***************************************************************************)
asyncPreempt_save(mp) ==
    /\ At(mp, "asyncPreempt")
    /\ g' = [g EXCEPT ![m[mp].curg].stack.registers =
               IF Fault("asyncPreemptSavesNothing")
               THEN Clobbered
               ELSE Saved(MoveSP(thread[mp].registers, "asyncPreempt", "saveArea"), AsyncPreemptSaves)]
    /\ thread' = [thread EXCEPT ![mp].pc = "asyncPreempt2", ![mp].registers = Clobbered]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* asyncPreempt2: gp.asyncSafePoint = true. It is nosplit and so is what it*)
(* calls; a call with a stack check (asyncPreempt2Splits) would be the     *)
(* first check since the request.                                          *)
(***************************************************************************)
asyncPreempt2_enter(mp) ==
    /\ At(mp, "asyncPreempt2")
    /\ g' = [g EXCEPT ![m[mp].curg].asyncSafePoint = ~Fault("asyncPreempt2ForgetsSafePoint")]
    /\ thread' = [thread EXCEPT ![mp].pc = IF Fault("asyncPreempt2Splits") THEN "printlock" ELSE "mcall"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* asyncPreempt2: mcall(preemptPark) if gp.preemptStop, which only suspendG*)
(* sets, else mcall(gopreempt_m). Load and mcall are one step: nobody else *)
(* sees when mcall notes in gp.sched where to continue and leaves for g0   *)
(* and its stack.                                                          *)
(***************************************************************************)
mcall(mp) ==
    /\ At(mp, "mcall")
    /\ g' = [g EXCEPT ![m[mp].curg].sched = "asyncPreempt2"]
    /\ thread' = [thread EXCEPT
         ![mp].pc = IF g[m[mp].curg].preemptStop THEN "preemptPark" ELSE "goschedImpl",
         ![mp].g = "g0",
         ![mp].gp = m[mp].curg]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* asyncPreempt2, scheduled again: gp.asyncSafePoint = false.              *)
(***************************************************************************)
asyncPreempt2_return(mp) ==
    /\ At(mp, "asyncPreempt2_return")
    /\ g' = [g EXCEPT ![m[mp].curg].asyncSafePoint = FALSE]
    /\ thread' = [thread EXCEPT ![mp].pc = "asyncPreempt_restore"]
    /\ UNCHANGED <<m, p, sched>>

(***************************************************************************)
(* asyncPreempt restores what it saved, and its RET takes the PC that      *)
(* pushCall wrote.                                                         *)
(***************************************************************************)
asyncPreempt_restore(mp) ==
    /\ At(mp, "asyncPreempt_restore")
    /\ LET gp == m[mp].curg
       IN /\ thread' = [thread EXCEPT
               ![mp].pc = g[gp].stack.resumePC,
               ![mp].registers = MoveSP(g[gp].stack.registers, "saveArea", "user")]
          /\ g' = [g EXCEPT ![gp].stack = [resumePC |-> Nil, registers |-> Nil]]
    /\ UNCHANGED <<m, p, sched>>

AsyncPreemptStep(mp) ==
    \/ asyncPreempt_save(mp)
    \/ asyncPreempt2_enter(mp)
    \/ mcall(mp)
    \/ asyncPreempt2_return(mp)
    \/ asyncPreempt_restore(mp)

=============================================================================
