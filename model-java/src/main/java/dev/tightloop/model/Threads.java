package dev.tightloop.model;

/** {@code spec/Threads.tla}. */
final class Threads extends Runtime {

  Threads(Model model) {
    super(model);
  }

  boolean startm_mget(int t) {
    if (!(at(t, ThreadPc.startm_mget))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("startm_mget is not mirrored yet");
  }

  boolean startm_newm(int t, int nmp) {
    if (!(at(t, ThreadPc.startm_mget) || at(t, ThreadPc.newm))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("startm_newm is not mirrored yet");
  }

  boolean startm_unlock(int t) {
    if (!(at(t, ThreadPc.startm_mget))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("startm_unlock is not mirrored yet");
  }

  boolean startm_noP(int t) {
    if (!(at(t, ThreadPc.startm_mget))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("startm_noP is not mirrored yet");
  }

  boolean startm_nmspinning(int t) {
    if (!(at(t, ThreadPc.startm_nmspinning))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("startm_nmspinning is not mirrored yet");
  }

  boolean startm_nextp(int t) {
    if (!(at(t, ThreadPc.startm_nextp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("startm_nextp is not mirrored yet");
  }

  boolean startm_notewakeup(int t) {
    if (!(at(t, ThreadPc.startm_notewakeup))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("startm_notewakeup is not mirrored yet");
  }

  boolean wakep_npidle(int mp) {
    if (!(at(mp, ThreadPc.wakep))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("wakep_npidle is not mirrored yet");
  }

  boolean wakep_nmspinning(int mp) {
    if (!(at(mp, ThreadPc.wakep_CAS))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("wakep_nmspinning is not mirrored yet");
  }

  boolean stopm_mput(int mp) {
    if (!(at(mp, ThreadPc.stopm))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("stopm_mput is not mirrored yet");
  }

  boolean mPark(int mp) {
    if (!(at(mp, ThreadPc.mPark))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("mPark is not mirrored yet");
  }

  boolean acquirep_nextp(int mp) {
    if (!(at(mp, ThreadPc.acquirep_nextp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("acquirep_nextp is not mirrored yet");
  }
}
