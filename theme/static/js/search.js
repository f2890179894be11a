/* The search page, over the query of search-engine.js: see docs/search.md. */
(() => {
"use strict";
const $ = (id) => document.getElementById(id);
const { words, folds, locale, csv } = JSON.parse($("search-data").textContent);
const EXCERPTS = 3, PLACES = 12, VALUES = 8, YEARS = 12, PAUSE = 120, PATIENCE = 40, ENDS = ["from", "to"];
const { title } = document;
// The first takes 10 ms: it is made while nothing is to be loaded.
let number, plurals, list;
const prepare = () => {
  number ??= new Intl.NumberFormat(locale);
  plurals ??= new Intl.PluralRules(locale);
  list ??= new Intl.ListFormat(locale);
};
const digits = (text) => text.replace(/\d/g, (digit) => number.format(digit));
const tongue = (language) => new Intl.DisplayNames(locale, { type: "language" }).of(language);
const monthly = (day) => day.toLocaleDateString(locale, { calendar: "gregory", timeZone: "UTC", year: "numeric", month: "long" });
const el = (what, content, attributes = {}) => {
  const [name, kind] = what.split("."), made = document.createElement(name);
  if (kind) made.className = kind;
  for (const key in attributes) if (attributes[key]) made.setAttribute(key, attributes[key]);
  made.append(...[content].flat(Infinity));
  return made;
};
const link = (href, text) => el("a", text, { href });
const say = (key, values) => words[key].split(/\{(\w+)\}/).flatMap((part, i) => (i % 2 ? values[part] : part));
const count = (key, n, text) => say(`${key}.${plurals.select(n)}`, { n: number.format(n), query: text });
const joined = (parts) => list.formatToParts(Object.keys(parts)).map(({ type, value }) => (type === "element" ? parts[value] : value));
const browse = (key) => link("index.html#browse", words[key]);
const fill = (id, made) => { $(id).replaceChildren(...made); $(id).hidden = !made.length; };

const sets = [...document.querySelectorAll("[data-facet]")];
const labels = Object.fromEntries(sets.map((set) => [set.dataset.facet, set.querySelector("legend").textContent]));
const names = [...Object.keys(labels), "event"];
let query, state, counts, events, turn = 0, typing, timer;

const moment = (text) => {
  const western = text.replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt() & 15);
  const [, year = "", month = 0] = /(\d{1,4})(?:\D+(\d{1,2}))?/.exec(western) ?? [];
  return month > 0 && month < 13 ? `${year}-${month.padStart(2, 0)}` : year;
};
const when = (value) => (/^\d{4}-/.test(value) ? monthly(new Date(value)) : digits(value));
const load = () => {
  const given = new URLSearchParams(location.search), one = (name) => given.get(name)?.trim() ?? "";
  const sort = [...$("sort").options].find(({ value }) => value === one("sort"))?.value ?? "";
  state = { q: one("q"), from: moment(one("from")), to: moment(one("to")), sort, more: Math.min(+one("more") || 0, 50) };
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
    const text = (kind, own) => el(kind, marked(block.text), own);
    if (numbered(block)) return el("li", [to(block), text("span", { lang, dir })]);
    return el("li", block.id === "summary" ? [el("span.from", words.from_summary), text("span.all", { dir: "auto" })] : text("span.all", { lang, dir }));
  });
  const rest = blocks.filter((block) => numbered(block) && !best.includes(block)), cut = rest.slice(PLACES).length;
  const made = rows.length ? [el("ul.found", rows)] : [];
  if (rest.length) {
    const places = joined([...rest.slice(0, PLACES).map(to), ...(cut ? [link(url, count("more_paragraphs", cut))] : [])]);
    made.push(el("p.small quiet up-s", [say(where ? "found_in" : "also_in", { places }), where ? ` ${words.no_excerpt}` : ""]));
  }
  const place = words[`found_in_${blocks[0]?.id}`];
  return made.length || !place ? made : el("p.small quiet up-s", place);
};
const row = (work) => {
  const { url: href, lang, dir, datetime, elsewhere } = work, spine = el("span.spine", "", { "data-access": work.access, "aria-hidden": true });
  const facts = [...work.names.map((name, i) => el("bdi", name, { "data-read": work.read[i] })),
    ...[el("span.access", [spine, work.access_words]), ...work.rights].map((fact) => el("bdi", fact))];
  if (elsewhere) facts.push(link(elsewhere, say("read_at", { site: el("bdi", work.names[0]) })));
  return el("li", [el(datetime ? "time" : "span.when", work.date, { datetime }), el("div", [
    el("a.name", marked(work.title), { href, lang, dir }), el("p.meta", facts.map((fact) => el("span", fact))), found(work),
  ])]);
};
// The best work of an event stands for all; where a reader asked for an order, each keeps its place.
const shelve = (work) => {
  const item = row(work), { event } = work, n = counts.event?.[event], group = events.get(event);
  const said = (others) => count("same_event", others, el("bdi", event));
  const only = (text) => link(address({ ...state, more: 0, event: [event] }), text);
  if (!event || state.event.length) return item;
  if (!state.q || state.sort) {
    if (n > 1) item.lastElementChild.append(el("p.small up-s", only(said(n - 1))));
    return item;
  }
  if (!group) {
    events.set(event, { item });
    return item;
  }
  if (!group.rows) {
    Object.assign(group, { said: el("summary", ""), rows: el("ol.works up", "") });
    group.item.lastElementChild.append(el("details.same", [group.said, group.rows, el("p.small up", only(words.only_event))]));
  }
  group.rows.append(item);
  group.said.replaceChildren(...said(group.rows.children.length).flat());
  return [];
};

