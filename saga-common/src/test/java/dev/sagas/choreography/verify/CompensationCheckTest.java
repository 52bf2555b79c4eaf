package dev.sagas.choreography.verify;

import static dev.sagas.choreography.graph.MadeUp.emits;
import static dev.sagas.choreography.graph.MadeUp.emitsOrRefuses;
import static dev.sagas.choreography.graph.MadeUp.join;
import static dev.sagas.choreography.graph.MadeUp.nothing;
import static dev.sagas.choreography.graph.MadeUp.refuses;
import static dev.sagas.choreography.graph.MadeUp.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.choreography.Emission;
import dev.sagas.choreography.graph.MadeUp;
import dev.sagas.choreography.graph.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which steps a refusal must undo, and which it cannot meet. */
class CompensationCheckTest {

  private static final MadeUp BEGIN =
      service("a").publishes("a.begun.v1").useCase("Begin.begin", emits("a.begun.v1"));

  @Test
  void aSoundChoreographyNeedsNoCompensationOfItsLastStep() {
    assertThat(findings(Shop.shop(), Shop.store(), Shop.till())).isEmpty();
  }

  @Test
  void aStepThatRunsBesideTheRefusalMustBeUndone() {
    List<Finding> findings = findings(Shop.shop(), Shop.store(), Shop.till("shop.sold.v1"));

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.place()).isEqualTo("till, pay");
              assertThat(finding.problem())
                  .contains("step 'pay'", "store.short.v1 (store, hold)", "shop.too-late.v1")
                  .doesNotContain("till.declined.v1")
                  .contains("undone on shop.sold.v1 by payBack");
            });
  }

  @Test
  void aStepThatNeedsTheRefusedOneCannotHaveRun() {
    MadeUp second = service("b").publishes("b.done.v1").step("a.begun.v1", "one", either());
    MadeUp third = service("c").step("b.done.v1", "two", nothing());

    assertThat(findings(BEGIN, second.publishes("b.no.v1"), third)).isEmpty();
  }

  @Test
  void aStepThatRanBeforeTheRefusalMustBeUndone() {
    MadeUp second =
        service("b").publishes("b.done.v1").step("a.begun.v1", "one", emits("b.done.v1"));
    MadeUp third =
        service("c")
            .publishes("c.done.v1", "c.no.v1")
            .step("b.done.v1", "two", emitsOrRefuses("c.done.v1", "c.no.v1"));

    assertThat(findings(BEGIN, second, third))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.place()).isEqualTo("b, one");
              assertThat(finding.problem()).contains("c.no.v1 (c, two); nothing undoes it");
            });
  }

  @Test
  void whatEndsASagaOnRequestMustUndoEveryStep() {
    MadeUp first =
        service("b").publishes("b.done.v1").step("a.begun.v1", "one", emits("b.done.v1"));
    MadeUp asked =
        service("a")
            .publishes("a.begun.v1", "a.dropped.v1")
            .useCase("Begin.begin", emits("a.begun.v1"))
            .useCase("Drop.drop", refuses("a.dropped.v1"))
            .on("b.done.v1", "tooLate", emits("a.dropped.v1"));

    assertThat(findings(asked, first))
        .singleElement()
        .extracting(Finding::problem)
        .asString()
        .contains("a.dropped.v1 (a, Drop.drop)");
  }

  private static Emission either() {
    return emitsOrRefuses("b.done.v1", "b.no.v1");
  }

  private static List<Finding> findings(MadeUp... services) {
    return new CompensationCheck(join(services)).findings();
  }
}
