package dev.tightloop.properties.jqwik;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Of a parameter that {@link TightloopDomain} provides: configurations of the specification by
 * name, {@code spec/NAME.cfg}, one of them for each try, instead of random ones. An interleaving is
 * then asked what its configuration asks.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
public @interface Spec {

  /** The names, without {@code .cfg}. */
  String[] value();
}
