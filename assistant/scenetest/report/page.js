"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const tests = all("details.test"), files = all("section.file");
  const search = document.getElementById("search"), tag = document.getElementById("tag");
  const boxes = all("input[name=outcome]"), count = document.getElementById("count");

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const outcomes = new Set(boxes.filter((b) => b.checked).map((b) => b.value));
    const wanted = tag ? tag.value : "";
    let shown = 0;
    for (const test of tests) {
      const { outcome, tags, text } = test.dataset;
      const fits = outcomes.has(outcome) && (!wanted || tags.split(" ").includes(wanted))
        && words.every((w) => text.includes(w));
      test.hidden = !fits;
      shown += fits;
    }
    for (const file of files) file.hidden = !file.querySelector("details.test:not([hidden])");
    document.getElementById("nothing").hidden = shown > 0;
    count.textContent = shown === tests.length ? `${shown} test${shown === 1 ? "" : "s"}` : `${shown} of ${tests.length} tests`;
  }

  function reveal() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const test = target && target.closest("details.test");
    if (!test) return;
    if (test.hidden) { search.value = ""; if (tag) tag.value = ""; for (const b of boxes) b.checked = true; filter(); }
    test.open = true;
    target.scrollIntoView();
  }

  const form = document.getElementById("filter");
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("open").addEventListener("click", () => { for (const t of tests) if (!t.hidden) t.open = true; });
  document.getElementById("close").addEventListener("click", () => { for (const t of tests) t.open = false; });
  for (const chip of all("button.tag")) chip.addEventListener("click", () => {
    tag.value = chip.dataset.tag;
    filter();
    tag.focus();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); search.focus(); }
    if (event.key === "Escape" && event.target === search) { search.value = ""; filter(); }
  });
  window.addEventListener("hashchange", reveal);
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = all("details.test:not([hidden]):not([open])");
    for (const d of folded) d.open = true;
  });
  window.addEventListener("afterprint", () => { for (const d of folded) d.open = false; });
  filter();
  reveal();
})();
