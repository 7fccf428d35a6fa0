// Search over the index of agencies: every word must be in the name, the region or the pinyin of the name.
"use strict";
yusuan.search = (() => {
  let prepared;
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  function entries() {
    const { places, agencies } = yusuan.data.agencies;
    prepared ||= agencies.map(([id, name, place, spelling, documents]) => ({
      id, name, region: places[place], documents,
      text: plain(`${name} ${places[place]}`), spelling, key: plain(name),
    }));
    return prepared;
  }
  // Names that begin with the words come first, then names that have them, then regions and pinyin.
  function rank(entry, words) {
    let best = 0;
    for (const word of words) {
      const at = entry.key.indexOf(word);
      const spelled = entry.spelling.split(" ").some((one) => one.startsWith(word));
      const own = at === 0 ? 0 : at > 0 ? 1 : entry.text.includes(word) ? 2 : spelled ? 2 : entry.spelling.includes(word) ? 3 : 9;
      if (own === 9) return 9;
      best = Math.max(best, own);
    }
    return best;
  }
  return function search(query, accepts = () => true) {
    const words = plain(query).split(/\s+/).filter(Boolean);
    const found = [];
    for (const entry of entries()) {
      if (!accepts(entry)) continue;
      const place = rank(entry, words);
      if (place < 9) found.push([place, found.length, entry]);
    }
    return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((one) => one[2]);
  };
})();

addEventListener("DOMContentLoaded", () => {
  const list = document.getElementById("found");
  if (!list) return;
  const STEP = 20;
  const field = (id) => document.getElementById(id);
  const said = (zh, en) => (yusuan.language() === "en" ? en : zh);
  const { kinds } = yusuan.data.agencies;
  let shown = STEP;

  const element = (name, content, attributes = {}) => {
    const one = document.createElement(name);
    one.append(...[content].flat());
    for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
    return one;
  };
  function item({ id, name, region, documents }, accepts) {
    const [first, ...others] = documents.filter(accepts);
    const badges = [first, ...others].slice(0, 4).map(([year, kind, document]) =>
      element("a", `${year || ""} ${yusuan.kind(kinds[kind])}`, { href: `agency/${id}.html#${document}`, class: "badge" }));
    if (others.length > 3) badges.push(element("span", `+${others.length - 3}`, { class: "soft" }));
    const [, , document, amount, cell] = first;
    const head = element("div", [element("a", name, { href: `agency/${id}.html`, class: "name" }), element("span", region, { class: "soft" })]);
    const parts = [head, element("div", badges, { class: "badges" })];
    if (amount) {
      const href = cell ? `document/${document}.html#${document}:${cell}` : `agency/${id}.html#${document}`;
      parts.push(element("a", yusuan.short(amount), { href, class: "total", title: `${yusuan.exact(amount)} 元` }));
    }
    return element("li", parts);
  }
  function update() {
    const year = Number(field("year").value), kind = field("kind").value, province = field("province").value;
    const accepts = (one) => (!year || one[0] === year) && (kind === "" || one[1] === Number(kind));
    const found = yusuan.search(field("query").value, (entry) =>
      (!province || entry.region.startsWith(province)) && entry.documents.some(accepts));
    list.replaceChildren(...found.slice(0, shown).map((entry) => item(entry, accepts)));
    field("more").hidden = found.length <= shown;
    field("count").textContent = found.length ? said(`${found.length} 个部门`, `${found.length} agencies`) : said("没有找到。换一个词，或者少选一个条件。", "None found. Try another word, or fewer conditions.");
  }
  const restart = () => { shown = STEP; update(); };
  field("find").addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  field("query").addEventListener("input", restart);
  for (const id of ["province", "year", "kind"]) field(id).addEventListener("change", restart);
  field("more").addEventListener("click", () => { shown += 5 * STEP; update(); });
  yusuan.onLanguage(update);
});
