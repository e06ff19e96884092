package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;

/** The predicates of each module, on one model's working state. */
final class Modules {

  final TypeInvariant type;
  final MachineInvariants machine;
  final SafePointInvariants safePoint;
  final AcquiremInvariants acquirem;
  final CheckdeadInvariants checkdead;
  final CooperativeInvariants cooperative;
  final DropmInvariants dropm;
  final ExitsyscallInvariants exitsyscall;
  final PreemptoneInvariants preemptone;
  final SignalHandlerInvariants signalHandler;
  final SafePointFnsInvariants safePointFns;
  final StoppedWorldInvariants stoppedWorld;
  final SuspendInvariants suspend;
  final WorkConservationInvariants workConservation;

  Modules(Model model) {
    type = new TypeInvariant(model);
    machine = new MachineInvariants(model);
    safePoint = new SafePointInvariants(model);
    acquirem = new AcquiremInvariants(model);
    checkdead = new CheckdeadInvariants(model);
    cooperative = new CooperativeInvariants(model);
    dropm = new DropmInvariants(model, machine);
    exitsyscall = new ExitsyscallInvariants(model);
    preemptone = new PreemptoneInvariants(model);
    signalHandler = new SignalHandlerInvariants(model);
    safePointFns = new SafePointFnsInvariants(model);
    stoppedWorld = new StoppedWorldInvariants(model);
    suspend = new SuspendInvariants(model);
    workConservation = new WorkConservationInvariants(model);
  }
}
