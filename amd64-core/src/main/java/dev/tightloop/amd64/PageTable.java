package dev.tightloop.amd64;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Page numbers to pages: a radix tree of six levels with 64 slots a node, 36 bits in all.
 *
 * <p>The tree is persistent. A node that carries the caller's owner token is changed in place; any
 * other is shared with a fork and copied first, along the path from the root. So a fork costs one
 * reference, and afterwards each side pays only for the pages it touches. Equal subtrees are shared
 * as well, so mapping gigabytes of untouched pages takes a handful of nodes.
 */
final class PageTable {
  /** Page numbers are below this. */
  static final long PAGES = 1L << 36;

  private static final int BITS = 6;
  private static final int SLOTS = 1 << BITS;
  private static final int TOP = 5;

  /** Slots hold nodes above level 0 and pages at level 0; null where nothing is mapped. */
  private static final class Node {
    final Object owner;
    final Object[] slots;

    Node(Object owner, Object[] slots) {
      this.owner = owner;
      this.slots = slots;
    }
  }

  /** Makes the new content of a slot out of the old, null included; the same in gives the same. */
  private interface Change {
    Page page(Page old);

    /** A whole subtree at once, or {@code old} to descend. */
    Node subtree(Node old, int level);
  }

  private Node root;

  PageTable() {
    this(new Node(null, new Object[SLOTS]));
  }

  private PageTable(Node root) {
    this.root = root;
  }

  /** The same pages in a second table. Both sides must take new owner tokens. */
  PageTable fork() {
    return new PageTable(root);
  }

  /** The page, or null where nothing is mapped. */
  Page page(long number) {
    if (number < 0 || number >= PAGES) {
      return null;
    }
    Node node = root;
    for (int level = TOP; level > 0; level--) {
      node = (Node) node.slots[slot(number, level)];
      if (node == null) {
        return null;
      }
    }
    return (Page) node.slots[slot(number, 0)];
  }

  /** Replaces one page, which is mapped. */
  void replace(Object owner, long number, Page page) {
    root = replace(owner, root, TOP, number, page);
  }

  private static Node replace(Object owner, Node node, int level, long number, Page page) {
    Node mine = node.owner == owner ? node : new Node(owner, node.slots.clone());
    int slot = slot(number, level);
    mine.slots[slot] =
        level == 0 ? page : replace(owner, (Node) mine.slots[slot], level - 1, number, page);
    return mine;
  }

  /** The numbers of the pages that this owner may change, in ascending order. */
  LongStream owned(Object owner) {
    LongStream.Builder numbers = LongStream.builder();
    owned(owner, root, TOP, 0, numbers);
    return numbers.build();
  }

  private static void owned(
      Object owner, Node node, int level, long base, LongStream.Builder numbers) {
    if (node.owner != owner) {
      return;
    }
    for (int slot = 0; slot < SLOTS; slot++) {
      long number = base + ((long) slot << BITS * level);
      if (level > 0 && node.slots[slot] instanceof Node child) {
        owned(owner, child, level - 1, number, numbers);
      } else if (node.slots[slot] instanceof Page page && page.owner == owner) {
        numbers.add(number);
      }
    }
  }

  /** Makes every page from {@code first} to before {@code end} the given one. */
  void fill(Object owner, long first, long end, Page page) {
    Node[] uniform = new Node[TOP];
    Object content = page;
    for (int level = 0; level < TOP; level++) {
      Object[] slots = new Object[SLOTS];
      Arrays.fill(slots, content);
      uniform[level] = new Node(null, slots);
      content = uniform[level];
    }
    change(
        owner,
        first,
        end,
        new Change() {
          @Override
          public Page page(Page old) {
            return page;
          }

          @Override
          public Node subtree(Node old, int level) {
            return uniform[level];
          }
        });
  }

  /** Unmaps every page from {@code first} to before {@code end}. */
  void clear(Object owner, long first, long end) {
    change(
        owner,
        first,
        end,
        new Change() {
          @Override
          public Page page(Page old) {
            return null;
          }

          @Override
          public Node subtree(Node old, int level) {
            return null;
          }
        });
  }

  /** Gives every mapped page from {@code first} to before {@code end} the permissions. */
  void protect(Object owner, long first, long end, int permissions) {
    Map<Page, Page> changed = new IdentityHashMap<>();
    change(
        owner,
        first,
        end,
        new Change() {
          @Override
          public Page page(Page old) {
            return old == null
                ? null
                : changed.computeIfAbsent(old, p -> p.withPermissions(owner, permissions));
          }

          @Override
          public Node subtree(Node old, int level) {
            return old;
          }
        });
  }

  private void change(Object owner, long first, long end, Change change) {
    if (first < end) {
      root = change(owner, root, TOP, 0, first, end, change);
    }
  }

  private static Node change(
      Object owner, Node node, int level, long base, long first, long end, Change change) {
    Node mine = node.owner == owner ? node : new Node(owner, node.slots.clone());
    long span = 1L << (BITS * level);
    int from = (int) Math.max(0, (first - base) / span);
    int to = (int) Math.min(SLOTS - 1, (end - 1 - base) / span);
    // Equal neighbours are shared subtrees: change one, reuse the result for the rest.
    Object lastOld = null;
    Object lastNew = null;
    for (int slot = from; slot <= to; slot++) {
      Object old = mine.slots[slot];
      if (level == 0) {
        mine.slots[slot] = change.page((Page) old);
        continue;
      }
      long start = base + slot * span;
      boolean whole = first <= start && start + span <= end;
      Node child = (Node) old;
      if (whole && old != null && old == lastOld) {
        mine.slots[slot] = lastNew;
        continue;
      }
      Object result;
      Node replaced = whole ? change.subtree(child, level - 1) : child;
      if (whole && replaced != child) {
        result = replaced;
      } else if (child == null && change.page(null) == null) {
        result = null;
      } else {
        Node below = child == null ? new Node(owner, new Object[SLOTS]) : child;
        result = change(owner, below, level - 1, start, first, end, change);
        if (whole && child != null && child.owner != owner) {
          lastOld = child;
          // Shared from now on, so nobody may own it.
          result = new Node(null, ((Node) result).slots);
          lastNew = result;
        }
      }
      mine.slots[slot] = result;
    }
    return mine;
  }

  private static int slot(long number, int level) {
    return (int) (number >>> (BITS * level)) & (SLOTS - 1);
  }
}
