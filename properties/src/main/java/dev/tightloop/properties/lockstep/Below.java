package dev.tightloop.properties.lockstep;

import dev.tightloop.model.AbstractRegisters;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.RegisterLevel;
import dev.tightloop.model.State;
import dev.tightloop.model.guest.Claims;
import dev.tightloop.model.guest.Guest;
import dev.tightloop.model.guest.SpecLoop;
import dev.tightloop.model.stub.AsyncPreemptStub;
import java.util.Optional;

/**
 * What is below the model's states: nothing, or the loop in machine code on the core, whose
 * registers must be those that the state claims.
 */
abstract class Below {

  static Below nothing(Configuration constants) {
    return new Nothing(constants);
  }

  static Below core(Configuration constants, AsyncPreemptStub stub) {
    return new Core(new SpecLoop(constants, stub));
  }

  abstract RegisterLevel registers();

  /** How the registers contradict the state, if they do. */
  abstract Optional<String> contradiction(State s);

  private static final class Nothing extends Below {
    private final RegisterLevel registers;

    Nothing(Configuration constants) {
      registers = new AbstractRegisters(constants);
    }

    @Override
    RegisterLevel registers() {
      return registers;
    }

    @Override
    Optional<String> contradiction(State s) {
      return Optional.empty();
    }
  }

  private static final class Core extends Below {
    private final Guest guest;
    private final Claims claims;

    Core(SpecLoop loop) {
      guest = loop.guest();
      claims = loop.claims(guest);
    }

    @Override
    RegisterLevel registers() {
      return guest;
    }

    @Override
    Optional<String> contradiction(State s) {
      return claims.contradiction(s).map(found -> found.invariant() + ": " + found.message());
    }
  }
}
