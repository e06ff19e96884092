/*
 * Without input: takes SIGURG on the plain stack, on the alternate stack, and on the alternate stack
 * from a handler that is on it already, and prints each frame as the kernel built it.
 * With input "address length bytes": puts the bytes there, points RIP and RSP of that frame into this
 * program, returns through it, and prints the registers it woke up with.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

struct entry { uint64_t rsp, rsi, rdx, flags, xmm15, mxcsr; };

static struct {
  char *name;
  struct entry entry;
  uint64_t size;
  unsigned char bytes[32768];
} frames[3];
static volatile int count;
static char *volatile current;
static stack_t alternate;

/* Keeps what the handler was entered with, then calls record(&entry). */
__attribute__((naked)) static void handler(int signal, siginfo_t *info, void *context) {
  __asm__(
      "mov %rsp, %rax\n\t"
      "sub $56, %rsp\n\t"
      "pushfq\n\t"
      "pop 24(%rsp)\n\t"
      "mov %rax, 0(%rsp)\n\t"
      "mov %rsi, 8(%rsp)\n\t"
      "mov %rdx, 16(%rsp)\n\t"
      "movq %xmm15, 32(%rsp)\n\t"
      "movq $0, 40(%rsp)\n\t"
      "stmxcsr 40(%rsp)\n\t"
      "mov %rsp, %rdi\n\t"
      "call record\n\t"
      "add $56, %rsp\n\t"
      "ret");
}

__attribute__((used)) void record(struct entry *entry) {
  ucontext_t *context = (ucontext_t *) entry->rdx;
  uint32_t *reserved = (uint32_t *) ((char *) context->uc_mcontext.fpregs + 464);
  uint64_t image = reserved[0] == 0x46505853 ? reserved[1] : 512;
  frames[count].name = current;
  frames[count].entry = *entry;
  frames[count].size = (uint64_t) context->uc_mcontext.fpregs + image - entry->rsp;
  memcpy(frames[count].bytes, (void *) entry->rsp, frames[count].size);
  count++;
}

static void raise_with_known_state(void) {
  uint64_t pattern = 0x0fedcba987654321, twelve = 0x123456789abcdef0;
  uint32_t mxcsr = 0x7f80, normal = 0x1f80;
  long pid = getpid(), tid = syscall(SYS_gettid);
  __asm__ volatile(
      "movq %[pattern], %%xmm15\n\t"
      "punpcklqdq %%xmm15, %%xmm15\n\t"
      "mov %[twelve], %%r12\n\t"
      "ldmxcsr %[mxcsr]\n\t"
      "std\n\t"
      "syscall\n\t"
      "cld\n\t"
      "ldmxcsr %[normal]\n\t"
      :
      : [pattern] "r"(pattern), [twelve] "r"(twelve), [mxcsr] "m"(mxcsr), [normal] "m"(normal),
        "a"((long) SYS_tgkill), "D"(pid), "S"(tid), "d"((long) SIGURG)
      : "rcx", "r11", "r12", "xmm15", "memory", "cc");
}

static void raise_in_handler(int signal) { raise_with_known_state(); }

static void install(int signal, void *function, int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = function;
  action.sa_flags = flags;
  sigaction(signal, &action, NULL);
}

static void print(int i) {
  struct entry *e = &frames[i].entry;
  uint64_t fpstate, rsp;
  memcpy(&fpstate, frames[i].bytes + 8 + 40 + 184, 8);
  memcpy(&rsp, frames[i].bytes + 8 + 40 + 120, 8);
  printf("%s %lx %lx %lx ", frames[i].name, e->rsp, e->rsi, e->rdx);
  printf("%lx %lx %lx ", fpstate, rsp, e->rsp + frames[i].size - fpstate);
  printf("%lx %lx ", (uint64_t) alternate.ss_sp, alternate.ss_size);
  printf("%lx %lx %lx ", e->mxcsr, e->xmm15, e->flags);
  for (uint64_t b = 0; b < frames[i].size; b++) printf("%02x", frames[i].bytes[b]);
  printf("\n");
}

__attribute__((used)) uint64_t woken[15 + 32 + 2];
__attribute__((used)) char landing_stack[65536] __attribute__((aligned(64)));

