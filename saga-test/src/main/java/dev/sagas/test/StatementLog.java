package dev.sagas.test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Notes what the application's data source executes for each event that is handled by itself, not
 * in one transaction with others. To be imported into a test's context.
 */
public final class StatementLog implements BeanPostProcessor {

  private static final String WORKERS = "saga-inbox-";
  private static final String INBOX = "saga.inbox";

  private final Map<UUID, List<String>> byEvent = new ConcurrentHashMap<>();
  private final ThreadLocal<@Nullable UUID> current = new ThreadLocal<>();

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source
        ? ProxyDataSourceBuilder.create(source)
            .afterQuery((execution, queries) -> note(queries))
            .build()
        : bean;
  }

  /** Whatever is handled begins with a look at the inbox, or with its row there. */
  private void note(List<QueryInfo> queries) {
    if (!Thread.currentThread().getName().startsWith(WORKERS)) {
      return;
    }
    String sql = queries.stream().map(QueryInfo::getQuery).collect(Collectors.joining("; "));
    if (sql.contains(INBOX)) {
      current.set(ids(queries).findFirst().orElse(null));
    }
    UUID event = current.get();
    if (event != null) {
      byEvent.computeIfAbsent(event, id -> new ArrayList<>()).add(sql);
    }
  }

  private static Stream<UUID> ids(List<QueryInfo> queries) {
    return queries.stream()
        .flatMap(query -> query.getParametersList().stream())
        .flatMap(Collection::stream)
        .map(parameter -> parameter.getArgs()[1])
        .filter(UUID.class::isInstance)
        .map(UUID.class::cast);
  }

  /** What was executed for an event that is handled by now; a batch is one statement. */
  public List<String> of(UUID eventId) {
    return List.copyOf(byEvent.getOrDefault(eventId, List.of()));
  }
}
