package dev.sagas.test.explore;

import java.util.List;

/** A saga's state, read from an {@link Atlas}. */
record LocalView(Atlas atlas, LocalState state, boolean ended) implements SagaView {

  @Override
  public SagaKind kind() {
    return atlas.world().sagas().get(state.kind);
  }

  @Override
  public <T> List<T> rows(String service, String table, Class<T> type) {
    return atlas
        .rows
        .get(state.rows[atlas.serviceNamed(service)])
        .of(table)
        .map(Image::restore)
        .map(type::cast)
        .toList();
  }

  @Override
  public <B> B outside(Class<B> type) {
    return type.cast(atlas.books.get(state.books));
  }

  @Override
  public int emitted(String eventType) {
    IntTuple emitted = atlas.tuples.get(state.emitted);
    int count = 0;
    for (int i = 0; i < emitted.size(); i++) {
      count += atlas.events.get(emitted.get(i)).type().toString().equals(eventType) ? 1 : 0;
    }
    return count;
  }
}
