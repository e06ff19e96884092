package dev.tightloop.ci;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The {@code tightloop} command. */
@Command(
    name = "tightloop",
    mixinStandardHelpOptions = true,
    versionProvider = Tightloop.Version.class,
    description = "Verifies Go's goroutine preemption.",
    subcommands = HelpCommand.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Tightloop implements Runnable {

  /** The system property that names the repository's root; the launcher sets it. */
  static final String ROOT = "tightloop.root";

  /** The system property that says whether standard error is a terminal; the launcher sets it. */
  private static final String TERMINAL = "tightloop.terminal";

  /** Runs the command and ends the process. */
  public static void main(String[] arguments) {
    Console console = new Console(System.out, System.err, Boolean.getBoolean(TERMINAL));
    Path root = Path.of(System.getProperty(ROOT, "."));
    Interruption interruption = new Interruption();
    interruption.install();
    int exitCode =
        run(console, root, options -> RealEngines.engines(root, options), interruption, arguments);
    console.out().flush();
    interruption.ended(exitCode);
    System.exit(exitCode);
  }

  /** Runs the command and returns its exit code. */
  static int run(
      Console console,
      Path root,
      Engines.Factory factory,
      Interruption interruption,
      String... arguments) {
    Complaints complaints = new Complaints(console.err(), root);
    try {
      return new CommandLine(new Tightloop())
          .addSubcommand(new CheckCommand(console, root, factory, interruption))
          .addSubcommand(new LockstepCommand(console, root))
          .addSubcommand(new PinCommand(console, root))
          .addSubcommand(new TraceCommand(console, root))
          .addSubcommand(new VacuityCommand(console, root))
          .addSubcommand(new ExploreCommand(console, root, interruption))
          .addSubcommand(FuzzCommand.line(new FuzzCommand(console, root, interruption)))
          .addSubcommand(new LiveCommand(console, root, interruption))
          .addSubcommand(new ReplayCommand(console))
          .addSubcommand(new FaultsCommand(console, root))
          .addSubcommand(new HistoryCommand(console, root))
          .addSubcommand(new InvariantsCommand(console, root))
          .addSubcommand(new HuntCommand(console, root, interruption))
          .setOut(new java.io.PrintWriter(console.out(), true))
          .setExpandAtFiles(false)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setParameterExceptionHandler(complaints::misuse)
          .setExecutionExceptionHandler(complaints::failure)
          .execute(arguments);
    } catch (Throwable e) {
      return complaints.crash(e, arguments);
    }
  }

  /** Called without a command. */
  @Override
  public void run() {
    throw new UsageError("no command; the main one is check");
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Tightloop.class.getPackage().getImplementationVersion();
      return new String[] {"tightloop " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
