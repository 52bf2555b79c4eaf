package dev.sagas.inbox;

/**
 * The end of the first transaction of a {@link CallingHandler}.
 *
 * @param <C> what the call needs to know
 */
public sealed interface Preparation<C> permits Preparation.Call, Preparation.Finished {

  /** The intent is recorded: commit, then call. */
  record Call<C>(C request) implements Preparation<C> {}

  /** No call is needed: the event is dealt with in this transaction. */
  record Finished<C>(Reaction reaction) implements Preparation<C> {}

  /** Commit the intent, then call with {@code request}. */
  static <C> Preparation<C> call(C request) {
    return new Call<>(request);
  }

  /** Make no call and end with {@code reaction}. */
  static <C> Preparation<C> finished(Reaction reaction) {
    return new Finished<>(reaction);
  }
}
