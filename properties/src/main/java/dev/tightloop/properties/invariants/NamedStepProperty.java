package dev.tightloop.properties.invariants;

/**
 * The properties of single steps that a configuration may list among its PROPERTIES; {@code
 * spec/Refinement.tla}.
 */
public enum NamedStepProperty {
  StartsAsContract("The machine starts as the contract does."),
  RefinesContract(
      "Each step of the machine is one of the contract's, or changes nothing of what the contract is about."),
  NeverTaken(
      "The contract's action that Never names is not taken: a configuration that lists this must find it violated.");

  private final String sentence;

  NamedStepProperty(String sentence) {
    this.sentence = sentence;
  }

  /** The TLA+ module that defines it. */
  public String module() {
    return "Refinement";
  }

  /** What it says. */
  public String sentence() {
    return sentence;
  }
}
