package dev.sagas.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

  private static final String HEADER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void readsWhatItWrites() {
    assertThat(TraceParent.parse(HEADER)).map(TraceParent::toString).hasValue(HEADER);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "not a header"
      })
  void ignoresAMalformedHeader(String header) {
    assertThat(TraceParent.parse(header)).isEmpty();
  }

  @Test
  void aChildIsAnotherSpanOfTheSameTrace() {
    TraceParent parent = TraceParent.parse(HEADER).orElseThrow();
    TraceParent child = parent.child();

    assertThat(child.traceId()).isEqualTo(parent.traceId());
    assertThat(child.flags()).isEqualTo(parent.flags());
    assertThat(child.spanId()).isNotEqualTo(parent.spanId());
    assertThat(TraceParent.parse(child.toString())).hasValue(child);
  }

  @Test
  void aRootCanBeReadBack() {
    TraceParent root = TraceParent.root();

    assertThat(TraceParent.parse(root.toString())).hasValue(root);
  }

  @Test
  void restoresTheOuterContextWhenTheInnerOneEnds() {
    TraceParent outer = TraceParent.root();
    TraceParent inner = TraceParent.root();

    try (TraceParent.Scope outerScope = outer.open()) {
      try (TraceParent.Scope innerScope = inner.open()) {
        assertThat(TraceParent.current()).hasValue(inner);
      }
      assertThat(TraceParent.current()).hasValue(outer);
    }
    assertThat(TraceParent.current()).isEmpty();
  }
}
