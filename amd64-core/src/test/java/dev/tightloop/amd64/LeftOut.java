package dev.tightloop.amd64;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What objdump knows and this core does not decode: all of it, by family. A name that is in none of
 * them, and that the decoder refuses, is a gap.
 */
public enum LeftOut {
  THREE_D_NOW("femms|pf[a-z0-9]+ .*|pi2f[wd] .*|pavgusb .*|pmulhrw .*|pswapd .*"),
  X87("f(?!x(save|rstor)).*"),
  MMX("emms|.*\\bmm[0-7]\\b.*|cvtpi2p[sd] .*|movdq2q .*|movq2dq .*"),
  APPROXIMATIONS("rcp[ps]s .*|rsqrt[ps]s .*"),
  AVX_512("\\{evex\\}.*|k(add|and|andn|mov|not|or|ortest|shift[lr]|test|unpck|xnor|xor)[bwdq]+ .*"),
  AVX_VNNI("\\{vex\\} vpdp.*|vpdpb[su][su]ds? .*"),
  AVX_IFMA("\\{vex\\} vpmadd52.*"),
  AVX_NE_CONVERT("vbcstne.*|vcvtne.*|\\{vex\\} vcvtne.*"),
  AMX("(ld|st)tilecfg.*|tile.*|tdp.*|tcmm.*"),
  CMPCCXADD("cmpn?[a-z]{1,2}xadd .*"),
  RAO_INT("a(add|and|or|xor) .*"),
  FMA4_AND_XOP(
      "vfn?m(add|sub)(sub|add)?[ps][sd] .*|vpermil2p[sd] .*|vp(cmov|perm|rot|sh[al]|com|mac|madc).*"
          + "|vphaddu?[bwd][wdq] .*|vphsub(bw|wd|dq) .*"),
  KEY_LOCKER("aes(enc|dec)(wide)?(128|256)kl.*|loadiwkey.*|encodekey.*"),
  SHADOW_STACKS("rdssp.*|incssp.*|(save|r?stor)\\w*ssp.*|wru?ss[dq].*|(set|clr)ssbsy.*"),
  USER_INTERRUPTS("uiret|testui|clui|stui|senduipi.*"),
  TRANSACTIONS("xbegin.*|xabort.*|xend|xtest|x(sus|res)ldtrk"),
  XSAVE("xsave(c|s|opt)(64)? .*|xrstors(64)? .*"),
  ENCLAVES("encl.*|getsec|seam.*|tdcall"),
  VIRTUAL_MACHINES(
      "vm(m?call|launch|resume|xoff|xon|clear|read|write|func|run|load|save|gexit|ptr(ld|st)).*"
          + "|inv(ept|vpid|lpga|lpgb|pcid).*|skinit|clgi|stgi|tlbsync"),
  SECURE_NESTED_PAGING("psmash|pvalidate|rmp.*"),
  RANDOM_NUMBERS("rdrand .*|rdseed .*"),
  CACHE_CONTROL("cldemote .*|clzero|mcommit|prefetchit.*"),
  DIRECT_STORES("movdiri .*|movdir64b .*|enqcmds? .*"),
  WAITING("monitorx?|mwaitx?|umonitor .*|umwait .*|tpause .*"),
  PROTECTION_KEYS("(rd|wr)pkru"),
  PROCESSOR_NUMBERS("rdpid .*|rdpru"),
  TRACING("ptwrite .*|serialize|hreset .*"),
  PADLOCK("xstore-rng|xcrypt-.*|montmul|xsha.*"),
  FAR_TRANSFERS("(call|jmp) FWORD .*|(call|jmp) TBYTE .*|l[fgs]s .*"),
  SYSTEM("sysenter.*|rsm|clac|stac|pconfig|int1|(rd|wr)msr(list|ns)"),
  SEGMENTS("l(ar|sl) .*|ver[rw] .*|s([gil]dt|msw|tr) .*|(push|pop)w? [fg]s");

  private final Pattern pattern;

  LeftOut(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  /**
   * The family of what objdump prints, by the first that fits.
   *
   * @param opcode the first byte that is no prefix: 62 is EVEX
   */
  static Optional<LeftOut> of(String text, int opcode) {
    if (opcode == 0x62) {
      return Optional.of(AVX_512);
    }
    for (LeftOut family : values()) {
      if (family.pattern.matcher(text).matches()) {
        return Optional.of(family);
      }
    }
    return Optional.empty();
  }
}
