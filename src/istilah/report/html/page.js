"use strict";
// Filters findings by rule and severity, and goes from one to the next. Nothing pressed means that all are shown.
(() => {
  const tools = document.getElementById("tools");
  if (!tools) return;
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const notes = all(".remark");
  const links = new Map(all(".text a[data-number]").map((link) => [link.dataset.number, link]));
  const marks = all("mark[data-notes]").map((mark) => [mark, mark.dataset.notes.split(" "), mark.className]);
  const filters = all("button.filter");
  const places = all("[data-count], [data-file]").map((place) => [place, place.textContent]);
  const gravest = ["error", "warning", "note"];
  const number = (note) => note.id.slice(1);
  const pressed = (kind) => new Set(
    filters.filter((one) => one.dataset.kind === kind && one.getAttribute("aria-pressed") === "true").map((one) => one.value),
  );
  const takes = (chosen, value) => chosen.size === 0 || chosen.has(value);
  const tally = (counts, name) => counts.set(name, (counts.get(name) || 0) + 1);

  function show() {
    const rules = pressed("rule"), severities = pressed("severity");
    const counts = new Map(), files = new Map(), shown = new Map();
    for (const note of notes) {
      const { rule, severity } = note.dataset;
      const byRule = takes(rules, rule), bySeverity = takes(severities, severity);
      if (bySeverity) tally(counts, rule);
      if (byRule) tally(counts, severity);
      note.hidden = !(byRule && bySeverity);
      if (note.hidden) continue;
      shown.set(number(note), severity);
      tally(files, note.closest(".file").dataset.number);
    }
    for (const [name, link] of links) {
      link.classList.toggle("off", !shown.has(name));
      link.tabIndex = shown.has(name) ? 0 : -1;
    }
    for (const [mark, names] of marks) {
      const left = names.filter((name) => shown.has(name)).map((name) => shown.get(name));
      mark.className = gravest.find((severity) => left.includes(severity)) || "off";
    }
    const chosen = rules.size + severities.size > 0;
    // A page may leave findings out that its first counts have.
    for (const [place, first] of places) {
      const { count, file } = place.dataset;
      place.textContent = chosen ? counts.get(count) || files.get(file) || 0 : first;
    }
    document.getElementById("all").hidden = !chosen;
    const status = tools.querySelector("[role=status]");
    status.textContent = status.dataset.said.replace("##", notes.length).replace("#", shown.size);
  }

  let current = null;
  function select(name) {
    if (current) current.classList.remove("current");
    current = document.getElementById("n" + name);
    if (current) current.classList.add("current");
  }

  function go(step) {
    const shown = notes.filter((note) => !note.hidden);
    if (shown.length === 0) return;
    const at = current ? Number(number(current)) : 0;
    const next = step > 0
      ? shown.find((note) => Number(number(note)) > at) || shown[0]
      : shown.findLast((note) => Number(number(note)) < at) || shown[shown.length - 1];
    const link = links.get(number(next));
    link.scrollIntoView({ block: "center" });
    link.focus({ preventScroll: true });
    select(number(next));
  }

  for (const one of filters) {
    one.disabled = false;
    one.addEventListener("click", () => {
      one.setAttribute("aria-pressed", String(one.getAttribute("aria-pressed") !== "true"));
      show();
    });
  }
  document.getElementById("next").addEventListener("click", () => go(1));
  document.getElementById("previous").addEventListener("click", () => go(-1));
  document.getElementById("all").addEventListener("click", () => {
    for (const one of filters) one.setAttribute("aria-pressed", "false");
    show();
    filters[0].focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest(".text a[data-number]");
    if (link) select(link.dataset.number);
  });
  tools.hidden = false;
  show();
})();
