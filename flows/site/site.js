// What every page has: the language, and a place for data. Runs before the page is painted.
"use strict";
window.yusuan = (() => {
  const listeners = [];
  const KEY = "yusuan-language";
  const ATTRIBUTES = ["aria-label", "placeholder", "title", "text"];
  let isReady = false;
  const page = document.documentElement;

  // Storage may be closed to pages from disk; then the language lasts for a page.
  const remembered = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const remember = (value) => { try { localStorage.setItem(KEY, value); } catch { /* nothing to do */ } };
  const preferred = () => {
    const known = (navigator.languages || [navigator.language]).map((one) => one.slice(0, 2).toLowerCase());
    return known.find((one) => one === "zh" || one === "en") || "en";
  };
  const language = () => (page.lang === "en" ? "en" : "zh");

  function words(part) {
    const now = language();
    for (const name of ATTRIBUTES) {
      for (const one of part.querySelectorAll(`[data-${now}-${name}]`)) {
        const value = one.getAttribute(`data-${now}-${name}`);
        if (name === "text") one.textContent = value; else one.setAttribute(name, value);
      }
    }
  }
  function show(value) {
    page.lang = value === "en" ? "en" : "zh-CN";
    if (isReady) ready();
  }
  function ready() {
    words(document);
    const button = document.getElementById("language");
    const chinese = language() === "zh";
    button.textContent = chinese ? "English" : "中文";
    button.lang = chinese ? "en" : "zh-CN";
    button.setAttribute("aria-label", chinese ? "Switch to English" : "切换为中文");
    listeners.forEach((listener) => listener(language()));
  }

  // 1234567.80 → 1,234,567.80: the digits as they are.
  function exact(amount) {
    const [whole, rest] = amount.split(".");
    return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",") + (rest ? `.${rest}` : "");
  }
  function short(amount) {
    const number = Number(amount), size = Math.abs(number);
    const digits = (by) => {
      const part = number / by;
      return part.toLocaleString("en", { maximumFractionDigits: Math.abs(part) < 100 ? 2 : by > 1 ? 1 : 0 });
    };
    if (language() === "en") {
      if (size >= 1e9) return `¥${digits(1e9)} bn`;
      if (size >= 1e6) return `¥${digits(1e6)} m`;
      return `¥${digits(1)}`;
    }
    if (size >= 1e8) return `${digits(1e8)} 亿元`;
    if (size >= 1e4) return `${digits(1e4)} 万元`;
    return `${digits(1)} 元`;
  }
  const KINDS = {
    department_budget: ["部门预算", "department budget"], unit_budget: ["单位预算", "unit budget"],
    department_final_account: ["部门决算", "department final account"], unit_final_account: ["单位决算", "unit final account"],
  };

  show(remembered() || preferred());
  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("language").addEventListener("click", () => {
      const other = language() === "zh" ? "en" : "zh";
      remember(other);
      show(other);
    });
    isReady = true;
    ready();
  });
  return {
    data: {},
    root: new URL("..", document.currentScript.src).href,
    language,
    words,
    exact,
    short,
    kind: (key) => (KINDS[key] ? KINDS[key][language() === "en" ? 1 : 0] : key || ""),
    // Calls back now (once the page is there) and whenever the language changes.
    onLanguage(listener) {
      listeners.push(listener);
      if (isReady) listener(language());
    },
    // Loads a data script once: fetch() does not work on pages from disk.
    load: (() => {
      const loads = new Map();
      return (path) => {
        if (!loads.has(path)) {
          loads.set(path, new Promise((done, failed) => {
            const script = document.createElement("script");
            script.src = yusuan.root + path;
            script.onload = done;
            script.onerror = () => failed(new Error(path));
            document.head.append(script);
          }));
        }
        return loads.get(path);
      };
    })(),
  };
})();
