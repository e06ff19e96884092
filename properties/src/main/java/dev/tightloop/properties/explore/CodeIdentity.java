package dev.tightloop.properties.explore;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tells one version of the program from another: states of both must not meet in one search. */
final class CodeIdentity {

  private static final String CLASS = ".class";

  private CodeIdentity() {}

  /** A checksum of all classes that come from the same places as these. */
  static String of(Class<?>... classes) {
    CRC32C sum = new CRC32C();
    for (Class<?> each : classes) {
      try {
        Path place = Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI());
        for (Map.Entry<String, Long> file : sums(place).entrySet()) {
          sum.update((file + "\n").getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }
    return Long.toHexString(sum.getValue());
  }

  /** Checksums of class files by their names, the same for a jar and for what it was made of. */
  static Map<String, Long> sums(Path place) throws IOException {
    Map<String, Long> sums = new TreeMap<>();
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(each -> each.toString().endsWith(CLASS)).toList()) {
          CRC32 sum = new CRC32();
          sum.update(Files.readAllBytes(file));
          sums.put(
              place.relativize(file).toString().replace(File.separatorChar, '/'), sum.getValue());
        }
      }
      return sums;
    }
    try (ZipFile jar = new ZipFile(place.toFile())) {
      jar.stream()
          .filter(entry -> entry.getName().endsWith(CLASS))
          .forEach((ZipEntry entry) -> sums.put(entry.getName(), entry.getCrc()));
    }
    return sums;
  }
}
