package dev.sagas.services.payment.persistence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.services.payment.RunningPaymentService;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** What the tables refuse, whatever the code above them does. */
class PaymentTableIT extends RunningPaymentService {

  private final UUID id = UUID.randomUUID();

  @BeforeEach
  void insertPayments() {
    jdbc.sql(
            """
            insert into payment (id, order_id, state, created_at, updated_at)
            values (:id, :id, 'WAITING', now(), now())
            """)
        .param("id", id)
        .update();
    jdbc.sql(
            """
            insert into provider_payment
              (id, reference, method, currency, authorized, captured, created_at)
            values (:text, :id, 'pm_card_visa', 'GBP', 100, 60, now())
            """)
        .param("text", id.toString())
        .param("id", id)
        .update();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "amount = 1; payment_terms_come_together",
        "state = 'READY'; payment_starts_when_joined",
        "authorizing_since = now(); payment_intends_before_it_calls",
        "state = 'RELEASED'; payment_released_says_how",
        "releasing_from = 'WAITING'; payment_releases_what_may_be_held",
        "state = 'RELEASED', release = 'VOIDED'; payment_answers_after_release",
        "customer_id = id, amount = -1, currency = 'GBP', method = 'm'; payment_amount_never_negative",
        "customer_id = id, amount = 1, currency = 'pound', method = 'm'; payment_currency_form"
      })
  void refusesAPaymentThatContradictsItself(String change, String constraint) {
    assertRefused("update payment set " + change + " where id = :id", id, constraint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "AUTHORIZING; authorizing_since = null; payment_intends_before_it_calls",
        "AUTHORIZED; provider_reference = null; payment_authorization_is_known",
        "CAPTURED; provider_reference = null; payment_authorization_is_known",
        "DECLINED; refusal = null; payment_refusal_has_reason",
        "CAPTURE_FAILED; refusal = null; payment_refusal_has_reason",
        "RELEASING; releasing_from = null; payment_release_remembers_from_where",
        "RELEASING; release = 'VOIDED'; payment_released_says_how",
        "RELEASING; release = 'LOST'; payment_release_known",
        "RELEASING; state = 'PAID'; payment_state_known"
      })
  void refusesAStateThatDoesNotFitTheRest(String state, String change, String constraint) {
    jdbc.sql(
            """
            update payment set customer_id = id, amount = 1, currency = 'GBP', method = 'm',
              credit_reserved = true, stock_reserved = true, authorizing_since = now(),
              provider_reference = 'pi_1', refusal = 'no', releasing_from = 'AUTHORIZED',
              state = :state
            where id = :id
            """)
        .param("state", state)
        .param("id", id)
        .update();

    assertRefused("update payment set " + change + " where id = :id", id, constraint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "captured = 101; provider_never_captures_what_is_not_held",
        "voided = 40; provider_never_captures_after_void",
        "refunded = 61; provider_never_refunds_more_than_captured",
        "refunded = -1; provider_amounts_never_negative",
        "decline_code = 'no'; provider_holds_nothing_when_declined"
      })
  void refusesBooksThatDoNotAddUp(String change, String constraint) {
    assertRefused(
        "update provider_payment set " + change + " where id = :id", id.toString(), constraint);
  }

  private void assertRefused(String sql, Object row, String constraint) {
    assertThatThrownBy(() -> jdbc.sql(sql).param("id", row).update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining(constraint);
  }
}
