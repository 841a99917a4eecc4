/**
 * What the page does by itself: it narrows the findings, folds, and changes the theme. Reading needs none of it.
 * Filters stand in the address, so that a view can be passed on.
 */
export const CLIENT_SCRIPT: string = `"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;

  const THEMES = ["system", "light", "dark"];
  const themeButton = byId("theme");
  const storage = {
    get: () => { try { return localStorage.getItem("rampart-theme"); } catch { return null; } },
    set: (theme) => { try { localStorage.setItem("rampart-theme", theme); } catch { /* the theme lasts for this visit */ } },
  };
  const setTheme = (theme) => {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    themeButton.textContent = "Theme: " + theme;
  };
  setTheme(THEMES.includes(storage.get()) ? storage.get() : "system");
  themeButton.hidden = false;
  themeButton.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(root.dataset.theme ?? "system") + 1) % THEMES.length];
    setTheme(next);
    storage.set(next);
  });

  const reveal = (target) => {
    for (let element = target; element; element = element.parentElement) {
      if (element instanceof HTMLDetailsElement) element.open = true;
    }
  };
  const form = byId("filters");
  const targetOfAddress = () => {
    const raw = location.hash.slice(1);
    if (raw === "" || raw.startsWith("?")) return null;
    let decoded = raw;
    try { decoded = decodeURIComponent(raw); } catch { /* not encoded */ }
    return byId(raw) ?? byId(decoded);
  };
  const goToTarget = () => {
    const target = targetOfAddress();
    if (target === null) return;
    if (form !== null && target.closest("[hidden]")) form.reset();
    reveal(target);
    target.scrollIntoView();
  };
  if (form === null) {
    addEventListener("hashchange", goToTarget);
    goToTarget();
    return;
  }

  const rules = Array.from(document.querySelectorAll(".rule"), (element) => ({
    element,
    wasOpen: element.open,
    domain: element.dataset.domain,
    frameworks: element.dataset.frameworks.split(" "),
    counts: element.querySelector(".counts"),
    countsBefore: element.querySelector(".counts").innerHTML,
    text: undefined,
    findings: Array.from(element.querySelectorAll(".finding"), (item) => ({
      item,
      severity: item.dataset.severity,
      outcome: item.dataset.outcome,
      stack: item.dataset.stack,
      fails: "fails" in item.dataset,
      text: undefined,
    })),
  }));
  const total = rules.reduce((sum, rule) => sum + rule.findings.length, 0);
  const shown = byId("shown");
  const nothing = byId("nothing");
  const number = (value) => value.toLocaleString("en-US");

  const lower = (element) => element.textContent.toLowerCase();
  const textOf = (rule) => (rule.text ??= lower(rule.element.querySelector("summary")) + " " + lower(rule.element.querySelector(".explanation")));
  const textOfFinding = (finding) => (finding.text ??= lower(finding.item));

  const read = () => {
    const data = new FormData(form);
    return {
      terms: (data.get("q") ?? "").toLowerCase().split(/\\s+/).filter(Boolean),
      severity: data.getAll("severity"),
      outcome: data.getAll("outcome"),
      failing: data.has("fails"),
      domain: data.get("domain") || "",
      framework: data.get("framework") || "",
      stack: data.get("stack") || "",
    };
  };

  let openedBySearch = false;
  const apply = () => {
    const { terms, severity, outcome, failing, domain, framework, stack } = read();
    const narrowed = terms.length + severity.length + outcome.length > 0 || failing || domain + framework + stack !== "";
    let matches = 0;
    for (const rule of rules) {
      const isOfRule = (domain === "" || rule.domain === domain) && (framework === "" || rule.frameworks.includes(framework));
      const ofFinding = isOfRule ? terms.filter((term) => !textOf(rule).includes(term)) : terms;
      let inRule = 0;
      for (const finding of rule.findings) {
        const isShown = isOfRule
          && (severity.length === 0 || severity.includes(finding.severity))
          && (outcome.length === 0 || outcome.includes(finding.outcome))
          && (!failing || finding.fails)
          && (stack === "" || finding.stack === stack)
          && ofFinding.every((term) => textOfFinding(finding).includes(term));
        if (finding.item.hidden === isShown) finding.item.hidden = !isShown;
        if (isShown) inRule += 1;
      }
      rule.element.hidden = inRule === 0;
      if (inRule === rule.findings.length) rule.counts.innerHTML = rule.countsBefore;
      else rule.counts.textContent = number(inRule) + " of " + number(rule.findings.length);
      if (terms.length > 0) rule.element.open = inRule > 0;
      else if (openedBySearch) rule.element.open = rule.wasOpen;
      matches += inRule;
    }
    openedBySearch = terms.length > 0;
    shown.textContent = narrowed ? number(matches) + " of " + number(total) + " findings" : number(total) + (total === 1 ? " finding" : " findings");
    nothing.hidden = matches > 0;
  };

  const writeAddress = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value !== "") query.append(name, value);
    const hash = query.size > 0 ? "#?" + query : "";
    if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname + location.search);
  };
  const fill = (query) => {
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = query.getAll(field.name).includes(field.value);
      else if (field.name) field.value = query.get(field.name) ?? "";
    }
  };

  let timer;
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    // Typing need not wait for thousands of findings; a choice should show at once.
    timer = setTimeout(() => { apply(); writeAddress(); }, event.target.type === "search" ? 120 : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    // The fields are empty only after this event.
    queueMicrotask(() => { fill(new URLSearchParams()); apply(); writeAddress(); });
  });
  const setOpen = (open) => { for (const { element } of rules) if (!element.hidden) element.open = open; };
  byId("unfold").addEventListener("click", () => setOpen(true));
  byId("fold").addEventListener("click", () => setOpen(false));

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-filter]");
    if (link === null) return;
    event.preventDefault();
    fill(new URLSearchParams(link.dataset.filter));
    apply();
    writeAddress();
    byId("findings").scrollIntoView();
    byId("findings-title").focus({ preventScroll: true });
  });

  const readAddress = () => {
    if (location.hash.startsWith("#?")) {
      fill(new URLSearchParams(location.hash.slice(2)));
      apply();
    } else goToTarget();
  };
  addEventListener("hashchange", readAddress);
  form.hidden = false;
  readAddress();
})();
`;
