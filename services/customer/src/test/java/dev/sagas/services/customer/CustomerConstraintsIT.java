package dev.sagas.services.customer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.event.UuidV7;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** The database refuses, by name, whatever a mistake in the code would bring about. */
class CustomerConstraintsIT extends RunningCustomerService {

  private final UUID id = UuidV7.next();

  @BeforeEach
  void aCustomerWithAReservation() {
    jdbc.sql("truncate customer, credit_reservation").update();
    jdbc.sql(
            """
            insert into customer
              (id, version, name, email, credit_limit, exposure, currency, registered_at)
            values (:id, 1, 'Ada', 'ada@example.org', 100, 40, 'GBP', now())""")
        .param("id", id)
        .update();
    jdbc.sql(
            """
            insert into credit_reservation
              (order_id, customer_id, amount, currency, state, reserved_at)
            values (:id, :id, 40, 'GBP', 'RESERVED', now())""")
        .param("id", id)
        .update();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exposure_never_negative        | update customer set exposure = -1
          exposure_within_limit          | update customer set exposure = 101
          credit_limit_never_negative    | update customer set credit_limit = -1, exposure = -1
          customer_version_positive      | update customer set version = 0
          customer_currency_form         | update customer set currency = 'gbp'
          credit_amount_never_negative   | update credit_reservation set amount = -1
          credit_state_known             | update credit_reservation set state = 'LENT', ended_at = now()
          credit_ended_unless_reserved   | update credit_reservation set state = 'SETTLED'
          credit_ended_unless_reserved   | update credit_reservation set ended_at = now()
          credit_reserved_once_per_order | insert into credit_reservation select * from credit_reservation
          credit_reservation_of_customer | delete from customer
          """)
  void refuses(String constraint, String statement) {
    assertThatThrownBy(() -> jdbc.sql(statement).update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining(constraint);
  }
}
