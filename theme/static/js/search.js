/* The search page: its words come from the page, its results from search-engine.js. */
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const { words, folds, locale } = JSON.parse($("search-data").textContent);
  if (location.protocol === "file:") { $("search-folder").hidden = false; return; }
  const EXCERPTS = 3, VALUES = 8, PAUSE = 120;
  const query = window.pressmarkSearch(folds), { title } = document;
  const number = new Intl.NumberFormat(locale), plurals = new Intl.PluralRules(locale), list = new Intl.ListFormat(locale);
  const digits = (text) => text.replace(/\d/g, number.format);
  const el = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const key in attributes) if (attributes[key]) made.setAttribute(key, attributes[key]);
    made.append(...children.flat());
    return made;
  };
  const link = (href, text, more) => el("a", { href, ...more }, text);
  const small = (...text) => el("p", { class: "small quiet up-s" }, ...text);
  /* A sentence with its placeholders filled, as strings and nodes. */
  const say = (key, values) => words[key].split(/\{(\w+)\}/).flatMap((part, i) => (i % 2 ? values[part] : part));
  const count = (key, n, text) => {
    const plural = `${key}.${plurals.select(n)}`;
    return say(plural in words ? plural : `${key}.other`, { n: number.format(n), query: text }).join("");
  };
  const browse = (key) => link("index.html#browse", words[key]);

  const sets = [...document.querySelectorAll("[data-facet]")], names = sets.map((set) => set.dataset.facet);
  const inputs = { q: $("q"), from: $("from"), to: $("to"), sort: $("sort") };
  const year = (text) => text.replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt() & 15).replace(/\D/g, "");
  let state, turn = 0, typing, timer;

  /* The whole state is in the address: it can be shared, and walked back through. */
  const load = () => {
    const given = new URLSearchParams(location.search), one = (name) => given.get(name)?.trim() ?? "";
    state = { q: one("q"), from: year(one("from")), to: year(one("to")), sort: one("sort"), page: Math.min(+one("page") || 1, 50) };
    for (const name of names) state[name] = given.getAll(name);
    for (const name in inputs) inputs[name].value = state[name];
    if (!inputs.sort.value) inputs.sort.value = state.sort = "best";
    run();
  };
  const address = (given) => "?" + new URLSearchParams(Object.entries(given)
    .flatMap(([name, value]) => [value].flat().map((each) => [name, each]))
    .filter(([name, value]) => value && value !== "best" && (name !== "page" || value > 1)));
  const change = (changes, replace) => {
    state = { ...state, page: 1, ...changes };
    history[replace ? "replaceState" : "pushState"](null, "", address(state));
    for (const end of ["from", "to"]) inputs[end].value = state[end];
    return run();
  };
  const unfiltered = (key) => link(address({ q: state.q, sort: state.sort }), words[key]);

  const marked = (text) => text.map((part) => (Array.isArray(part) ? el("mark", null, part) : part));
  const found = ({ blocks, url, language: lang, direction: dir, excerpts }) => {
    const paragraphs = blocks.filter(({ id }) => /^p\d/.test(id)), rows = [], after = [];
    const to = ({ id }, name) => {
      const values = { number: digits(id.slice(1)) };
      return link(`${url}#${id}`, say("paragraph_mark", values), { class: name, "aria-label": say("paragraph", values).join("") });
    };
    const best = excerpts === "where" ? [] : [...paragraphs].sort((a, b) => b.kinds - a.kinds || b.hits - a.hits).slice(0, EXCERPTS);
    const rest = paragraphs.length - best.length;
    for (const block of blocks) {
      const text = marked(block.text), all = el("span", { class: "all" }, text);
      if (best.includes(block)) rows.push(el("li", { lang, dir }, to(block, "at"), el("span", null, text)));
      else if (block.id === "summary") rows.push(el("li", null, el("span", { class: "from" }, words.from_summary), all));
      else if (/^(standfirst)?$/.test(block.id) && excerpts === "full") rows.push(el("li", { lang, dir }, all));
    }
    if (rows.length) after.push(el("ul", { class: "found" }, rows));
    if (rest && best.length) after.push(el("p", { class: "small up-s" }, link(url, count("more_paragraphs", rest))));
    else if (rest) {
      const places = list.formatToParts(paragraphs.map((_, i) => `${i}`))
        .map(({ type, value }) => (type === "element" ? to(paragraphs[value]) : value));
      after.push(small(say("found_in", { places }), " ", words.no_excerpt));
    }
    const place = { title: "found_in_title", about: "found_in_about" }[blocks[0]?.id];
    return after.length || !place ? after : small(words[place]);
  };
  const row = (work) => {
    const spine = el("span", { class: "spine", "data-access": work.access, "aria-hidden": "true" });
    const facts = [...[work.outlet, ...work.authors].filter(Boolean).map((name) => el("bdi", null, name)),
      el("span", { class: "access" }, spine, work.access_words), work.license].filter(Boolean);
    return el("li", null, el(work.iso_date ? "time" : "span", { class: "when", datetime: work.iso_date }, work.date),
      el("div", null, link(work.url, marked(work.title), { class: "name", lang: work.language, dir: work.direction }),
        el("p", { class: "meta" }, facts.map((fact) => el("span", null, fact))), found(work)));
  };

  const facets = (counts) => {
    const at = document.activeElement;
    for (const set of sets) {
      const name = set.dataset.facet, of = counts[name] ?? {}, [legend] = set.children;
      const labels = [...new Set([...Object.keys(of).filter((value) => of[value]), ...state[name]])]
        .sort((a, b) => of[b] - of[a] || (a < b ? -1 : 1)).map((value) => {
          const box = el("input", { type: "checkbox", name, value, checked: state[name].includes(value) });
          if (name === at.name && value === at.value) setTimeout(() => box.focus());
          return el("label", null, box, el("bdi", null, value), el("span", null, number.format(of[value] ?? 0)));
        });
      const { open } = set.querySelector("details") ?? {}, more = labels.splice(VALUES);
      set.hidden = !labels.length;
      set.replaceChildren(legend, ...labels, more.length ? el("details", { open }, el("summary", null, words.more_values), more) : "");
    }
  };
  const chips = () => {
    const chip = (label, changes) => {
      const button = el("button", { type: "button" }, el("bdi", null, label), el("span", { class: "vh" }, `: ${words.remove}`));
      button.onclick = () => change(changes).then(() => ($("chips").querySelector("button") ?? $("count")).focus());
      return button;
    };
    const made = [
      ...["from", "to"].filter((end) => state[end]).map((end) => chip(say(`chip_${end}`, { year: digits(state[end]) }), { [end]: "" })),
      ...names.flatMap((name) => state[name].map((value) => chip(value, { [name]: state[name].filter((other) => other !== value) }))),
    ];
    $("chips").hidden = !made.length;
    if (made.length > 1) made.push(unfiltered("clear"));
    $("chips").replaceChildren(...made.map((each) => el("li", null, each)));
  };
  const notes = ({ total, words: known }) => {
    const other = (forms) => list.format(forms.map((form) => `“${form}”`));
    if (total) return known.filter(({ forms }) => forms.length).map(({ word, forms }) => el("p", null, say("instead", { word, forms: other(forms) })));
    return [
      el("dl", { class: "facts wide" }, known.map(({ word, forms, count: n }) => el("div", null, el("dt", null, word), el("dd", null,
        n ? link(address({ q: word }), count("results_all", n)) : words.no_form, forms.length ? `: ${other(forms)}` : "")))),
      el("p", null, $("chips").hidden ? browse("failed_browse")
        : say("none_filters", { link: unfiltered("none_filters_link"), browse: browse("none_browse") })),
      small(words.descriptions_note),
    ];
  };
  const note = (made) => { $("notes").replaceChildren(...made); $("notes").hidden = !made.length; };

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
          chips();
          note(notes(answer));
          $("count").textContent = answer.total ? count(q ? "results" : "results_all", answer.total, q.replace(/^"|"$/g, ""))
            : words[q ? "none" : "none_filtered"];
        }
        $("results").append(...rows);
        if (first > 1) rows[0]?.querySelector("a").focus();
        $("more").hidden = !answer.more;
      }
    } catch (error) {
      console.error(error);
      $("count").textContent = "";
      note([el("p", null, say("failed", { browse: browse("failed_browse") }))]);
    }
  };

  const type = () => {
    clearTimeout(timer);
    const q = inputs.q.value.trim(), replace = typing;
    typing = true;
    if (q !== state.q) change({ q }, replace);
  };
  inputs.q.oninput = () => { clearTimeout(timer); timer = setTimeout(type, PAUSE); };
  inputs.q.onblur = () => { typing = false; };
  $("seek").onsubmit = (event) => { event.preventDefault(); type(); typing = false; };
  $("facets").onsubmit = (event) => event.preventDefault();
  $("facets").onchange = ({ target: { type: kind, name, value, checked } }) => change({
    [name]: kind === "checkbox" ? state[name].filter((other) => other !== value).concat(checked ? value : []) : year(value),
  });
  inputs.sort.onchange = () => change({ sort: inputs.sort.value });
  $("more").onclick = () => {
    history.replaceState(null, "", address({ ...state, page: ++state.page }));
    run(state.page);
  };
  onpopstate = () => { typing = false; load(); };
  $("app").hidden = false;
  load();
})();
