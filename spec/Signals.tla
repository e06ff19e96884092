------------------------------- MODULE Signals -------------------------------
(***************************************************************************)
(* What the kernel does for a thread: it delivers SIGURG between any two   *)
(* steps, and takes the context back at the handler's end.                 *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* The kernel saves the interrupted context in a frame on the alternate    *)
(* stack, masks every signal (setsig asks for that), clears the pending    *)
(* bit and starts sigtramp, which does nothing that anybody else can see.  *)
(***************************************************************************)
deliver(mp) ==
    /\ thread[mp].pending
    /\ thread[mp].handler = "none"
    /\ ~thread[mp].masked
    /\ thread[mp].pc # "absent"
    /\ thread' = [thread EXCEPT
         ![mp].pending = FALSE,
         ![mp].handler = "wantAsyncPreempt_g",
         ![mp].frame = [pc |-> thread[mp].pc, registers |-> Saved(thread[mp].registers, KernelFrameSaves)],
         ![mp].registers = Clobbered]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* rt_sigreturn restores registers, PC and mask from the frame, edited or  *)
(* not. preemptGen's growth within this handler is no longer of interest.  *)
(***************************************************************************)
sigreturn(mp) ==
    /\ thread[mp].handler = "sigreturn"
    /\ thread' = [thread EXCEPT
         ![mp].pc = thread[mp].frame.pc,
         ![mp].registers = thread[mp].frame.registers,
         ![mp].frame = Nil,
         ![mp].handler = "none"]
    /\ m' = [m EXCEPT ![mp].preemptGen = 0]
    /\ UNCHANGED <<g, p, sched>>

=============================================================================
