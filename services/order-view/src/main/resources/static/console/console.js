// What htmx does not do by itself: to say that the server is away, to follow changes, and to draw charts.
(() => {
  "use strict";

  // What could not be brought up to date is said at the top of the page, until it can be again.
  const trouble = document.getElementById("trouble");
  const failing = new Map();

  function told() {
    for (const element of failing.keys()) {
      if (!element.isConnected) {
        failing.delete(element);
      }
    }
    trouble.textContent = [...new Set(failing.values())].join(" ");
    trouble.hidden = failing.size === 0;
  }

  function failed(element, why) {
    failing.set(element, why);
    told();
  }

  function worked(element) {
    failing.delete(element);
    told();
  }

  const SILENT = "The console's server does not answer. This page goes on when it does.";
  document.addEventListener("htmx:sendError", (event) => failed(event.detail.elt, SILENT));
  document.addEventListener("htmx:timeout", (event) => failed(event.detail.elt, SILENT));
  document.addEventListener("htmx:responseError", (event) =>
    failed(event.detail.elt, `The console's server answers with status ${event.detail.xhr.status}.`));
  document.addEventListener("htmx:afterOnLoad", (event) => {
    if (event.detail.successful) {
      worked(event.detail.elt);
    }
  });

  // An answer that says in words what is wrong is shown in the place of what was asked for.
  const shownInPlace = (answer) => answer.getResponseHeader("Console-Failure") !== null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (shownInPlace(event.detail.xhr)) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  // A wide table stays where it was moved to when it is shown anew.
  let places = [];
  const wide = (element) => [...element.querySelectorAll(".scroll")];
  document.addEventListener("htmx:beforeSwap", (event) => {
    places = wide(event.detail.target).map((one) => one.scrollLeft);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    wide(event.detail.target).forEach((one, i) => { one.scrollLeft = places[i] ?? 0; });
  });

  // Elements with data-live load themselves when that stream opens and when it tells of a change,
  // several changes at once: what happened before the stream was open is not missed.
  const PAUSE = 400;
  const AGAIN = 3_000;
  const streams = new WeakMap();

  function follow(element) {
    let waiting = 0;
    const source = new EventSource(element.dataset.live);
    const changed = () => {
      waiting ||= setTimeout(() => {
        waiting = 0;
        htmx.trigger(element, "changed");
      }, PAUSE);
    };
    source.addEventListener("open", changed);
    source.addEventListener("changed", changed);
    source.addEventListener("reset", changed);
    source.addEventListener("error", () => {
      // The browser itself connects again, unless the answer was not a stream.
      if (source.readyState === EventSource.CLOSED && element.isConnected) {
        setTimeout(() => follow(element), AGAIN);
      }
    });
    streams.set(element, source);
  }

  document.addEventListener("htmx:load", (event) => {
    const added = event.target;
    const live = [...added.querySelectorAll("[data-live]")];
    (added.matches("[data-live]") ? [added, ...live] : live)
      .filter((element) => !streams.has(element))
      .forEach(follow);
  });
  document.addEventListener("htmx:beforeCleanupElement", (event) => streams.get(event.target)?.close());

  const charts = document.getElementById("charts");
  if (!charts) {
    return;
  }

  const FIGURES = [
    ["outboxAge", "Age of the oldest event in the outbox, seconds"],
    ["outboxBacklog", "Events that wait in the outbox"],
    ["publishedPerSecond", "Events published a second"],
    ["handledPerSecond", "Deliveries handled a second"],
    ["duplicates", "Deliveries that came again, since the sample before"],
    ["retried", "Deliveries to be retried, since the sample before"],
    ["parked", "Dead letters that wait"],
  ];
  const EVERY = 10_000;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const drawn = new Map();

  function chart(figure, title) {
    const box = document.createElement("figure");
    box.className = "chart";
    const caption = document.createElement("figcaption");
    caption.textContent = title;
    const canvas = document.createElement("div");
    canvas.className = "canvas";
    canvas.setAttribute("role", "img");
    box.append(caption, canvas);
    charts.append(box);
    const made = echarts.init(canvas, dark.matches ? "dark" : null);
    drawn.set(figure, made);
    return made;
  }

  function draw(series) {
    if (series.length === 0) {
      const note = document.createElement("p");
      note.className = "note";
      note.textContent = "There are no samples yet. The first comes within ten seconds.";
      charts.replaceChildren(note);
      return;
    }
    if (drawn.size === 0) {
      charts.replaceChildren();
    }
    for (const [figure, title] of FIGURES) {
      const made = drawn.get(figure) ?? chart(figure, title);
      made.setOption({
        animation: false,
        aria: { enabled: true },
        backgroundColor: "transparent",
        grid: { left: 48, right: 16, top: 56, bottom: 28 },
        legend: { top: 0 },
        // As a picture: a content security policy refuses the styles of the other kind.
        tooltip: { trigger: "axis", renderMode: "richText" },
        xAxis: { type: "time" },
        yAxis: { type: "value", min: 0, minInterval: figure.endsWith("Second") || figure === "outboxAge" ? 0 : 1 },
        series: series.map((one) => ({
          name: one.service,
          type: "line",
          showSymbol: false,
          data: one.at.map((at, i) => [at * 1000, one[figure][i]]),
        })),
      });
    }
  }

  async function refresh() {
    try {
      const answer = await fetch(charts.dataset.series);
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      draw(await answer.json());
      worked(charts);
    } catch (failure) {
      failed(charts, SILENT);
    }
  }

  function redraw() {
    drawn.forEach((one) => one.dispose());
    drawn.clear();
    charts.replaceChildren();
    refresh();
  }

  window.addEventListener("load", () => {
    refresh();
    setInterval(refresh, EVERY);
  });
  window.addEventListener("resize", () => drawn.forEach((one) => one.resize()));
  dark.addEventListener("change", redraw);
})();
