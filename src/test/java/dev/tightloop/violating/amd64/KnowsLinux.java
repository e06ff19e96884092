package dev.tightloop.violating.amd64;

import dev.tightloop.violating.linux.Kernel;

/** A class of the core that uses one of the kernel, as none may. */
public record KnowsLinux(Kernel kernel) {}
