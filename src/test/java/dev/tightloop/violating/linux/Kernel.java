package dev.tightloop.violating.linux;

/** A class of the kernel. */
public final class Kernel {}
