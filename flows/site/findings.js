// The list of all findings: chosen by the index, told from the parts that hold what is shown.
"use strict";
(async () => {
  const AT_A_TIME = 50;
  const field = (name) => document.getElementById(name);
  const FILTERS = ["standing", "severity", "year", "rule", "agency"];
  await yusuan.load("findings/index.js");
  const { index, agencies, rules, in_a_part } = yusuan.data.findings;
  let chosen = [];
  let listed = 0;
  let turn = 0;

  function make(name, attributes = {}, ...children) {
    const one = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
    one.append(...children.filter((child) => child !== null && child !== ""));
    return one;
  }
  function pair(zh, en) {
    if (zh === en) return zh;
    const both = document.createDocumentFragment();
    both.append(make("span", { class: "zh", lang: "zh-CN" }, zh), make("span", { class: "en", lang: "en" }, en));
    return both;
  }
  const word = (key, n) => pair(...(yusuan.data.words[key] ?? [key, key]).map((text) => text.replace("{n}", n)));
  const grouped = (amount) => yusuan.exact(String(amount));
  const place = (on_page, line) => (on_page !== null ? word("is_printed_on_page", on_page) : line !== null ? word("is_printed_on_line", line) : null);

  function spot([cell_id, form, row, column, printed, unit, on_page, line], own, first) {
    const labels = [row, column].filter(Boolean).join(" · ");
    return make("a", { class: `spot${first ? " at-fault" : ""}`, href: `document/${cell_id.split(":")[0]}.html#${cell_id}` },
      make("b", {}, printed, unit && /\d/.test(printed) ? ` ${unit}` : null), make("span", {}, form ?? "", " · ", place(on_page, line)), labels ? make("span", {}, labels) : null);
  }
  function card(one) {
    const [agency, year, kind_zh, kind] = one.named;
    const address = `document/${one.document}.html`;
    const rule = rules.find(([id]) => id === one.rule);
    return make("article", { class: `finding ${one.tone}`, "data-document": one.document },
      make("p", { class: "top" }, make("span", { class: `badge ${one.tone}` }, word(`badge_${one.badge}`)), " ",
        make("a", { href: `${address}#${one.anchor}` }, agency, " ", String(year ?? ""), " ", pair(kind_zh, kind.replaceAll("_", " "))), " ",
        make("a", { class: "soft", href: `rules.html#${one.rule}` }, one.rule, " ", pair(rule[1], rule[2]))),
      make("p", { class: "said" }, pair(one.zh, one.en)),
      one.sentence ? make("blockquote", {}, one.sentence) : null,
      one.spots.length ? make("div", { class: "spots" }, ...one.spots.map((each, number) => spot(each, one.document, one.has_cell && number === 0))) : null,
      make("p", { class: "soft" }, one.difference ? word("difference_of", grouped(one.difference)) : null, one.difference && (one.following || one.more) ? " · " : null,
        one.more ? word("and_more", one.more) : null, one.more && one.following ? " · " : null, one.following ? word("same_cause", one.following) : null));
  }
  async function list() {
    const mine = turn;
    const next = chosen.slice(listed, listed + AT_A_TIME);
    listed += next.length;
    await Promise.all([...new Set(next.map((number) => Math.floor(number / in_a_part)))].map((number) => yusuan.load(`findings/${String(number).padStart(4, "0")}.js`)));
    if (mine !== turn) return;
    field("list").append(...next.map((number) => card(yusuan.data[`findings/${Math.floor(number / in_a_part)}`][number % in_a_part])));
    field("more").hidden = listed >= chosen.length;
  }
  function choose() {
    const value = Object.fromEntries(FILTERS.map((name) => [name, field(name).value.trim()]));
    const agency = agencies.map((name) => name.includes(value.agency));
    const is = (name, found) => value[name] === "" || Number(value[name]) === found;
    chosen = index.flatMap(([severity, standing, rule, by, year], number) =>
      (is("severity", severity) && is("standing", standing) && is("rule", rule) && is("year", year) && agency[by] ? [number] : []));
    listed = 0;
    turn += 1;
    field("list").replaceChildren();
    field("shown").replaceChildren(chosen.length ? word("shown_of", chosen.length) : word("nothing_fits"));
    const set = FILTERS.filter((name) => value[name]).map((name) => `${name}=${encodeURIComponent(name === "rule" ? rules[value.rule][0] : value[name])}`);
    history.replaceState(null, "", location.pathname + (set.length ? `#${set.join("&")}` : ""));
    return list();
  }
  // The choice is part of the address, so that it can be sent: findings.html#rule=C02&year=2024
  for (const [name, value] of new URLSearchParams(location.hash.slice(1)))
    if (FILTERS.includes(name)) field(name).value = name === "rule" ? rules.findIndex(([id]) => id === value) : value;
  field("filter").addEventListener("input", choose);
  field("filter").addEventListener("submit", (event) => event.preventDefault());
  field("more").addEventListener("click", list);
  await choose();
})();
