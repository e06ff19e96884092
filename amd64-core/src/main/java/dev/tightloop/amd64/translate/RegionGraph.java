package dev.tightloop.amd64.translate;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Instruction;
import dev.tightloop.amd64.LazyFlags;
import dev.tightloop.amd64.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * The blocks that a region is made of: what direct jumps, calls of constants and the returns from
 * them reach from its entry, nearest first. Only instructions that were executed before are looked
 * at, so that what never happens costs nothing.
 */
final class RegionGraph {
  private static final int RSP = Gpr.RSP.ordinal();

  private final Map<Long, Block> blocks = new LinkedHashMap<>();
  private final Set<Long> returnSites = new TreeSet<>();
  private final long entry;

  /**
   * @param known the instruction at an address, or null where the region must end
   * @param most instructions
   */
  RegionGraph(Instruction head, LongFunction<Instruction> known, int most) {
    entry = head.address();
    TreeMap<Long, Instruction> instructions = new TreeMap<>();
    Set<Long> leaders = new TreeSet<>();
    Deque<Long> open = new ArrayDeque<>();
    open.add(entry);
    while (!open.isEmpty()) {
      long address = open.remove();
      leaders.add(address);
      while (instructions.size() < most && !instructions.containsKey(address)) {
        Instruction instruction = known.apply(address);
        if (instruction == null || Flow.of(instruction) == Flow.STOP) {
          break;
        }
        instructions.put(address, instruction);
        List<Long> successors = successors(instruction);
        if (Flow.of(instruction) == Flow.CALL) {
          returnSites.add(instruction.next());
          successors = List.of(Flow.target(instruction), instruction.next());
        }
        if (Flow.of(instruction) != Flow.NEXT) {
          open.addAll(successors);
          break;
        }
        address = instruction.next();
      }
    }
    Block block = null;
    Map<Long, Block> sorted = new TreeMap<>();
    for (Instruction instruction : instructions.values()) {
      boolean goesOn =
          block != null
              && block.last().next() == instruction.address()
              && Flow.of(block.last()) == Flow.NEXT;
      if (!goesOn || leaders.contains(instruction.address())) {
        block = new Block();
        sorted.put(instruction.address(), block);
      }
      block.instructions.add(instruction);
    }
    for (Block each : sorted.values()) {
      each.successors.addAll(successors(each.last()));
    }
    blocks.putAll(sorted);
    returnSites.retainAll(blocks.keySet());
    if (blocks.containsKey(entry)) {
      spread();
    }
  }

  /** In order of addresses. */
  Map<Long, Block> blocks() {
    return blocks;
  }

  long entry() {
    return entry;
  }

  /** Blocks behind the region's calls, where a RET may lead. */
  Set<Long> returnSites() {
    return returnSites;
  }

  List<Instruction> instructions() {
    List<Instruction> all = new ArrayList<>();
    blocks.values().forEach(block -> all.addAll(block.instructions));
    return all;
  }

  private static List<Long> successors(Instruction instruction) {
    return switch (Flow.of(instruction)) {
      case NEXT -> List.of(instruction.next());
      case JUMP, CALL -> List.of(Flow.target(instruction));
      case BRANCH -> List.of(Flow.target(instruction), instruction.next());
      default -> List.of();
    };
  }

  /** Computes what is the same on all paths to a block: the place of the stack, the flags' kind. */
  private void spread() {
    Deque<Block> open = new ArrayDeque<>();
    blocks.get(entry).stack = 0;
    blocks.get(entry).flags = LazyFlags.KNOWN;
    open.add(blocks.get(entry));
    while (!open.isEmpty()) {
      Block block = open.remove();
      int stack = block.stack;
      int flags = block.flags;
      for (Instruction instruction : block.instructions) {
        stack = stackAfter(instruction, stack);
        flags = FlagEffect.kindAfter(instruction, flags);
      }
      Iterable<Long> targets =
          Flow.of(block.last()) == Flow.RETURN ? returnSites : block.successors;
      for (long target : targets) {
        Block next = blocks.get(target);
        if (next == null) {
          continue;
        }
        int metStack = Block.meet(next.stack, stack);
        int metFlags = Block.meet(next.flags, flags);
        if (metStack != next.stack || metFlags != next.flags) {
          next.stack = metStack;
          next.flags = metFlags;
          open.add(next);
        }
      }
    }
  }

  /** RSP minus RSP at the entry, behind the instruction. */
  static int stackAfter(Instruction instruction, int before) {
    if (before == Block.MIXED) {
      return before;
    }
    List<Place> places = instruction.places();
    String name = instruction.mnemonic();
    switch (name) {
      case "push":
        return places.get(0) instanceof Place.Unknown ? Block.MIXED : before - width(places.get(0));
      case "pop":
        return isStackPointer(places.get(0)) || places.get(0) instanceof Place.Unknown
            ? Block.MIXED
            : before + width(places.get(0));
      case "call":
        return before - 8;
      case "ret":
        return places.isEmpty() ? before + 8 : Block.MIXED;
      case "add", "sub":
        if (isStackPointer(places.get(0))) {
          if (places.get(1) instanceof Place.Constant by && width(places.get(0)) == 8) {
            long distance = name.equals("add") ? by.value() : -by.value();
            return Math.abs(distance) < 1 << 16 ? before + (int) distance : Block.MIXED;
          }
          return Block.MIXED;
        }
        return before;
      case "cmp", "test":
        return before;
      default:
        break;
    }
    boolean explicit = Emitters.knows(instruction) || FlagEffect.isVector(instruction);
    if (!explicit) {
      return Block.MIXED;
    }
    for (Place place : places) {
      if (isStackPointer(place) && !name.startsWith("mov") && !name.equals("lea")) {
        return Block.MIXED;
      }
    }
    return !places.isEmpty() && isStackPointer(places.get(0)) ? Block.MIXED : before;
  }

  private static boolean isStackPointer(Place place) {
    return place instanceof Place.General general && general.number() == RSP;
  }

  private static int width(Place place) {
    if (place instanceof Place.General general) {
      return general.size().bytes();
    } else if (place instanceof Place.Constant constant) {
      return constant.size().bytes();
    } else if (place instanceof Place.InMemory memory) {
      return memory.bytes();
    }
    return 8;
  }
}
