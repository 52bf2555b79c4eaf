package dev.sagas.services.orderview.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks one service by HTTP. */
final class Client {

  private final String name;
  private final RestClient rest;

  /**
   * A client of a service.
   *
   * @param name for messages
   */
  Client(String name, URI base, Duration timeout) {
    this.name = name;
    ClientHttpRequestFactorySettings settings =
        ClientHttpRequestFactorySettings.defaults()
            .withConnectTimeout(timeout)
            .withReadTimeout(timeout);
    this.rest =
        RestClient.builder()
            .baseUrl(base)
            .requestFactory(ClientHttpRequestFactoryBuilder.jdk().build(settings))
            .defaultStatusHandler(HttpStatusCode::isError, (request, answer) -> {})
            .build();
  }

  /**
   * An answer, whatever its status.
   *
   * @param who gave it
   * @param body JSON; missing when there is none
   */
  record Answer(String who, HttpStatusCode status, JsonNode body) {

    /** Whether there is no such thing. */
    boolean isNotFound() {
      return status.isSameCodeAs(HttpStatus.NOT_FOUND);
    }

    /**
     * What was asked for.
     *
     * @throws UnreachableException if this is something else
     */
    JsonNode content() {
      if (!status.is2xxSuccessful()) {
        throw new UnreachableException(who, status);
      }
      return body;
    }
  }

  /**
   * Gets.
   *
   * @param path with places for {@code values}
   * @throws UnreachableException if there is no answer
   */
  Answer get(String path, Object... values) {
    return get(path, Map.of(), values);
  }

  /** Gets with headers; see {@link #get(String, Object...)}. */
  Answer get(String path, Map<String, String> headers, Object... values) {
    return exchange(HttpMethod.GET, null, headers, path, values);
  }

  /** Posts JSON; see {@link #get(String, Object...)}. */
  Answer post(Object body, Map<String, String> headers, String path, Object... values) {
    return exchange(HttpMethod.POST, body, headers, path, values);
  }

  private Answer exchange(
      HttpMethod method,
      @Nullable Object body,
      Map<String, String> headers,
      String path,
      Object... values) {
    try {
      RestClient.RequestBodySpec request =
          rest.method(method).uri(path, values).headers(it -> add(it, headers));
      if (body != null) {
        request.body(body);
      }
      return request.exchange(
          (sent, answer) ->
              new Answer(name, answer.getStatusCode(), orMissing(answer.bodyTo(JsonNode.class))));
    } catch (RestClientException e) {
      throw new UnreachableException(name, e);
    }
  }

  private static void add(HttpHeaders to, Map<String, String> headers) {
    headers.forEach(to::add);
  }

  private static JsonNode orMissing(@Nullable JsonNode body) {
    return body == null ? MissingNode.getInstance() : body;
  }
}
