package dev.sagas.services.customer.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What {@code POST /customers} reads. */
record RegistrationBody(
    @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must not contain control characters")
        String name,
    @NotBlank @Size(max = 254) @Email String email,
    @NotNull @Valid MoneyBody creditLimit) {}
