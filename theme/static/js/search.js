/* The search page, over the query of search-engine.js: see docs/search.md. */
(() => {
"use strict";
const $ = (id) => document.getElementById(id);
const { words, folds, locale } = JSON.parse($("search-data").textContent);
if (location.protocol === "file:") { $("search-folder").hidden = false; return; }
const EXCERPTS = 3, VALUES = 8, PAUSE = 120, ENDS = ["from", "to"];
const query = window.pressmarkSearch(folds), { title } = document;
const number = new Intl.NumberFormat(locale), plurals = new Intl.PluralRules(locale), list = new Intl.ListFormat(locale);
const digits = (text) => text.replace(/\d/g, number.format);
const el = (what, content, attributes = {}) => {
  const [name, kind] = what.split("."), made = document.createElement(name);
  if (kind) made.className = kind;
  for (const key in attributes) if (attributes[key]) made.setAttribute(key, attributes[key]);
  made.append(...[content].flat(2));
  return made;
};
const link = (href, text) => el("a", text, { href });
const say = (key, values) => words[key].split(/\{(\w+)\}/).flatMap((part, i) => (i % 2 ? values[part] : part));
const count = (key, n, text) => say(`${key}.${plurals.select(n)}`, { n: number.format(n), query: text }).join("");
const browse = (key) => link("index.html#browse", words[key]);
const fill = (id, made) => { $(id).replaceChildren(...made); $(id).hidden = !made.length; };

const sets = [...document.querySelectorAll("[data-facet]")], names = sets.map((set) => set.dataset.facet);
const year = (text) => text.replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt() & 15).replace(/\D/g, "");
let state, turn = 0, typing, timer;

const load = () => {
  const given = new URLSearchParams(location.search), one = (name) => given.get(name)?.trim() ?? "";
  state = { q: one("q"), from: year(one("from")), to: year(one("to")), sort: one("sort"), more: Math.min(+one("more") || 0, 50) };
  for (const name of names) state[name] = given.getAll(name);
  for (const name of ["q", "sort", ...ENDS]) $(name).value = state[name];
  run();
};
const address = (given) => "?" + new URLSearchParams(Object.entries(given)
  .flatMap(([name, value]) => [value].flat().map((each) => [name, each]))
  .filter(([, value]) => value));
const change = (changes, replace) => {
  state = { ...state, more: 0, ...changes };
  history[replace ? "replaceState" : "pushState"](null, "", address(state));
  for (const end of ENDS) $(end).value = state[end];
  return run();
};
const unfiltered = (key) => link(address({ q: state.q, sort: state.sort }), words[key]);
const toggled = (name, value, on) => ({ [name]: state[name].filter((other) => other !== value).concat(on ? value : []) });

const marked = (text) => text.map((part) => (Array.isArray(part) ? el("mark", part) : part));
const found = ({ blocks, url, lang, dir, excerpts }) => {
  const where = excerpts === "where", numbered = ({ id }) => /^p\d/.test(id);
  const to = ({ id }) => {
    const values = { number: digits(id.slice(1)) };
    return el("a.at", say("paragraph_mark", values), { href: `${url}#${id}`, "aria-label": say("paragraph", values).join("") });
  };
  const best = blocks.filter(({ id }) => id === "summary" || !(where || /^(title|about)$/.test(id))).sort((a, b) => b.kinds - a.kinds).slice(0, EXCERPTS);
  const rows = blocks.filter((block) => best.includes(block)).map((block) => {
    if (numbered(block)) return el("li", [to(block), el("span", marked(block.text))], { lang, dir });
    const text = el("span.all", marked(block.text));
    return block.id === "summary" ? el("li", [el("span.from", words.from_summary), text]) : el("li", text, { lang, dir });
  });
  const rest = blocks.filter((block) => numbered(block) && !best.includes(block));
  const made = rows.length ? [el("ul.found", rows)] : [];
  if (rest.length && where) {
    const places = list.formatToParts(Object.keys(rest)).map(({ type, value }) => (type === "element" ? to(rest[value]) : value));
    made.push(el("p.small quiet up-s", [say("found_in", { places }), " ", words.no_excerpt]));
  } else if (rest.length) made.push(el("p.small up-s", link(url, count("more_paragraphs", rest.length))));
  const place = words[`found_in_${blocks[0]?.id}`];
  return made.length || !place ? made : el("p.small quiet up-s", place);
};
const row = (work) => {
  const { url: href, lang, dir, datetime } = work, spine = el("span.spine", "", { "data-access": work.access, "aria-hidden": true });
  const facts = [...work.names, el("span.access", [spine, work.access_words]), ...work.rights];
  return el("li", [el(datetime ? "time" : "span.when", work.date, { datetime }), el("div", [
    el("a.name", marked(work.title), { href, lang, dir }), el("p.meta", facts.map((fact) => el("span", el("bdi", fact)))), found(work),
  ])]);
};

const facets = (counts) => {
  const at = document.activeElement;
  for (const set of sets) {
    const name = set.dataset.facet, of = counts[name] ?? {}, [legend] = set.children;
    const labels = [...new Set([...Object.keys(of).filter((value) => of[value]), ...state[name]])]
      .sort((a, b) => of[b] - of[a] || (a < b ? -1 : 1)).map((value) => {
        const box = el("input", "", { type: "checkbox", name, value, checked: state[name].includes(value) });
        if (name === at.name && value === at.value) setTimeout(() => box.focus());
        return el("label", [box, el("bdi", value), el("span", number.format(of[value] ?? 0))]);
      });
    const { open } = set.querySelector("details") ?? {}, more = labels.splice(VALUES);
    set.hidden = !labels.length;
    set.replaceChildren(legend, ...labels, more.length ? el("details", [el("summary", words.more_values), more], { open }) : "");
  }
};
const chips = () => {
  const chip = (label, changes) => {
    const button = el("button", [el("bdi", label), el("span.vh", `: ${words.remove}`)], { type: "button" });
    button.onclick = () => change(changes).then(() => ($("chips").querySelector("button") ?? $("count")).focus());
    return button;
  };
  const made = [
    ...ENDS.filter((end) => state[end]).map((end) => chip(say(`chip_${end}`, { year: digits(state[end]) }), { [end]: "" })),
    ...names.flatMap((name) => state[name].map((value) => chip(value, toggled(name, value)))),
  ];
  if (made.length > 1) made.push(unfiltered("clear"));
  fill("chips", made.map((each) => el("li", each)));
};
const notes = ({ total, words: known }) => {
  const other = (forms) => list.format(forms.map((form) => `“${form}”`));
  if (total) return known.filter(({ forms }) => forms.length).map(({ word, forms }) => el("p", say("instead", { word, forms: other(forms) })));
  return [
    el("dl.facts wide", known.map(({ word, forms, count: n }) => el("div", [el("dt", word),
      el("dd", n ? [link(address({ q: word }), count("results_all", n)), forms.length ? `: ${other(forms)}` : ""] : words.no_form)]))),
    el("p", $("chips").hidden ? browse("failed_browse")
      : say("none_filters", { link: unfiltered("none_filters_link"), browse: browse("none_browse") })),
    el("p.small quiet", words.descriptions_note),
  ];
};

const run = async (first = 1) => {
  const mine = ++turn, { q } = state;
  document.title = q ? `${q} · ${title}` : title;
  try {
    for (let page = first; page <= state.more + 1; page++) {
      const answer = await query(q, state, state.sort, page), rows = answer.results.map(row);
      if (mine !== turn) return;
      if (page === 1) {
        $("results").replaceChildren();
        facets(answer.facets);
        chips();
        fill("notes", notes(answer));
        $("count").textContent = answer.total ? count(q ? "results" : "results_all", answer.total, q.replace(/^"|"$/g, ""))
          : words[q ? "none" : "none_filtered"];
      }
      $("results").append(...rows);
      if (first > 1) rows[0]?.querySelector("a").focus();
      $("more").hidden = !answer.more;
    }
  } catch (error) {
    console.error(error);
    $("count").replaceChildren(...say("failed", { browse: browse("failed_browse") }));
  }
};

const type = () => {
  clearTimeout(timer);
  const q = $("q").value.trim(), replace = typing;
  typing = true;
  if (q !== state.q) change({ q }, replace);
};
$("q").oninput = () => { clearTimeout(timer); timer = setTimeout(type, PAUSE); };
$("q").onblur = () => { typing = false; };
$("seek").onsubmit = (event) => { event.preventDefault(); type(); typing = false; };
$("facets").onchange = ({ target: { type: kind, name, value, checked } }) =>
  change(kind === "checkbox" ? toggled(name, value, checked) : { [name]: year(value) });
$("sort").onchange = () => change({ sort: $("sort").value });
$("more").onclick = () => {
  history.replaceState(null, "", address({ ...state, more: ++state.more }));
  run(state.more + 1);
};
onpopstate = () => { typing = false; load(); };
$("app").hidden = false;
load();
})();
