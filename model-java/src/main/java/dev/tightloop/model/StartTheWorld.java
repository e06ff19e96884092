package dev.tightloop.model;

/** {@code spec/StartTheWorld.tla}. */
final class StartTheWorld extends Runtime {

  StartTheWorld(Model model) {
    super(model);
  }

  boolean startTheWorld_procresize(int mp) {
    if (!(at(mp, ThreadPc.worldStopped))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("startTheWorld_procresize is not mirrored yet");
  }

  boolean startTheWorld_nextp(int mp) {
    if (!(at(mp, ThreadPc.startTheWorld_nextp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("startTheWorld_nextp is not mirrored yet");
  }

  boolean startTheWorld_newm(int mp, int nmp) {
    if (!(at(mp, ThreadPc.startTheWorld_nextp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("startTheWorld_newm is not mirrored yet");
  }

  boolean startTheWorld_wakep(int mp) {
    if (!(at(mp, ThreadPc.startTheWorld_nextp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("startTheWorld_wakep is not mirrored yet");
  }

  boolean startTheWorld_semrelease(int mp) {
    if (!(at(mp, ThreadPc.startTheWorld_semrelease))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("startTheWorld_semrelease is not mirrored yet");
  }

  boolean startTheWorld_releasem(int mp) {
    if (!(at(mp, ThreadPc.startTheWorld_releasem))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("startTheWorld_releasem is not mirrored yet");
  }
}
