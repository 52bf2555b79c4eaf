package dev.sagas.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.sagas.test.Account;
import dev.sagas.test.AmqpEndpoint;
import dev.sagas.test.ServerAddresses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person does with the console, in a real browser, while everything runs. */
class ConsoleIT {

  private static final double PATIENCE_MILLIS = 60_000;
  private static final String LISTED = "inventory.product-listed.v1";
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final HasTextOptions PATIENTLY = new HasTextOptions().setTimeout(PATIENCE_MILLIS);

  private static final IsVisibleOptions LATER = new IsVisibleOptions().setTimeout(PATIENCE_MILLIS);

  private static RunningStack stack;
  private static Browsing browsing;
  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void start() {
    stack = RunningStack.start();
    stack.product("LAMP", "Desk lamp", 2549, 1_000);
    stack.product("MUG", "Mug", 640, 1_000);
    stack.customer("Ada Lovelace", "ada@example.org");
    browsing = Browsing.begin();
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
  }

  @AfterAll
  static void stop() {
    browsing.close();
    stack.close();
  }

  @BeforeEach
  void visit() {
    page = browsing.visit(stack.console(), 1280, ColorScheme.LIGHT);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onRequest(
        request -> {
          if (!request.url().startsWith(stack.console())) {
            complaints.add("loads " + request.url());
          }
        });
  }