const yearly = (of) => {
  const years = {}, decades = {};
  for (const value in of) {
    if (/\d-\d\d$/.test(value)) continue;
    const decade = value.replace(/\d$/, "X");
    years[value] = of[value];
    decades[decade] = (decades[decade] ?? 0) + of[value];
  }
  const shown = Object.keys(years).length > YEARS ? decades : years;
  for (const value of state.year) shown[value] = { ...years, ...decades }[value];
  return shown;
};
const named = (name, value) => {
  if (name !== "year") return value;
  return value.endsWith("X") ? say("decade", { year: digits(value.replace("X", 0)) }).join("") : digits(value);
};
const facets = () => {
  const at = document.activeElement;
  for (const set of sets) {
    const name = set.dataset.facet, of = name === "year" ? yearly(counts.year) : counts[name] ?? {};
    const order = name === "year" ? (a, b) => (a < b ? 1 : -1) : (a, b) => (of[b] ?? 0) - (of[a] ?? 0) || (a < b ? -1 : 1);
    const choice = (value) => {
      const box = el("input", "", { type: "checkbox", name, value, checked: state[name].includes(value) });
      if (name === at.name && value === at.value) setTimeout(() => box.focus());
      return el("label", [box, el("bdi", named(name, value)), el("span", number.format(of[value] ?? 0))]);
    };
    const values = [...new Set([...Object.keys(of).filter((value) => of[value]), ...state[name]])].sort(order);
    const place = set.lastElementChild, { open } = place.querySelector("details") ?? {}, rest = values.splice(VALUES);
    // There may be thousands of topics: they are drawn when they are asked for.
    const more = el("details", el("summary", words.more_values), { open });
    const draw = () => { if (more.open && !more.children[1]) more.append(...rest.map(choice)); };
    more.ontoggle = draw;
    draw();
    set.hidden = !values.length && name !== "year";
    place.replaceChildren(...values.map(choice), rest.length ? more : "");
  }
};
const chips = () => {
  const chip = (label, changes) => {
    const button = el("button", [el("bdi", label), el("span.vh", `: ${words.remove}`)], { type: "button" });
    button.onclick = () => change(changes).then(() => ($("chips").querySelector("button") ?? $("count")).focus());
    return button;
  };
  // Elsewhere a value says by itself what it is.
  const whole = (name, value) => (/^e/.test(name) ? `${labels[name] ?? words.event}: ${value}` : named(name, value));
  const made = [
    ...ENDS.filter((end) => state[end]).map((end) => chip(say(`chip_${end}`, { year: when(state[end]) }), { [end]: "" })),
    ...names.flatMap((name) => state[name].map((value) => chip(whole(name, value), toggled(name, value)))),
  ];
  if (made.length > 1) made.push(unfiltered("clear"));
  fill("chips", made.map((each) => el("li", each)));
};
const notes = ({ total, words: known, results }) => {
  const other = (forms) => list.format(forms.map((form) => `“${form}”`));
  if (total) {
    const made = known.filter(({ forms }) => forms.length).map(({ word, forms }) => el("p", say("instead", { word, forms: other(forms) })));
    // In the order of dates or outlets all languages are one.
    const several = state.q && !state.sort && !state.language.length && Object.keys(counts.language ?? {}).length > 1;
    return several ? [...made, el("p.small quiet", say("own_first", { language: tongue(results[0].lang.split("-")[0]) }))] : made;
  }
  return [
    el("dl.facts wide", known.map(({ word, forms, count: n }) => el("div", [el("dt", word),
      el("dd", n ? [link(address({ q: word }), count("results_all", n)), forms.length ? `: ${other(forms)}` : ""] : words.no_form)]))),
    el("p", $("chips").hidden ? browse("failed_browse")
      : say("none_filters", { link: unfiltered("none_filters_link"), browse: browse("none_browse") })),
  ];
};

