package dev.tightloop.benchmarks.strategies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What {@code docs} has of the samples that are there: tables in the page, and two pictures. */
public final class StrategiesPage {

  private static final String PAGE = "strategies.md";
  private static final String BEGIN = "<!-- output of benchmarks/strategies -->\n";
  private static final String END = "<!-- end of output -->\n";

  private StrategiesPage() {}

  /** Writes them. */
  public static void main(String[] arguments) throws IOException {
    Path docs = Path.of(System.getProperty("tightloop.root", ".")).resolve("docs");
    for (Map.Entry<String, String> file : files(docs).entrySet()) {
      Files.writeString(docs.resolve(file.getKey()), file.getValue());
    }
  }

  /** The files, as they have to be, by name. */
  static Map<String, String> files(Path docs) throws IOException {
    Samples samples = new Samples(SampleFile.read(docs.resolve("strategies.csv")).all());
    String page = Files.readString(docs.resolve(PAGE));
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END, begin);
    if (begin < BEGIN.length() || end < 0) {
      throw new UnfitSamples(docs.resolve(PAGE) + " has no place for the output");
    }
    Map<String, String> files = new TreeMap<>();
    files.put(
        PAGE, page.substring(0, begin) + StrategiesTables.of(samples.all()) + page.substring(end));
    files.put("strategies-found.svg", FoundPicture.of(samples));
    files.put("strategies-faults.svg", FaultsPicture.of(samples));
    return files;
  }
}
