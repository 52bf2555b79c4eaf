package dev.sagas.services.order;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = OrderApplication.class.getPackageName();
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void theDomainKnowsNoFramework() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".domain")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(ROOT + ".domain", "java..", "jakarta.persistence..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void theDomainReadsNoClockAndDrawsNoIds() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".domain")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .check(CLASSES);
  }

  @Test
  void adaptersDependOnTheCoreAndNeverOnEachOther() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("domain")
        .definedBy(ROOT + ".domain")
        .layer("application")
        .definedBy(ROOT + ".application")
        .layer("messaging")
        .definedBy(ROOT + ".messaging")
        .layer("persistence")
        .definedBy(ROOT + ".persistence")
        .layer("web")
        .definedBy(ROOT + ".web")
        .layer("config")
        .definedBy(ROOT + ".config")
        .whereLayer("config")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("web")
        .mayOnlyBeAccessedByLayers("config")
        .whereLayer("messaging")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("persistence")
        .mayNotBeAccessedByAnyLayer()
        .check(CLASSES);
  }

  @Test
  void theApplicationKnowsNeitherHttpNorSqlNorAmqp() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".application")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework.web..",
            "org.springframework.http..",
            "org.springframework.jdbc..",
            "org.springframework.amqp..",
            "jakarta.persistence..",
            "java.sql..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
