package dev.sagas.engine;

import dev.sagas.event.EventContext;
import dev.sagas.inbox.Reaction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the lab's handlers do. Each writes its effect to the database first, then does what the test
 * asked for in its saga, or by default what a handler without problems does.
 */
final class Script {

  private final Map<String, Function<EventContext, Reaction>> reactions = new ConcurrentHashMap<>();
  private final Map<UUID, Function<EventContext, String>> calls = new ConcurrentHashMap<>();
  private final JdbcTemplate jdbc;

  Script(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes {@code handler} do this in {@code saga} from now on. */
  static void on(
      List<Script> scripts, String handler, UUID saga, Function<EventContext, Reaction> reaction) {
    scripts.forEach(script -> script.reactions.put(handler + saga, reaction));
  }

  /** Makes the call to the outside world answer this in {@code saga} from now on. */
  static void onCall(List<Script> scripts, UUID saga, Function<EventContext, String> answer) {
    scripts.forEach(script -> script.calls.put(saga, answer));
  }

  Reaction play(String handler, EventContext context, Reaction normally) {
    jdbc.update(
        "insert into effects (saga_id, handler, event_id) values (?, ?, ?)",
        context.sagaId(),
        handler,
        context.eventId());
    return Objects.requireNonNull(
        reactions.getOrDefault(handler + context.sagaId(), it -> normally).apply(context));
  }

  String call(EventContext context) {
    return calls.getOrDefault(context.sagaId(), it -> "approved").apply(context);
  }
}
