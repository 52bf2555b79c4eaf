package dev.sagas.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A headless browser. */
final class Browsing implements AutoCloseable {

  private static final List<String> USUAL =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  private final Browser browser;

  private Browsing(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Browsing begin() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    LaunchOptions options =
        new LaunchOptions()
            .setExecutablePath(chromium())
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run"));
    return new Browsing(playwright, playwright.chromium().launch(options));
  }

  private static Path chromium() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), USUAL.stream())
        .filter(Objects::nonNull)
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No Chromium: run 'sudo apt-get install chromium', or set CHROMIUM to its path"));
  }

  /** A new visitor, on a screen of a desk or a phone, by day or night. */
  Page visit(String base, int width, ColorScheme colours) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setBaseURL(base)
            .setViewportSize(width, 900)
            .setColorScheme(colours);
    return browser.newContext(options).newPage();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
