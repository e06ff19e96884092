/**
 * Amd64 ELF executables: checked once, then trusted.
 *
 * <p>{@link dev.tightloop.linux.elf.ElfFile#open} looks at everything that later calls rely on: the
 * header, the two tables, the extent of each section and each loadable segment, the symbols and
 * their names. A file that is damaged, cut short, or simply something else is refused there with
 * one line that says so ({@link dev.tightloop.linux.elf.BadElfException}); what has been opened can
 * be asked, and if it is static be loaded, without failing.
 *
 * <p>Two things are left to nobody: a dynamically linked program can be read but is not loaded,
 * because there is no dynamic loader here, and a static position-independent one is mapped but not
 * relocated, because its own start-up code does that.
 */
package dev.tightloop.linux.elf;
