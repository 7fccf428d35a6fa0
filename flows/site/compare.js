// Several agencies side by side: one year, one kind of document, one scope. Nothing is added up across agencies.
"use strict";
addEventListener("DOMContentLoaded", () => {
  const MOST = 6;
  const field = (id) => document.getElementById(id);
  const said = (zh, en) => (yusuan.language() === "en" ? en : zh);
  const { kinds, agencies } = yusuan.data.agencies;
  const known = new Map(agencies.map((one) => [one[0], one]));
  const state = { year: 0, kind: 0, chosen: [], subject: "function", measure: "amount" };

  const of = (id) => known.get(id)[4].find(([year, kind]) => year === state.year && kind === state.kind);
  const element = (name, content, attributes = {}) => {
    const one = document.createElement(name);
    one.append(...[content].flat());
    for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
    return one;
  };

  // The address says what is compared, so that it can be kept and sent.
  function read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const named = (asked.get("a") || "").split(",").filter((id) => known.has(id));
    const alone = decodeURIComponent(location.hash.slice(1));
    if (known.has(alone)) named.push(alone);
    if (asked.has("y")) { state.year = Number(asked.get("y")); state.kind = Number(asked.get("k")); }
    else if (named.length) [state.year, state.kind] = known.get(named[0])[4][0] || [state.year, state.kind];
    state.chosen = [...new Set(named)].filter(of).slice(0, MOST);
    state.subject = asked.get("s") || state.subject;
    state.measure = asked.get("m") || state.measure;
  }
  function write() {
    const { year, kind, chosen, subject, measure } = state;
    history.replaceState(null, "", `#y=${year}&k=${kind}&a=${chosen.join(",")}&s=${subject}&m=${measure}`);
  }

  function disclosures() {
    const counts = new Map();
    for (const one of agencies) for (const [year, kind] of one[4]) counts.set(`${year} ${kind}`, (counts.get(`${year} ${kind}`) || 0) + 1);
    return [...counts].map(([key, count]) => [...key.split(" ").map(Number), count]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  }
  function choices() {
    field("disclosure").replaceChildren(...disclosures().map(([year, kind, count]) => {
      const option = element("option", `${year || said("年度未注明", "year not stated")} ${yusuan.kind(kinds[kind])} (${count})`, { value: `${year} ${kind}` });
      option.selected = year === state.year && kind === state.kind;
      return option;
    }));
  }
  function chips() {
    field("chosen").replaceChildren(...state.chosen.map((id) => {
      const button = element("button", "×", { type: "button", "aria-label": said(`去掉 ${known.get(id)[1]}`, `Remove ${known.get(id)[1]}`) });
      button.addEventListener("click", () => { state.chosen = state.chosen.filter((one) => one !== id); show(); field("add").focus(); });
      return element("li", [element("a", known.get(id)[1], { href: `agency/${id}.html` }), button]);
    }));
    field("add").disabled = state.chosen.length >= MOST;
  }

  let marked = -1;
  function offer() {
    const query = field("add").value.trim();
    const found = query ? yusuan.search(query, (one) => of(one.id) && !state.chosen.includes(one.id)).slice(0, 8) : [];
    marked = found.length ? 0 : -1;
    field("offers").replaceChildren(...found.map((one, place) => {
      const item = element("li", [one.name, element("span", ` ${one.region}`, { class: "soft" })], { role: "option", id: `offer-${place}`, "aria-selected": place === marked });
      item.addEventListener("pointerdown", (event) => { event.preventDefault(); add(one.id); });
      item.dataset.id = one.id;
      return item;
    }));
    field("offers").hidden = !found.length;
    field("add").setAttribute("aria-expanded", Boolean(found.length));
    field("told").textContent = query && !found.length ? said("这一年度和文件类型中没有找到。", "None found of this year and kind.") : "";
    mark();
  }
  function mark() {
    const items = [...field("offers").children];
    items.forEach((item, place) => item.setAttribute("aria-selected", place === marked));
    if (marked >= 0) field("add").setAttribute("aria-activedescendant", `offer-${marked}`); else field("add").removeAttribute("aria-activedescendant");
  }
  function add(id) {
    state.chosen.push(id);
    field("add").value = "";
    offer();
    show();
  }
  field("add").addEventListener("input", offer);
  field("add").addEventListener("blur", () => { field("offers").hidden = true; });
  field("add").addEventListener("keydown", (event) => {
    const items = [...field("offers").children];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      marked = (marked + (event.key === "ArrowDown" ? 1 : -1) + items.length) % (items.length || 1);
      mark();
    } else if (event.key === "Enter" && items[marked]) add(items[marked].dataset.id);
    else if (event.key === "Escape") field("offers").hidden = true;
    else return;
    event.preventDefault();
  });

  // Sections of the chosen agencies that cover the same money; the others, each with the reason.
  function comparable(documents) {
    const sections = documents.map(({ id, document: one }) => [id, one.sections[state.subject], one]);
    const scopes = new Map();
    for (const [, section] of sections) if (section) scopes.set(section.scope_id, (scopes.get(section.scope_id) || 0) + 1);
    const scope = [...scopes].sort((a, b) => b[1] - a[1])[0]?.[0];
    return {
      taken: sections.filter(([, section]) => section?.scope_id === scope && scope),
      left: sections.filter(([, section]) => !section || section.scope_id !== scope),
    };
  }
  function merged(taken) {
    const rows = new Map();
    const column = (section) => Math.max(0, section.columns.findIndex(([key]) => key === "current" || key === "final"));
    taken.forEach(([id, section, one], place) => {
      const at = column(section);
      let parent = "";
      for (const [level, code, label, anchor, figures] of section.rows) {
        if (level === 0) parent = code;
        if (level > 1 || !figures[at]) continue;
        const key = level ? `${parent}/${code}` : code;
        if (!rows.has(key)) rows.set(key, { level, code, label, parent, figures: taken.map(() => null) });
        rows.get(key).figures[place] = { figure: figures[at], href: figures[at][1] ? `document/${one.id}.html#${figures[at][1]}` : `agency/${id}.html#${anchor}` };
      }
    });
    const size = (row) => Math.max(...row.figures.map((one) => (one ? Number(one.figure[0]) : 0)));
    const all = [...rows.values()];
    const order = state.subject === "three_public" || state.subject === "type" ? () => 0 : (a, b) => size(b) - size(a);
    return all.filter((row) => !row.level).sort(order).flatMap((row) => [row, ...all.filter((one) => one.level && one.parent === row.code).sort(order)]);
  }
  function shares(rows, taken) {
    const wholes = taken.map(([, section]) => (section.total ? Number(section.total[0][0]) : 0));
    return (one, place) => (one && wholes[place] ? Number(one.figure[0]) / wholes[place] : undefined);
  }
  const percent = (share) => `${(share * 100).toFixed(1)}%`;

  function table(rows, taken, share) {
    const cell = (one, place) => {
      if (!one) return element("td", "", { class: "amount" });
      const text = share ? percent(share(one, place)) : yusuan.exact(one.figure[0]);
      const link = element("a", text, { href: one.href, title: `${yusuan.exact(one.figure[0])} 元` });
      return element("td", one.figure[2] ? [link, element("i", "*", { class: "unproved" })] : link, { class: "amount" });
    };
    const [head] = field("table").tHead ? [field("table").tHead] : [];
    head.replaceChildren(element("tr", [
      element("th", share ? said("占比", "Share") : said("单位：元", "In yuan"), { scope: "col" }),
      ...taken.map(([id]) => element("th", element("a", known.get(id)[1], { href: `agency/${id}.html` }), { scope: "col", class: "amount name" })),
    ]));
    field("table").tBodies[0].replaceChildren(...rows.map((row) => {
      const line = element("tr", [element("th", yusuan.charts.words(row.label), { scope: "row" }), ...row.figures.map(cell)]);
      if (row.level) line.dataset.level = row.level;
      return line;
    }));
    const totals = taken.map(([id, section, one]) => section.total && { figure: section.total[0], href: section.total[0][1] ? `document/${one.id}.html#${section.total[0][1]}` : `agency/${id}.html#${one.id}` });
    field("table").tFoot.replaceChildren(...(totals.every(Boolean) && totals.length && !share
      ? [element("tr", [element("th", said("合计", "Total"), { scope: "row" }), ...totals.map(cell)])] : []));
  }

  let asked = 0;
  async function show() {
    write();
    chips();
    for (const button of document.querySelectorAll("[data-subject]")) button.setAttribute("aria-pressed", button.dataset.subject === state.subject);
    for (const button of document.querySelectorAll("[data-measure]")) button.setAttribute("aria-pressed", button.dataset.measure === state.measure);
    field("comparison").hidden = !state.chosen.length;
    if (!state.chosen.length) return;
    const own = (asked += 1);
    await Promise.all(state.chosen.map((id) => yusuan.load(`agency/${id}.js`)));
    if (own !== asked) return;
    const documents = state.chosen.map((id) => ({ id, document: yusuan.data[id].documents.find((one) => one.id === of(id)[2]) }));
    const { taken, left } = comparable(documents);
    const rows = merged(taken);
    const share = state.measure === "share" && state.subject !== "three_public" ? shares(rows, taken) : null;
    const notes = [];
    if (taken.length) notes.push(said(`范围：${taken[0][1].scope[0]}。`, `Scope: ${taken[0][1].scope[1]}.`));
    for (const [id, section] of left) {
      const name = known.get(id)[1];
      notes.push(section ? said(`${name} 的范围是${section.scope[0]}，不能放在一起比较。`, `${name} covers ${section.scope[1]} and cannot be compared with these.`)
        : said(`${name} 没有读出这张表。`, `${name}: this table was not read.`));
    }
    for (const { id, document: one } of documents) {
      if (one.part_of && state.chosen.includes(one.part_of)) notes.push(said(`${known.get(id)[1]} 的钱已包含在 ${known.get(one.part_of)[1]} 之内。`, `The money of ${known.get(id)[1]} is contained in that of ${known.get(one.part_of)[1]}.`));
    }
    field("scope").textContent = notes.join(" ");
    table(rows, taken, share);
    const drawn = rows.filter((row) => !row.level || state.subject === "three_public").slice(0, 8);
    field("picture").hidden = !drawn.length;
    if (drawn.length) {
      yusuan.charts.draw(field("picture"), "pairs", {
        columns: taken.map(([id]) => [id, known.get(id)[1]]),
        rows: drawn.map((row) => [0, row.code, row.label, "", row.figures.map((one, place) => one && [...one.figure.slice(0, 2), one.figure[2], share?.(one, place)])]),
      });
    }
  }

  field("disclosure").addEventListener("change", (event) => {
    [state.year, state.kind] = event.target.value.split(" ").map(Number);
    state.chosen = state.chosen.filter(of);
    show();
  });
  field("subjects").addEventListener("click", (event) => {
    const subject = event.target.closest("[data-subject]")?.dataset.subject;
    if (subject) { state.subject = subject; show(); }
  });
  field("measures").addEventListener("click", (event) => {
    const measure = event.target.closest("[data-measure]")?.dataset.measure;
    if (measure) { state.measure = measure; show(); }
  });
  const widest = disclosures().sort((a, b) => b[2] - a[2])[0];
  if (widest) [state.year, state.kind] = widest;
  read();
  addEventListener("hashchange", () => { read(); choices(); show(); });
  yusuan.onLanguage(() => { choices(); show(); });
});