const run = async (first = 1) => {
  const mine = ++turn, { q } = state, results = $("results");
  document.title = q ? `${q} · ${title}` : title;
  results.setAttribute("aria-busy", true);
  try {
    for (let page = first; page <= state.more + 1; page++) {
      let drawn = 0, headed, waiting;
      // What is drawn stays where it is.
      const draw = (answer) => {
        if (mine !== turn) return;
        prepare();
        if (page === 1 && !drawn) {
          results.replaceChildren();
          events = new Map();
          $("more").hidden = true;
        }
        counts = answer.facets;
        const rows = answer.results.slice(drawn).flatMap(shelve);
        results.append(...rows);
        if (first > 1 && !drawn) (rows[0]?.querySelector("a") ?? $("count")).focus();
        drawn = Math.max(drawn, answer.results.length);
      };
      const head = (answer, { partial, total } = answer) => {
        if (mine !== turn || page > 1 || headed === !partial) return;
        headed = !partial;
        facets();
        chips();
        fill("notes", notes(answer));
        const said = total ? count(q ? "results" : "results_all", total, q.replace(/^"|"$/g, "")) : [words[q ? "none" : "none_filtered"]];
        $("count").replaceChildren(...said, partial ? ` · ${words.other_languages}` : "");
        $("take").hidden = !total;
        $("taken").textContent = "";
      };
      const answer = await query(q, state, state.sort, page, (early) => {
        if (!early) return prepare();
        draw(early);
        if (early.partial && !early.cold) waiting ??= setTimeout(head, PATIENCE, early);
        else head(early);
      });
      clearTimeout(waiting);
      draw(answer);
      head(answer);
      if (mine !== turn) return;
      $("more").hidden = !answer.more;
    }
  } catch (error) {
    if (mine !== turn) return;
    console.error(error);
    $("count").replaceChildren(...say("failed", { browse: browse("failed_browse") }));
    results.replaceChildren();
    for (const id of ["chips", "notes", "take", "more"]) $(id).hidden = true;
  } finally {
    if (mine === turn) results.removeAttribute("aria-busy");
  }
};

// The parts are put together as the archive's own files are: see pressmark.exports.
const FILES = {
  csv: ["text/csv", (parts) => csv + parts.join("")],
  bib: ["application/x-bibtex", (parts) => parts.join("\n")],
  ris: ["application/x-research-info-systems", (parts) => parts.join("")],
  "csl.json": ["application/vnd.citationstyles.csl+json", (parts) => `[\n${parts.join(",\n")}\n]\n`],
};
$("take").onclick = async ({ target: { dataset: { file } } }) => {
  if (!file) return;
  const [type, join] = FILES[file], name = `${state.q.match(/[\p{L}\p{N}]+/gu)?.join("-").slice(0, 60) ?? "works"}.${file}`;
  try {
    const parts = (await query.records(state.q, state, state.sort)).flatMap((record) => record[file] ?? []);
    const href = URL.createObjectURL(new Blob([join(parts)], { type }));
    el("a", "", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60000);
    $("taken").replaceChildren(...count("taken", parts.length, el("bdi", name)));
  } catch (error) {
    console.error(error);
    $("taken").textContent = words.not_taken;
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
$("q").onkeydown = (event) => {
  const first = event.key === "ArrowDown" && $("results").querySelector("a");
  if (first) { event.preventDefault(); first.focus(); }
};
$("seek").onsubmit = (event) => { event.preventDefault(); type(); typing = false; $("count").focus(); };
$("facets").onchange = ({ target: { type: kind, name, value, checked } }) =>
  change(kind === "checkbox" ? toggled(name, value, checked) : { [name]: moment(value) });
$("sort").onchange = () => change({ sort: $("sort").value });
$("more").onclick = () => {
  history.replaceState(null, "", address({ ...state, more: ++state.more }));
  run(state.more + 1);
};
onpopstate = () => { typing = false; load(); };
const start = () => {
  query = pressmarkSearch(folds);
  $("app").hidden = false;
  load();
};
window.pressmarkSearch ? start() : $("engine").onload = start;
})();
