package dev.sagas.services.customer.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.services.customer.persistence.AnsweredRequest;
import dev.sagas.services.customer.persistence.AnsweredRequests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Repeats the first answer to a request that comes again under its idempotency key. The answer is
 * stored in the transaction of the work, so that neither exists without the other; work that fails
 * leaves the key free.
 */
@Service
public class AnswerOnce {

  private final AnsweredRequests answered;
  private final ObjectMapper json;
  private final Clock clock;

  AnswerOnce(AnsweredRequests answered, ObjectMapper json, Clock clock) {
    this.answered = answered;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Does {@code work} for the first request of {@code key}; later ones get the same answer.
   *
   * @param request what must be the same when the key comes again
   * @throws KeyInUseException if a request of this key is running
   * @throws KeyReusedException if the key belongs to another request
   */
  @Transactional
  public <T> T answer(String key, Object request, Class<T> type, Supplier<T> work) {
    if (!answered.claim(key)) {
      throw new KeyInUseException();
    }
    String digest = digest(request);
    Optional<AnsweredRequest> earlier = answered.find(key);
    if (earlier.isPresent()) {
      return repeat(earlier.get(), digest, type);
    }
    T answer = work.get();
    answered.add(key, new AnsweredRequest(digest, write(answer)), clock.instant());
    return answer;
  }

  private <T> T repeat(AnsweredRequest earlier, String digest, Class<T> type) {
    if (!earlier.requestDigest().equals(digest)) {
      throw new KeyReusedException();
    }
    try {
      return json.readValue(earlier.answer(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored answer is no longer readable", e);
    }
  }

  private String digest(Object request) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] bytes = write(request).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha256.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON", e);
    }
  }
}
