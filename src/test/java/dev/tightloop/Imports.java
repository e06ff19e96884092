package dev.tightloop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The direction of imports: each module's package, and those that it may use beside its own. */
final class Imports {

  private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

  static {
    MAY_USE.put("amd64", List.of());
    MAY_USE.put("linux", List.of("amd64"));
    MAY_USE.put("model", List.of("amd64", "linux"));
    MAY_USE.put("spec", List.of());
    MAY_USE.put("properties", List.of("amd64", "linux", "model", "spec"));
    MAY_USE.put("ci", List.of("amd64", "linux", "model", "spec", "properties"));
  }

  private final String base;

  /** The rules for the packages right below this one. */
  Imports(String base) {
    this.base = base;
  }

  /** No class uses one of a module that its own must not know. */
  ArchRule oneWay() {
    CompositeArchRule all = null;
    for (Map.Entry<String, List<String>> module : MAY_USE.entrySet()) {
      ArchRule rule =
          classes()
              .that(in(module.getKey()))
              .should()
              .onlyDependOnClassesThat(foreign().or(inOneOf(module.getKey(), module.getValue())))
              .allowEmptyShould(true);
      all = all == null ? CompositeArchRule.of(rule) : all.and(rule);
    }
    return all;
  }

  /** Each class belongs to one of the modules. */
  ArchRule nothingElse() {
    String[] known =
        MAY_USE.keySet().stream().map(module -> base + "." + module + "..").toArray(String[]::new);
    return classes().should().resideInAnyPackage(known);
  }

  private DescribedPredicate<JavaClass> inOneOf(String own, List<String> others) {
    DescribedPredicate<JavaClass> allowed = in(own);
    for (String other : others) {
      allowed = allowed.or(in(other));
    }
    return allowed;
  }

  private DescribedPredicate<JavaClass> in(String module) {
    return JavaClass.Predicates.resideInAPackage(base + "." + module + "..");
  }

  private DescribedPredicate<JavaClass> foreign() {
    return JavaClass.Predicates.resideOutsideOfPackage(base + "..");
  }
}
