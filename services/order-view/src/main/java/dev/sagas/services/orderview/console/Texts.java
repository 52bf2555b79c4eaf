package dev.sagas.services.orderview.console;

import dev.sagas.services.orderview.domain.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the console writes what people read; templates call it {@code @texts}. */
@Component("texts")
public class Texts {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** {@code 50.98 GBP}; a dash for none. */
  public String money(@Nullable Money money) {
    if (money == null) {
      return "–";
    }
    int digits = Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits());
    return BigDecimal.valueOf(money.amount(), digits).toPlainString() + " " + money.currency();
  }

  /** A moment in UTC, to the millisecond. */
  public String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  /** {@code 23 ms}, {@code 1.2 s}, {@code 3 min}, {@code 2 h}. */
  public String duration(Duration duration) {
    long millis = duration.toMillis();
    if (Math.abs(millis) < 1_000) {
      return millis + " ms";
    }
    if (Math.abs(millis) < 60_000) {
      return "%.1f s".formatted(millis / 1_000.0);
    }
    return duration.toHours() < 1 ? duration.toMinutes() + " min" : duration.toHours() + " h";
  }

  /** An event type without its service and version: {@code credit-reserved}. */
  public String fact(String type) {
    int begin = type.indexOf('.') + 1;
    int end = type.lastIndexOf('.');
    return end > begin ? type.substring(begin, end) : type;
  }

  /** A constant as people write it: {@code Payment declined}. */
  public String words(String constant) {
    String lower = constant.replace('_', ' ').toLowerCase(Locale.ROOT);
    return lower.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
  }

  /** The last characters of an id, which mostly tell it from others on a page. */
  public String shortId(Object id) {
    String text = id.toString();
    return text.length() > 13 ? "…" + text.substring(text.length() - 12) : text;
  }
}
