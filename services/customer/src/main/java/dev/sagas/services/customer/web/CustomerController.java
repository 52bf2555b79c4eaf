package dev.sagas.services.customer.web;

import dev.sagas.services.customer.application.AnswerOnce;
import dev.sagas.services.customer.application.FindCustomer;
import dev.sagas.services.customer.application.RegisterCustomer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Customers over REST. */
@RestController
@RequestMapping("/customers")
class CustomerController {

  private static final String KEY_FORM = "[\\x21-\\x7E]{1,255}";

  private final RegisterCustomer registerCustomer;
  private final FindCustomer findCustomer;
  private final AnswerOnce answerOnce;

  CustomerController(
      RegisterCustomer registerCustomer, FindCustomer findCustomer, AnswerOnce answerOnce) {
    this.registerCustomer = registerCustomer;
    this.findCustomer = findCustomer;
    this.answerOnce = answerOnce;
  }

  @PostMapping
  ResponseEntity<CustomerBody> register(
      @RequestHeader(name = "Idempotency-Key", required = false)
          @Pattern(regexp = KEY_FORM, message = "must be 1 to 255 visible ASCII characters")
          @Nullable String key,
      @Valid @RequestBody RegistrationBody body) {
    CustomerBody customer =
        key == null
            ? register(body)
            : answerOnce.answer(key, body, CustomerBody.class, () -> register(body));
    return ResponseEntity.created(URI.create("/customers/" + customer.id())).body(customer);
  }

  @GetMapping("/{id}")
  CustomerBody find(@PathVariable UUID id) {
    return CustomerBody.of(findCustomer.find(id));
  }

  private CustomerBody register(RegistrationBody body) {
    return CustomerBody.of(
        registerCustomer.register(body.name(), body.email(), body.creditLimit().toMoney()));
  }
}
