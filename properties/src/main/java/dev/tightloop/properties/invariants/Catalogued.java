package dev.tightloop.properties.invariants;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An entry of the catalogue of invariants. The class's simple name is the entry's id, and the name
 * of the TLA+ operator that defines it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Catalogued {

  /** What kind of promise it is. */
  Kind kind();

  /** The module of {@code spec/} that defines it; empty for what only the register level sees. */
  String module() default "";

  /** One sentence that a reviewer reads aloud. */
  String sentence();

  /** What goes wrong in a Go program if it does not hold. */
  String why();

  /**
   * The code of Go 1.19.8 that relies on it, or that keeps it: {@code "runtime/proc.go:4902
   * wirep"}, file, line and function.
   */
  String[] reliesOn();

  /** What it rests on, if it rests on anything. */
  String[] assumptions() default {};

  /** Whether it says something about every state, so that there is no {@code FooMatters}. */
  boolean ofEveryState() default false;

  /** Whether it is also checked of the registers of Go's machine code, where that runs. */
  boolean registerLevel() default false;

  /** The kinds of promise. */
  enum Kind {
    /** True in every state, or of every step. */
    ALWAYS,
    /** Comes true in the end, in every fair behaviour. */
    EVENTUALLY,
    /** Can come true: something that is allowed, and that a checker must have seen. */
    REACHABLE
  }
}
