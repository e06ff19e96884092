----------------------------- MODULE Invariants ------------------------------
(***************************************************************************)
(* What holds in every state: the invariants that concern all subsystems.  *)
(* Those of one subsystem stand at the end of its module. FooMatters is    *)
(* true in the states about which Foo says something; every configuration  *)
(* that lists Foo has one.                                                 *)
(***************************************************************************)
EXTENDS SafePoint

(***************************************************************************)
(* Every processor has exactly one owner: the M that holds it or is about  *)
(* to, the thread that carries it from one hand to the other, the system   *)
(* call that it is in, the list of idle ones, or, once it has stopped for  *)
(* stopTheWorld, the stopper, until startTheWorld has given it back.       *)
(* runtime/proc.go startm says why: one without an owner that will stop it *)
(* would keep the world from stopping (golang/go#42237).                   *)
(***************************************************************************)
InSyscall(mp, pp) ==
    /\ m[mp].oldp = pp
    /\ m[mp].syscalltick = "equal"
    /\ p[pp].status = "Syscall" \/ ProgramPC(mp) = "reentersyscall_status"

InHands(t, pp) ==
    /\ thread[t].pp = pp
    /\ t = Sysmon => ProgramPC(t) \notin SysmonPC \cup RequesterPC \cup CheckdeadPC

Leaving(mp, pp) ==
    /\ pp \in {m[mp].p, m[mp].oldp}
    /\ ProgramPC(mp) \in {"reentersyscall_m_p", "reentersyscall_status"}

TakenByStopper(mp, pp) ==
    /\ p[pp].status = "Gcstop"
    /\ p[pp].m \in {Nil, mp}
    /\ m[mp].curg # Nil
    /\ m[mp].curg = sched.worldsema

GivenBackBy(mp, pp) ==
    ProgramPC(mp) = "startTheWorld_nextp" /\ \E i \in 1..Len(thread[mp].ps) : thread[mp].ps[i] = pp

Owners(pp) ==
    {mp \in M : m[mp].p = pp \/ m[mp].nextp = pp \/ InSyscall(mp, pp)}
    \cup {mp \in M : TakenByStopper(mp, pp) \/ GivenBackBy(mp, pp)}
    \cup {t \in Thread : InHands(t, pp)}

TimesIdle(pp) == Cardinality({i \in 1..Len(sched.pidle) : sched.pidle[i] = pp})

HasLocalWork(pp) == p[pp].runnext # Nil \/ p[pp].runq # <<>>

POwner ==
    \A pp \in P :
        /\ Cardinality(Owners(pp)) + TimesIdle(pp) = 1
        /\ p[pp].m # Nil => \/ m[p[pp].m].p = pp
                            \/ thread[p[pp].m].pp = pp
                            \/ \E mp \in M : GivenBackBy(mp, pp)
        /\ p[pp].m = Nil => \/ p[pp].status \in {"Idle", "Syscall", "Gcstop"}
                            \/ \E t \in Thread : InHands(t, pp)
                            \/ \E mp \in M : Leaving(mp, pp)
        /\ p[pp].status = "Syscall" => p[pp].m = Nil /\ \E mp \in M : InSyscall(mp, pp)
        /\ TimesIdle(pp) # 0 => p[pp].m = Nil /\ p[pp].status = "Idle" /\ ~HasLocalWork(pp)

POwnerMatters == \E mp \in M : thread[mp].pp # Nil \/ m[mp].nextp # Nil

(***************************************************************************)
(* A goroutine has one runner, and only a running one executes its code.   *)
(***************************************************************************)
OneRunner ==
    /\ \A gp \in G :
         /\ Cardinality({mp \in M : m[mp].curg = gp}) <= 1
         /\ g[gp].status = "Running" => \E mp \in M : m[mp].curg = gp
    /\ \A mp \in M :
         ProgramPC(mp) \in UserPC \cup RuntimeOnGStackPC \cup LocksMPC =>
            /\ m[mp].curg # Nil
            /\ g[m[mp].curg].status = "Running"
            /\ g[m[mp].curg].m = mp
            /\ m[mp].p # Nil
            /\ p[m[mp].p].m = mp
            /\ p[m[mp].p].status = "Running"

OneRunnerMatters == \E gp \in G : g[gp].status = "Running"

(***************************************************************************)
(* A runnable goroutine is in exactly one place: a queue, the hands of one *)
(* thread, or, if locked, named by the P that its M is about to take. A    *)
(* running one is in no queue, and in no hands but those of its M.         *)
(***************************************************************************)
Count(gp, q) == Cardinality({i \in 1..Len(q) : q[i] = gp})

Queues(gp) ==
    Count(gp, sched.runq)
    + Cardinality({pp \in P : p[pp].runnext = gp})
    + Count(gp, sched.disabled)
    + Cardinality({<<pp, i>> \in P \X (1..Cardinality(G)) :
                      i <= Len(p[pp].runq) /\ p[pp].runq[i] = gp})

Hands(gp) ==
    Cardinality({mp \in M : thread[mp].gp = gp})
    + IF lockedm(gp) # Nil /\ m[lockedm(gp)].nextp # Nil THEN 1 ELSE 0

ExactlyOneRunQueue ==
    \A gp \in G :
        /\ g[gp].status = "Runnable" => Queues(gp) + Hands(gp) = 1
        /\ g[gp].status = "Running" =>
             /\ Queues(gp) = 0
             /\ {mp \in M : thread[mp].gp = gp} \subseteq {g[gp].m}

ExactlyOneRunQueueMatters == \E gp \in G : g[gp].status = "Runnable" /\ Hands(gp) = 1

(***************************************************************************)
(* A locked goroutine runs on its M only, and that M runs nothing else.    *)
(***************************************************************************)
LockedGRunsOnItsM ==
    \A mp \in M : m[mp].curg # Nil => lockedm(m[mp].curg) \in {Nil, mp} /\ lockedg(mp) \in {Nil, m[mp].curg}

LockedGRunsOnItsMMatters == \E mp \in M : m[mp].curg # Nil /\ lockedm(m[mp].curg) # Nil

(***************************************************************************)
(* signalPending says that an acknowledgement is still to come: the sender *)
(* is about to send, the signal is pending, or its handler has not yet     *)
(* acknowledged. Nobody sends while it is 1, so an M for which it stays 1  *)
(* gets no signal ever again (preemptM, signal_unix.go:368). Without       *)
(* signals from outside it is the number of those on their way: there is   *)
(* one at most. Each handled signal counts once in preemptGen.             *)
(***************************************************************************)
SignalsOnTheWay(mp) ==
    (IF thread[mp].pending THEN 1 ELSE 0)
    + (IF thread[mp].handler \notin {"none", "doSigPreempt_pendingPreemptSignals", "sigreturn"} THEN 1 ELSE 0)
    + Cardinality({t \in Thread : ProgramPC(t) = "preemptM_tgkill" /\ thread[t].request.m = mp})

AckSound ==
    /\ ~Go114 =>
          \A mp \in {x \in M \ CM : thread[x].pc # "exited"} :
              IF ExternalSignals
              THEN m[mp].signalPending = 1 => SignalsOnTheWay(mp) > 0
              ELSE m[mp].signalPending = SignalsOnTheWay(mp)
    /\ \A mp \in M : thread[mp].handler = "sigreturn" /\ ~AsyncPreemptOff /\ SwitchesOff = {} => m[mp].preemptGen = 1

AckSoundMatters == \E mp \in M \ CM : m[mp].signalPending = 1

(***************************************************************************)
(* asyncPreempt is injected at safe points of user code only, and never    *)
(* into a goroutine that has not yet returned from the last injection.     *)
(***************************************************************************)
SafePointOnly ==
    /\ \A gp \in G : g[gp].stack.resumePC \in {ResumePC(pc) : pc \in {u \in UserPC : SafePC(u)}} \cup {Nil}
    /\ \A mp \in M : thread[mp].handler = "pushCall" =>
         /\ SafePC(thread[mp].frame.pc)
         /\ g[m[mp].curg].stack.resumePC = Nil

SafePointOnlyMatters == \E gp \in G : g[gp].stack.resumePC # Nil

(***************************************************************************)
(* A goroutine that executes finds every register that it needs as it left *)
(* it, g among them (R14 and thread-local storage), and is where it was.   *)
(***************************************************************************)
RegistersRestored ==
    \A mp \in M :
        thread[mp].handler = "none" /\ thread[mp].pc \in UserPC =>
            /\ RegistersRight(thread[mp].registers, m[mp].curg, thread[mp].pc)
            /\ thread[mp].g = m[mp].curg

RegistersRestoredMatters == \E mp \in M : thread[mp].handler = "none" /\ thread[mp].pc \in UserPC

(***************************************************************************)
(* asyncSafePoint is set from asyncPreempt2's first store to its last:     *)
(* whenever asyncPreempt's save area is in use, but for its two ends.      *)
(***************************************************************************)
AsyncSafePointMarks ==
    \A gp \in G :
        g[gp].asyncSafePoint <=>
            /\ g[gp].stack.registers # Nil
            /\ ~\E mp \in M : /\ m[mp].curg = gp
                              /\ ProgramPC(mp) \in {"asyncPreempt2", "asyncPreempt_restore"}

AsyncSafePointMarksMatters == \E gp \in G : g[gp].asyncSafePoint

(***************************************************************************)
(* No thread gets a signal while another is on its way to it (nobody from  *)
(* outside sends here): however many ask, the thread is interrupted once.  *)
(* This is what signalPending is for (signal_unix.go:381); without it, as  *)
(* in Go 1.14, several requesters can keep a thread in its handler for ever*)
(* (golang/go#37741).                                                      *)
(***************************************************************************)
OneSignalAtATime == \A mp \in M : SignalsOnTheWay(mp) <= 1

OneSignalAtATimeMatters == \E mp \in M : SignalsOnTheWay(mp) = 1

(***************************************************************************)
(* None of the tests fails that would make Go throw, or wait for ever as   *)
(* casgstatus does: casgstatus, wirep, releasep, startlockedm, startm,     *)
(* stopm, stoplockedm, notewakeup, handoffp (pidleput).                    *)
(***************************************************************************)
NoThrow ==
    \A mp \in Thread :
        LET pc == ProgramPC(mp)
            gp == thread[mp].gp
        IN  /\ pc = "goschedImpl" => g[gp].status = "Running"
            /\ pc = "execute_casgstatus" => g[gp].status = "Runnable"
            /\ pc = "schedule" => m[mp].locks = 0
            /\ pc \in {"park_m", "goexit0"} => g[gp].status = "Running"
            /\ pc \in {"ready", "park_m_unlockf"} => g[gp].status = "Waiting"
            /\ pc \in {"reentersyscall_casgstatus", "entersyscallblock_casgstatus"} =>
                 g[m[mp].curg].status = "Running"
            /\ pc = "exitsyscall_casgstatus" => g[m[mp].curg].status = "Syscall"
            /\ pc = "exitsyscall0" => g[gp].status = "Syscall"
            /\ pc = "dropg_m" => m[mp].curg = gp
            /\ pc = "needm_casgstatus" => g[m[mp].curg].status = "Dead"
            /\ pc \in {"syscall", "syscall_EINTR", "syscall_failed"} => g[m[mp].curg].status = "Syscall"
            /\ pc = "releasep_m_p" =>
                 m[mp].p # Nil /\ p[m[mp].p].m = mp /\ p[m[mp].p].status = "Running"
            /\ pc = "startlockedm_nextp" => lockedm(gp) # mp /\ m[lockedm(gp)].nextp = Nil
            /\ pc = "startm_nextp" =>
                 /\ ~m[thread[mp].mp].spinning
                 /\ m[thread[mp].mp].nextp = Nil
                 /\ thread[mp].spinning => ~HasLocalWork(thread[mp].pp)
            /\ pc \in {"startlockedm_notewakeup", "startm_notewakeup"} => ~m[thread[mp].mp].park
            /\ pc = "stopm" => m[mp].p = Nil /\ m[mp].locks = 0 /\ ~m[mp].spinning
            /\ pc = "schedule" => m[mp].locks = 0 /\ ~(m[mp].spinning /\ HasLocalWork(m[mp].p))
            /\ pc \in {"pidleput", "handoffp_lock"} => ~HasLocalWork(thread[mp].pp)
            /\ pc = "acquirep_m_p" =>
                 LET pp == IF thread[mp].pp # Nil THEN thread[mp].pp ELSE m[mp].nextp IN
                 /\ m[mp].p = Nil
                 /\ pp # Nil
                 /\ p[pp].m = Nil
                 /\ p[pp].status = "Idle"
                 /\ lockedg(mp) # Nil /\ thread[mp].pp = Nil => g[lockedg(mp)].status = "Runnable"

NoThrowMatters ==
    \E mp \in M : ProgramPC(mp) \in {
        "goschedImpl", "execute_casgstatus", "dropg_m", "releasep_m_p", "startlockedm_nextp",
        "startm_nextp", "startlockedm_notewakeup", "startm_notewakeup", "stopm", "acquirep_m_p" }

(***************************************************************************)
(* A goroutine's status changes along the ways that casgstatus's callers   *)
(* know, and never while somebody holds the scan bit (proc.go:963): only   *)
(* whoever holds it may take it off.                                       *)
(***************************************************************************)
LegalMoves == {
    <<"Dead", "Runnable">>, <<"Dead", "Syscall">>, <<"Runnable", "Running">>, <<"Running", "Runnable">>,
    <<"Running", "Waiting">>, <<"Running", "Syscall">>, <<"Running", "Preempted">>, <<"Running", "Copystack">>,
    <<"Running", "Dead">>, <<"Copystack", "Running">>, <<"Waiting", "Runnable">>, <<"Waiting", "Running">>,
    <<"Syscall", "Running">>, <<"Syscall", "Runnable">>, <<"Syscall", "Dead">>, <<"Preempted", "Waiting">> }

StatusMoves ==
    [][\A gp \in G : g'[gp].status # g[gp].status =>
           ~g[gp].scan /\ <<g[gp].status, g'[gp].status>> \in LegalMoves]_vars

(***************************************************************************)
(* With asyncpreemptoff nobody in Go sends and nobody injects.             *)
(***************************************************************************)
ConfigSound ==
    AsyncPreemptOff =>
        /\ \A mp \in M : m[mp].signalPending = 0 /\ (thread[mp].pending => thread[mp].external)
        /\ \A gp \in G : g[gp].stack.resumePC = Nil

ConfigSoundMatters == AsyncPreemptOff /\ ((\E gp \in G : g[gp].preempt) \/ \E mp \in M : thread[mp].pending)

=============================================================================
