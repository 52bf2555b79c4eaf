package dev.sagas.services.order.application;

import dev.sagas.services.order.domain.RequestedLine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells whether two requests ask for the same: the SHA-256 of their fields. White space and the
 * order of fields in the JSON do not count; the order of the lines does.
 *
 * @param hex 64 hexadecimal digits
 */
public record Fingerprint(String hex) {

  /** The fingerprint of {@code request}. */
  public static Fingerprint of(CheckoutRequest request) {
    MessageDigest digest = sha256();
    add(digest, request.customerId().toString());
    add(digest, request.paymentMethod());
    for (RequestedLine line : request.lines()) {
      add(digest, line.sku());
      add(digest, Integer.toString(line.quantity()));
    }
    return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
  }

  private static void add(MessageDigest digest, String field) {
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    // The length keeps neighbouring fields apart.
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
