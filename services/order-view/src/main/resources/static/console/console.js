// What htmx does not do by itself: to say that the server is away, to follow changes, and to draw charts.
(() => {
  "use strict";

  const trouble = document.getElementById("trouble");
  document.addEventListener("htmx:sendError", () => { trouble.hidden = false; });
  document.addEventListener("htmx:responseError", () => { trouble.hidden = false; });
  document.addEventListener("htmx:afterOnLoad", () => { trouble.hidden = true; });

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
      trouble.hidden = true;
    } catch (failure) {
      trouble.hidden = false;
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
