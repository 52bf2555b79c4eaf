package dev.sagas.services.orderview.web;

import dev.sagas.services.orderview.application.FindSagas.Story;
import java.util.List;

/**
 * A saga with its story.
 *
 * @param timeline its events, the earliest first
 * @param causation the same, by what caused what
 */
record StoryBody(SagaBody saga, List<EventBody> timeline, List<CausationBody> causation) {

  static StoryBody of(Story story, boolean stuck) {
    return new StoryBody(
        SagaBody.of(story.saga(), stuck),
        story.timeline().stream().map(EventBody::of).toList(),
        story.causation().stream().map(CausationBody::of).toList());
  }
}
