package dev.tightloop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Imports run one way: amd64, linux, model, properties, ci; spec for properties and ci only. */
final class ArchitectureTest {

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tightloop");

  @Test
  void importsRunOneWay() {
    new Imports("dev.tightloop").oneWay().check(PRODUCTION);
  }

  /** Who uses the properties without jqwik needs no jqwik. */
  @Test
  void onlyThePackageForJqwikUsesIt() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tightloop.properties.jqwik..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("net.jqwik..", "dev.tightloop.properties.jqwik..")
        .check(PRODUCTION);
  }

  @Test
  void everyClassBelongsToAModule() {
    new Imports("dev.tightloop").nothingElse().check(PRODUCTION);
  }

  @Test
  void everyModuleIsSeen() {
    for (String module : new String[] {"amd64", "linux", "model", "spec", "properties", "ci"}) {
      assertTrue(
          PRODUCTION.stream()
              .anyMatch(seen -> seen.getPackageName().startsWith("dev.tightloop." + module)),
          module);
    }
  }

  @Test
  void anImportTheWrongWayIsFound() {
    JavaClasses violating = new ClassFileImporter().importPackages("dev.tightloop.violating");
    AssertionError found =
        assertThrows(
            AssertionError.class,
            () -> new Imports("dev.tightloop.violating").oneWay().check(violating));
    assertTrue(found.getMessage().contains("KnowsLinux"), found.getMessage());
  }
}
