package dev.sagas.choreography.verify;

import dev.sagas.choreography.ServiceNames;
import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.manifest.ServiceManifest;
import dev.sagas.choreography.verify.BrokerDefinitions.Permission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Each service has its user, who may write the service's own exchanges, read its own queues, and
 * nothing else. A permission is tried on every name that there is, and on some that there could be.
 */
final class AccessCheck {

  private static final List<String> SERVICE_TAGS = List.of("management");
  // The predefined exchanges, and names that a pattern without an end would let through.
  private static final List<String> OTHERS =
      List.of("amq.default", "amq.topic", "amq.direct", "amq.fanout", "another", "another.events");

  private final JoinedChoreography choreography;
  private final BrokerDefinitions definitions;
  private final BrokerAccess access;
  private final Set<String> names = new LinkedHashSet<>(OTHERS);
  private final List<Finding> findings = new ArrayList<>();

  AccessCheck(
      JoinedChoreography choreography,
      BrokerNeeds needs,
      BrokerDefinitions definitions,
      BrokerAccess access) {
    this.choreography = choreography;
    this.definitions = definitions;
    this.access = access;
    List.of(
            needs.exchanges().keySet(),
            needs.queues().keySet(),
            definitions.exchanges().keySet(),
            definitions.queues().keySet())
        .forEach(some -> some.forEach(name -> names.addAll(List.of(name, name + "x", "x" + name))));
  }

  List<Finding> findings() {
    choreography.services().forEach(this::checkService);
    Set<String> known = new LinkedHashSet<>(choreography.names());
    known.addAll(access.operators());
    definitions.users().keySet().stream()
        .filter(user -> !known.contains(user))
        .forEach(user -> findings.add(Findings.superfluous("user", user)));
    access.operators().stream()
        .filter(user -> !definitions.users().containsKey(user))
        .forEach(user -> findings.add(Findings.missing("user", user, "define it")));
    definitions.permissions().stream()
        .map(Permission::user)
        .filter(user -> !known.contains(user))
        .forEach(user -> findings.add(Findings.superfluous("permission of", user)));
    return findings;
  }

  private void checkService(ServiceManifest service) {
    String user = service.service();
    List<String> tags = definitions.users().get(user);
    if (tags == null) {
      findings.add(Findings.missing("user", user, "define it with the tag management"));
    } else if (!tags.equals(SERVICE_TAGS)) {
      findings.add(
          Findings.different(
              "user",
              user,
              "has the tags " + tags,
              "give it the tag management alone, by which the service sees its bindings"));
    }
    List<Permission> permissions =
        definitions.permissions().stream().filter(it -> it.user().equals(user)).toList();
    if (permissions.size() == 1) {
      checkPermission(service.names(), permissions.get(0));
    } else {
      findings.add(
          Findings.different(
              "permission of", user, "there are %d".formatted(permissions.size()), "define one"));
    }
  }

  private void checkPermission(ServiceNames own, Permission permission) {
    Set<String> read = new LinkedHashSet<>(List.of(own.inbox(), own.dead()));
    if (access.replaying().contains(own.service())) {
      read.add(ServiceNames.EVENT_LOG);
    }
    check(own, "configure", permission.configure(), Set.of());
    check(own, "write", permission.write(), Set.of(own.events(), own.local()));
    check(own, "read", permission.read(), read);
  }

  private void check(ServiceNames own, String verb, String pattern, Set<String> needed) {
    String entry = own.service() + ", " + verb + " " + pattern;
    try {
      check(own, verb, Pattern.compile(pattern), entry, needed);
    } catch (PatternSyntaxException e) {
      findings.add(
          Findings.different("permission of", entry, "is no regular expression", "correct it"));
    }
  }

  private void check(
      ServiceNames own, String verb, Pattern allowed, String entry, Set<String> needed) {
    // RabbitMQ looks for the pattern anywhere in the name.
    needed.stream()
        .sorted()
        .filter(name -> !allowed.matcher(name).find())
        .forEach(
            name ->
                findings.add(
                    Findings.different(
                        "permission of",
                        entry,
                        "%s may not %s %s".formatted(own.service(), verb, name),
                        "let the pattern match it")));
    names.stream()
        .filter(name -> !needed.contains(name) && allowed.matcher(name).find())
        .findFirst()
        .ifPresent(
            name ->
                findings.add(
                    Findings.superfluous(
                        "permission of",
                        entry,
                        "%s may also %s %s".formatted(own.service(), verb, name),
                        "let the pattern match only " + new TreeSet<>(needed))));
  }
}
