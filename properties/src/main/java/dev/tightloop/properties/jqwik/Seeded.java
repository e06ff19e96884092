package dev.tightloop.properties.jqwik;

import dev.tightloop.model.Fault;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Of a parameter that {@link TightloopDomain} provides: faults that every configuration has, in
 * place of its own. What a property is worth shows in the one beside it that has a fault and fails.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
public @interface Seeded {

  /** All of them at once; none for Go 1.19 as it is. */
  Fault[] value();
}
