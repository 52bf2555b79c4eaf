package dev.sagas.faultagent;

import static dev.sagas.faultagent.Change.called;

import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Bugs that can be planted in a running service, each the loss of one safety mechanism. A test that
 * claims to hold the mechanism has to go red.
 */
public enum Plant {
  /** An event counts as published as soon as it was sent. */
  CONFIRMS_NOT_AWAITED(
      advice(
          "dev.sagas.rabbit.RabbitEventPublisher",
          called("verdicts", 2),
          PlantAdvice.AllPublished.class)),

  /** An event that no queue takes counts as published: returns are not looked at. */
  RETURNS_IGNORED(skipping("dev.sagas.rabbit.ConfirmingChannel", called("returned", 1))),

  /** The broker is not asked to return what no queue takes. */
  MANDATORY_OFF(
      advice(
          "com.rabbitmq.client.impl.ChannelN",
          called("basicPublish", 6),
          PlantAdvice.NotMandatory.class)),

  /** An event that the broker refuses is given up. */
  REFUSED_EVENT_DELETED(skipping("dev.sagas.jdbc.JdbcOutboxStore", called("putBack", 3))),

  /** A relay takes the earliest row of a key that no other relay has locked. */
  ORDERING_LOCK_SKIPPED(
      sql("order by h.id limit ?) few", "order by h.id limit ? for update skip locked) few")),

  /** A relay that was paused holds its rows for as long as its connection lasts. */
  LEASE_WITHOUT_END(sql("'idle_in_transaction_session_timeout'", "'saga.nothing'")),

  /** Rows that no commit of this process told of are never found. */
  SWEEP_BLIND(
      sql("publish_at is null and (retry_at is null", "publish_at < now() and (retry_at is null")),

  /** Scheduled events are never found due. */
  DEADLINE_DROPPED(
      sql("where o.publish_at <= ?", "where o.publish_at is null and o.publish_at <= ?")),

  /** Scheduled events are published at once. */
  DEADLINE_EARLY(sql("where o.publish_at <= ?", "where o.publish_at + '-1 year' <= ?")),

  /** Each delivery counts as the first. */
  INBOX_KEY_IGNORED(
      sql(
          "on conflict on constraint inbox_effect_once do nothing",
          "on conflict on constraint inbox_effect_once do update set received_at = now()")),

  /** A step is entered whatever the fence says. */
  FENCE_OPEN(
      sql(
          "on conflict on constraint fence_one_state do nothing",
          "on conflict on constraint fence_one_state do update set state = 'DONE'")),

  /** A compensation that comes before its step leaves nothing behind. */
  FENCE_LEFT_OPEN(
      sql("from unnest(?) as s (step) order by step", "from unnest(?) as s (step) where false")),

  /** A step that was entered and did nothing stays entered. */
  FENCE_NEVER_LEFT(
      sql(
          "delete from saga.fence where saga_id = ? and step = ?",
          "delete from saga.fence where saga_id = ? and step = ? and state is null")),

  /** A message that cannot be handled is acknowledged, and parked nowhere. */
  PARKED_NOWHERE(skipping("dev.sagas.rabbit.LocalQueues", called("park", 3))),

  /** A parked message is acknowledged, and stored nowhere. */
  DEAD_LETTER_NOT_STORED(skipping("dev.sagas.rabbit.DeadLetterDrain", called("store", 1))),

  /** A delivery is acknowledged before it is handled. */
  ACK_BEFORE_COMMIT(
      advice("dev.sagas.rabbit.InboxListener", called("onMessage", 2), PlantAdvice.EarlyAck.class),
      skipping("dev.sagas.rabbit.InboxListener", called("acknowledge", 1))),

  /** A delivery is acknowledged although it could not be copied to a retry queue. */
  ACK_WITHOUT_COPY(skipping("dev.sagas.rabbit.LocalQueues", called("retry", 2)));

  private final Rewriting rewriting;
  private final List<Change> changes;

  Plant(Rewriting rewriting) {
    this.rewriting = rewriting;
    this.changes = List.of(Change.ofStatements());
  }

  Plant(Change... changes) {
    this.rewriting = Rewriting.NONE;
    this.changes = List.of(changes);
  }

  List<Change> changes() {
    return changes;
  }

  /** What a statement becomes while this is planted. */
  String rewritten(String statement) {
    return rewriting.from.isEmpty() ? statement : statement.replace(rewriting.from, rewriting.to);
  }

  private static Rewriting sql(String from, String to) {
    return new Rewriting(from, to);
  }

  private static Change advice(
      String type, ElementMatcher<MethodDescription> method, Class<?> advice) {
    return Change.of(type, method, advice);
  }

  /** A method that does nothing any more. */
  private static Change skipping(String type, ElementMatcher<MethodDescription> method) {
    return Change.of(type, method, PlantAdvice.Skip.class);
  }

  /** A part of our SQL that says something else. */
  private record Rewriting(String from, String to) {
    static final Rewriting NONE = new Rewriting("", "");
  }
}
