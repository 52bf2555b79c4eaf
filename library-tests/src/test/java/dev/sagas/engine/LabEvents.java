package dev.sagas.engine;

import java.util.UUID;

/** Bodies of the lab's events: what it reads and what it publishes. */
final class LabEvents {

  private LabEvents() {}

  /** What the lab reads of every event of the shop. */
  record Told(String text) {}

  record Counted(String key, int number) {}

  record Reminded(String text) {}

  record Padded(String padding) {}

  record Reserved(UUID cause) {}

  record Refused(UUID cause) {}

  record Released(UUID cause) {}

  record Noted(UUID cause) {}

  record Charged(String answer) {}

  /** Published by the lab, but declared by none of its handlers. */
  record Undeclared(String text) {}
}
