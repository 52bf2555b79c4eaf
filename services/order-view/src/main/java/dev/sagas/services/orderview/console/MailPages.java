package dev.sagas.services.orderview.console;

import dev.sagas.services.orderview.gateway.Post;
import dev.sagas.services.orderview.gateway.Post.Mail;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** What was sent to customers, as it looks. */
@Controller
class MailPages {

  /**
   * A mail's styles are inline, as mail programs want them; it may do nothing, and load nothing.
   */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";

  private final Post post;

  MailPages(Post post) {
    this.post = post;
  }

  @GetMapping("/console/mail")
  String page() {
    return "console/mail";
  }

  @GetMapping("/console/mail/newest")
  String newest(Model model) {
    model.addAttribute("mails", post.newest());
    return "console/mail :: newest";
  }

  @GetMapping("/console/mail/{id}")
  String mail(@PathVariable UUID id, Model model) {
    model.addAttribute("mail", find(id));
    return "console/letter";
  }

  @GetMapping(path = "/console/mail/{id}/html", produces = MediaType.TEXT_HTML_VALUE)
  @ResponseBody
  String html(@PathVariable UUID id, HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    return find(id).html();
  }

  private Mail find(UUID id) {
    return post.find(id).orElseThrow(() -> new NotFoundException("There is no mail " + id + "."));
  }
}
