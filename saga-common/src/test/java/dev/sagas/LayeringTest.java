package dev.sagas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom inside the library. */
class LayeringTest {

  private static final String ROOT = "dev.sagas";
  private static final String[] BASE = {"event", "retry"};
  private static final String[] CORE = {
    "outbox", "inbox", "fence", "choreography", "deadletter", "ledger", "replay", "retention"
  };
  private static final String[] VERIFIER = {
    "choreography.manifest",
    "choreography.schema",
    "choreography.graph",
    "choreography.verify",
    "choreography.document"
  };
  private static final String[] ADAPTERS = {"jdbc", "rabbit", "observe"};

  private final JavaClasses library =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void layersDependDownwardsOnly() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("base")
        .definedBy(in(BASE))
        .layer("core")
        .definedBy(in(CORE))
        .layer("adapters")
        .definedBy(in(ADAPTERS))
        .layer("wiring")
        .definedBy(in("autoconfigure"))
        .whereLayer("wiring")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("adapters")
        .mayOnlyBeAccessedByLayers("wiring")
        .whereLayer("core")
        .mayOnlyBeAccessedByLayers("adapters", "wiring")
        .check(library);
  }

  @Test
  void everyPackageHasItsLayer() {
    String[] known =
        Stream.of(BASE, CORE, VERIFIER, ADAPTERS, new String[] {"autoconfigure"})
            .flatMap(Arrays::stream)
            .map(name -> ROOT + "." + name)
            .toArray(String[]::new);

    assertThat(library.stream().map(JavaClass::getPackageName)).isSubsetOf(known);
  }

  @Test
  void whatRunsKnowsNothingOfWhatVerifiesIt() {
    noClasses()
        .that()
        .resideOutsideOfPackages(in(VERIFIER))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in(VERIFIER))
        .check(library);
  }

  @Test
  void findingsAndDocumentsAreMadeFromTheGraphAlone() {
    noClasses()
        .that()
        .resideInAnyPackage(
            in("choreography.manifest", "choreography.schema", "choreography.graph"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in("choreography.verify", "choreography.document"))
        .check(library);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".choreography.document..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".choreography.verify..")
        .check(library);
  }

  @Test
  void databaseAndBrokerNeverMeet() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".jdbc..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".rabbit..", "com.rabbitmq..", "org.springframework.amqp..")
        .check(library);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".rabbit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".jdbc..", "java.sql..", "org.springframework.jdbc..")
        .check(library);
  }

  @Test
  void onlyTheAdaptersKnowTheirTechnology() {
    only("com.rabbitmq..", "rabbit", "autoconfigure").check(library);
    only("org.springframework.amqp..", "rabbit", "autoconfigure").check(library);
    only("org.springframework.jdbc..", "jdbc", "autoconfigure").check(library);
    only("io.micrometer..", "observe", "autoconfigure").check(library);
    only("org.springframework.boot..", "observe", "autoconfigure").check(library);
  }

  @Test
  void eventsKnowNeitherSpringNorTheRestOfTheLibrary() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".event..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".event..", "java..", "com.fasterxml.jackson..", "org.jspecify..")
        .check(library);
  }

  private static ArchRule only(String technology, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(in(packages))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(technology);
  }

  private static String[] in(String... names) {
    return Arrays.stream(names).map(name -> ROOT + "." + name + "..").toArray(String[]::new);
  }
}
