------------------------------- MODULE UserCode ------------------------------
(***************************************************************************)
(* What a goroutine itself does: one instruction of a loop without calls.  *)
(***************************************************************************)
EXTENDS Runtime

Following(pc) == Loop[((CHOOSE i \in 1..LoopLength : Loop[i] = pc) % LoopLength) + 1]

(***************************************************************************)
(* One user instruction. It computes from the registers that it finds:     *)
(* right ones become the next right ones, wrong ones stay wrong.           *)
(***************************************************************************)
userInstruction(mp) ==
    /\ thread[mp].handler = "none"
    /\ thread[mp].pc \in LoopPC
    /\ LET pc == thread[mp].pc
           gp == m[mp].curg
       IN thread' = [thread EXCEPT
            ![mp].pc = Following(pc),
            ![mp].registers =
                IF @ \in RightRegisters(gp, pc) THEN RegistersOf(gp, Following(pc)) ELSE Clobbered]
    /\ UNCHANGED <<g, m, p, sched>>

=============================================================================
