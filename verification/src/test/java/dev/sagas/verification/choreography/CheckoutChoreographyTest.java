package dev.sagas.verification.choreography;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.choreography.manifest.ServiceManifest;
import dev.sagas.choreography.verify.ChoreographyVerifier;
import dev.sagas.test.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The build's own verification of the choreography. */
class CheckoutChoreographyTest {

  private final Repository repository = Repository.find();
  private final CheckoutChoreography checkout = new CheckoutChoreography(repository.root());

  @Test
  void nothingIsWrongBetweenTheServices() {
    assertThat(checkout.verifier().verify()).isEmpty();
  }

  @Test
  void everyServiceOfTheRepositoryTakesPart() {
    List<String> names = checkout.verifier().choreography().names();

    assertThat(names).isEqualTo(repository.services());
  }

  @Test
  void everyServiceIsComparedWithItsLastRelease() {
    assertThat(ServiceManifest.readAll(checkout.released()))
        .extracting(ServiceManifest::service)
        .containsExactlyInAnyOrderElementsOf(repository.services());
  }

  @Test
  void whatIsWrittenAboutItIsUpToDate() {
    ChoreographyVerifier verifier = checkout.verifier();

    List<Document> stale =
        Documents.of(verifier.choreography()).stream()
            .filter(document -> document.isStale(repository.root()))
            .toList();

    assertThat(stale)
        .extracting(Document::path)
        .as("stale: refresh with " + Documents.REFRESH)
        .isEmpty();
  }
}
