package dev.sagas.services.payment.web;

import static org.mockito.BDDMockito.given;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.sagas.services.payment.application.Payments;
import dev.sagas.services.payment.domain.Payment;
import dev.sagas.services.payment.domain.PaymentState;
import dev.sagas.services.payment.domain.PaymentsInState;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class PaymentControllerTest {

  private final Payments payments = Mockito.mock(Payments.class);
  private final MockMvc web =
      MockMvcBuilders.standaloneSetup(new PaymentController(payments))
          .setControllerAdvice(new Problems())
          .build();

  @Test
  void showsWhereAPaymentStands() throws Exception {
    given(payments.find(PaymentsInState.ORDER))
        .willReturn(Optional.of(PaymentsInState.of(PaymentState.RELEASED)));

    web.perform(get("/payments/{id}", PaymentsInState.ORDER))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.paymentId").value(PaymentsInState.PAYMENT.toString()))
        .andExpect(jsonPath("$.state").value("RELEASED"))
        .andExpect(jsonPath("$.amount.amount").value(5098))
        .andExpect(jsonPath("$.amount.currency").value("GBP"))
        .andExpect(jsonPath("$.method").value("pm_card_visa"))
        .andExpect(jsonPath("$.providerReference").value("pi_1"))
        .andExpect(jsonPath("$.releasingFrom").value("AUTHORIZED"))
        .andExpect(jsonPath("$.release").value("VOIDED"))
        .andExpect(jsonPath("$.refusal").doesNotExist());
  }

  @Test
  void leavesOutWhatIsNotKnownYet() throws Exception {
    Payment waiting = PaymentsInState.of(PaymentState.WAITING);
    given(payments.find(PaymentsInState.ORDER)).willReturn(Optional.of(waiting));

    web.perform(get("/payments/{id}", PaymentsInState.ORDER))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("WAITING"))
        .andExpect(jsonPath("$.amount").doesNotExist())
        .andExpect(jsonPath("$.method").doesNotExist());
  }

  @Test
  void saysThatNoPaymentIsKnown() throws Exception {
    UUID order = UUID.randomUUID();
    given(payments.find(order)).willReturn(Optional.empty());

    web.perform(get("/payments/{id}", order))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.title").value("Unknown payment"))
        .andExpect(jsonPath("$.detail").value("No payment of order " + order + " is known."));
  }

  @Test
  void namesTheFieldAndTheRuleOfAWrongId() throws Exception {
    web.perform(get("/payments/{id}", "4711"))
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.detail").value("orderId must be a UUID"))
        .andExpect(jsonPath("$.errors[0].field").value("orderId"))
        .andExpect(jsonPath("$.errors[0].message").value("must be a UUID"));
  }

  @Test
  void keepsAnUnexpectedFailureToItself() throws Exception {
    UUID order = UUID.randomUUID();
    given(payments.find(order)).willThrow(new IllegalStateException("secret detail"));

    web.perform(get("/payments/{id}", order))
        .andExpect(status().isInternalServerError())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(
            jsonPath("$.detail").value("The request failed for a reason that is not yours."));
  }
}
