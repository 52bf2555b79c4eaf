package dev.sagas.services.orderview.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

/** Indents JSON; templates call it {@code @json}. */
@Component("json")
public class PrettyJson {

  private final ObjectMapper mapper = new ObjectMapper();

  /** The same, indented; what is no JSON as it is. */
  public String pretty(String text) {
    try {
      return mapper.readTree(text).toPrettyString();
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
