package dev.tightloop.properties.explore;

import dev.tightloop.model.Cell;
import dev.tightloop.model.RegisterFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a permutation makes of an encoded state, cell by cell. */
final class Image {

  private static final int CELL = 1 << Byte.SIZE;

  /** For each cell of the image, the cell that it comes from. */
  private final int[] source;

  /** What becomes of its value. */
  private final byte[][] values;

  /** For an element of a sequence: the cell with the length, and its number; otherwise -1. */
  private final int[] length;

  private final int[] element;

  Image(Permutation permutation, List<Cell> layout, int size) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < layout.size(); i++) {
      places.put(place(layout.get(i), layout.get(i).record()), i);
    }
    source = new int[size];
    values = new byte[size][];
    length = new int[size];
    element = new int[size];
    byte[][] byKind = new byte[Cell.Kind.values().length][];
    for (Cell.Kind kind : Cell.Kind.values()) {
      byKind[kind.ordinal()] = values(kind, permutation);
    }
    int lengthAt = -1;
    for (int i = 0; i < size; i++) {
      boolean padding = i >= layout.size();
      values[i] = byKind[padding ? Cell.Kind.PLAIN.ordinal() : layout.get(i).kind().ordinal()];
      source[i] = i;
      length[i] = -1;
      if (padding) {
        continue;
      }
      Cell cell = layout.get(i);
      int to = places.get(place(cell, moved(cell, permutation)));
      lengthAt = cell.kind() == Cell.Kind.LENGTH ? i : lengthAt;
      if (isElement(cell, lengthAt, layout)) {
        length[i] = lengthAt;
        element[i] = cell.index();
      }
      source[i] = to;
    }
    invert();
  }

  /** The value of a cell of the image. */
  byte at(int i, byte[] state) {
    byte value = state[source[i]];
    return length[i] >= 0 && state[length[i]] < element[i] ? value : values[i][value & 0xff];
  }

  /** From "where this cell goes" to "where that one comes from". */
  private void invert() {
    int[] from = new int[source.length];
    byte[][] valuesAt = new byte[source.length][];
    int[] lengthAt = new int[source.length];
    int[] elementAt = new int[source.length];
    for (int i = 0; i < source.length; i++) {
      int to = source[i];
      from[to] = i;
      valuesAt[to] = values[i];
      lengthAt[to] = length[i];
      elementAt[to] = element[i];
    }
    System.arraycopy(from, 0, source, 0, from.length);
    System.arraycopy(valuesAt, 0, values, 0, from.length);
    System.arraycopy(lengthAt, 0, length, 0, from.length);
    System.arraycopy(elementAt, 0, element, 0, from.length);
  }

  private static boolean isElement(Cell cell, int lengthAt, List<Cell> layout) {
    return cell.index() > 0
        && lengthAt >= 0
        && layout.get(lengthAt).field().equals(cell.field())
        && layout.get(lengthAt).record() == cell.record();
  }

  private static String place(Cell cell, int record) {
    return cell.variable() + " " + record + " " + cell.field() + " " + cell.index();
  }

  private static int moved(Cell cell, Permutation permutation) {
    return switch (cell.variable()) {
      case "g" -> permutation.g()[cell.record()];
      case "m", "thread" -> permutation.t()[cell.record()];
      default -> cell.record();
    };
  }

  private static byte[] values(Cell.Kind kind, Permutation permutation) {
    byte[] values = new byte[CELL];
    for (int value = 0; value < CELL; value++) {
      values[value] =
          (byte)
              switch (kind) {
                case G -> moved(value, permutation.g());
                case THREAD -> moved(value, permutation.t());
                case REGISTER -> register(value, permutation.g());
                case PLAIN, P, P_MASK, LENGTH -> value;
              };
    }
    return values;
  }

  private static int moved(int value, int[] to) {
    return value < to.length ? to[value] : value;
  }

  private static int register(int content, int[] g) {
    if (content == 0 || RegisterFile.goroutine(content) >= g.length) {
      return content;
    }
    int gp = g[RegisterFile.goroutine(content)];
    return RegisterFile.content(gp, RegisterFile.place(content));
  }
}
