/* The search page: its words come from the page, its results from search-engine.js. */
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const { words, folds, locale } = JSON.parse($("search-data").textContent);
  if (location.protocol === "file:") { $("search-folder").hidden = false; return; }
  const SHOWN = 3, VALUES = 8, PAUSE = 120;
  const query = window.pressmarkSearch(folds), { title } = document;
  const number = new Intl.NumberFormat(locale), plurals = new Intl.PluralRules(locale), list = new Intl.ListFormat(locale);
  const digits = (text) => text.replace(/\d/g, (digit) => number.format(digit));
  const el = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const key in attributes) if (attributes[key]) made.setAttribute(key, attributes[key]);
    made.append(...children);
    return made;
  };
  const hidden = (text) => el("span", { class: "vh" }, text);
  /* A sentence whose placeholders are filled, as a list of strings and nodes; as a string. */
  const nodes = (key, values) => words[key].split(/\{(\w+)\}/).flatMap((part, i) => (i % 2 ? values[part] : part));
  const say = (key, values) => nodes(key, values).join("");
  const count = (key, n, query) =>
    say(`${key}.${plurals.select(n)}` in words ? `${key}.${plurals.select(n)}` : `${key}.other`, { n: number.format(n), query });
  const browse = (key) => el("a", { href: "index.html#browse" }, words[key]);

  const sets = [...document.querySelectorAll("[data-facet]")], names = sets.map((set) => set.dataset.facet);
  const inputs = { q: $("q"), from: $("from"), to: $("to"), sort: $("sort") };
  const year = (text) => text.replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt() & 15).replace(/\D/g, "");
  const opened = new Set();
  let state, turn = 0, typing, timer;

  /* The whole state is in the address: it can be shared, and walked back through. */
  const load = () => {
    const given = new URLSearchParams(location.search), one = (name) => given.get(name)?.trim() ?? "";
    state = { q: one("q"), from: year(one("from")), to: year(one("to")), sort: one("sort"), page: Math.min(+one("page") || 1, 50) };
    for (const name of names) state[name] = given.getAll(name);
    for (const name in inputs) inputs[name].value = state[name];
    if (!inputs.sort.value) inputs.sort.value = state.sort = "best";
  };
  const address = (given) => "?" + new URLSearchParams(Object.entries(given)
    .flatMap(([name, value]) => [value].flat().map((each) => [name, each]))
    .filter(([name, value]) => value && value !== "best" && (name !== "page" || value > 1)));
  const change = (changes, push = true) => {
    state = { ...state, page: 1, ...changes };
    history[push ? "pushState" : "replaceState"](null, "", address(state));
    for (const end of ["from", "to"]) inputs[end].value = state[end];
    return run();
  };

  const marked = (text) => text.map((part) => (Array.isArray(part) ? el("mark", null, part[0]) : part));
  const found = ({ blocks, url, language: lang, direction: dir, excerpts }) => {
    const paragraphs = blocks.filter(({ id }) => /^p\d/.test(id)), rows = [], after = [];
    const link = ({ id }, name) => {
      const values = { number: digits(id.slice(1)) };
      return el("a", { class: name, href: `${url}#${id}`, "aria-label": say("paragraph", values) }, say("paragraph_mark", values));
    };
    if (excerpts === "where" && paragraphs.length) {
      const places = list.formatToParts(paragraphs.map((_, i) => `${i}`))
        .map(({ type, value }) => (type === "element" ? link(paragraphs[value]) : value));
      after.push(el("p", { class: "small quiet up-s" }, ...nodes("found_in", { places }), " ", words.no_excerpt));
    } else {
      const best = [...paragraphs].sort((a, b) => b.kinds - a.kinds || b.hits - a.hits).slice(0, SHOWN);
      rows.push(...paragraphs.filter((block) => best.includes(block))
        .map((block) => el("li", { lang, dir }, link(block, "at"), el("span", null, ...marked(block.text)))));
      const rest = paragraphs.length - best.length;
      if (rest) after.push(el("p", { class: "small up-s" }, el("a", { href: url }, count("more_paragraphs", rest))));
    }
    for (const { id, text } of blocks) {
      const all = el("span", { class: "all" }, ...marked(text));
      if (id === "summary") rows.push(el("li", null, el("span", { class: "from" }, words.from_summary), all));
      else if (/^(standfirst)?$/.test(id) && excerpts === "full") rows.push(el("li", { lang, dir }, all));
    }
    if (rows.length) after.unshift(el("ul", { class: "found" }, ...rows));
    const place = { title: "found_in_title", about: "found_in_about" }[blocks[0]?.id];
    return after.length || !place ? after : [el("p", { class: "small quiet up-s" }, words[place])];
  };
  const row = (work) => {
    const spine = el("span", { class: "spine", "data-access": work.access, "aria-hidden": "true" });
    const facts = [...[work.outlet, ...work.authors].map((name) => name && el("bdi", null, name)),
      el("span", { class: "access" }, spine, work.access_words), work.license];
    return el("li", null,
      el(work.iso_date ? "time" : "span", { class: "when", datetime: work.iso_date }, work.date),
      el("div", null, el("a", { class: "name", href: work.url, lang: work.language, dir: work.direction }, ...marked(work.title)),
        el("p", { class: "meta" }, ...facts.filter(Boolean).map((fact) => el("span", null, fact))), ...found(work)));
  };

  const facets = (counts) => {
    const { name: at, value: on } = document.activeElement;
    for (const set of sets) {
      const name = set.dataset.facet, of = counts[name] ?? {}, legend = set.firstElementChild;
      const values = [...new Set([...state[name], ...Object.keys(of).filter((value) => of[value])])]
        .sort((a, b) => (of[b] ?? 0) - (of[a] ?? 0) || (a < b ? -1 : 1));
      const shown = values.filter((value, i) => opened.has(name) || i < VALUES || state[name].includes(value));
      const all = el("button", { type: "button", class: "mini" }, words.more_values, hidden(`: ${legend.textContent}`));
      all.onclick = () => { opened.add(name); facets(counts); set.querySelectorAll("input")[VALUES].focus(); };
      set.hidden = !values.length;
      set.replaceChildren(legend, ...shown.map((value) => {
        const box = el("input", { type: "checkbox", name, value, checked: state[name].includes(value) });
        if (name === at && value === on) setTimeout(() => box.focus());
        return el("label", null, box, el("bdi", null, value), el("span", null, number.format(of[value] ?? 0)));
      }), ...(shown.length < values.length ? [all] : []));
    }
  };
  const chips = () => {
    const chip = (label, changes) => {
      const button = el("button", { type: "button" }, el("bdi", null, label), hidden(`: ${words.remove}`));
      button.onclick = () => change(changes).then(() => ($("chips").querySelector("button") ?? $("count")).focus());
      return el("li", null, button);
    };
    const made = [
      ...["from", "to"].filter((end) => state[end]).map((end) => chip(say(`chip_${end}`, { year: digits(state[end]) }), { [end]: "" })),
      ...names.flatMap((name) => state[name].map((value) => chip(value, { [name]: state[name].filter((other) => other !== value) }))),
    ];
    $("chips").hidden = !made.length;
    const none = el("a", { href: address({ q: state.q, sort: state.sort }) }, words.clear);
    $("chips").replaceChildren(...made, ...(made.length > 1 ? [el("li", null, none)] : []));
    return made.length;
  };
  const notes = ({ total, words: known }, filtered) => {
    const other = (forms) => list.format(forms.map((form) => `“${form}”`));
    if (total) {
      return known.filter(({ forms }) => forms.length).map(({ word, forms }) => el("p", null, say("instead", { word, forms: other(forms) })));
    }
    const link = el("a", { href: address({ q: state.q, sort: state.sort }) }, words.none_filters_link);
    return [
      el("dl", { class: "facts wide" }, ...known.map(({ word, forms, count: n }) => el("div", null, el("dt", null, word), el("dd", null,
        n ? el("a", { href: address({ q: word }) }, count("results_all", n)) : words.no_form, forms.length ? `: ${other(forms)}` : "")))),
      el("p", null, ...(filtered ? nodes("none_filters", { link, browse: browse("none_browse") }) : [browse("failed_browse")])),
      el("p", { class: "small quiet" }, words.descriptions_note),
    ];
  };

  const run = async (first = 1) => {
    const mine = ++turn, { q } = state;
    document.title = q ? `${q} · ${title}` : title;
    try {
      for (let page = first; page <= state.page; page++) {
        const answer = await query(q, state, state.sort, page), rows = answer.results.map(row);
        if (mine !== turn) return;
        if (page === 1) {
          $("results").replaceChildren();
          facets(answer.facets);
          $("notes").replaceChildren(...notes(answer, chips()));
          $("count").textContent = answer.total ? count(q ? "results" : "results_all", answer.total, q.replace(/^"|"$/g, ""))
            : words[q ? "none" : "none_filtered"];
        }
        $("results").append(...rows);
        if (first > 1) rows[0]?.querySelector("a").focus();
        $("more").hidden = !answer.more;
      }
    } catch (error) {
      if (mine !== turn) return;
      console.error(error);
      $("count").textContent = "";
      $("notes").replaceChildren(el("p", null, ...nodes("failed", { browse: browse("failed_browse") })));
    }
    $("notes").hidden = !$("notes").firstChild;
  };

  const type = () => {
    clearTimeout(timer);
    const q = inputs.q.value.trim(), push = !typing;
    typing = true;
    if (q !== state.q) change({ q }, push);
  };
  inputs.q.oninput = () => { clearTimeout(timer); timer = setTimeout(type, PAUSE); };
  inputs.q.onblur = () => { typing = false; };
  $("seek").onsubmit = (event) => { event.preventDefault(); type(); typing = false; };
  $("facets").onsubmit = (event) => event.preventDefault();
  $("facets").onchange = ({ target: { type: kind, name, value, checked } }) => change({
    [name]: kind === "checkbox" ? [...state[name].filter((other) => other !== value), ...(checked ? [value] : [])] : year(value),
  });
  inputs.sort.onchange = () => change({ sort: inputs.sort.value });
  $("more").onclick = () => {
    history.replaceState(null, "", address({ ...state, page: ++state.page }));
    run(state.page);
  };
  addEventListener("popstate", () => { typing = false; load(); run(); });
  $("app").hidden = false;
  load();
  run();
})();
