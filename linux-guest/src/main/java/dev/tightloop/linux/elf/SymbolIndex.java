package dev.tightloop.linux.elf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Symbols by name and by address, sorted once. */
final class SymbolIndex {

  private final List<ElfSymbol> byAddress;
  private final Map<String, ElfSymbol> byName = new HashMap<>();
  private final long largest;

  /** Of several symbols with one name the first counts: put global ones before local ones. */
  SymbolIndex(List<ElfSymbol> symbols) {
    long size = 0;
    for (ElfSymbol symbol : symbols) {
      byName.putIfAbsent(symbol.name(), symbol);
      size = Long.compareUnsigned(symbol.size(), size) > 0 ? symbol.size() : size;
    }
    largest = size;
    byAddress =
        symbols.stream()
            .sorted(
                (a, b) -> {
                  int order = Long.compareUnsigned(a.address(), b.address());
                  return order != 0 ? order : Long.compareUnsigned(b.size(), a.size());
                })
            .toList();
  }

  List<ElfSymbol> all() {
    return byAddress;
  }

  Optional<ElfSymbol> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The symbol that covers the address and begins nearest to it. */
  Optional<ElfSymbol> containing(long address) {
    for (int i = lastAtOrBelow(address); i >= 0; i--) {
      ElfSymbol symbol = byAddress.get(i);
      if (symbol.contains(address)) {
        return Optional.of(symbol);
      }
      if (Long.compareUnsigned(address - symbol.address(), largest) >= 0) {
        break;
      }
    }
    return Optional.empty();
  }

  private int lastAtOrBelow(long address) {
    int low = 0;
    int high = byAddress.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(byAddress.get(middle).address(), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
