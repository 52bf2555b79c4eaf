package dev.sagas.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.choreography.manifest.ServiceManifest;
import dev.sagas.choreography.verify.ChoreographyVerifier;
import dev.sagas.choreography.verify.Finding;
import dev.sagas.example.shop.ShopApplication;
import dev.sagas.example.till.TillApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop's build, which knows the till by its manifest alone. */
class JoinedFromElsewhereTest {

  @TempDir private Path others;

  @Test
  void aServiceOfAnotherRepositoryIsJoinedByItsManifest() {
    ServiceManifest.of(TillApplication.class).released("1.4.0").write(others);

    List<ServiceManifest> services = new ArrayList<>(ServiceManifest.readAll(others));
    services.add(ServiceManifest.of(ShopApplication.class));

    assertThat(ChoreographyVerifier.of(services).verify()).isEmpty();
  }

  @Test
  void aChangeThatBreaksItsLastReleaseIsFound() throws Exception {
    ServiceManifest.of(TillApplication.class).released("1.4.0").write(others);
    Path file = others.resolve("till.json");
    // The till as it was released read one field more than the shop writes now.
    Files.writeString(file, Files.readString(file).replace("\"total\"", "\"amount\""));

    assertThat(
            ChoreographyVerifier.of(ShopApplication.class, TillApplication.class)
                .withReleased(others)
                .verify())
        .extracting(Finding::toString)
        .singleElement()
        .asString()
        .contains(
            "RELEASED_READER_BROKEN at shop, schemas/shop.basket-closed.v1.json",
            "breaks Payments.pay of till 1.4.0: 'amount' is needed");
  }
}
