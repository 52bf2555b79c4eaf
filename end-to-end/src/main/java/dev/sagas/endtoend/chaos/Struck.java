package dev.sagas.endtoend.chaos;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fault that has struck.
 *
 * @param after how long after the beginning of the run
 * @param lasted until the part served again
 * @param amid how many others were under way when it began
 * @param failure why it could not be injected or mended; null when it was
 */
record Struck(
    String kind,
    Set<String> parts,
    Duration after,
    Duration lasted,
    int amid,
    @Nullable String failure) {}
