package dev.tightloop.model;

/** {@code spec/Processors.tla}. */
final class Processors extends Runtime {

  Processors(Model model) {
    super(model);
  }

  boolean releasep_m_p(int mp) {
    if (!(at(mp, ThreadPc.releasep_m_p))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("releasep_m_p is not mirrored yet");
  }

  boolean releasep_p_m(int mp) {
    if (!(at(mp, ThreadPc.releasep_p_m))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("releasep_p_m is not mirrored yet");
  }

  boolean releasep_status(int mp) {
    if (!(at(mp, ThreadPc.releasep_status))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("releasep_status is not mirrored yet");
  }

  boolean acquirep_m_p(int mp) {
    if (!(at(mp, ThreadPc.acquirep_m_p))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("acquirep_m_p is not mirrored yet");
  }

  boolean acquirep_p_m(int mp) {
    if (!(at(mp, ThreadPc.acquirep_p_m))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("acquirep_p_m is not mirrored yet");
  }

  boolean acquirep_status(int mp) {
    if (!(at(mp, ThreadPc.acquirep_status))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("acquirep_status is not mirrored yet");
  }
}
