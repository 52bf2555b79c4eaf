package dev.sagas.endtoend.crash;

import static dev.sagas.faultagent.Operation.ACK;
import static dev.sagas.faultagent.Operation.COMMIT;
import static dev.sagas.faultagent.Operation.CONFIRM;
import static dev.sagas.faultagent.Operation.DELETE;
import static dev.sagas.faultagent.Operation.PUBLISH;

import dev.sagas.faultagent.Operation;
import dev.sagas.faultagent.Point;
import dev.sagas.faultagent.Role;
import dev.sagas.faultagent.Side;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every point of the delivery protocol that a service passes. Written down, so that one that is not
 * reached any more is missed, and one that is new is swept too.
 */
public final class ProtocolPoints {

  private ProtocolPoints() {}

  /** Those of a service, in the order of their roles. */
  public static Set<Point> of(String service) {
    Points points = new Points();
    points.add(Role.RELAY, PUBLISH, CONFIRM, DELETE, COMMIT);
    points.add(Role.INBOX, COMMIT, PUBLISH, CONFIRM, ACK);
    points.add(Role.DRAIN, COMMIT, ACK);
    points.add(Role.OPERATOR, COMMIT, PUBLISH);
    points.add(Role.PURGE, COMMIT);
    points.add(Role.SWEEP, DELETE, COMMIT);
    switch (service) {
      case "order" -> {
        points.add(Role.SWEEP, PUBLISH);
        points.add(Role.USE_CASE, COMMIT);
      }
      case "payment" -> {
        points.add(Role.INTENT, COMMIT);
        points.add(Role.PROVIDER, COMMIT);
        points.add(Role.ANSWER, COMMIT);
      }
      default -> points.add(Role.USE_CASE, COMMIT);
    }
    return points.all;
  }

  private static final class Points {
    private final Set<Point> all = new TreeSet<>();

    void add(Role role, Operation... operations) {
      for (Operation operation : operations) {
        for (Side side : Side.values()) {
          all.add(new Point(operation, side, role));
        }
      }
    }
  }
}
