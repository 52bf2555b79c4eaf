package dev.sagas.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Customers and products for a first order, registered through the services' own REST interfaces. A
 * second run changes nothing: products are put, stock is added under one key, and the customers'
 * ids are kept in a file.
 */
final class DemoCatalogue {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PIECES = 100;
  private static final List<Product> PRODUCTS =
      List.of(
          new Product("TEA-ASSAM", "Assam tea, 250 g", 850),
          new Product("TEA-SENCHA", "Sencha tea, 100 g", 1_275),
          new Product("CUP-WHITE", "White china cup", 640),
          new Product("POT-GREEN", "Green teapot for four", 3_499),
          new Product("TIN-ROUND", "Round tea tin", 425),
          new Product("BISCUITS", "Shortbread biscuits, 12 pieces", 399));
  private static final List<Customer> CUSTOMERS =
      List.of(
          new Customer("Ada Lovelace", "ada@example.org", 100_000),
          new Customer("Charles Babbage", "charles@example.org", 2_000));

  private final Rest rest = new Rest();
  private final Map<String, String> services;
  private final Path file;

  /**
   * @param services the URL of each service by its name
   * @param file where the customers' ids are kept between runs
   */
  DemoCatalogue(Map<String, String> services, Path file) {
    this.services = services;
    this.file = file;
  }

  /** Registers what is missing and says what there is. */
  Demo seed() {
    PRODUCTS.forEach(this::list);
    ObjectNode known = known();
    CUSTOMERS.forEach(customer -> known.put(customer.email(), idOf(customer, known)));
    keep(known);
    return new Demo(
        known.get(CUSTOMERS.get(0).email()).asText(),
        known.get(CUSTOMERS.get(1).email()).asText(),
        PRODUCTS.get(0).sku());
  }

  private void list(Product product) {
    String url = services.get("inventory") + "/products/" + product.sku();
    rest.put(
        url,
        Map.of(
            "name", product.name(), "price", Map.of("amount", product.price(), "currency", "GBP")));
    rest.post(url + "/stock", "demo-stock-" + product.sku(), Map.of("quantity", PIECES));
  }

  private String idOf(Customer customer, ObjectNode known) {
    String customers = services.get("customer") + "/customers";
    if (known.has(customer.email())) {
      String id = known.get(customer.email()).asText();
      if (rest.exists(customers + "/" + id)) {
        return id;
      }
    }
    HttpResponse<String> answer =
        rest.post(
            customers,
            "demo-customer-" + customer.email(),
            Map.of(
                "name", customer.name(),
                "email", customer.email(),
                "creditLimit", Map.of("amount", customer.creditLimit(), "currency", "GBP")));
    return Rest.json(answer).path("id").asText();
  }

  private ObjectNode known() {
    try {
      return Files.exists(file)
          ? (ObjectNode) JSON.readTree(file.toFile())
          : JSON.createObjectNode();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private void keep(ObjectNode known) {
    try {
      JSON.writeValue(file.toFile(), known);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /**
   * What an example may use.
   *
   * @param customer a customer with enough credit
   * @param poorCustomer a customer whose credit is soon used up
   * @param sku a product that is in stock
   */
  record Demo(String customer, String poorCustomer, String sku) {}

  private record Product(String sku, String name, long price) {}

  private record Customer(String name, String email, long creditLimit) {}
}
