/* The search page. Its words and letters come from the page, its results from search-engine.js. */
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const { words, folds, locale } = JSON.parse($("search-data").textContent);
  if (location.protocol === "file:") { $("search-folder").hidden = false; return; }
  const SHOWN = 3, VALUES = 8, PAUSE = 120;
  const query = window.pressmarkSearch(folds), title = document.title;
  const number = new Intl.NumberFormat(locale), plurals = new Intl.PluralRules(locale), order = new Intl.Collator(locale);
  const digits = (text) => text.replace(/\d/g, (digit) => number.format(digit));
  const list = (nodes) => new Intl.ListFormat(locale).formatToParts(nodes.map((_, i) => `${i}`))
    .map(({ type, value }) => (type === "element" ? nodes[value] : value));
  const el = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) if (value || value === 0) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const t = (key, values = {}) => words[key].split(/\{(\w+)\}/).map((part, i) => (i % 2 ? values[part] : part)).flat();
  const s = (key, values) => t(key, values).join("");
  const count = (key, n, values) => s(words[`${key}.${plurals.select(n)}`] ? `${key}.${plurals.select(n)}` : `${key}.other`, { n: number.format(n), ...values });
  const browse = (key) => el("a", { href: "index.html#browse" }, words[key]);

  const sets = [...$("facets").querySelectorAll("[data-facet]")], NAMES = sets.map((set) => set.dataset.facet);
  const inputs = { q: $("q"), from: $("from"), to: $("to"), sort: $("sort") };
  const year = (text) => text.replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15).replace(/\D/g, "").slice(0, 4);
  const open = new Set();
  let state, turn = 0, typing = false, timer;

  /* The state is in the address, so that it can be shared and walked back through. */
  const load = () => {
    const given = new URLSearchParams(location.search), one = (name) => given.get(name) ?? "";
    const sort = [...inputs.sort.options].some(({ value }) => value === one("sort")) ? one("sort") : "best";
    state = { q: one("q").trim(), from: year(one("from")), to: year(one("to")), sort, page: Math.max(1, Math.min(+one("page") || 1, 50)) };
    for (const name of NAMES) state[name] = given.getAll(name);
    for (const name in inputs) inputs[name].value = state[name];
  };
  const address = (given) => {
    const kept = new URLSearchParams();
    for (const [name, value] of Object.entries(given)) {
      for (const each of [value].flat()) if (each && each !== "best" && !(name === "page" && each === 1)) kept.append(name, each);
    }
    return `?${kept}`;
  };
  const change = (changes, push = true) => {
    state = { ...state, page: 1, ...changes };
    history[push ? "pushState" : "replaceState"](null, "", address(state));
    typing &&= !push;
    return run();
  };
  const unfiltered = () => ({ from: "", to: "", ...Object.fromEntries(NAMES.map((name) => [name, []])) });

  const marked = (parts) => parts.map(([text, found]) => (found ? el("mark", null, text) : text));
  const paragraph = ({ url }, { id }, name) => {
    const n = digits(id.slice(1));
    return el("a", { class: name, href: `${url}#${id}`, "aria-label": s("paragraph", { number: n }) }, s("paragraph_mark", { number: n }));
  };
  const found = (work) => {
    const { blocks } = work, of = (id) => blocks.find((block) => block.id === id);
    const paragraphs = blocks.filter(({ id }) => /^p\d/.test(id)), rows = [], after = [];
    const [, lang, dir] = [0, work.language, work.direction];
    const text = (block, name) => el("span", { class: name, lang, dir }, ...marked(block.parts));
    if (of("standfirst")?.parts.length) rows.push(el("li", null, text(of("standfirst"), "all")));
    if (work.excerpts === "where" && paragraphs.length) {
      const places = list(paragraphs.map((block) => paragraph(work, block)));
      after.push(el("p", { class: "small quiet up-s" }, ...t("found_in", { places }), ` ${words.no_excerpt}`));
    } else {
      const best = [...paragraphs].sort((a, b) => b.kinds - a.kinds || b.hits - a.hits).slice(0, SHOWN);
      for (const block of paragraphs.filter((each) => best.includes(each))) {
        rows.push(el("li", null, paragraph(work, block, "at"), text(block)));
      }
      const rest = paragraphs.length - best.length;
      if (rest) after.push(el("p", { class: "small up-s" }, el("a", { href: work.url }, count("more_paragraphs", rest))));
    }
    if (of("summary")) rows.push(el("li", null, el("span", { class: "from" }, words.from_summary), el("span", { class: "all" }, ...marked(of("summary").parts))));
    const place = of("title") ? "found_in_title" : of("about") && "found_in_about";
    if (!rows.length && !after.length && place) after.push(el("p", { class: "small quiet up-s" }, words[place]));
    return [...(rows.length ? [el("ul", { class: "found" }, ...rows)] : []), ...after];
  };
  const row = (work) => {
    const access = el("span", { class: "access" }, el("span", { class: "spine", "data-access": work.access, "aria-hidden": "true" }), work.access_words);
    const facts = [work.outlet, ...work.authors].filter(Boolean).map((name) => el("bdi", null, name));
    return el("li", null, work.iso_date ? el("time", { datetime: work.iso_date }, work.date) : el("span", { class: "when" }, work.date),
      el("div", null, el("a", { class: "name", href: work.url, lang: work.language, dir: work.direction }, ...marked(work.title)),
        el("p", { class: "meta" }, ...[...facts, access, work.license].filter(Boolean).map((fact) => el("span", null, fact))), ...found(work)));
  };

  const facets = (values) => {
    const { activeElement: at } = document;
    for (const set of sets) {
      const name = set.dataset.facet, counts = { ...Object.fromEntries(state[name].map((value) => [value, 0])), ...values[name] };
      const sorted = Object.entries(counts).filter(([value, n]) => n || state[name].includes(value))
        .sort(([a, m], [b, n]) => n - m || order.compare(a, b));
      const shown = sorted.filter(([value], i) => open.has(name) || i < VALUES || state[name].includes(value));
      const all = el("button", { type: "button", class: "mini" }, words.more_values, el("span", { class: "vh" }, `: ${set.firstElementChild.textContent}`));
      all.onclick = () => { open.add(name); facets(values); set.querySelectorAll("input")[VALUES].focus(); };
      set.hidden = !sorted.length;
      set.replaceChildren(set.firstElementChild, ...shown.map(([value, n]) => {
        const box = el("input", { type: "checkbox", name, value });
        box.checked = state[name].includes(value);
        return el("label", null, box, el("bdi", null, value), el("span", null, number.format(n)));
      }), ...(shown.length < sorted.length ? [all] : []));
    }
    if (at?.type === "checkbox" && !at.isConnected) {
      [...$("facets").querySelectorAll("input")].find((box) => box.name === at.name && box.value === at.value)?.focus();
    }
  };
  const chips = () => {
    const chip = (label, changes) => {
      const button = el("button", { type: "button" }, el("bdi", null, label), el("span", { class: "vh" }, `: ${words.remove}`));
      button.onclick = () => { load.call(); change(changes).then(() => ($("chips").querySelector("button") ?? $("count")).focus()); };
      return el("li", null, button);
    };
    const made = [
      ...["from", "to"].filter((name) => state[name]).map((name) => chip(s(`chip_${name}`, { year: digits(state[name]) }), { [name]: "" })),
      ...NAMES.flatMap((name) => state[name].map((value) => chip(value, { [name]: state[name].filter((each) => each !== value) }))),
    ];
    if (made.length > 1) made.push(el("li", null, el("a", { href: address({ ...state, ...unfiltered(), page: 1 }) }, words.clear)));
    $("chips").replaceChildren(...made);
    $("chips").hidden = !made.length;
    return made.length;
  };
  const notes = ({ total, words: known }, filtered) => {
    const quoted = (forms) => forms.map((form) => `“${form}”`), made = [];
    if (total) {
      for (const { word, kind, forms } of known) {
        if (kind === "form") made.push(el("p", null, s("instead", { word, forms: list(quoted(forms)).join("") })));
      }
      return made;
    }
    if (known.length) {
      made.push(el("dl", { class: "facts wide" }, ...known.map(({ word, kind, forms, count: n }) => el("div", null, el("dt", null, word), el("dd", null,
        ...(kind === "none" ? [words.no_form] : [el("a", { href: address({ q: word }) }, count("results_all", n)), ...(kind === "form" ? [`: ${list(quoted(forms)).join("")}`] : [])]))))));
    }
    const link = el("a", { href: address({ q: state.q, sort: state.sort }) }, words.none_filters_link);
    if (filtered) made.push(el("p", null, ...t("none_filters", { link, browse: browse("none_browse") })));
    made.push(el("p", { class: "small quiet" }, words.descriptions_note));
    return made;
  };

  const run = async (first = 1) => {
    const mine = ++turn;
    $("app").setAttribute("aria-busy", "true");
    document.title = state.q ? `${state.q} · ${title}` : title;
    try {
      for (let page = first; page <= state.page; page++) {
        const answer = await query(state.q, state, state.sort, page);
        if (mine !== turn) return;
        const rows = answer.results.map(row);
        if (page > 1) { $("results").append(...rows); if (first > 1) rows[0]?.querySelector("a").focus(); } else {
          $("results").replaceChildren(...rows);
          facets(answer.facets);
          $("notes").replaceChildren(...notes(answer, chips()));
          $("count").textContent = !answer.total ? words[state.q ? "none" : "none_filtered"]
            : state.q ? count("results", answer.total, { query: state.q.replace(/^"|"$/g, "") }) : count("results_all", answer.total);
        }
        $("more").hidden = !answer.more;
      }
    } catch (error) {
      if (mine !== turn) return;
      console.error(error);
      $("count").textContent = "";
      $("notes").replaceChildren(el("p", null, ...t("failed", { browse: browse("failed_browse") })));
    }
    $("app").removeAttribute("aria-busy");
  };

  inputs.q.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { const push = !typing; change({ q: inputs.q.value.trim() }, push); typing = true; }, PAUSE);
  });
  $("seek").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    typing = false;
    if (inputs.q.value.trim() !== state.q) change({ q: inputs.q.value.trim() });
  });
  $("facets").addEventListener("submit", (event) => event.preventDefault());
  $("facets").addEventListener("change", ({ target }) => {
    if (target.type === "checkbox") {
      change({ [target.name]: [...state[target.name].filter((value) => value !== target.value), ...(target.checked ? [target.value] : [])] });
    } else change({ [target.name]: (target.value = year(target.value)) });
  });
  inputs.sort.addEventListener("change", () => change({ sort: inputs.sort.value }));
  $("more").addEventListener("click", () => {
    state.page++;
    history.replaceState(null, "", address(state));
    run(state.page);
  });
  addEventListener("popstate", () => { typing = false; load(); run(); });
  $("app").hidden = false;
  load();
  run();
})();
