package dev.tightloop;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.shrink.DistinctFailures;
import dev.tightloop.properties.shrink.FoundShrinker;
import dev.tightloop.properties.shrink.ShrunkFound;
import org.junit.jupiter.api.Test;

/** Imports run one way: amd64, linux, model, properties, ci; spec for properties and ci only. */
final class ArchitectureTest {

  private static final String PROPERTIES = "dev.tightloop.properties.";

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

  /** Strategies and schedules serve any scheduler, not the model alone. */
  @Test
  void strategiesKnowNothingButMachines() {
    classes()
        .that()
        .resideInAPackage(PROPERTIES + "strategy")
        .should()
        .onlyDependOnClassesThat(
            generic().or(resideInAnyPackage(PROPERTIES + "strategy", PROPERTIES + "schedule")))
        .check(PRODUCTION);
  }

  @Test
  void schedulesKnowNothingOfTheModel() {
    classes()
        .that()
        .resideInAPackage(PROPERTIES + "schedule")
        .should()
        .onlyDependOnClassesThat(
            generic()
                .or(resideInAnyPackage(PROPERTIES + "schedule", "dev.tightloop.spec"))
                .or(type(Evaluations.class)))
        .check(PRODUCTION);
  }

  /** What else is in the package has to do with the model, and nothing generic uses it. */
  @Test
  void theShrinkerKnowsNothingButMachines() {
    DescribedPredicate<JavaClass> ofTheModel =
        belongToAnyOf(DistinctFailures.class, FoundShrinker.class, ShrunkFound.class)
            .or(simpleNameStartingWith("Lasso"));
    classes()
        .that(resideInAPackage(PROPERTIES + "shrink").and(not(ofTheModel)))
        .should()
        .onlyDependOnClassesThat(
            generic()
                .or(resideInAPackage(PROPERTIES + "schedule"))
                .or(resideInAPackage(PROPERTIES + "shrink").and(not(ofTheModel))))
        .check(PRODUCTION);
  }

  @Test
  void violationsKnowNothing() {
    classes()
        .that()
        .resideInAPackage(PROPERTIES + "violation")
        .should()
        .onlyDependOnClassesThat(generic().or(resideInAPackage(PROPERTIES + "violation")))
        .check(PRODUCTION);
  }

  @Test
  void noPropertiesNeedRealThreads() {
    noClasses()
        .that(resideInAPackage(PROPERTIES + ".").and(not(resideInAPackage(PROPERTIES + "live"))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(PROPERTIES + "live")
        .check(PRODUCTION);
  }

  private static DescribedPredicate<JavaClass> generic() {
    return resideOutsideOfPackage("dev.tightloop..").or(type(SplitMix64.class));
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
