package dev.sagas.test.explore;

import dev.sagas.event.EventType;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What is explored: services, the sagas that run through them, the system outside, how much may go
 * wrong, and what must hold nevertheless. A world belongs to one thread: its services are made for
 * it.
 *
 * @param services every participant
 * @param sagas those that run at once; equal kinds are told apart by nothing
 * @param outside what calling handlers ask
 * @param budget what may go wrong in one run
 * @param losable event types that may be parked for good, at the cost of one loss each
 * @param invariants what holds for each saga
 * @param balances what holds for all of them together
 * @param settled whether an event of a type finds nothing to do at its consumer any more, nor ever
 *     again: lets the search leave it out, once its dispatch has shown it to do nothing now
 * @param acksEarly true for the negative control in which a delivery is acknowledged before its
 *     effect is committed
 */
public record World(
    List<MemoryService> services,
    List<SagaKind> sagas,
    Outside<?> outside,
    Budget budget,
    Set<EventType> losable,
    List<Invariant> invariants,
    List<Balance> balances,
    BiPredicate<SagaView, EventType> settled,
    boolean acksEarly) {

  public World {
    services = List.copyOf(services);
    sagas = List.copyOf(sagas);
    losable = Set.copyOf(losable);
    invariants = List.copyOf(invariants);
    balances = List.copyOf(balances);
  }

  /** A world in which nothing is asked outside, nothing goes wrong and anything may come out. */
  public static World of(List<MemoryService> services, List<SagaKind> sagas) {
    return new World(
        services,
        sagas,
        Outside.none(),
        Budget.NOTHING,
        Set.of(),
        List.of(),
        List.of(),
        (saga, type) -> false,
        false);
  }

  /** The same world, with this outside. */
  public World with(Outside<?> other) {
    return new World(
        services, sagas, other, budget, losable, invariants, balances, settled, acksEarly);
  }

  /** The same world, in which that much may go wrong. */
  public World with(Budget other) {
    return new World(
        services, sagas, outside, other, losable, invariants, balances, settled, acksEarly);
  }

  /** The same world, which has to keep these. */
  public World keeping(List<Invariant> someInvariants, List<Balance> someBalances) {
    return new World(
        services,
        sagas,
        outside,
        budget,
        losable,
        someInvariants,
        someBalances,
        settled,
        acksEarly);
  }

  /** The same world, in which messages of these types may be parked. */
  public World losing(Set<EventType> types) {
    return new World(
        services, sagas, outside, budget, types, invariants, balances, settled, acksEarly);
  }

  /** The same world, with other sagas. */
  public World running(List<SagaKind> others) {
    return new World(
        services, others, outside, budget, losable, invariants, balances, settled, acksEarly);
  }

  /** The same world, which need not carry along what is settled. */
  public World settling(BiPredicate<SagaView, EventType> some) {
    return new World(
        services, sagas, outside, budget, losable, invariants, balances, some, acksEarly);
  }

  /** The same world, in which deliveries are acknowledged too early. */
  public World ackingEarly() {
    return new World(
        services, sagas, outside, budget, losable, invariants, balances, settled, true);
  }
}
