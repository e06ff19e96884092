package dev.tightloop.model;

/** Where sysmon is, as {@code spec/Runtime.tla SysmonPC}. */
public enum SysmonPc {
  usleep,
  retake_schedtick,
  preemptone_m,
  preemptone_curg,
  preemptone_preempt,
  preemptone_stackguard0,
  preemptone_p_preempt,
  preemptM_CAS,
  preemptM_tgkill;

  private static final SysmonPc[] VALUES = values();

  /** The constant of this ordinal, without the copy that {@code values()} makes. */
  public static SysmonPc of(int ordinal) {
    return VALUES[ordinal];
  }
}
