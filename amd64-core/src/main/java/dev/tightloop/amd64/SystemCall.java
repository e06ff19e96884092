package dev.tightloop.amd64;

/**
 * SYSCALL: the kernel's turn. RCX holds the address behind the instruction, which RIP points at,
 * and R11 holds RFLAGS; everything else is as before (Intel SDM vol. 2, "SYSCALL").
 */
public final class SystemCall extends Trap {
  public SystemCall() {
    super("system call");
  }
}
