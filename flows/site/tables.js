// Tables of figures: entries below the first level open with their parent, long lists show their beginning; and the
// documents of an agency as tabs. Without this script everything is shown.
"use strict";
addEventListener("DOMContentLoaded", () => {
  const levelOf = (row) => Number(row.dataset.level || 0);
  const said = (zh, en) => (yusuan.language() === "en" ? en : zh);

  function below(row) {
    const rows = [];
    for (let next = row.nextElementSibling; next && levelOf(next) > levelOf(row); next = next.nextElementSibling) rows.push(next);
    return rows;
  }
  function toggle(button, open) {
    const row = button.closest("tr"), level = levelOf(row);
    button.setAttribute("aria-expanded", open);
    for (const one of below(row)) {
      const inner = one.querySelector(".open");
      if (inner && !open) inner.setAttribute("aria-expanded", false);
      one.hidden = !(open && (levelOf(one) === level + 1 || button.closest("table").matches(".open")));
    }
  }
  function reveal(row) {
    for (let one = row; one; one = one.previousElementSibling) {
      if (levelOf(one) < levelOf(row) || one === row) {
        const button = one.querySelector(".open");
        if (button && one !== row) toggle(button, true);
      }
      if (levelOf(one) === 0) break;
    }
    // Opening an outer row closes the inner ones: the row itself comes last.
    row.hidden = false;
    row.closest("table").classList.remove("cut");
  }

  for (const table of document.querySelectorAll("table.tree")) {
    for (const row of table.tBodies[0].rows) {
      if (!below(row).length) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "open";
      row.cells[0].prepend(button);
      button.addEventListener("click", () => toggle(button, button.getAttribute("aria-expanded") !== "true"));
    }
    const open = table.classList.contains("open");
    for (const button of table.querySelectorAll("tr:not([data-level]) .open")) toggle(button, open);
  }
  for (const table of document.querySelectorAll("table[data-limit]")) {
    const limit = Number(table.dataset.limit), count = table.tBodies[0].rows.length;
    if (count <= limit + 3) continue;
    table.classList.add("cut");
    [...table.tBodies[0].rows].slice(limit).forEach((row) => row.classList.add("rest"));
    const button = document.createElement("button");
    button.type = "button";
    button.className = "more";
    button.dataset.zhText = `显示全部 ${count} 项`;
    button.dataset.enText = `Show all ${count}`;
    button.addEventListener("click", () => { table.classList.remove("cut"); button.remove(); });
    table.parentElement.after(button);
    yusuan.words(button.parentElement);
  }

  const tabs = [...document.querySelectorAll(".tabs a")];
  const panels = tabs.map((tab) => document.getElementById(tab.hash.slice(1)));
  function show(panel) {
    panels.forEach((one, place) => {
      one.hidden = one !== panel;
      if (one === panel) tabs[place].setAttribute("aria-current", "true"); else tabs[place].removeAttribute("aria-current");
    });
  }
  function follow() {
    const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (panels.length) show(panels.find((panel) => target && panel.contains(target)) || panels[0]);
    if (target?.matches("tr")) { reveal(target); target.scrollIntoView({ block: "center" }); } else if (target && panels.includes(target)) scrollTo(0, 0);
    for (const open of document.querySelectorAll(":popover-open")) open.hidePopover();
  }
  addEventListener("hashchange", follow);
  follow();
  yusuan.onLanguage(() => {
    for (const button of document.querySelectorAll(".open")) button.setAttribute("aria-label", said("展开或收起下级", "Show or hide what is below"));
  });
});
