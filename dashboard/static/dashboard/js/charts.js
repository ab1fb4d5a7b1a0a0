// Draws the charts of a report out of the table beside them, in the colours of the page, and again when those change.
const COLOURS = { bars: ["--done", "--soon", "--late", "--line"], lines: ["--accent", "--soon"] };
const probe = document.body.appendChild(document.createElement("i"));
probe.hidden = true;
const colour = (name) => {
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
};
const numbers = (text) => text.split(" ").map((each) => (each === "-" ? null : Number(each)));
const isStill = matchMedia("(prefers-reduced-motion: reduce)");

const draw = (canvas) => {
  const kind = canvas.dataset.chart;
  const rows = [...document.querySelectorAll(`#${canvas.dataset.of} tbody tr`)];
  const stacks = canvas.dataset.stacks.split("|");
  const datasets = stacks.map((label, index) => {
    const paint = colour(COLOURS[kind][index]);
    return {
      label,
      data: rows.map((row) => numbers(row.dataset[kind])[index]),
      backgroundColor: paint,
      borderColor: paint,
      borderWidth: kind === "bars" ? 0 : 2,
      borderDash: kind === "lines" && index ? [5, 4] : [],
      maxBarThickness: 44,
      pointRadius: 3,
      spanGaps: true,
    };
  });
  const ticks = { color: colour("--ink-2"), font: { family: "Inter", size: 12 } };
  const grid = { color: colour("--line") };
  Chart.getChart(canvas)?.destroy();
  new Chart(canvas, {
    type: kind === "bars" ? "bar" : "line",
    data: { labels: rows.map((row) => row.dataset.name.split(" · ")[0]), datasets },
    options: {
      maintainAspectRatio: false,
      animation: isStill.matches ? false : { duration: 250 },
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { stacked: kind === "bars", ticks, grid: { display: false } },
        y: { stacked: kind === "bars", beginAtZero: true, ticks: { ...ticks, precision: kind === "bars" ? 0 : undefined }, grid },
      },
      plugins: { legend: { position: "bottom", labels: { color: colour("--ink-2"), boxWidth: kind === "bars" ? 10 : 26, boxHeight: 10, usePointStyle: kind === "lines", pointStyle: "line", font: ticks.font } } },
    },
  });
};
const drawAll = () => document.querySelectorAll("canvas[data-chart]").forEach(draw);

if (window.Chart) {
  document.documentElement.classList.add("charted");
  drawAll();
  new MutationObserver(drawAll).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
}
