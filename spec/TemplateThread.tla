---------------------------- MODULE TemplateThread ----------------------------
(***************************************************************************)
(* runtime/proc.go LockOSThread, startTemplateThread and templateThread: a *)
(* thread without a P that makes the threads that locked ones need. The    *)
(* first LockOSThread starts it. UnlockOSThread is left out.               *)
(***************************************************************************)
EXTENDS Threads, Cooperative

(***************************************************************************)
(* LockOSThread: newmHandoff.haveTemplateThread == 0 leads to              *)
(* startTemplateThread: acquirem; CAS(&newmHandoff.haveTemplateThread, 0,  *)
(* 1). If another's CAS comes between load and CAS, that is as if it had   *)
(* come before the load.                                                   *)
(***************************************************************************)
LockOSThread(mp) ==
    /\ MayDo(mp, LocksOSThread)
    /\ lockedm(m[mp].curg) = Nil
    /\ LET starts == TemplateThread /\ sched.templateThread = "none"
           acquires == starts /\ ~Fault("startTemplateThreadIsPreemptible")
       IN /\ m' = [m EXCEPT ![mp].locks = IF acquires THEN @ + 1 ELSE @]
          /\ sched' = [sched EXCEPT !.templateThread = IF starts THEN "claimed" ELSE @]
          /\ thread' = [thread EXCEPT
               ![mp].pc = IF starts THEN "startTemplateThread_newm" ELSE "dolockOSThread",
               ![mp].registers = Clobbered]
    /\ UNCHANGED <<g, p>>

(***************************************************************************)
(* startTemplateThread calls newm, an ordinary function with a stack check *)
(* (from which morestack and newstack follow). newm itself, up to the      *)
(* clone, is one step.                                                     *)
(***************************************************************************)
startTemplateThread_morestack(mp) ==
    /\ At(mp, "startTemplateThread_newm")
    /\ TooLittleStack(m[mp].curg)
    /\ g' = [g EXCEPT ![m[mp].curg].sched = "startTemplateThread_newm"]
    /\ thread' = [thread EXCEPT ![mp].pc = "newstack", ![mp].g = "g0"]
    /\ UNCHANGED <<m, p, sched>>

startTemplateThread_newm(mp, nmp) ==
    /\ At(mp, "startTemplateThread_newm")
    /\ ~TooLittleStack(m[mp].curg)
    /\ sched.execWriter = Nil
    /\ thread[nmp].pc = "absent"
    /\ thread' = [thread EXCEPT
         ![mp].pc = "dolockOSThread",
         ![nmp] = Cloned(<<"templateThread_nmsys">>)]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* startTemplateThread: releasem, if there was an acquirem. LockOSThread:  *)
(* m.lockedExt++; dolockOSThread: m.lockedg and gp.lockedm.                *)
(***************************************************************************)
dolockOSThread(mp) ==
    /\ At(mp, "dolockOSThread")
    /\ m' = [m EXCEPT ![mp].locks = 0]
    /\ g' = [g EXCEPT
         ![m[mp].curg].lockedm = mp,
         ![m[mp].curg].stackguard0 = IF m[mp].locks = 1 /\ g[m[mp].curg].preempt THEN "stackPreempt" ELSE @]
    /\ thread' = [thread EXCEPT ![mp] = BackInLoop(mp)]
    /\ UNCHANGED <<p, sched>>

(***************************************************************************)
(* templateThread: sched.nmsys++ and checkdead, under sched.lock.          *)
(***************************************************************************)
templateThread_nmsys(mp) ==
    /\ At(mp, "templateThread_nmsys")
    /\ SchedUnlocked
    /\ thread' = [thread EXCEPT ![mp].pc = "templateThread"]
    /\ UNCHANGED <<g, m, p, sched>>

(***************************************************************************)
(* templateThread, under newmHandoff.lock: an M from the list is made, or  *)
(* waiting = true; noteclear(&newmHandoff.wake). (Go takes the whole list  *)
(* at once; what is added meanwhile comes next either way.)                *)
(***************************************************************************)
templateThread(mp) ==
    /\ At(mp, "templateThread")
    /\ IF sched.newmHandoff # <<>>
       THEN /\ sched' = [sched EXCEPT !.newmHandoff = Tail(@)]
            /\ thread' = [thread EXCEPT ![mp] =
                 [Called(mp, "newm1", "templateThread") EXCEPT !.mp = Head(sched.newmHandoff)]]
       ELSE IF Fault("templateThreadLooksTooEarly")
       THEN /\ thread' = [thread EXCEPT ![mp].pc = "templateThread_notesleep"]
            /\ UNCHANGED sched
       ELSE /\ sched' = [sched EXCEPT !.templateThread = "waiting"]
            /\ thread' = [thread EXCEPT ![mp].pc = "templateThread_notesleep"]
    /\ UNCHANGED <<g, m, p>>

templateThread_waiting(mp) ==       \* if templateThreadLooksTooEarly
    /\ At(mp, "templateThread_notesleep")
    /\ sched.templateThread = "claimed"
    /\ sched' = [sched EXCEPT !.templateThread = "waiting"]
    /\ UNCHANGED <<g, m, p, thread>>

(***************************************************************************)
(* templateThread: notesleep(&newmHandoff.wake) ends.                      *)
(***************************************************************************)
templateThread_notesleep(mp) ==
    /\ At(mp, "templateThread_notesleep")
    /\ sched.templateThread = "woken"
    /\ sched' = [sched EXCEPT !.templateThread = "claimed"]
    /\ thread' = [thread EXCEPT ![mp].pc = "templateThread"]
    /\ UNCHANGED <<g, m, p>>

TemplateThreadStep(mp) ==
    \/ LockOSThread(mp)
    \/ startTemplateThread_morestack(mp)
    \/ \E nmp \in M : startTemplateThread_newm(mp, nmp)
    \/ dolockOSThread(mp)
    \/ templateThread_nmsys(mp)
    \/ templateThread(mp)
    \/ templateThread_waiting(mp)
    \/ templateThread_notesleep(mp)

(***************************************************************************)
(* Who has said that there will be a template thread keeps its M until     *)
(* there is one (proc.go:2179): others count on it, and a P that is already*)
(* promised to a thread that nobody makes never stops (golang/go#38931).   *)
(***************************************************************************)
TemplateThreadPC == { "templateThread_nmsys", "templateThread", "templateThread_notesleep" }

TemplateThreadComes ==
    sched.templateThread # "none" =>
        \/ \E mp \in M : Within(mp, TemplateThreadPC)
        \/ \E mp \in M : /\ m[mp].curg # Nil
                          /\ ProgramPC(mp) \notin {"goschedImpl", "preemptPark"}
                          /\ \/ ProgramPC(mp) = "startTemplateThread_newm"
                             \/ g[m[mp].curg].sched = "startTemplateThread_newm"

TemplateThreadComesMatters == \E mp \in M : ProgramPC(mp) = "startTemplateThread_newm"

(***************************************************************************)
(* Every M that was promised a thread gets one.                            *)
(***************************************************************************)
AllocatedStarts == \A mp \in M : thread[mp].pc = "allocated" ~> thread[mp].pc # "allocated"

=============================================================================
