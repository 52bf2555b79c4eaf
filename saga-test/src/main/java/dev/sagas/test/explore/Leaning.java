package dev.sagas.test.explore;

/** What random walks lean towards, and what they call the ends that they come to. */
public interface Leaning {

  /** Towards nothing: every end is an end. */
  Leaning NONE =
      new Leaning() {
        @Override
        public int percent(String step) {
          return 100;
        }

        @Override
        public String outcome(SagaView saga) {
          return "ended";
        }
      };

  /**
   * How likely a step is, in percent of what it is otherwise; at 0 it is still possible.
   *
   * @param step as in a trace, such as {@code order handles order.deadline-passed.v1}
   */
  int percent(String step);

  /** What has become of a saga that has ended, in a word or two. */
  String outcome(SagaView saga);
}
