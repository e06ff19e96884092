package dev.tightloop.model;

/** {@code spec/Dropm.tla}. */
final class Dropm extends Runtime {

  Dropm(Model model) {
    super(model);
  }

  boolean dropm_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.syscall))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("dropm_casgstatus is not mirrored yet");
  }

  boolean dropm_preemptStop(int mp) {
    if (!(at(mp, ThreadPc.dropm_preemptStop))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("dropm_preemptStop is not mirrored yet");
  }

  boolean dropm_sigblock(int mp) {
    if (!(at(mp, ThreadPc.dropm_sigblock))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("dropm_sigblock is not mirrored yet");
  }

  boolean dropm_lockextra(int mp) {
    if (!(at(mp, ThreadPc.dropm_lockextra))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("dropm_lockextra is not mirrored yet");
  }

  boolean dropm_unlockextra(int mp) {
    if (!(at(mp, ThreadPc.dropm_unlockextra))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("dropm_unlockextra is not mirrored yet");
  }

  boolean dropm_msigrestore(int t) {
    if (!(at(t, ThreadPc.dropm_msigrestore))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("dropm_msigrestore is not mirrored yet");
  }
}
