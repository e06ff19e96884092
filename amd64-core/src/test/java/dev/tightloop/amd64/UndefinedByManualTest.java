package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What is undefined only in some faults is excused in these, and nothing else with it. */
class UndefinedByManualTest {
  private final CaseBatch batch = new CaseBatch();

  @Test
  void aRepeatedComparisonThatFaultsMayRestoreTheFlags() {
    for (String name : new String[] {"f3 a6 repz cmps", "f2 af repnz scas"}) {
      assertExcused(true, name, (real, ours) -> ours[StateRecord.RFLAGS] ^= Flags.CF | Flags.ZF);
      assertExcused(false, name, (real, ours) -> real[StateRecord.RFLAGS] ^= Flags.CF | Flags.ZF);
      assertExcused(false, name, (real, ours) -> ours[StateRecord.RFLAGS] ^= Flags.DF);
      assertExcused(
          false,
          name,
          (real, ours) -> {
            ours[StateRecord.RFLAGS] ^= Flags.CF;
            real[StateRecord.RIP] += 2;
            ours[StateRecord.RIP] += 2;
          });
    }
    assertExcused(
        false, "a6 cmps", (real, ours) -> ours[StateRecord.RFLAGS] ^= Flags.CF | Flags.ZF);
  }

  @Test
  void anAreaMayFaultAtAnyOfItsBytes() {
    for (String name : new String[] {"0f ae/0", "0f ae/1"}) {
      assertExcused(true, name, (real, ours) -> ours[StateRecord.CR2] += 100);
      assertExcused(
          false,
          name,
          (real, ours) -> {
            real[StateRecord.CR2] += 512;
            ours[StateRecord.CR2] += 100;
          });
      assertExcused(false, name, (real, ours) -> ours[StateRecord.ERROR] ^= CoreSide.WRITE);
    }
  }

  /** A page fault that leaves the same state on both sides, but for one change. */
  private void assertExcused(boolean excused, String name, BiConsumer<long[], long[]> change) {
    ComparedRow row =
        ComparedRow.portable().stream()
            .filter(each -> !each.lock() && (each.name() + " ").startsWith(name))
            .findFirst()
            .get();
    batch.fill(row, 1, 1, 1);
    long[] before = Arrays.copyOf(batch.before, StateRecord.LONGS);
    Encoding encoding = batch.encoding(0);
    long[] real = before.clone();
    real[StateRecord.VECTOR] = CoreSide.PAGE_FAULT;
    real[StateRecord.ERROR] = 0;
    real[StateRecord.CR2] =
        encoding.hasMemoryOperand() ? encoding.address().of(before, 0) : Arena.HOLE;
    long[] ours = real.clone();
    change.accept(real, ours);
    Comparison.excuse(encoding, before, real, ours, 0);
    assertEquals(excused, Comparison.same(real, ours, 0), row.name());
  }
}