  /** No page loads anything from elsewhere, breaks its own policy, or fails at something. */
  @AfterEach
  void thereIsNothingToComplainOf() {
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void aPersonPlacesAnOrderAndSeesItComplete() {
    page.navigate("/");
    assertThat(page.locator("#stock-LAMP"))
        .hasText(java.util.regex.Pattern.compile("\\d+ in stock"));

    order("pm_card_visa");

    assertThat(page.locator("#order .state")).hasText("Completed", PATIENTLY);
    assertThat(page.locator("#order .steps li strong").first()).hasText("placed");
    screenshot("shop");
    page.locator("#order").getByRole(AriaRole.LINK).click();
    assertThat(page.locator(".facts .state").first()).hasText("Completed");
    assertThat(page.locator(".event.compensation")).hasCount(0);
    screenshot("saga");
  }

  @Test
  void aBasketKeepsWhatWasChosenWhileOneSearches() {
    page.navigate("/");
    page.locator("#quantity-LAMP").fill("2");
    page.locator("#find").pressSequentially("mug");
    assertThat(page.locator("#products .card")).hasCount(2);
    page.locator("#find").fill("nothing of this name");
    assertThat(page.locator("#products .card")).hasCount(1);

    assertThat(page.locator("#quantity-LAMP")).hasValue("2");
    assertThat(page.locator("#basket")).containsText("2 × Desk lamp");
  }

  @Test
  void theSameIsOrderedOnceMore() {
    page.navigate("/");
    order("pm_card_visa");
    assertThat(page.locator("#order .state")).hasText("Completed", PATIENTLY);
    String first = page.locator("#order a").getAttribute("href");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Place the order")).click();

    assertThat(page.locator("#order a[href='" + first + "']")).hasCount(0);
    assertThat(page.locator("#order .state")).hasText("Completed", PATIENTLY);
  }

  @Test
  void aPaymentIsDeclinedAndItsCompensationIsSeen() {
    page.navigate("/");

    order("pm_card_chargeDeclined");

    assertThat(page.locator("#order .state")).hasText("Cancelled", PATIENTLY);
    page.locator("#order").getByRole(AriaRole.LINK).click();
    assertThat(page.locator(".facts").first()).containsText("Payment declined");
    assertThat(page.locator(".event.refusal")).containsText("declined");
    assertThat(page.locator(".event.compensation")).hasCount(5);
    screenshot("saga-cancelled");
  }

  @Test
  void aListOfSagasChangesWhileItIsLookedAt() {
    page.navigate("/console/sagas");
    Page shop = page.context().newPage();
    shop.navigate(stack.console() + "/");
    Page before = page;
    page = shop;
    order("pm_card_visa");
    String id = page.locator("#order a").getAttribute("href");
    page = before;

    Locator row =
        page.locator("tr", new Page.LocatorOptions().setHas(page.locator("a[href='" + id + "']")));
    assertThat(row.locator(".state")).hasText("Completed", PATIENTLY);
    page.getByLabel("State").selectOption("CANCELLED");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filter")).click();
    assertThat(row).hasCount(0);
    screenshot("sagas");
  }

  @Test
  void aDeadLetterIsRedrivenFromThePage() throws Exception {
    UUID id = UUID.randomUUID();
    publishIncomplete(id);
    page.navigate("/console/dead-letters");
    Locator letter =
        page.locator(
                ".letters li", new Page.LocatorOptions().setHasText(id.toString().substring(24)))
            .first();
    assertThat(letter).isVisible(LATER);
    screenshot("dead-letters");
    letter.getByRole(AriaRole.LINK).first().click();

    page.getByLabel("Your name").fill("Grace");
    page.getByLabel("Why").fill("its publisher is mended");
    page.onceDialog(dialog -> dialog.accept());
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Redrive")).click();

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("REDRIVEN");
    assertThat(page.locator("#letter")).containsText("Grace: Redrive (its publisher is mended)");
    screenshot("dead-letter");
  }

  @Test
  void aServiceIsStoppedAndStartedAndTheCountersStayAtZero() {
    page.navigate("/console/chaos");
    page.locator("#stop-payment").click();
    assertThat(page.locator("#start-payment")).isVisible(LATER);
    screenshot("chaos");
    Page shop = page.context().newPage();
    Page chaos = page;
    shop.navigate(stack.console() + "/");
    page = shop;
    order("pm_card_visa");
    assertThat(page.locator("#order .state")).hasText("Pending", PATIENTLY);

    chaos.locator("#start-payment").click();

    assertThat(page.locator("#order .state")).hasText("Completed", PATIENTLY);
    page = chaos;
    for (String counter : List.of("orders", "money", "stock", "lost", "doubled")) {
      assertThat(page.locator("#wrong-" + counter)).hasText("0");
    }
  }

  @Test
  void mailsAreShownAsTheyLook() {
    page.navigate("/console/mail");
    welcome().click();

    assertThat(page.frameLocator("iframe").locator("h1")).containsText("Welcome, Ada Lovelace");
    screenshot("mail");
  }

  @ParameterizedTest
  @CsvSource({
    "/, Shop",
    "/console/sagas, Sagas",
    "/console/sagas?text=nobody, Sagas",
    "/console/choreography, Choreography",
    "/console/dead-letters, Dead letters",
    "/console/health, Health",
    "/console/mail, Mail",
    "/console/chaos, Chaos",
    "/console/nowhere, That did not work"
  })
  void everyPageIsForEveryone(String path, String title) {
    isForEveryone(path, title);
  }

  @Test
  void aSagaIsForEveryone() {
    page.navigate("/");
    order("pm_card_chargeDeclined");
    assertThat(page.locator("#order .state")).hasText("Cancelled", PATIENTLY);
    isForEveryone(page.locator("#order a").getAttribute("href"), "Saga");
  }

  @Test
  void aDeadLetterIsForEveryone() throws Exception {
    publishIncomplete(UUID.randomUUID());
    page.navigate("/console/dead-letters");
    Locator letter = page.locator(".letters a").first();
    assertThat(letter).isVisible(LATER);
    isForEveryone(letter.getAttribute("href"), "Dead letter");
  }

  @Test
  void aMailIsForEveryone() {
    page.navigate("/console/mail");
    isForEveryone(welcome().getAttribute("href"), "Welcome");
  }

  /** By day and night, on a desk and a phone. */
  private static void isForEveryone(String path, String title) {
    for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(1280, 390)) {
        Page visited = browsing.visit(stack.console(), width, colours);
        visited.navigate(path);
        assertThat(visited.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
            .containsText(title);
        assertThat(visited.locator(".loading")).hasCount(0);

        AxeResults found =
            new AxeBuilder(visited)
                // A mail runs no script, neither axe's.
                .exclude("iframe")
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze();

        assertThat(found.getViolations()).as("%s, %s, %d", path, colours, width).isEmpty();
        visited.screenshot(
            new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve("%s-%s-%d.png".formatted(title, colours, width)))
                .setFullPage(true));
        visited.context().close();
      }
    }
  }

  /** A person who works by keyboard keeps their place while the list changes around them. */
  @Test
  void aListThatIsShownAnewKeepsTheFocus() {
    page.navigate("/");
    order("pm_card_visa");
    assertThat(page.locator("#order .state")).hasText("Completed", PATIENTLY);
    page.navigate("/console/sagas");
    Locator row = page.locator("#rows tbody a").first();
    String id = row.getAttribute("id");
    row.focus();
    row.evaluate("it => it.dataset.before = 'it was shown anew'");

    page.waitForResponse(
        answer -> answer.url().contains("/console/sagas/rows"),
        () -> page.evaluate("htmx.trigger('#rows', 'changed')"));

    assertThat(page.locator("[data-before]")).hasCount(0);
    assertThat(page.locator("#" + id)).isFocused();
  }

  private Locator welcome() {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Welcome")).first();
  }

  private void order(String method) {
    page.getByLabel("Pieces of Desk lamp").fill("2");
    page.getByLabel("Pieces of Desk lamp").press("Tab");
    page.getByLabel("Payment").selectOption(method);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Place the order")).click();
  }

  private void screenshot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  /** An event that lacks what its readers need: they park it at once. */
  private static void publishIncomplete(UUID id) throws Exception {
    ServerAddresses servers = stack.addresses().servers();
    AmqpEndpoint endpoint =
        new AmqpEndpoint(servers.host(), servers.amqpPort(), servers.virtualHost());
    BasicProperties properties =
        new BasicProperties.Builder()
            .messageId(UUID.randomUUID().toString())
            .type(LISTED)
            .timestamp(Date.from(Instant.now()))
            .correlationId(id.toString())
            .contentType("application/json")
            .deliveryMode(2)
            .headers(Map.of("cloudEvents:time", Instant.now().toString()))
            .build();
    try (Connection connection = endpoint.connect(Account.named("inventory"));
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      channel.basicPublish(
          "inventory.events", LISTED, true, properties, "{}".getBytes(StandardCharsets.UTF_8));
      channel.waitForConfirmsOrDie(10_000);
    }
  }
}
