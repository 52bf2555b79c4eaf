package dev.sagas.jdbc;

import dev.sagas.fence.FenceState;
import dev.sagas.fence.FenceStore;
import dev.sagas.fence.SagaStep;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The fence as table {@code saga.fence}, every statement by {@code fence_one_state}. */
public final class JdbcFenceStore implements FenceStore {

  private final JdbcTemplate jdbc;

  /** A store on {@code jdbc}'s data source. */
  public JdbcFenceStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<FenceState> enter(UUID sagaId, String step) {
    int inserted =
        jdbc.update(
            """
            insert into saga.fence (saga_id, step, state) values (?, ?, 'DONE')
            on conflict on constraint fence_one_state do nothing
            """,
            sagaId,
            step);
    // A statement of its own: it sees the row of the transaction that the insert waited for.
    return inserted == 1 ? Optional.empty() : state(sagaId, step);
  }

  /** In one round trip. */
  @Override
  public Set<SagaStep> enter(Collection<SagaStep> steps) {
    Set<SagaStep> entered = new HashSet<>();
    jdbc.query(
        """
        insert into saga.fence (saga_id, step, state)
        select saga_id, step, 'DONE' from unnest(?, ?) as s (saga_id, step) order by saga_id, step
        on conflict on constraint fence_one_state do nothing
        returning saga_id, step
        """,
        statement -> {
          Connection connection = statement.getConnection();
          Object[] sagas = steps.stream().map(SagaStep::sagaId).toArray();
          Object[] names = steps.stream().map(SagaStep::step).toArray();
          statement.setArray(1, connection.createArrayOf("uuid", sagas));
          statement.setArray(2, connection.createArrayOf("text", names));
        },
        row -> {
          entered.add(new SagaStep(row.getObject(1, UUID.class), row.getString(2)));
        });
    return entered;
  }

  private Optional<FenceState> state(UUID sagaId, String step) {
    return jdbc
        .query(
            "select state from saga.fence where saga_id = ? and step = ? for update",
            (row, number) -> FenceState.valueOf(row.getString(1)),
            sagaId,
            step)
        .stream()
        .findFirst();
  }

  @Override
  public void bar(UUID sagaId, String step) {
    jdbc.update(
        """
        update saga.fence set state = 'BARRED' where saga_id = ? and step = ? and state = 'DONE'
        """,
        sagaId,
        step);
  }

  @Override
  public void leave(UUID sagaId, String step) {
    jdbc.update("delete from saga.fence where saga_id = ? and step = ?", sagaId, step);
  }

  /** Sorted, so that two compensations of one saga cannot wait for each other. */
  @Override
  public void compensate(UUID sagaId, Collection<String> steps) {
    jdbc.update(
        """
        insert into saga.fence as f (saga_id, step, state)
        select ?, step, 'BARRED' from unnest(?) as s (step) order by step
        on conflict on constraint fence_one_state do update
          set state = case f.state when 'DONE' then 'COMPENSATED' else f.state end
        """,
        statement -> {
          statement.setObject(1, sagaId);
          statement.setArray(2, statement.getConnection().createArrayOf("text", steps.toArray()));
        });
  }
}
