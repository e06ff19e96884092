------------------------------- MODULE UserCode ------------------------------
(***************************************************************************)
(* What a goroutine itself does: one instruction of a loop without calls.  *)
(***************************************************************************)
EXTENDS Runtime

Following(pc) == Loop[((CHOOSE i \in 1..LoopLength : Loop[i] = pc) % LoopLength) + 1]

(***************************************************************************)
(* One user instruction, which computes from the registers that it finds.  *)
(***************************************************************************)
userInstruction(mp) ==
    /\ thread[mp].handler = "none"
    /\ thread[mp].pc \in LoopPC
    /\ LET pc == thread[mp].pc
           gp == m[mp].curg
       IN thread' = [thread EXCEPT
            ![mp].pc = Following(pc),
            ![mp].registers = Computed(@, gp, pc, Following(pc))]
    /\ UNCHANGED <<g, m, p, sched>>

=============================================================================
