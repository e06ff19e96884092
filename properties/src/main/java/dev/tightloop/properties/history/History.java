package dev.tightloop.properties.history;

import dev.tightloop.properties.history.Shown.Allowed;
import dev.tightloop.properties.history.Shown.Changed;
import dev.tightloop.properties.history.Shown.Pair;
import dev.tightloop.spec.TlaSet;
import java.util.List;

/**
 * What has gone wrong with preemption and the scheduler since Go 1.5, by subject. An issue that a
 * fault names, in {@code spec/Faults.tla} or at the register level, needs nothing more here.
 */
public final class History {

  private static final TlaSet ALL_REGISTERS =
      TlaSet.of(List.of("GPR", "Flags", "VectorLow", "VectorHigh", "SP"));

  private History() {}

  /** All of them. */
  public static List<Issue> issues() {
    return ISSUES;
  }

  private static final List<Issue> ISSUES =
      List.of(
          // Requests and signals
          Issue.of(
                  10958,
                  "A loop without calls never stops, and whoever stops the world waits for it for ever.")
              .and(17831, 13546, 24543, 60106)
              .by(new Pair("StopTheWorldAsyncPreemptOff", "StopTheWorldEnds"))
              .by(new Changed("AsyncPreemptOff", "AsyncPreemptOff", false)),
          Issue.of(
              35470,
              "A prologue has compared with the guard of a request; the signal honours the request first, and the prologue then has a stack grown that is not short."),
          Issue.of(
                  37741,
                  "Each request sends a signal of its own, and a thread that is asked by many is always in the handler.")
              .by(new Changed("Go114SignalStorm", "Go114", false)),
          Issue.of(
                  35608,
                  "The signal always meets the same instruction, and that one is no safe point.")
              .and(35742, 47530)
              .by(new Pair("UnsafePointStarves", "UnsafePoint")),
          Issue.of(
              38531,
              "With asyncpreemptoff=1 nobody sends signals, but one from elsewhere finds a request and preempts all the same."),
          Issue.of(
              50749,
              "Two tests save, change and restore the switch for asynchronous preemption at once, and it stays off."),
          Issue.of(
                  34901,
                  "A goroutine that makes one short system call after the other loses the request each time.")
              .and(41015),
          Issue.of(
              28701,
              "sysmon compares a count of system calls that has always moved on, and a goroutine keeps its P for seconds."),
          Issue.of(
                  37779,
                  "The signals of a GC nearly always meet a thread that holds a lock, and are sent again and again.")
              .remark(
                  "A matter of how many; ProcUnpinStarves is the extreme, where all of them do."),
          Issue.of(
                  48297,
                  "A hook that preempts or moves the stack at every prologue finds places where the runtime does not expect it.")
              .and(55160, 54885)
              .by(new Allowed("MayMoreStackPreempt"))
              .remark("A method, not a bug: every prologue is a request."),
          // Handlers and threads of C
          Issue.of(
              36996,
              "SIGURG meets a thread that has just ceased to be one of Go; the runtime takes it for a stray signal and raises it once more, with the default action."),
          Issue.of(
              42207,
              "A signal comes while a thread of C takes an M from the list of extra ones, and its handler waits for the same list."),
          Issue.of(
              35235,
              "In the handler g is still the goroutine's, the stack pointer is not, and the first stack check fails."),
          Issue.of(
                  22930,
                  "The handler of a thread runs on a stack that is not the one Go set up, or on none, because a signal came too early or C has its own.")
              .and(37609, 12465)
              .by(new Allowed("CThreadOwnSignalStack")),
          Issue.of(
                  18255,
                  "The thread sanitizer calls the handler later: the context it is given is no longer that of the thread.")
              .and(18717)
              .by(new Pair("DelayedSignal", "DelayedSignalAcknowledged"))
              .remark(
                  "Since then the handler leaves the context alone, and that is where today's fault is: nobody acknowledges the signal."),
          Issue.of(
                  37942,
                  "The runtime's own SIGURGs arrive at a program that asked os/signal for SIGURG; but they cannot be told from others, as signals coalesce.")
              .and(38290)
              .by(new Pair("ExternalSignalLost", "ExternalSignalNotified"))
              .by(new Allowed("ExternalSignals")),
          Issue.of(38033, "A signal interrupts a system call whose caller does not begin it again.")
              .and(40846),
          Issue.of(
                  32912,
                  "In a call of the vDSO the register of g has other contents, and a handler takes them for g.")
              .and(34030, 34391, 46767),
          // macOS and Windows
          Issue.of(
              41702,
              "The kernel of macOS lets a signal that was on its way to a thread of the old program kill the one that Exec has started."),
          Issue.of(
              52226,
              "Exec waits for signals on their way; one was sent to a thread that has exited since, and is waited for for ever."),
          Issue.of(
              19546,
              "The kernel is asked for a new thread and for another program at the same time."),
          Issue.of(
                  65587,
                  "preemptM takes Exec's lock while its caller holds the scheduler's, in the opposite order of others.")
              .by(new Changed("ExecLockOrder", "Darwin", false))
              .remark("Go 1.19 has it, on macOS and iOS."),
          Issue.of(
                  50557,
                  "On Windows the thread that is to be preempted has gone back to C meanwhile, and what its M says is of no use.")
              .and(44679),
          Issue.of(
                  36492,
                  "On Windows the thread that preempts another suspends it, and then needs a lock that the suspended one holds.")
              .and(80982, 80665),
          // Stopping the world, suspending a goroutine
          Issue.of(
              28695,
              "Two goroutines each suspend the other, and neither can be suspended while it waits."),
          Issue.of(
              49388,
              "suspendG waits for a goroutine on its system stack, which never comes back from there."),
          Issue.of(
              19112,
              "One thread waits for a scan bit with sched.lock held, and the scanner waits for sched.lock."),
          Issue.of(
              38931,
              "The goroutine that starts the template thread is preempted between saying that there is one and starting it."),
          Issue.of(
              42237,
              "startm is preempted with a P in its hands, which nobody else knows of, and the world never stops."),
          Issue.of(
                  38404,
                  "With gcstoptheworld=1 the goroutine that started the GC is preempted before it releases worldsema, and user goroutines are disabled.")
              .and(34736),
          // Ps, Ms and queues
          Issue.of(
                  45867,
                  "An M finds no work and gives its P up; the last spinning one looked for an idle P just before. A goroutine waits beside an idle P.")
              .and(43997)
              .by(new Pair("IdleProcessor", "IdleProcessorNeedSpinning")),
          Issue.of(
                  40368,
                  "startm drops sched.lock before the new M is counted, and checkdead sees a runnable goroutine and nobody to run it.")
              .and(40518, 9576),
          Issue.of(
              59600,
              "The P is taken in one critical section and the M in another; between the two checkdead sees neither."),
          Issue.of(
                  40434,
                  "checkdead's counts of Ms are inconsistent, and it throws with sched.lock held.")
              .and(59758),
          Issue.of(
              46524,
              "A goroutine that left a system call is in the global queue already, runs elsewhere and locks its thread, when exitsyscall0 asks whether it is locked."),
          Issue.of(
              27660,
              "An M in a system call keeps the pointer to a P that is another's by then, and uses it."),
          Issue.of(38334, "The scheduler's choice after a preemption is no goroutine at all."),
          Issue.of(
                  28979,
                  "A goroutine ends without unlocking its thread: what the thread is must not be inherited, nor its P be lost.")
              .and(34031, 73141),
          Issue.of(36122, "A goroutine that is locked to its thread is preempted.")
              .by(new Allowed("LockedForLoop"))
              .remark(
                  "Not a bug: it is preempted as others are, and goes on where it was locked to."),
          // Timers
          Issue.of(
              38070,
              "A goroutine is preempted with a timer half changed, and the scheduler waits for that timer."),
          Issue.of(
                  38860,
                  "Timers that are due wait behind a goroutine that computes, or in a P that nobody looks at.")
              .and(44343),
          Issue.of(
                  35532,
                  "The scheduler waits for a timer's owner, and that one for the world to start again.")
              .by(new Pair("TimerBlocksStopTheWorld", "TimerStopsTheWorld")),
          Issue.of(
                  23098,
                  "Somebody goes through the list of Ps while it grows, and meets one that is not there yet.")
              .remark("The number of Ps never changes in the specification."),
          // Memory that the collector sees
          Issue.of(
              61958,
              "Code that has found the write barrier off is preempted before it stores, and stores without it when it is on."),
          Issue.of(
                  39499,
                  "A word on the stack of a preempted goroutine points into a span that is being set up.")
              .and(80147),
          Issue.of(
              73259,
              "A large frame is popped by two instructions; between them the table of frame sizes is wrong, and the stack cannot be unwound."),
          Issue.of(
              63830, "In the call that the signal injects the chain of frame pointers is broken."),
          Issue.of(
              80188,
              "A pointer is live in the link register only, and that is saved where no scan looks."),
          Issue.of(
                  35439,
                  "Without a signal stack the handler runs on the goroutine's, over what was stored below the stack pointer.")
              .and(42774, 35800),
          Issue.of(
              67108,
              "g is loaded by two instructions; between them the goroutine changes threads and loads the other thread's."),
          // Registers
          Issue.of(
                  37174,
                  "The kernel of macOS leaves the high halves of the vector registers dirty, and the old instructions become slow.")
              .remark("Speed alone: every result is the same."),
          Issue.of(
                  35777,
                  "A kernel loses contents of the vector registers when the handler returns.")
              .and(35326, 37436, 49233, 80285)
              .by(new Changed("KernelLosesHighLanes", "KernelFrameSaves", ALL_REGISTERS)),
          Issue.of(
                  81209,
                  "asyncPreempt saves less of the registers than compiled code keeps in them.")
              .and(75470)
              .by(new Changed("CompilerUsesAVX", "AsyncPreemptSaves", ALL_REGISTERS)),
          Issue.of(
                  37459,
                  "asyncPreempt's first instruction needs AVX; asking for it first changes the flags before they are saved.")
              .and(37477)
              .by(
                  new Changed(
                      "AsyncPreemptLosesFlags",
                      "AsyncPreemptSaves",
                      TlaSet.of(List.of("GPR", "Flags", "VectorLow", "SP")))));
}
