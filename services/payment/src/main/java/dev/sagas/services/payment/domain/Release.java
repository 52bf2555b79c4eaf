package dev.sagas.services.payment.domain;

/** How a payment came to hold nothing. */
public enum Release {
  /** The provider never held anything for it. */
  NOTHING_HELD(ReleaseEffect.NOTHING_TO_RELEASE),
  /** The authorisation was voided. */
  VOIDED(ReleaseEffect.RELEASED),
  /** The captured amount was refunded. */
  REFUNDED(ReleaseEffect.RELEASED);

  private final ReleaseEffect effect;

  Release(ReleaseEffect effect) {
    this.effect = effect;
  }

  /** What the order is told. */
  public ReleaseEffect effect() {
    return effect;
  }
}
