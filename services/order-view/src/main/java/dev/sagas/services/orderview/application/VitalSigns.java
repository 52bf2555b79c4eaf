package dev.sagas.services.orderview.application;

import java.time.Instant;
import java.util.List;

/** How services were, sampled now and then by one of the instances for all of them. */
public interface VitalSigns {

  /**
   * A sample of one service.
   *
   * @param up whether it answered, and that it is well
   * @param published events published since the service began
   * @param handled deliveries handled since then
   * @param duplicates of them, those that came again
   * @param retried of them, those that are to come again
   */
  record Sample(
      String service,
      boolean up,
      double outboxAge,
      double outboxBacklog,
      double published,
      double handled,
      double duplicates,
      double retried,
      double parked) {}

  /**
   * What one service's samples show; all lists are as long.
   *
   * @param at seconds since 1970
   * @param outboxAge seconds
   * @param publishedPerSecond since the sample before
   * @param handledPerSecond since the sample before
   * @param duplicates since the sample before
   * @param retried since the sample before
   */
  record Series(
      String service,
      List<Long> at,
      List<Double> outboxAge,
      List<Double> outboxBacklog,
      List<Double> publishedPerSecond,
      List<Double> handledPerSecond,
      List<Double> duplicates,
      List<Double> retried,
      List<Double> parked) {}

  /**
   * Whether this instance is to take samples now; then no other does for some time.
   *
   * @param until when it is time for the next
   */
  boolean mayTake(Instant now, Instant until);

  /** Keeps samples that were taken at {@code now}, and forgets those before {@code since}. */
  void keep(List<Sample> samples, Instant now, Instant since);

  /** The samples of each service after {@code moment}. */
  List<Series> since(Instant moment);
}
