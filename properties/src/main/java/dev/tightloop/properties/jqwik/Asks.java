package dev.tightloop.properties.jqwik;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Of an interleaving that {@link TightloopDomain} provides: the invariants that are asked of it,
 * and no others. Configurations that Go 1.19 is known to violate one of them on ({@link
 * dev.tightloop.properties.hunt.KnownViolation}) are not drawn.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
public @interface Asks {

  /** Ids of the catalogue, of states or of steps. */
  String[] value();
}
