package dev.sagas.services.orderview.console;

import dev.sagas.services.orderview.gateway.Saboteur;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The links that every page shows. */
@ControllerAdvice(basePackageClasses = Navigation.class)
class Navigation {

  private final List<Link> links = new ArrayList<>();

  Navigation(Saboteur saboteur) {
    links.add(new Link("shop", "/", "Shop"));
    links.add(new Link("sagas", "/console/sagas", "Sagas"));
    links.add(new Link("choreography", "/console/choreography", "Choreography"));
    links.add(new Link("dead-letters", "/console/dead-letters", "Dead letters"));
    links.add(new Link("health", "/console/health", "Health"));
    links.add(new Link("mail", "/console/mail", "Mail"));
    if (saboteur.present()) {
      links.add(new Link("chaos", "/console/chaos", "Chaos"));
    }
  }

  /**
   * A page.
   *
   * @param id by which a page marks itself as the present one
   */
  record Link(String id, String path, String title) {}

  @ModelAttribute("navigation")
  List<Link> links() {
    return links;
  }
}
