package dev.sagas.services.notification.web;

import dev.sagas.services.notification.application.MailBook;
import dev.sagas.services.notification.application.MailBook.Entry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The mails that were requested, and what became of them. Read-only: mails come of events alone.
 */
@RestController
@Tag(name = "Mails")
class MailController {

  private static final int MOST = 200;

  private final MailBook mails;

  MailController(MailBook mails) {
    this.mails = mails;
  }

  @Operation(summary = "The newest mails, of all recipients or of one")
  @GetMapping("/mails")
  List<Entry> newest(
      @RequestParam(required = false) @Nullable String recipient,
      @RequestParam(defaultValue = "50") @Min(1) @Max(MOST) int limit) {
    return mails.newest(recipient, limit);
  }

  @Operation(summary = "One mail, as it was sent")
  @ApiResponse(responseCode = "200", description = "The mail")
  @ApiResponse(responseCode = "404", description = "There is no such mail")
  @GetMapping("/mails/{id}")
  Entry mail(@PathVariable UUID id) {
    return mails.entry(id).orElseThrow(() -> new UnknownMailException(id));
  }
}
