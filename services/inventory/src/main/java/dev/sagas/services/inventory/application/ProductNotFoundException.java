package dev.sagas.services.inventory.application;

/** No product of this SKU is listed. */
public final class ProductNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ProductNotFoundException(String sku) {
    super("There is no product '" + sku + "'.");
  }
}
