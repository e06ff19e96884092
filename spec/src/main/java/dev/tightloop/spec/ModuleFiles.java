package dev.tightloop.spec;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import util.FilenameToStream;

/**
 * Finds modules for TLC: those of the specification in its directory, the standard ones in TLC's
 * jar. {@code util.SimpleFilenameToStream} would extract the latter to one place that all processes
 * share.
 */
final class ModuleFiles implements FilenameToStream {

  private static final String STANDARD = "tla2sany/StandardModules/";
  private static final String SUFFIX = ".tla";

  private final Path directory;
  private final Path extracted;

  ModuleFiles(Path directory, Path extracted) {
    this.directory = directory;
    this.extracted = extracted;
  }

  @Override
  public File resolve(String name, boolean isModule) {
    String fileName = isModule && !name.endsWith(SUFFIX) ? name + SUFFIX : name;
    if (!Files.exists(directory.resolve(fileName)) && isStandardModule(fileName)) {
      return new TLAFile(extract(fileName).toString(), true, this);
    }
    return new TLAFile(directory.resolve(fileName).toString(), false, this);
  }

  private Path extract(String fileName) {
    Path file = extracted.resolve(fileName);
    try (InputStream standard = open(fileName)) {
      if (!Files.exists(file)) {
        Files.copy(standard, file);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String getFullPath() {
    return directory.toString();
  }

  @Override
  public boolean isStandardModule(String name) {
    try (InputStream standard = open(name.endsWith(SUFFIX) ? name : name + SUFFIX)) {
      return standard != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String fileName) {
    return FilenameToStream.class.getClassLoader().getResourceAsStream(STANDARD + fileName);
  }
}
