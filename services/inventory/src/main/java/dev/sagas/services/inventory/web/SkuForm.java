package dev.sagas.services.inventory.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The form of a SKU, wide enough for codes in real use such as {@code 85123A} and {@code BANK
 * CHARGES}, but safe as one segment of a path.
 */
@Documented
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Pattern(
    regexp =
        "(?!\\.{1,2}$)[^/\\\\\\p{C}\\p{Z}]([^/\\\\\\p{C}\\p{Zl}\\p{Zp}]{0,62}[^/\\\\\\p{C}\\p{Z}])?")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@interface SkuForm {

  String message() default
      "must be 1 to 64 printable characters without slash or backslash, and not begin or end with a"
          + " space";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
