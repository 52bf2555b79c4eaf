package dev.sagas.services.inventory.web;

import dev.sagas.services.inventory.application.AnswerOnce;
import dev.sagas.services.inventory.application.FindProduct;
import dev.sagas.services.inventory.application.ListProduct;
import dev.sagas.services.inventory.application.ListProduct.Listing;
import dev.sagas.services.inventory.application.ReceiveStock;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Products and their stock over REST. */
@RestController
@RequestMapping("/products/{sku}")
class ProductController {

  private static final String KEY_FORM = "[\\x21-\\x7E]{1,255}";

  private final ListProduct listProduct;
  private final ReceiveStock receiveStock;
  private final FindProduct findProduct;
  private final AnswerOnce answerOnce;

  ProductController(
      ListProduct listProduct,
      ReceiveStock receiveStock,
      FindProduct findProduct,
      AnswerOnce answerOnce) {
    this.listProduct = listProduct;
    this.receiveStock = receiveStock;
    this.findProduct = findProduct;
    this.answerOnce = answerOnce;
  }

  @PutMapping
  ResponseEntity<ProductBody> list(
      @PathVariable @SkuForm String sku, @Valid @RequestBody ListingBody body) {
    Listing listing = listProduct.list(sku, body.name(), body.price().toMoney());
    ProductBody product = ProductBody.of(listing.product());
    return listing.added()
        ? ResponseEntity.created(location(sku)).body(product)
        : ResponseEntity.ok(product);
  }

  @PostMapping("/stock")
  ProductBody receive(
      @PathVariable @SkuForm String sku,
      @RequestHeader("Idempotency-Key")
          @Pattern(regexp = KEY_FORM, message = "must be 1 to 255 visible ASCII characters")
          String key,
      @Valid @RequestBody DeliveryBody body) {
    return answerOnce.answer(
        key,
        new Delivery(sku, body.quantity()),
        ProductBody.class,
        () -> ProductBody.of(receiveStock.receive(sku, body.quantity())));
  }

  @GetMapping
  ProductBody find(@PathVariable @SkuForm String sku) {
    return ProductBody.of(findProduct.find(sku));
  }

  private static URI location(String sku) {
    return UriComponentsBuilder.fromPath("/products/{sku}").encode().buildAndExpand(sku).toUri();
  }

  // What must be the same when a key comes again: the product too, which the body does not name.
  private record Delivery(String sku, long quantity) {}
}
