package dev.sagas.test.explore;

import dev.sagas.test.explore.Label.What;
import java.util.List;

/**
 * Everything that may happen next to one saga. The relay is not a step of its own: an event is on
 * its way as soon as it is committed, since a queue that gives its messages in any order gives no
 * one a sight of when they were put in. A crash before a commit is no step where the transaction is
 * all that is lost: it leaves everything as it was.
 */
final class LocalSteps {

  private final Atlas atlas;
  private final Executions executions;
  private final Emissions emissions;

  LocalSteps(Atlas atlas, Executions executions) {
    this.atlas = atlas;
    this.executions = executions;
    this.emissions = new Emissions(atlas);
  }

  /** The steps from a saga's state, cheapest first where two lead to the same. */
  List<Step> of(int local, int shared) {
    LocalState at = LocalState.decode(atlas.locals.get(local));
    Next next = new Next(atlas, executions, emissions, at, atlas.shareds.get(shared));
    new Deliveries(atlas, executions, next).add();
    new Working(atlas, executions, next).add();
    requests(next);
    happenings(next);
    if (ended(at)) {
      late(next);
    }
    return next.steps();
  }

  /** Whether nothing is left to happen but what clients may ask and outsiders may do. */
  boolean ended(LocalState at) {
    return atlas.tuples.get(at.queue).size() == 0
        && atlas.tuples.get(at.activities).size() == 0
        && firstMandatory(at) < 0;
  }

  private int firstMandatory(LocalState at) {
    List<ClientRequest> requests = atlas.world().sagas().get(at.kind).requests();
    for (int i = 0; i < requests.size(); i++) {
      if (!requests.get(i).optional() && (at.requests & 1 << i) != 0) {
        return i;
      }
    }
    return -1;
  }

  private void requests(Next next) {
    LocalState at = next.at();
    int first = firstMandatory(at);
    List<ClientRequest> requests = atlas.world().sagas().get(at.kind).requests();
    for (int i = 0; i < requests.size(); i++) {
      boolean open = (at.requests & 1 << i) != 0;
      if (open && (first < 0 || i == first)) {
        perform(next, i, requests.get(i));
      }
    }
  }

  private void perform(Next next, int number, ClientRequest request) {
    int service = atlas.serviceNamed(request.service());
    LocalState then = next.at().copy();
    Execution execution =
        executions.perform(
            then.kind, number, service, then.rows[service], next.shared().get(service));
    then.requests &= ~(1 << number);
    next.committed(
        new Label(What.REQUEST, request.service(), request.name()),
        service,
        then,
        execution,
        !request.optional(),
        emissions.wrongAfterRequest(service, execution.emitted()));
  }

  @SuppressWarnings("unchecked")
  private void happenings(Next next) {
    Outside<Object> outside = (Outside<Object>) atlas.world().outside();
    for (Outside.Answer<Object> it : outside.happenings(atlas.books.get(next.at().books))) {
      LocalState then = next.at().copy();
      then.books = atlas.books.of(it.books());
      next.moved(new Label(What.HAPPEN, "outside", it.says()), then, Budget.Cost.NONE, false);
    }
  }

  private void late(Next next) {
    IntTuple emitted = atlas.tuples.get(next.at().emitted);
    for (int i = 0; i < emitted.size(); i++) {
      int event = emitted.get(i);
      for (int service : atlas.consumers(atlas.events.get(event).type())) {
        LocalState then = next.at().copy();
        then.rows[service] = atlas.rows.of(MemoryInbox.forget(atlas.rows.get(then.rows[service])));
        then.queue = atlas.tuples.of(IntTuple.EMPTY.plus(atlas.message(event, service)));
        next.moved(next.label(What.LATE, service, event), then, Budget.Cost.LATE, false);
      }
    }
  }
}
