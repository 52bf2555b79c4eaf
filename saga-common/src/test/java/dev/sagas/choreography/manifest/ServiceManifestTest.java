package dev.sagas.choreography.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.choreography.DeclaredUseCase;
import dev.sagas.example.shop.ShopApplication;
import dev.sagas.example.till.TillApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceManifestTest {

  private final ServiceManifest shop = ServiceManifest.of(ShopApplication.class);
  private final ServiceManifest till = ServiceManifest.of(TillApplication.class);

  @Test
  void findsWhatThePackageDeclares() {
    assertThat(shop.service()).isEqualTo("shop");
    assertThat(shop.handlers())
        .extracting(HandlerManifest::name)
        .containsExactly("Checkout.declined", "Checkout.expired", "Checkout.paid");
    assertThat(shop.useCases()).extracting(DeclaredUseCase::name).containsExactly("Checkout.close");
    assertThat(shop.publishes()).allSatisfy(event -> assertThat(event.schema()).isNotNull());
  }

  @Test
  void whatIsNoBeanHandlesNothing() {
    assertThat(ServiceManifest.of(Half.class).handlers())
        .extracting(HandlerManifest::name)
        .containsExactly("Made.made", "Marked.marked");
  }

  @Test
  void saysWhichFieldsAHandlerNeeds() {
    HandlerManifest pay = till.handlers().get(0);

    assertThat(pay.reads().at("/required").toString()).isEqualTo("[\"basketId\",\"total\"]");
    assertThat(pay.reads().at("/properties/note/type").asText()).isEqualTo("string");
    assertThat(pay.reads().at("/properties/basketId/format").asText()).isEqualTo("uuid");
  }

  @Test
  void isReadAsItWasWritten(@TempDir Path folder) {
    till.released("1.4.0").write(folder);
    shop.write(folder);

    assertThat(ServiceManifest.readAll(folder)).containsExactly(shop, till.released("1.4.0"));
    assertThat(ServiceManifest.read(folder.resolve("till.json")).json())
        .isEqualTo(till.released("1.4.0").json());
  }

  @Test
  void aFolderThatIsNotThereHoldsNone(@TempDir Path folder) {
    assertThat(ServiceManifest.readAll(folder.resolve("none"))).isEmpty();
  }

  @Test
  void refusesWhatIsNoManifest() {
    assertThatThrownBy(() -> ServiceManifest.parse("[]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no manifest");
  }
}
