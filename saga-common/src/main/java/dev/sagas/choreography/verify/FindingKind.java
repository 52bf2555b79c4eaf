package dev.sagas.choreography.verify;

/** What can be wrong with a choreography. */
public enum FindingKind {
  /** An event that no one reacts to, and that is not declared as an end. */
  ORPHAN_EVENT,
  /** A declared event that no handler and no use case emits. */
  EVENT_NEVER_EMITTED,
  /** A handler of an event that no service publishes. */
  CONSUMER_WITHOUT_PRODUCER,
  /** A step that stays done after a refusal. */
  STEP_NOT_COMPENSATED,
  /** A service that waits for an answer which may never come. */
  WAIT_WITHOUT_DEADLINE,
  /** A handler of an event that is always answered, one of whose ways leads to no answer. */
  ANSWER_THAT_NEVER_COMES,
  /** An event that may cause itself. */
  CYCLE,
  /** A published event without a JSON Schema, or with one that cannot be understood. */
  SCHEMA_MISSING,
  /** A handler that needs what the schema of its event does not promise. */
  READER_NEEDS_MORE,
  /** A handler of the last release that can no longer read what is published. */
  RELEASED_READER_BROKEN,
  /** A handler that cannot read what the last release has published. */
  RELEASED_EVENT_UNREADABLE,
  /** Something in the broker's definitions that the choreography does not need. */
  SUPERFLUOUS_IN_BROKER,
  /** Something that the choreography needs and the broker's definitions lack or say otherwise. */
  MISSING_IN_BROKER
}
