// The evidence of a cell: document/<document_id>.html#<cell_id> opens a panel with its place, its sums, what was found.
"use strict";
(() => {
  const page = document.querySelector(".document");
  const panel = document.getElementById("panel");
  const own = page.dataset.document;
  const wide = matchMedia("(min-width: 64rem)");
  const CELL = /^[0-9a-z]+:t\d+:r\d+:c\d+$/;
  const part = (name) => document.getElementById(`panel-${name}`);
  const hash = () => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; } };

  // Elements and words. Text is only ever set as text.
  function make(name, attributes = {}, ...children) {
    const one = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
    one.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return one;
  }
  function pair(zh, en) {
    if (zh === en) return zh;
    const both = document.createDocumentFragment();
    both.append(make("span", { class: "zh", lang: "zh-CN" }, zh), make("span", { class: "en", lang: "en" }, en));
    return both;
  }
  const known = (key) => Object.hasOwn(yusuan.data.words, key);
  function word(key, values = {}) {
    const fill = (text) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
    return known(key) ? pair(...yusuan.data.words[key].map(fill)) : key.replace(/^[a-z]+_/, "").replaceAll("_", " ");
  }
  const grouped = (amount) => yusuan.exact(String(amount));
  const tableOf = (id) => id.split(":").slice(0, 2).join(":");
  const shortOf = (id) => id.split(":").slice(2).join(":");
  const documentOf = (id) => id.split(":")[0];
  const link = (id, ...children) => make("a", { href: (documentOf(id) === own ? "" : `${documentOf(id)}.html`) + `#${id}` }, ...children);
  const between = (parts, sign) => parts.filter(Boolean).join(sign);

  // What flows/site/cell_data.py packed, unpacked for one cell.
  function known_of(id) {
    const table = yusuan.data[tableOf(id)];
    const one = (short) => {
      const [printed, amount, , row, column, role, on_page, line, ...box] = table.cells[short];
      return { id: `${tableOf(id)}:${short}`, printed, amount, row: table.labels[row] ?? "", column: table.labels[column] ?? "",
        role: table.labels[role], page: on_page, line, box: box.length ? box : null };
    };
    const short = shortOf(id);
    const figure = table.figures[short];
    return {
      table, one, cell: one(short),
      figure: figure && { table: table.tables[figure[0]], proved: figure[1], keys: figure[2].map((key) => table.keys[key]) },
      equations: table.equations
        .map(([number, direction, axis, relation, total, terms, stated, expected, difference, tolerance, holds]) =>
          ({ number, direction, axis, relation, total, terms, stated, expected, difference, tolerance, holds }))
        .filter((sum) => sum.total === short || sum.terms.includes(short)),
      comparisons: table.comparisons.filter(([, ours, others]) => ours === id || others.includes(id))
        .map(([rule, ours, others, holds]) => ({ rule, holds, others: ours === id ? others : [ours] })),
      corrections: table.corrections.filter((found) => found.cell_id === id),
      findings: table.findings.filter((found) => found.cell_id === id || (found.other_cell_ids || []).includes(id)),
    };
  }

  // The picture: a window on the page, with frames laid over it in its own measure.
  function window_on(file, [left, top, right, bottom], frames) {
    const { width, height } = file;
    const percent = (value, of) => `${(100 * value) / of}%`;
    const sheet = make("div", { class: "sheet" });
    Object.assign(sheet.style, { width: percent(width, right - left), height: percent(height, bottom - top),
      left: percent(-left, right - left), top: percent(-top, bottom - top) });
    sheet.append(make("img", { src: `${own}/${file.picture}`, alt: "" }));
    for (const [kind, [x0, y0, x1, y1]] of frames) {
      const frame = make("div", { class: `frame ${kind}` });
      Object.assign(frame.style, { left: percent(x0, width), top: percent(y0, height), width: percent(x1 - x0, width), height: percent(y1 - y0, height) });
      sheet.append(frame);
    }
    const view = make("div", { class: "view" }, sheet);
    view.style.aspectRatio = `${right - left} / ${bottom - top}`;
    return view;
  }
  function picture(found, members, whole) {
    const { table, cell } = found;
    const file = table.pages[cell.page];
    const row = Object.keys(table.cells).filter((short) => short.split(":")[0] === shortOf(cell.id).split(":")[0])
      .map(found.one).filter((one) => one.page === cell.page && one.box);
    const frames = [];
    if (row.length) frames.push(["row", [Math.min(...row.map((one) => one.box[0])), Math.min(...row.map((one) => one.box[1])),
      Math.max(...row.map((one) => one.box[2])), Math.max(...row.map((one) => one.box[3]))]]);
    for (const one of members.map(found.one)) if (one.page === cell.page && one.box && one.id !== cell.id) frames.push(["member", one.box]);
    frames.push(["cell", cell.box]);
    const views = [];
    const left = Math.max(0, file.left - 8), right = Math.min(file.width, file.right + 8);
    if (whole) views.push(window_on(file, [0, 0, file.width, file.height], frames));
    else {
      const top = Math.max(0, cell.box[1] - 46), bottom = Math.min(file.height, Math.min(cell.box[3], cell.box[1] + 300) + 46);
      const over = file.heading;
      if (over && over[0] === cell.page && over[2] > top - 40) views.push(window_on(file, [left, Math.min(over[1], top), right, bottom], frames));
      else {
        const from = over && table.pages[over[0]];
        if (from) views.push(window_on(from, [left, over[1], right, over[2]], over[0] === cell.page ? frames : []));
        views.push(window_on(file, [left, top, right, bottom], frames));
      }
    }
    const across = whole ? file.width : right - left;
    const strip = make("div", { class: "strip" }, ...views);
    strip.style.minWidth = `${Math.round(across * (whole ? 0 : 1.05))}px`;
    const label = yusuan.data.words.picture_of_page[yusuan.language() === "zh" ? 0 : 1].replace("{n}", cell.page);
    const frame = make("div", { class: "pictures", tabindex: "0", role: "img", "aria-label": `${label}: ${cell.printed}` }, strip);
    const toggle = make("button", { type: "button", class: "plain" }, word(whole ? "only_row" : "whole_page"));
    toggle.addEventListener("click", () => { show_picture(found, members, !whole); part("picture").querySelector("button").focus(); });
    const open = make("a", { href: `${own}/${file.picture}`, target: "_blank" }, word("open_picture"));
    const note = file.heading && file.heading[0] !== cell.page && !whole ? make("span", {}, word("heading_of_page", { n: file.heading[0] })) : null;
    return { frame, all: [frame, make("p", { class: "soft tools" }, word("is_printed_on_page", { n: cell.page }), toggle, open, note)] };
  }
  // Without a picture: the headings and the row of the table on this page, as they were read.
  function quoted(cell) {
    const there = document.getElementById(cell.id);
    const rows = [...(there.closest("table").tHead?.rows ?? []), there.closest("tr")];
    const table = make("table", {}, ...rows.map((row) => row.cloneNode(true)));
    for (const one of table.querySelectorAll("[id]")) {
      if (one.id === cell.id) one.classList.add("here");
      one.removeAttribute("id");
      one.removeAttribute("rowspan");
    }
    const on = cell.line !== null ? word("is_printed_on_line", { n: cell.line }) : cell.page !== null ? word("is_printed_on_page", { n: cell.page }) : null;
    return [make("p", { class: "soft" }, on, on ? " · " : null, word("as_read")), make("div", { class: "scroll", tabindex: "0" }, table)];
  }
  function show_picture(found, members = [], whole = false) {
    const { cell, table } = found;
    if (!cell.box || !table.pages[cell.page]) { part("picture").replaceChildren(...quoted(cell)); return; }
    const { frame, all } = picture(found, members, whole);
    part("picture").replaceChildren(...all);
    const view = frame.querySelector(".frame.cell");
    const centre = () => {
      const box = view.getBoundingClientRect(), outer = frame.getBoundingClientRect();
      frame.scrollLeft += box.left + box.width / 2 - outer.left - outer.width / 2;
      frame.scrollTop += box.top + box.height / 2 - outer.top - outer.height / 2;
    };
    centre();
    frame.querySelector("img").addEventListener("load", centre, { once: true });
  }

  function equation(found, sum, first) {
    const by = sum.direction === "column" ? "row" : "column";
    const named = (one) => one[by] || one.row || one.column || "?";
    const total = found.one(sum.total);
    const row = (sign, short, name) => {
      const one = found.one(short);
      const here = one.id === found.cell.id;
      const amount = make("td", { class: "amount" }, link(one.id, grouped(one.amount ?? "")));
      return make("tr", here ? { class: "here" } : {}, make("th", { scope: "row" }, sign, name ?? named(one), here ? make("span", { class: "badge" }, word("this_cell")) : null), amount);
    };
    const body = make("tbody", {}, ...sum.terms.map((short, number) => row(number ? "+ " : "", short)),
      make("tr", { class: "line" }, make("th", { scope: "row" }, "Σ"), make("td", { class: "amount" }, grouped(sum.expected))),
      row(sum.relation === "at_least" ? "≥ " : "= ", sum.total));
    const verdict = make("span", { class: `badge ${sum.holds ? "good" : "error"}` }, word(sum.holds ? "holds" : "holds_not"));
    const off = sum.holds ? null : make("p", { class: "wrong" }, word("off_by", { difference: grouped(sum.difference), tolerance: grouped(sum.tolerance) }));
    const box = make("details", { name: "equations", class: "equation" },
      make("summary", {}, word(`by_${sum.direction}`), " · ", word(`axis_${sum.axis}`), " · ", named(total), " ", verdict),
      make("div", { class: "scroll" }, make("table", { class: "sum" }, body)), off);
    box.open = first;
    box.addEventListener("toggle", () => { if (box.open) show_picture(found, [sum.total, ...sum.terms]); });
    return box;
  }
  function comparison(found, { rule, holds, others }) {
    const title = found.table.rules[rule];
    const places = others.filter((id) => found.table.places[id] || tableOf(id) === tableOf(found.cell.id)).slice(0, 6).map((id) => {
      const one = found.table.places[id] && (([form, row, column, printed, on_page, line]) => ({ form, row, column, printed, page: on_page, line }))(found.table.places[id]);
      return make("li", {}, link(id, one.printed), " ", make("span", { class: "soft" }, between([one.form, one.row, one.column], " · "), one.page ? " · " : null, one.page ? word("is_printed_on_page", { n: one.page }) : null));
    });
    const more = others.length - places.length;
    return make("li", {}, make("span", { class: `badge ${holds ? "good" : "error"}` }, word(holds ? "holds" : "holds_not")), " ",
      make("a", { href: `../rules.html#${rule}` }, rule, " ", pair(...title)),
      make("ul", {}, ...places, more > 0 ? make("li", { class: "soft" }, word("and_more", { n: more })) : null));
  }
  function finding(found, one) {
    const tone = one.outcome === "failed" ? one.severity : "info";
    const there = one.explained_by || one.finding_id;
    const anchor = there.replace(own, "").replace(/[^0-9A-Za-z]+/g, "-").replace(/^-+|-+$/g, "");
    return make("article", { class: `finding ${tone}` },
      make("p", { class: "top" }, make("span", { class: `badge ${tone}` }, word(`badge_${one.outcome === "failed" ? one.severity : one.outcome}`)), " ",
        make("a", { href: `../rules.html#${one.rule_id}` }, one.rule_id), one.cell_id === found.cell.id ? null : make("span", { class: "soft" }, " ", word("held_against_it"))),
      make("p", { class: "said" }, pair(one.explanation_zh, one.explanation)),
      make("p", { class: "soft" }, document.getElementById(anchor) ? make("a", { href: `#${anchor}` }, word("finding_in_document")) : null,
        one.cell_id && one.cell_id !== found.cell.id ? " · " : null, one.cell_id && one.cell_id !== found.cell.id ? link(one.cell_id, one.cell_id) : null));
  }
  function about(found) {
    const { table, cell, figure } = found;
    const items = [];
    const item = (key, ...value) => items.push(make("div", {}, make("dt", {}, word(key)), make("dd", {}, ...value)));
    item("key_form", table.form_name ?? table.title ?? "–");
    if (cell.row) item("key_row", cell.row);
    if (cell.column) item("key_column", cell.column);
    const [row, column] = shortOf(cell.id).split(":").map((text) => Number(text.slice(1)));
    item("key_place", cell.page !== null ? word("is_printed_on_page", { n: cell.page }) : cell.line !== null ? word("is_printed_on_line", { n: cell.line }) : "", cell.page !== null || cell.line !== null ? " · " : null, word("row_and_column", { row, column }));
    if (cell.amount !== null && table.printed_unit) item("key_unit", table.printed_unit, " · ", known(`unit_of_${table.unit_source}`) ? word(`unit_of_${table.unit_source}`) : table.unit_source ?? "");
    if (figure) {
      item("key_table", make("code", {}, figure.table));
      for (const [name, value] of figure.keys) {
        if (["agency_id", "goal_id", "value_cell_id"].includes(name)) continue;
        const said = String(value);
        item(`key_${name}`, known(`value_${said}`) && !/^\d/.test(said) ? word(`value_${said}`) : said);
      }
    }
    item("key_cell", make("code", {}, cell.id));
    return items;
  }

  function fill(id) {
    const found = known_of(id);
    const { table, cell, figure, equations } = found;
    const is_money = cell.amount !== null;
    part("where").replaceChildren(between([table.form_name ?? table.title, cell.row, cell.column], " · "));
    part("figure").replaceChildren(make("span", { class: "printed-text" }, cell.printed, is_money ? ` ${table.printed_unit ?? ""}` : ""),
      ...(is_money ? [" ", make("span", { class: "yuan", "data-amount": cell.amount }, `= ${grouped(cell.amount)} 元`)] : []));
    const badges = [make("span", { class: `badge${cell.role === "set_aside" ? " warning" : ""}` }, word(`role_${cell.role}`))];
    if (figure && figure.proved !== null) badges.push(" ", make("span", { class: `badge ${figure.proved ? "good" : "warning"}` }, word(figure.proved ? "proved" : "unproved")),
      " ", make("span", { class: "soft" }, word(figure.proved ? "proved_note" : "unproved_note")));
    const broken = equations.filter((sum) => !sum.holds).length;
    if (broken) badges.push(" ", make("span", { class: "badge error" }, word("broken_note", { n: broken })));
    part("badges").replaceChildren(...badges);
    part("findings").replaceChildren(...found.findings.map((one) => finding(found, one)));
    part("corrections").replaceChildren(...found.corrections.map((one) => make("dl", { class: "about" },
      ...[["printed_as", one.printed_value ?? one.printed_place], ["meant_as", one.meant_value ?? one.meant_place], ["because", one.proof]]
        .map(([key, value]) => make("div", {}, make("dt", {}, word(key)), make("dd", {}, value))))));
    part("about").replaceChildren(...about(found));
    part("equation-count").textContent = equations.length ? `(${equations.length})` : "";
    // A sum that does not hold is what somebody came for.
    const order = [...equations].sort((one, other) => one.holds - other.holds);
    part("equations").replaceChildren(...(order.length ? order.map((sum, number) => equation(found, sum, number === 0)) : [make("p", { class: "soft" }, word("no_equations"))]));
    part("comparisons").replaceChildren(...found.comparisons.map((one) => comparison(found, one)));
    part("command").textContent = `yusuan explain ${id}`;
    for (const [name, some] of [["findings", found.findings], ["corrections", found.corrections], ["comparisons", found.comparisons], ["equations", is_money ? [0] : equations]])
      panel.querySelector(`[data-part="${name}"]`).hidden = !some.length;
    show_picture(found, order.length ? [order[0].total, ...order[0].terms] : []);
    yusuan.words(panel);
  }

  // Opening and closing.
  let opened = null;
  function reveal(there) {
    for (let outer = there.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
    document.querySelectorAll(".chosen").forEach((one) => one.classList.remove("chosen"));
    there.classList.add("chosen");
  }
  async function open(id) {
    const there = document.getElementById(id);
    opened = id;
    if (!there) { tell("no_such_cell", id); return; }
    reveal(there);
    try { await yusuan.load(`document/${own}/${id.split(":")[1]}.js`); } catch { tell("data_missing", id); return; }
    if (opened !== id) return;
    show();
    fill(id);
    panel.querySelector(".panel-body").scrollTop = 0;
    there.scrollIntoView({ block: "center", inline: "nearest" });
    panel.querySelector(".panel-body").focus({ preventScroll: true });
  }
  function show() {
    if (!panel.open) { if (wide.matches) panel.show(); else panel.showModal(); }
    document.body.classList.add("beside");
  }
  function tell(key, id) {
    for (const name of ["where", "badges", "picture", "about", "equations", "comparisons", "findings", "corrections"]) part(name).replaceChildren();
    part("figure").replaceChildren(word(key, { id }));
    part("command").textContent = `yusuan explain ${id}`;
    show();
  }
  function close() {
    const from = opened;
    opened = null;
    document.body.classList.remove("beside");
    if (CELL.test(hash())) history.pushState(null, "", location.pathname + location.search);
    const there = from && document.getElementById(from);
    if (there) { (there.querySelector("a") ?? there).focus({ preventScroll: true }); there.scrollIntoView({ block: "center" }); }
  }
  function follow() {
    const id = hash();
    if (CELL.test(id)) { open(id); return; }
    if (panel.open) { opened = null; panel.close(); }
    const there = id && document.getElementById(id);
    if (there && there.matches("details")) there.open = true;
    if (there) { for (let outer = there.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true; there.scrollIntoView(); }
  }

  // Cells become links when their table is looked at; until then a table costs nothing but its words.
  function link_cells(details) {
    if (details.dataset.linked) return;
    details.dataset.linked = "yes";
    for (const one of details.querySelectorAll("[id]")) if (one.textContent && !one.querySelector("a")) one.replaceChildren(make("a", { href: `#${one.id}` }, ...one.childNodes));
  }
  for (const details of document.querySelectorAll("details.printed")) {
    if (details.open) link_cells(details);
    details.addEventListener("toggle", () => { if (details.open) link_cells(details); });
  }
  panel.querySelector(".close").addEventListener("click", () => panel.close());
  panel.addEventListener("close", close);
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") panel.close(); });
  panel.querySelector(".copy").addEventListener("click", async (event) => {
    const text = part("command").textContent;
    const button = event.currentTarget;
    try { await navigator.clipboard.writeText(text); } catch {
      getSelection().selectAllChildren(part("command"));
      document.execCommand("copy");
    }
    button.replaceChildren(word("copied"));
    setTimeout(() => button.replaceChildren(word("copy")), 2000);
  });
  addEventListener("hashchange", follow);
  follow();
})();
