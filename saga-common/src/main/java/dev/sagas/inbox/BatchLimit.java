package dev.sagas.inbox;

/**
 * How many deliveries may share a transaction. Where they get in each other's way, or in that of
 * another instance, the limit is halved, since what failed together is done again one by one. It
 * grows again by one for each {@code most} deliveries that went well.
 */
final class BatchLimit {

  private final int most;
  private int now;
  private int wellSince;

  BatchLimit(int most) {
    this.most = most;
    this.now = most;
  }

  synchronized int now() {
    return now;
  }

  synchronized void failed() {
    now = Math.max(1, now / 2);
    wellSince = 0;
  }

  synchronized void succeeded(int deliveries) {
    wellSince += deliveries;
    if (wellSince >= most) {
      wellSince = 0;
      now = Math.min(most, now + 1);
    }
  }
}
