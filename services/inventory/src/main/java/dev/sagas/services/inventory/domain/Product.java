package dev.sagas.services.inventory.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Something for sale, and how much of it is there. Always 0 &le; reserved &le; on hand. */
@Entity
@Table(name = "product")
public class Product {

  /**
   * The most pieces that deliveries may add up to. Far below the largest long, so that putting
   * stock back, which must not fail, cannot overflow.
   */
  public static final long MOST_ON_HAND = 1_000_000_000_000L;

  @Id private String sku;

  private long version;

  private String name;

  private long price;

  private String currency;

  @Column(name = "on_hand")
  private long onHand;

  private long reserved;

  @SuppressWarnings("NullAway.Init")
  protected Product() {}

  /** A new product of which nothing is there yet, in version 1. */
  public Product(String sku, String name, Money price) {
    this.sku = sku;
    this.version = 1;
    this.name = name;
    this.price = price.amount();
    this.currency = price.currency();
  }

  /**
   * Lists the product anew.
   *
   * @return true if that changed anything, which is a new version then
   */
  public boolean relist(String newName, Money newPrice) {
    if (name.equals(newName) && price().equals(newPrice)) {
      return false;
    }
    name = newName;
    price = newPrice.amount();
    currency = newPrice.currency();
    version++;
    return true;
  }

  /**
   * Takes in a delivery of 1 or more pieces.
   *
   * @return false if that would be more than {@link #MOST_ON_HAND}; nothing changed then
   */
  public boolean receive(long quantity) {
    if (quantity < 1) {
      throw new IllegalArgumentException("a delivery has 1 or more pieces, not " + quantity);
    }
    if (quantity > MOST_ON_HAND - onHand) {
      return false;
    }
    onHand += quantity;
    return true;
  }

  void reserve(long quantity) {
    reserved += quantity;
  }

  void unreserve(long quantity) {
    reserved -= quantity;
  }

  void commit(long quantity) {
    reserved -= quantity;
    onHand -= quantity;
  }

  void putBack(long quantity) {
    onHand += quantity;
  }

  public String sku() {
    return sku;
  }

  /** The version of what is listed: 1, and one more with each change of name or price. */
  public long version() {
    return version;
  }

  public String name() {
    return name;
  }

  public Money price() {
    return new Money(price, currency);
  }

  /** Pieces in the house, the reserved ones among them. */
  public long onHand() {
    return onHand;
  }

  /** Pieces that orders hold. */
  public long reserved() {
    return reserved;
  }

  /** Pieces that an order could still have. */
  public long available() {
    return onHand - reserved;
  }
}
