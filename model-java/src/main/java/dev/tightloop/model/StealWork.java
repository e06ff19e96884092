package dev.tightloop.model;

/** {@code spec/StealWork.tla}. */
final class StealWork extends Runtime {

  StealWork(Model model) {
    super(model);
  }

  boolean stealWork_gcwaiting(int mp) {
    if (!(at(mp, ThreadPc.stealWork))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("stealWork_gcwaiting is not mirrored yet");
  }

  boolean runqsteal(int mp, int p2) {
    if (!(at(mp, ThreadPc.runqsteal))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("runqsteal is not mirrored yet");
  }

  boolean runqgrab_runnext(int mp) {
    if (!(at(mp, ThreadPc.runqgrab_runnext))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("runqgrab_runnext is not mirrored yet");
  }

  boolean runqgrab_CAS(int mp) {
    if (!(at(mp, ThreadPc.runqgrab_CAS))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("runqgrab_CAS is not mirrored yet");
  }
}
