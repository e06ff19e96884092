----------------------------- MODULE Registers -------------------------------
(***************************************************************************)
(* The registers that a goroutine sees, by class. What a register holds is *)
(* abstracted to the point of the program whose value it is:               *)
(* [g |-> gp, pc |-> pc] means "as gp left it on its way to pc". Whoever   *)
(* else writes it leaves Garbage. That is enough to see a register that    *)
(* was lost, taken from another goroutine, or restored to another place.   *)
(*                                                                         *)
(* Two classes are fields of their own: the PC (thread.pc, frame.pc and    *)
(* stack.resumePC), and g, that is R14 and its copy in thread-local        *)
(* storage, which gogo and mcall keep equal (thread.g).                    *)
(***************************************************************************)
EXTENDS Naturals

CONSTANT Nil        \* no goroutine, no thread, no processor

RegisterClass == {
    "GPR",              \* fourteen general registers and BP
    "Flags",            \* RFLAGS
    "VectorLow",        \* X0 to X15: the low 128 bits of each vector register
    "VectorHigh",       \* what AVX adds above them
    "SP" }

(***************************************************************************)
(* Three sets that a configuration may replace.                            *)
(*                                                                         *)
(* KernelFrameSaves: what delivery saves in rt_sigframe and rt_sigreturn   *)
(* restores. The kernel's XSAVE image holds every vector bit.              *)
(* AsyncPreemptSaves: what preempt_amd64.s saves: PUSHQ BP, PUSHFQ before  *)
(* anything that writes flags, fourteen MOVQ, sixteen MOVUPS of 128 bits.  *)
(* LiveRegisters: what the interrupted code still needs. In Go 1.19 the    *)
(* high halves are not among them wherever a call can be injected: the     *)
(* compiler computes in 128 bits at most (math.FMA's instruction, of AVX's *)
(* kind, too), and what needs more stands in assembly, which               *)
(* isAsyncSafePoint refuses. A save set may lack only what is dead.        *)
(***************************************************************************)
KernelFrameSaves == RegisterClass
AsyncPreemptSaves == RegisterClass \ {"VectorHigh"}
LiveRegisters == RegisterClass \ {"VectorHigh"}

ASSUME /\ {KernelFrameSaves, AsyncPreemptSaves, LiveRegisters} \subseteq SUBSET RegisterClass
       /\ "SP" \in KernelFrameSaves \cap AsyncPreemptSaves \cap LiveRegisters

Garbage == [g |-> Nil, pc |-> "runtime"]
Clobbered == [GPR |-> Garbage, Flags |-> Garbage, VectorLow |-> Garbage, VectorHigh |-> Garbage, SP |-> Garbage]

(***************************************************************************)
(* What gp's registers hold at pc. A dead register holds Garbage. SP stays *)
(* where the loop has it; its value names what lies on top of the stack:   *)
(* the goroutine's own frame ("user"), asyncPreempt's return address, or   *)
(* asyncPreempt's save area.                                               *)
(***************************************************************************)
RegistersOf(gp, pc) ==
    LET LeftIn(class) == IF class \in LiveRegisters THEN [g |-> gp, pc |-> pc] ELSE Garbage
    IN [GPR |-> LeftIn("GPR"),
        Flags |-> LeftIn("Flags"),
        VectorLow |-> LeftIn("VectorLow"),
        VectorHigh |-> LeftIn("VectorHigh"),
        SP |-> [g |-> gp, pc |-> "user"]]

StackTop == {"user", "asyncPreempt", "saveArea"}

RegisterFileOf(goroutines, pcs) ==
    LET Contents == [g : goroutines, pc : pcs] \cup {Garbage}
    IN [GPR : Contents,
        Flags : Contents,
        VectorLow : Contents,
        VectorHigh : Contents,
        SP : [g : goroutines, pc : StackTop] \cup {Garbage}]

(***************************************************************************)
(* What is left of the registers where only some classes were saved.       *)
(***************************************************************************)
Saved(registers, classes) ==
    IF classes = RegisterClass
    THEN registers
    ELSE [class \in RegisterClass |-> IF class \in classes THEN registers[class] ELSE Garbage]

(***************************************************************************)
(* SP moves from one top of the stack to another; a wrong one stays wrong. *)
(***************************************************************************)
MoveSP(registers, from, to) ==
    [registers EXCEPT !.SP = IF @.pc = from THEN [@ EXCEPT !.pc = to] ELSE Garbage]

(***************************************************************************)
(* After gp's own instruction at pc, which computes from what it finds:    *)
(* right registers become the next right ones, wrong ones stay wrong.      *)
(***************************************************************************)
Computed(registers, gp, pc, nextpc) ==
    LET before == RegistersOf(gp, pc)
        after == RegistersOf(gp, nextpc)
    IN IF registers = before
       THEN after
       ELSE [class \in RegisterClass |-> IF registers[class] = before[class] THEN after[class] ELSE Garbage]

(***************************************************************************)
(* The live registers of gp hold at pc what gp left in them.               *)
(***************************************************************************)
RegistersRight(registers, gp, pc) ==
    LET right == RegistersOf(gp, pc)
    IN registers = right \/ \A class \in LiveRegisters : registers[class] = right[class]

=============================================================================
