package dev.sagas.test.explore;

import dev.sagas.autoconfigure.HandlerBeans;
import dev.sagas.choreography.ChoreographyReader;
import dev.sagas.choreography.PublishedEvent;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.event.EventTypes;
import dev.sagas.inbox.CallingDispatch;
import dev.sagas.inbox.Handler;
import dev.sagas.inbox.Handlers;
import dev.sagas.inbox.InboxDispatcher;
import dev.sagas.inbox.InboxObserver;
import dev.sagas.inbox.InboxStore;
import dev.sagas.inbox.LocalDispatch;
import dev.sagas.inbox.Reactions;
import dev.sagas.outbox.Outbox;
import dev.sagas.outbox.TransactionalOutbox;
import dev.sagas.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.ClassUtils;

/**
 * One service to be explored: its production handlers and the library's own dispatch, over stores
 * in memory. Repositories are built on {@link #database()}, and made known by {@link #provide};
 * handlers, and what else is named by {@link #create}, are made by their constructor.
 *
 * <p>Time stands still: what passes at some moment may pass at any.
 */
public final class MemoryService {

  /** The moment at which everything happens. */
  public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final InboxObserver UNOBSERVED = new InboxObserver() {};
  private static final int MAX_BODY = 1_000_000;

  private final ServiceChoreography choreography;
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final MemoryDatabase database = new MemoryDatabase();
  private final MemoryTransactions transactions = new MemoryTransactions(database);
  private final RepeatableIds ids = new RepeatableIds();
  private final OutsideCalls outside = new OutsideCalls();
  private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
  private final TransactionalOutbox outbox;
  private final ServiceRuns runs;
  private Rows given = Rows.EMPTY;

  private MemoryService(ServiceChoreography choreography, Substitutes substitutes) {
    this.choreography = choreography;
    EventTypes types =
        new EventTypes(
            choreography.publishes().stream()
                .collect(Collectors.toMap(PublishedEvent::body, PublishedEvent::type)));
    this.outbox =
        new TransactionalOutbox(
            substitutes.outbox().apply(new MemoryOutbox(database)),
            types,
            "/" + choreography.service(),
            MAX_BODY,
            clock,
            () -> {},
            keys -> {},
            ids);
    this.runs = new ServiceRuns(choreography.service(), database, transactions, ids, outside);
    runs.dispatchBy(dispatcher(types, substitutes));
    provide(clock, outbox);
  }

  /**
   * A service whose part is declared by {@code application} and these classes of handlers.
   *
   * @param application annotated with {@code @Participant}
   */
  public static MemoryService of(
      Class<?> application, Collection<Class<?>> handlers, Substitutes substitutes) {
    MemoryService service =
        new MemoryService(ChoreographyReader.read(application, handlers), substitutes);
    handlers.forEach(service::create);
    return service;
  }

  /** The component classes of these packages, as Spring's scan finds them. */
  public static List<Class<?>> componentsOf(String... packages) {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(true);
    return Arrays.stream(packages)
        .flatMap(name -> scanner.findCandidateComponents(name).stream())
        .map(BeanDefinition::getBeanClassName)
        .filter(Objects::nonNull)
        .sorted()
        .<Class<?>>map(name -> ClassUtils.resolveClassName(name, null))
        .toList();
  }

  private InboxDispatcher dispatcher(EventTypes types, Substitutes substitutes) {
    InboxStore inbox = substitutes.inbox().apply(new MemoryInbox(database));
    TransactionOperations around = substitutes.transactions().apply(transactions);
    Reactions reactions =
        new Reactions(
            substitutes.fence().apply(new MemoryFence(database)), outbox, types, UNOBSERVED);
    String queue = choreography.names().inbox();
    List<Handler> handlers =
        HandlerBeans.of(choreography, beans::getBean).stream()
            .map(substitutes.handler())
            .map(runs::staged)
            .toList();
    return new InboxDispatcher(
        new Handlers(handlers),
        new LocalDispatch(queue, inbox, reactions, () -> {}, around, clock, UNOBSERVED),
        new CallingDispatch(queue, inbox, reactions, around, clock, UNOBSERVED),
        new RetryPolicy(List.of(Duration.ofSeconds(1)), 1),
        clock,
        UNOBSERVED,
        1);
  }

  /** Objects that handlers and components are made with, found by their type. */
  public MemoryService provide(Object... components) {
    for (Object component : components) {
      beans.registerSingleton(component.getClass().getName(), component);
    }
    return this;
  }

  /** Classes of which one object each is made, by its constructor, when it is needed. */
  public MemoryService create(Class<?>... components) {
    for (Class<?> component : components) {
      RootBeanDefinition definition = new RootBeanDefinition(component);
      definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
      beans.registerBeanDefinition(component.getName(), definition);
    }
    return this;
  }

  /** The component of a class that was provided or created. */
  public <T> T component(Class<T> type) {
    return beans.getBean(type);
  }

  /** Puts rows into shared tables before any saga begins, in one transaction. */
  public MemoryService given(Runnable arrangement) {
    given = runs.perform("given", arrangement, Rows.EMPTY, given).shared();
    return this;
  }

  /** Where repositories keep their rows. */
  public MemoryDatabase database() {
    return database;
  }

  /** Where ports to the outside world pass on their requests. */
  public OutsideCalls outside() {
    return outside;
  }

  /** Where use cases put their events. */
  public Outbox outbox() {
    return outbox;
  }

  /** A clock that stands still at {@link #NOW}. */
  public Clock clock() {
    return clock;
  }

  /** New ids, the same in each run; for rows that a handler makes. */
  public Supplier<UUID> ids() {
    return ids;
  }

  /** What the service declares. */
  public ServiceChoreography choreography() {
    return choreography;
  }

  String name() {
    return choreography.service();
  }

  Rows given() {
    return given;
  }

  ServiceRuns runs() {
    return runs;
  }
}
