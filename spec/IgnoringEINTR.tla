---------------------------- MODULE IgnoringEINTR ----------------------------
(***************************************************************************)
(* os/file_posix.go ignoringEINTR, internal/poll/fd_unix.go                *)
(* ignoringEINTRIO: a system call that a signal has interrupted begins     *)
(* again, so that a program does not see the runtime's own signals.        *)
(*                                                                         *)
(* The loop goes out through exitsyscall and in again through              *)
(* reentersyscall. What happens there has nothing to do with the result,   *)
(* and is left out.                                                        *)
(***************************************************************************)
EXTENDS Runtime

ignoringEINTR(mp) ==
    /\ At(mp, "syscall_EINTR")
    /\ thread' = [thread EXCEPT ![mp].pc = IF Fault("writeWithoutRetry") THEN "syscall_failed" ELSE "syscall"]
    /\ UNCHANGED <<g, m, p, sched>>

IgnoringEINTRStep(mp) == ignoringEINTR(mp)

(***************************************************************************)
(* No system call fails for the program because the runtime sent a signal: *)
(* os's documentation promises no EINTR (golang/go#38033, golang/go#40846).*)
(***************************************************************************)
SyscallTransparent == \A mp \in M : ProgramPC(mp) # "syscall_failed"

SyscallTransparentMatters == \E mp \in M : thread[mp].handler # "none" /\ ProgramPC(mp) \in {"syscall", "syscall_EINTR"}

(***************************************************************************)
(* The restarted call of setsig's flags is enough for those that Linux     *)
(* begins again: only the others ever come back with EINTR.                *)
(***************************************************************************)
RestartedByKernel == \A mp \in M : ProgramPC(mp) = "syscall_EINTR" => m[mp].curg \in NotRestarted

RestartedByKernelMatters == \E mp \in M : thread[mp].handler # "none" /\ ProgramPC(mp) = "syscall"

=============================================================================
