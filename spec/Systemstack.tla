----------------------------- MODULE Systemstack -----------------------------
(***************************************************************************)
(* A goroutine calls a function that runs on g0's stack (runtime/stubs.go  *)
(* systemstack): it stays Running, and no request reaches it there, neither*)
(* by a stack check (g0's guard is never poisoned) nor by a signal (g0 is  *)
(* never Running). So whoever waits for it, suspendG or stopTheWorld, waits*)
(* for that function to return.                                            *)
(***************************************************************************)
EXTENDS Runtime

(***************************************************************************)
(* systemstack: g0's stack, and the function.                              *)
(***************************************************************************)
systemstack(mp) ==
    /\ MayDo(mp, Systemstacks)
    /\ thread' = [thread EXCEPT ![mp].pc = "systemstack", ![mp].g = "g0", ![mp].registers = Clobbered]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* The function returns, sooner or later: suspendG relies on that          *)
(* (golang/go#49388, where it did not).                                    *)
(***************************************************************************)
systemstack_fn(mp) ==
    /\ At(mp, "systemstack")
    /\ thread' = [thread EXCEPT ![mp].pc =
         IF Fault("systemstackNeverReturns") THEN "systemstack" ELSE "systemstack_return"]
    /\ UNCHANGED <<g, m, p, sched>>

SystemstackStep(mp) ==
    \/ systemstack(mp)
    \/ systemstack_fn(mp)

=============================================================================
