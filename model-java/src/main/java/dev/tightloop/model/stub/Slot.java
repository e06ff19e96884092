package dev.tightloop.model.stub;

/**
 * Where a register is kept.
 *
 * @param register the register
 * @param offset how far above SP, while {@code asyncPreempt2} is called
 */
public record Slot(SavedRegister register, int offset) {}
