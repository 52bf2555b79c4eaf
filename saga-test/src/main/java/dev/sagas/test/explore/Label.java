package dev.sagas.test.explore;

/**
 * What a step is, in terms that mean the same in every run: by it a step is found again.
 *
 * @param what what happens
 * @param where the service, or the outside system
 * @param about the event, request or answer
 */
record Label(What what, String where, String about) {

  /** Kinds of steps. */
  enum What {
    REQUEST("%2$s is asked for %3$s"),
    DELIVER("%2$s handles %3$s"),
    DELIVER_AGAIN("%2$s handles %3$s, and another copy of it stays in the queue"),
    DELIVER_UNACKED("%2$s handles %3$s, commits, and dies before the ack"),
    LOSE_ACKED("%2$s acks %3$s, and dies before the commit"),
    PUBLISH_TWICE("%2$s handles %3$s, and its relay dies between confirm and delete"),
    LOSE("%3$s is parked in %2$s and never looked at"),
    PREPARE("%2$s commits its intent upon %3$s"),
    PREPARE_AGAIN("%2$s commits its intent upon %3$s, and another copy stays in the queue"),
    ANSWER("%2$s is answered: %3$s"),
    RECORD("%2$s records the answer to %3$s"),
    RECORD_UNACKED("%2$s records the answer to %3$s, and dies before the ack"),
    RECORD_PUBLISH_TWICE("%2$s records the answer to %3$s, and its relay dies before the delete"),
    READ("%2$s has read what it needs for %3$s, and has not committed"),
    COMMIT("%2$s commits upon %3$s"),
    DIE("%2$s dies while it works on %3$s"),
    HAPPEN("outside: %3$s"),
    LATE("%3$s comes again to %2$s, whose inbox has forgotten it");

    private final String form;

    What(String form) {
      this.form = form;
    }
  }

  @Override
  public String toString() {
    return what.form.formatted(what, where, about);
  }
}
