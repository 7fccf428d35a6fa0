// Pictures of the sections of an agency, drawn from the data that its tables show. A number becomes a float only to
// be drawn; what is written of it are the digits of the data, or a rounded amount with its unit.
"use strict";
yusuan.charts = (() => {
  const COLOURS = {
    light: ["#2f6ea8", "#b36d17", "#3f7d5a", "#ad4c64", "#7261a3", "#227c89", "#84663b", "#68737d"],
    dark: ["#3b7cb8", "#b8752a", "#4a8a66", "#b05a70", "#7e6db0", "#34909c", "#93754b", "#76818b"],
  };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const patterns = matchMedia("(prefers-contrast: more)");
  const words = (label) => (Array.isArray(label) ? label[yusuan.language() === "en" ? 1 : 0] : label);
  // A figure is its digits, its cell, 1 if it is not proved, and the share of its whole where shares are drawn.
  const value = (figure) => (figure ? figure[3] ?? Number(figure[0]) : 0);
  const written = (figure) => (figure[3] === undefined ? short(figure[0]) : `${(figure[3] * 100).toFixed(1)}%`);
  const theme = () => {
    const style = getComputedStyle(document.documentElement);
    const of = (name) => style.getPropertyValue(name).trim();
    return { ink: of("--ink"), soft: of("--soft"), line: of("--line"), paper: of("--paper"), colours: COLOURS[dark.matches ? "dark" : "light"] };
  };

  const { exact, short } = yusuan;
  // A darker shade of #rrggbb, for what stands above its parts.
  const shade = (colour) => `#${colour.match(/[0-9a-f]{2}/g).map((part) => Math.round(parseInt(part, 16) * 0.78).toString(16).padStart(2, "0")).join("")}`;
  const escaped = (text) => String(text).replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
  const yuan = () => (yusuan.language() === "en" ? "yuan" : "元");
  const tip = (name, figure, more = "") =>
    `<b>${escaped(name)}</b><br>${exact(figure[0])} ${yuan()}${figure[2] ? " *" : ""}${more}`;

  const base = (look) => ({
    animation: !still.matches,
    animationDuration: 300,
    color: look.colours,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: look.ink },
    aria: { enabled: patterns.matches, decal: { show: patterns.matches } },
    tooltip: {
      backgroundColor: look.paper, borderColor: look.line, textStyle: { color: look.ink, fontSize: 13 }, confine: true,
      extraCssText: "max-width:20rem;white-space:normal;overflow-wrap:anywhere;box-shadow:0 2px 12px rgb(0 0 0/.15)",
    },
  });

  // Rows in the order of a tree become nodes with children; amounts of one column.
  function tree(section, column) {
    const top = [], open = [];
    for (const [level, code, label, anchor, figures] of section.rows) {
      const figure = figures[column];
      if (!figure || !(value(figure) > 0)) continue;
      const node = { name: words(label), value: value(figure), figure, anchor, code };
      open.length = level;
      const parent = open.filter(Boolean).pop();
      if (parent) (parent.children ||= []).push(node); else top.push(node);
      open[level] = node;
    }
    return top;
  }
  // An entry with one below it of the same amount says the same twice: what stands below that one comes up.
  const lean = (nodes) => nodes.forEach((node) => {
    while (node.children?.length === 1 && node.children[0].figure[0] === node.figure[0]) {
      const only = node.children[0];
      if (only.children) node.children = only.children;
      else { delete node.children; node.anchor = only.anchor; }
    }
    if (node.children) lean(node.children);
  });

  const KINDS = {
    treemap(section, look) {
      const nodes = tree(section, 0);
      lean(nodes);
      nodes.forEach((node, place) => { const color = look.colours[place % look.colours.length]; node.itemStyle = { color, borderColor: shade(color) }; });
      const whole = nodes.reduce((sum, node) => sum + node.value, 0);
      const share = (node) => `${((node.value / whole) * 100).toFixed(1)}%`;
      const label = (one) => `${one.name}\n${short(one.data.figure[0])}`;
      return {
        ...base(look),
        tooltip: { ...base(look).tooltip, formatter: (one) => (one.data?.figure ? tip(one.name, one.data.figure, `<br>${share(one.data)}`) : "") },
        series: [{
          type: "treemap", data: nodes, left: 0, right: 0, top: 0, bottom: 30, roam: false, nodeClick: "zoomToNode", visibleMin: 40,
          name: yusuan.language() === "en" ? "Total" : "合计", leafDepth: 2, drillDownIcon: "▸",
          breadcrumb: { bottom: 0, left: 0, height: 24, itemStyle: { color: look.line, textStyle: { color: look.ink } }, emphasis: { itemStyle: { color: look.line } } },
          label: { formatter: label, color: "#fff", fontSize: 13, lineHeight: 18, overflow: "break", padding: 6, position: "insideTopLeft" },
          upperLabel: { show: true, height: 28, color: "#fff", fontSize: 14, fontWeight: 600, padding: [0, 8], formatter: (one) => `${one.name}  ${short(one.data.figure[0])}  ${share(one.data)}` },
          levels: [
            { itemStyle: { borderWidth: 0, gapWidth: 4 }, upperLabel: { show: false } },
            { itemStyle: { borderWidth: 0, gapWidth: 2 }, upperLabel: { show: true } },
            { itemStyle: { borderWidth: 0, gapWidth: 1 } },
            { itemStyle: { borderWidth: 0, gapWidth: 1 } },
          ],
        }],
      };
    },
    ranking(section, look, box) {
      const classes = section.rows.filter((row) => row[0] === 0);
      const parents = new Map();
      let parent = null;
      const leaves = [];
      for (const row of section.rows) {
        if (row[0] === 0) parent = row;
        if (row[0] === 1 || (row[0] === 0 && !section.rows.some((other) => other[0] === 1 && other[1].startsWith(row[1])))) leaves.push(row);
        parents.set(row[3], parent);
      }
      const shown = leaves.filter((row) => value(row[4][0]) > 0).sort((a, b) => value(b[4][0]) - value(a[4][0])).slice(0, 12).reverse();
      const colour = new Map(classes.map((row, place) => [row[3], look.colours[place % look.colours.length]]));
      return {
        ...base(look),
        height: shown.length * 30 + 12,
        grid: { left: 0, right: box.clientWidth < 560 ? 84 : 110, top: 4, bottom: 4, containLabel: true },
        tooltip: { ...base(look).tooltip, formatter: (one) => tip(words(one.data.row[2]), one.data.row[4][0], `<br>${escaped(words(parents.get(one.data.row[3])[2]))}`) },
        xAxis: { type: "value", show: false },
        yAxis: { type: "category", data: shown.map((row) => words(row[2])), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: look.ink, width: box.clientWidth < 560 ? 112 : 220, overflow: "truncate" } },
        series: [{
          type: "bar", barMaxWidth: 18,
          data: shown.map((row) => ({ value: value(row[4][0]), row, anchor: row[3], itemStyle: { color: colour.get(parents.get(row[3])[3]), borderRadius: [0, 3, 3, 0] } })),
          label: { show: true, position: "right", color: look.soft, formatter: (one) => short(one.data.row[4][0][0]) },
        }],
      };
    },
    // Bars side by side: one for each column of each entry.
    pairs(section, look, box) {
      const columns = section.columns.map((column, place) => [column, place]).filter(([column]) => column[0] !== "difference");
      // Entries that have others below them are left to the table: their bars would hide the others.
      const leaf = (place) => !(section.rows[place + 1]?.[0] > section.rows[place][0]);
      const rows = section.rows.filter((row, place) => leaf(place) && columns.some(([, at]) => value(row[4][at]) > 0)).slice(0, 12).reverse();
      // Before and after: what was before is grey.
      const time = columns.length > 1 && ["prior", "budget"].includes(columns[0][0][0]);
      return {
        ...base(look),
        height: rows.length * (columns.length * 18 + 12) + 44,
        grid: { left: 0, right: box.clientWidth < 560 ? 84 : 110, top: columns.length > 1 ? 34 : 4, bottom: 4, containLabel: true },
        legend: { show: columns.length > 1, data: columns.map(([column]) => words(column[1])), type: "scroll", top: 0, left: 0, textStyle: { color: look.ink }, itemWidth: 14, itemHeight: 10 },
        tooltip: { ...base(look).tooltip, formatter: (one) => tip(`${words(one.data.row[2])} · ${one.seriesName}`, one.data.figure) },
        xAxis: { type: "value", show: false },
        yAxis: { type: "category", data: rows.map((row) => words(row[2])), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: look.ink, width: box.clientWidth < 560 ? 112 : 220, overflow: "break" } },
        series: columns.map(([column, place], order) => ({
          name: words(column[1]), type: "bar", barMaxWidth: 16, barGap: "15%",
          itemStyle: { color: time && order === 0 ? look.colours[7] : look.colours[time ? 0 : order], borderRadius: [0, 3, 3, 0] },
          data: rows.map((row) => ({ value: value(row[4][place]), figure: row[4][place] || ["0"], row, anchor: row[3] })),
          label: { show: true, position: "right", color: look.soft, formatter: (one) => (one.value ? written(one.data.figure) : "") },
        })),
      };
    },
    years(section, look) {
      const stacked = section.columns.length > 2;
      const columns = section.columns.map((column, place) => [column, place]).filter(([column]) => !stacked || column[0]);
      return {
        ...base(look),
        height: 280,
        grid: { left: 0, right: 8, top: 40, bottom: 4, containLabel: true },
        legend: { show: stacked, top: 0, left: 0, textStyle: { color: look.ink }, itemWidth: 14, itemHeight: 10 },
        tooltip: { ...base(look).tooltip, formatter: (one) => tip(`${one.name} · ${one.seriesName}`, one.data.figure) },
        xAxis: { type: "category", data: section.rows.map((row) => words(row[2])), axisTick: { show: false }, axisLine: { lineStyle: { color: look.line } }, axisLabel: { color: look.ink } },
        yAxis: { type: "value", splitNumber: 4, splitLine: { lineStyle: { color: look.line } }, axisLabel: { color: look.soft, formatter: (number) => short(String(number)) } },
        series: columns.map(([column, place]) => ({
          name: words(column[1]), type: "bar", stack: stacked ? "all" : undefined, barMaxWidth: 64,
          data: section.rows.map((row) => ({ value: value(row[4][place]), figure: row[4][place] || ["0"], anchor: row[3] })),
          label: { show: !stacked, position: "top", color: look.ink, formatter: (one) => (one.value ? short(one.data.figure[0]) : "") },
        })),
      };
    },
  };

  function draw(box, kind, section) {
    const look = theme();
    const { height, ...option } = KINDS[kind](section, look, box);
    if (height) box.style.height = `${height}px`;
    const known = echarts.getInstanceByDom(box);
    const chart = known || echarts.init(box, null, { renderer: "svg" });
    if (known) chart.resize();
    else {
      chart.on("click", (one) => {
        // What has nothing below leads to its row, where its evidence is.
        if (one.data?.anchor && !one.data.children) location.hash = one.data.anchor;
      });
    }
    chart.setOption(option, { notMerge: true });
    return chart;
  }
  function all() {
    const shown = new Set();
    const again = (box) => {
      const { agency, document: id, section, chart } = box.dataset;
      const known = yusuan.data[agency];
      const found = known.alone[`${section}-${id}`] || known.documents.find((one) => one.id === id).sections[section];
      draw(box, chart, found);
    };
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting && !shown.has(entry.target)) { shown.add(entry.target); again(entry.target); }
      }
    }, { rootMargin: "300px" });
    for (const box of document.querySelectorAll("[data-chart]")) seen.observe(box);
    const redraw = () => { for (const box of shown) if (box.offsetParent) again(box); else shown.delete(box); };
    yusuan.onLanguage(redraw);
    dark.addEventListener("change", redraw);
    let waiting;
    addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(redraw, 150); });
    // A box that was hidden when it was told to draw again is drawn when it comes back.
    new MutationObserver(() => { for (const box of document.querySelectorAll("[data-chart]")) { seen.unobserve(box); seen.observe(box); } })
      .observe(document.getElementById("main"), { attributes: true, subtree: true, attributeFilter: ["hidden"] });
  }
  addEventListener("DOMContentLoaded", all);
  return { draw, words, value };
})();
