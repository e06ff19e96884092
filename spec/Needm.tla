--------------------------------- MODULE Needm --------------------------------
(***************************************************************************)
(* A thread that C code made calls into Go: runtime/asm_amd64.s cgocallback*)
(* and runtime/proc.go needm. It borrows an extra M from a list that has a *)
(* lock of its own; while it waits for that lock, and until it can handle a*)
(* signal as a thread of Go, it blocks all of them.                        *)
(*                                                                         *)
(* The list is finite here: where Go makes another extra M (newextram, the *)
(* first thing that a callback does if needm emptied the list), a second C *)
(* thread waits, as it does in Go until that M is there.                   *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* cgocallback finds the thread-local g nil and calls needm: sigsave and   *)
(* sigblock. The mask that is saved is this thread's own.                  *)
(***************************************************************************)
cgocallback(t) ==
    /\ At(t, "C")
    /\ thread' = [thread EXCEPT
         ![t].pc = "needm_lockextra",
         ![t].sigmask = thread[t].masked,
         ![t].masked = ~Fault("needmBlocksSignalsLate")]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* lockextra(false): CAS of the list's head, an M, against the value that  *)
(* means locked.                                                           *)
(***************************************************************************)
needm_lockextra(t) ==
    /\ At(t, "needm_lockextra")
    /\ sched.extramLock = Nil \/ Fault("lockextraIsNoCAS")
    /\ sched.extram # <<>>
    /\ sched' = [sched EXCEPT !.extramLock = t]
    /\ thread' = [thread EXCEPT
         ![t].pc = "needm_unlockextra",
         ![t].mp = Head(sched.extram)]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* unlockextra(mp.schedlink): the rest of the list goes back. Then         *)
(* mp.sigmask = sigmask and setg(mp.g0), which nobody can see while signals*)
(* are blocked. From here on the thread is that of mp.                     *)
(***************************************************************************)
needm_unlockextra(t) ==
    /\ At(t, "needm_unlockextra")
    /\ sched' = [sched EXCEPT
         !.extram = Tail(@),
         !.extramLock = Nil]
    /\ thread' = [thread EXCEPT
         ![thread[t].mp] = [thread[t] EXCEPT
             !.pc = "minitSignalStack",
             !.ret = <<"needm_casgstatus">>,
             !.masked = TRUE,
             !.g = "g0",
             !.mp = Nil,
             !.tid = t],
         ![t] = AbsentThread]
    /\ UNCHANGED <<g, m, p>>

(***************************************************************************)
(* casgstatus(mp.curg, _Gdead, _Gsyscall). Then cgocallback sets the       *)
(* thread-local g to mp.curg and goes on to its stack, where cgocallbackg  *)
(* calls exitsyscall (m.locks++): a signal on the way is acknowledged      *)
(* either way, as neither g0 nor a goroutine in a system call is Running.  *)
(***************************************************************************)
needm_casgstatus(mp) ==
    /\ At(mp, "needm_casgstatus")
    /\ ~g[m[mp].curg].scan
    /\ g' = [g EXCEPT ![m[mp].curg].status = "Syscall"]
    /\ m' = [m EXCEPT ![mp].locks = @ + 1]
    /\ thread' = [thread EXCEPT
         ![mp].pc = "exitsyscallfast_CAS",
         ![mp].g = m[mp].curg]
    /\ UNCHANGED <<p, sched>>

NeedmStep(mp) == needm_casgstatus(mp)

=============================================================================