__attribute__((naked, used)) static void landing(void) {
  __asm__(
      "mov %rax, woken+0(%rip)\n\t" "mov %rcx, woken+8(%rip)\n\t" "mov %rdx, woken+16(%rip)\n\t"
      "mov %rbx, woken+24(%rip)\n\t" "mov %rbp, woken+32(%rip)\n\t" "mov %rsi, woken+40(%rip)\n\t"
      "mov %rdi, woken+48(%rip)\n\t" "mov %r8, woken+56(%rip)\n\t" "mov %r9, woken+64(%rip)\n\t"
      "mov %r10, woken+72(%rip)\n\t" "mov %r11, woken+80(%rip)\n\t" "mov %r12, woken+88(%rip)\n\t"
      "mov %r13, woken+96(%rip)\n\t" "mov %r14, woken+104(%rip)\n\t" "mov %r15, woken+112(%rip)\n\t"
      "movups %xmm0, woken+120(%rip)\n\t" "movups %xmm1, woken+136(%rip)\n\t"
      "movups %xmm2, woken+152(%rip)\n\t" "movups %xmm3, woken+168(%rip)\n\t"
      "movups %xmm4, woken+184(%rip)\n\t" "movups %xmm5, woken+200(%rip)\n\t"
      "movups %xmm6, woken+216(%rip)\n\t" "movups %xmm7, woken+232(%rip)\n\t"
      "movups %xmm8, woken+248(%rip)\n\t" "movups %xmm9, woken+264(%rip)\n\t"
      "movups %xmm10, woken+280(%rip)\n\t" "movups %xmm11, woken+296(%rip)\n\t"
      "movups %xmm12, woken+312(%rip)\n\t" "movups %xmm13, woken+328(%rip)\n\t"
      "movups %xmm14, woken+344(%rip)\n\t" "movups %xmm15, woken+360(%rip)\n\t"
      "pushfq\n\t" "pop woken+376(%rip)\n\t"
      "movq $0, woken+384(%rip)\n\t" "stmxcsr woken+384(%rip)\n\t"
      "cld\n\t"
      "call report\n\t");
}

__attribute__((used)) void report(void) {
  uint32_t normal = 0x1f80;
  uint64_t mask = 0;
  __asm__ volatile("ldmxcsr %0" : : "m"(normal));
  syscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, &mask, 8);
  for (int i = 0; i < 15 + 32 + 2; i++) printf("%lx ", woken[i]);
  printf("%lx\n", mask);
  fflush(stdout);
  _exit(0);
}

static void return_through(uint64_t address, uint64_t length) {
  uint64_t page = address & -4096UL;
  mmap((void *) page, address + length - page + 4096, PROT_READ | PROT_WRITE,
       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  for (uint64_t b = 0; b < length; b++) {
    unsigned byte;
    scanf("%2x", &byte);
    ((unsigned char *) address)[b] = byte;
  }
  *(uint64_t *) (address + 8 + 40 + 120) = (uint64_t) landing_stack + sizeof landing_stack - 64;
  *(uint64_t *) (address + 8 + 40 + 128) = (uint64_t) landing;
  __asm__ volatile(
      "mov %0, %%rsp\n\t"
      "mov %1, %%eax\n\t"
      "syscall"
      :
      : "r"(address + 8), "i"(SYS_rt_sigreturn)
      : "rax");
}

int main(void) {
  uint64_t address, length;
  if (scanf("%lx %ld", &address, &length) == 2) {
    return_through(address, length);
    return 1;
  }
  alternate.ss_size = 65536;
  alternate.ss_sp = mmap(NULL, alternate.ss_size, PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  sigaltstack(&alternate, NULL);
  current = "plain";
  install(SIGURG, handler, SA_SIGINFO);
  raise_with_known_state();
  current = "alternate";
  install(SIGURG, handler, SA_SIGINFO | SA_ONSTACK);
  raise_with_known_state();
  current = "nested";
  install(SIGUSR1, raise_in_handler, SA_ONSTACK);
  raise(SIGUSR1);
  for (int i = 0; i < count; i++) print(i);
  return 0;
}
