package dev.tightloop.benchmarks.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.fuzz.FuzzResult;
import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.strategy.UniformRandom;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strategies need is measured as the fuzzer finds it, kept, and not measured twice. */
final class StrategiesCommandTest {

  private static final String FAULT = "executeKeepsPreempt";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("strategies.csv");
  }

  @Test
  void theNumberIsThatOfTheFuzzersSchedule() throws IOException, InterruptedException {
    assertEquals(0, measure("uniform", "--seeds", "3", "--threads", "2"), err::toString);
    Sample sample = samples().get(0);
    assertEquals(3, sample.seeds());
    for (int seed = 1; seed <= 3; seed++) {
      assertEquals(byTheFuzzer(seed), sample.firsts().get(seed - 1), "seed " + seed);
    }
    assertTrue(out.toString().contains("| " + FAULT + " | " + StrategiesTables.cell(sample)));
  }

  private static long byTheFuzzer(long seed) throws InterruptedException {
    Path spec = Path.of(System.getProperty("tightloop.root")).resolve("spec");
    SpecConfiguration configuration =
        new SpecDirectory(spec).configuration("FaultExecuteKeepsPreempt");
    Target target =
        Target.asking(configuration, configuration.expectation().violates().orElseThrow());
    FuzzResult result =
        new Fuzzer(target, seed, machine -> new UniformRandom(), Fuzzer.LENGTH, 1)
            .run(1_000, () -> true, far -> {});
    assertTrue(result.found().isPresent());
    return result.schedules();
  }

  @Test
  void randomProgramsFindWhatIsSeededThere() throws IOException {
    assertEquals(
        0,
        run(
            "--strategy",
            Search.PROGRAMS,
            "--fault",
            "signalPendingNeverCleared",
            "--fault",
            FAULT,
            "--seeds",
            "2"));
    assertEquals(1, samples().size(), "the other one is not seeded there");
    assertEquals(2, samples().get(0).found());
  }

  @Test
  void whatIsThereIsNotMeasuredAgainUnlessAsked() throws IOException {
    String kept = FAULT + ",uniform,1000,2026-01-02,7 8";
    file(kept);
    assertEquals(0, measure("uniform", "--seeds", "2"));
    assertEquals(kept, samples().get(0).line());
    assertEquals(0, measure("uniform", "--seeds", "3"));
    assertEquals(List.of(7L, 8L), samples().get(0).firsts().subList(0, 2));
    assertEquals(3, samples().get(0).seeds());
    assertEquals(0, measure("uniform", "--seeds", "2", "--again"));
    assertEquals(2, samples().get(0).seeds());
    assertTrue(!samples().get(0).line().endsWith(",7 8"));
  }

  @Test
  void aLargerBudgetLooksAgainForWhatWasMissed() throws IOException {
    file(FAULT + ",uniform,1,2026-01-02,1 -");
    assertEquals(0, measure("uniform", "--seeds", "2", "--budget", "1000"));
    Sample sample = samples().get(0);
    assertEquals(1, sample.firsts().get(0));
    assertTrue(sample.firsts().get(1) > 1 && sample.firsts().get(1) <= 1000, sample::line);
    assertEquals(1000, sample.budget());
  }

  @Test
  void badUsageIsOneLine() throws IOException {
    assertEquals(2, run("--seeds", "0"));
    assertEquals(2, run("--strategy", "unifrom"));
    assertEquals(2, run("--fault", "executeKeepsPremept"));
    assertEquals(2, run("--out", "nowhere/at/all.csv"));
    file(FAULT + ",uniform,many,2026-01-02,1");
    assertEquals(2, measure("uniform"));
    assertEquals(5, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains("uniform"), err.toString());
    assertTrue(err.toString().contains("line 2"), err.toString());
  }

  private void file(String line) throws IOException {
    SampleFile samples = SampleFile.read(file);
    samples.add(new Sample("none", "none", 1, LocalDate.EPOCH, List.of(1L)));
    List<String> head = List.of(Files.readAllLines(file).get(0), line);
    Files.write(file, head);
  }

  private List<Sample> samples() throws IOException {
    return SampleFile.read(file).all();
  }

  private int measure(String strategy, String... options) {
    String[] all = new String[options.length + 4];
    System.arraycopy(options, 0, all, 4, options.length);
    all[0] = "--strategy";
    all[1] = strategy;
    all[2] = "--fault";
    all[3] = FAULT;
    return run(all);
  }

  private int run(String... options) {
    String[] all = new String[options.length + 2];
    System.arraycopy(options, 0, all, 2, options.length);
    all[0] = "--out";
    all[1] = file.toString();
    return StrategiesCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }
}
