package dev.sagas.choreography.verify;

import dev.sagas.choreography.NeededBinding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The broker's definitions hold each exchange, queue and binding that the choreography needs, and
 * none besides. The arguments of queues are looked at by each service when it starts.
 */
final class DefinitionsCheck {

  private final BrokerNeeds needs;
  private final BrokerDefinitions definitions;

  DefinitionsCheck(BrokerNeeds needs, BrokerDefinitions definitions) {
    this.needs = needs;
    this.definitions = definitions;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    compare("exchange", needs.exchanges(), definitions.exchanges(), findings);
    compare("queue", needs.queues(), definitions.queues(), findings);
    compareBindings(findings);
    return findings;
  }

  private static void compare(
      String what,
      Map<String, String> needed,
      Map<String, String> defined,
      List<Finding> findings) {
    needed.forEach(
        (name, type) -> {
          String present = defined.get(name);
          if (present == null) {
            findings.add(Findings.missing(what, name, "define it with the type " + type));
          } else if (!present.equals(type)) {
            findings.add(
                Findings.different(what, name, "is of type " + present, "make it " + type));
          }
        });
    defined.keySet().stream()
        .filter(name -> !needed.containsKey(name))
        .forEach(name -> findings.add(Findings.superfluous(what, name)));
  }

  private void compareBindings(List<Finding> findings) {
    Set<NeededBinding> defined = new LinkedHashSet<>();
    for (NeededBinding binding : definitions.bindings()) {
      if (!needs.bindings().contains(binding)) {
        findings.add(Findings.superfluous("binding", binding.toString()));
      } else if (!defined.add(binding)) {
        findings.add(
            Findings.different("binding", binding.toString(), "is there twice", "keep one"));
      }
    }
    needs.bindings().stream()
        .filter(binding -> !defined.contains(binding))
        .forEach(
            binding ->
                findings.add(
                    Findings.missing(
                        "binding",
                        binding.toString(),
                        "bind it: without it the event is lost unseen")));
  }
}
