package dev.tightloop.properties.lockstep;

public class Try {
  public static void main(String[] a) {
    long most = Long.parseLong(a[0]);
    for (int i = 1; i < a.length; i++) {
      LockstepResult r;
      try {
        r = new Lockstep(Specs.directory(), Specs.configuration(a[i])).atMost(most).run();
      } catch (RuntimeException e) {
        System.out.println(a[i] + " FAILED " + e);
        e.printStackTrace();
        continue;
      }
      System.out.println(
          a[i]
              + " states "
              + r.states()
              + " edges "
              + r.edges()
              + " untyped "
              + r.untyped()
              + " failures "
              + r.failures()
              + " deadlocks "
              + r.deadlocks()
              + " complete "
              + r.complete()
              + " "
              + r.duration().toMillis()
              + " ms");
      r.difference().ifPresent(d -> System.out.println(d.message()));
    }
  }
}
