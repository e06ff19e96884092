package dev.tightloop.amd64;

/** What an instruction wanted of the memory that refused it. */
public enum Access {
  READ(Memory.READ),
  WRITE(Memory.WRITE),
  EXECUTE(Memory.EXECUTE);

  private final int permission;

  Access(int permission) {
    this.permission = permission;
  }

  /** The permission bit of {@link Memory} that allows this access. */
  public int permission() {
    return permission;
  }
}
