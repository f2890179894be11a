/* query(text, filters, sort, page) and query.records(text, filters, sort), and behind them a Pagefind engine for each language: see docs/search.md. */
(() => {
"use strict";
const PAGE = 20, EXCERPT = 28, BEFORE = 6;
const SORTS = { newest: "desc", oldest: "asc", outlet: "asc" };
const WRITTEN = 0, BEGUN = 1, OTHER = 2, NONE = 3;
const EDGES = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u;
const bundle = new URL("../../pagefind/", document.currentScript.src).href;
const each = (list, act) => Promise.all(list.map(act));
const bare = (word) => word.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const add = (all) => {
  const made = {};
  for (const facets of all) for (const name in facets) for (const value in facets[name]) {
    (made[name] ??= {})[value] = (made[name][value] ?? 0) + facets[name][value];
  }
  return made;
};

const start = async (language, table = {}) => {
  // A module has one stemmer: the fragment makes another module.
  const { createInstance } = await import(`${bundle}pagefind.js#${language}`);
  // It takes its language from the page, at this moment.
  const html = document.documentElement, own = html.lang;
  html.lang = language;
  const engine = createInstance({ noWorker: true }), judged = {};
  html.lang = own;
  const fold = (text) => Array.from(text, (letter) => table[letter] ?? letter).join("");
  const search = (text, options) => engine.search(text && fold(text), options);
  // Pagefind falls back to the longest beginning that it knows, be it one letter.
  const judge = async (word) => {
    const { results } = await search(word), count = results.length;
    const known = (kind, forms = []) => ({ kind, count: kind === NONE ? 0 : count, forms });
    if (!count) return known(NONE);
    if (word[0] === '"' || (await search(`"${word}"`)).results.length) return known(WRITTEN);
    const words = (await results[0].data()).content.split(" "), sought = bare(fold(word));
    const forms = results[0].words.map((at) => words[at].match(EDGES)[2]);
    let near = sought.length;
    while (near && !forms.some((form) => bare(fold(form)).startsWith(sought.slice(0, near)))) near--;
    return near === sought.length ? known(BEGUN) : near < sought.length / 2 ? known(NONE) : known(OTHER, forms);
  };
  return { search, filters: engine.filters, judge: (word) => (judged[word] ??= judge(word)) };
};

const merge = async (lists, sort, wanted) => {
  if (lists.length < 2) return lists.flat();
  if (!SORTS[sort]) return lists.flat().sort((a, b) => b.score - a.score);
  const heads = await each(lists.flatMap((list) => list.slice(0, wanted)), async (result) =>
    [(await result.data()).meta.sorts[sort], result]);
  heads.sort(([a], [b]) => ((a < b) === (SORTS[sort] === "asc") ? -1 : 1));
  return heads.map(([, result]) => result);
};

const read = async (result) => {
  const { content, anchors, meta, raw_url: url } = await result.data(), words = content.split(" ");
  const blocks = anchors.map(({ id, location: from }, i) => {
    const end = anchors[i + 1]?.location ?? words.length, whole = id === "title";
    const hits = result.words.filter((at) => at >= from && at < end);
    const first = whole ? from : Math.max(from, Math.min(Math.min(...hits) - BEFORE, end - EXCERPT));
    const last = whole ? end : Math.min(end, first + EXCERPT);
    // A list of strings, in which a found word is a list of its own.
    const text = words.slice(first, last).flatMap((word, at) => {
      const [, before, core, after] = word.match(EDGES);
      return hits.includes(first + at) ? [before, [core], after + meta.joint] : word + meta.joint;
    });
    return {
      id, kinds: new Set(hits.map((at) => bare(words[at]).slice(0, 4))).size,
      text: [first > from ? "… " : "", ...text, last < end ? "…" : ""],
    };
  });
  return { ...meta, url: url.slice(1), title: blocks[0].text, blocks: blocks.filter(({ kinds }) => kinds) };
};

// A value of the year's facet as its first and its last month, counted from the year 0.
const months = (value, open) => {
  const [, year, month] = /^(-?\d+?)(?:-(\d\d))?$/.exec(value) ?? [];
  return year === undefined ? [-open, open] : [+year * 12 + +(month ?? 1), +year * 12 + +(month ?? 12)];
};
const inYears = ({ from, to, year = [] }) => {
  const [[first], [, last]] = [months(from, Infinity), months(to, Infinity)];
  return (value) => {
    const [begin, end] = months(value), own = value.replace(/(\d)-\d\d$/, "$1");
    // A decade is written as EDTF has it: 202X.
    return begin >= first && end <= last && (!year.length || year.some((each) => each === own || each === own.replace(/\d$/, "X")));
  };
};

const packs = {};
window.pressmarkRecords = (name, packed) => packs[name].resolve(new Response(
  new Blob([Uint8Array.from(atob(packed), (letter) => letter.charCodeAt())]).stream().pipeThrough(new DecompressionStream("gzip"))).json());
const record = (paths) => async ({ id }) => {
  const own = id.split("_").pop(), name = Object.keys(paths).find((start) => own.startsWith(start));
  const pack = packs[name] ??= Promise.withResolvers();
  if (!pack.asked) {
    pack.asked = document.head.appendChild(document.createElement("script"));
    pack.asked.onerror = () => { delete packs[name]; pack.reject(new Error(paths[name])); };
    pack.asked.src = bundle + paths[name];
  }
  return (await pack.promise)[own];
};

const open = async (folds) => {
  const { languages, records } = await (await fetch(`${bundle}pagefind-entry.json`, { cache: "no-cache" })).json();
  const engines = await each(Object.keys(languages), (language) => start(language, folds[language]));
  return [engines, add(await each(engines, (engine) => engine.filters())), record(records)];
};
let ready;
const find = async (folds, text, filters, sort) => {
  const [engines, known, recordOf] = await (ready ??= open(folds));
  const words = /^".+"$/.test(text) ? [text] : [...new Set(text.replace(/"/g, " ").split(/\s+/).filter(bare))];
  const term = words.join(" ") || null, order = term || SORTS[sort] ? sort : "newest";
  const verdicts = await each(engines, ({ judge }) => each(words, judge));
  const within = (worst) => engines.filter((_, i) => verdicts[i].every(({ kind }) => kind <= worst));
  // What only begins like a word counts where no language has the word itself.
  const used = within(BEGUN).length ? within(BEGUN) : within(OTHER);
  const { from, to, year } = filters, chosen = {}, wide = {};
  for (const name in known) if (filters[name]?.length) chosen[name] = { any: filters[name] };
  // No work has the empty value, but a filter needs one.
  const years = (asked) => ({ any: ["", ...Object.keys(known.year ?? {}).filter(inYears(asked))] });
  if (from || to) wide.year = years({ from, to });
  if (from || to || year?.length) chosen.year = years(filters);
  const ask = (facets) => each(used, (engine) =>
    engine.search(term, { filters: facets, sort: SORTS[order] ? { [order]: SORTS[order] } : {} }));
  const found = await ask(chosen), facets = add(found.map((one) => one.filters));
  for (const name in chosen) facets[name] = add((await ask({ ...chosen, [name]: wide[name] })).map((one) => one.filters))[name];
  if (wide.year) for (const value in facets.year) if (!wide.year.any.includes(value)) delete facets.year[value];
  const lists = found.map(({ results }) => results).filter(({ length }) => length);
  return {
    lists, order, facets, recordOf, total: lists.flat().length,
    words: words.map((word, i) => {
      const all = verdicts.map((of) => of[i]), kind = Math.min(...all.map((one) => one.kind));
      const best = all.filter((one) => one.kind === kind);
      return { word, count: best.reduce((sum, one) => sum + one.count, 0), forms: [...new Set(best.flatMap((one) => one.forms))] };
    }),
  };
};

window.pressmarkSearch = (folds) => {
  const query = async (text, filters, sort, page) => {
    const { lists, order, facets, total, words } = await find(folds, text, filters, sort);
    const merged = await merge(lists, order, page * PAGE);
    const results = await each(merged.slice((page - 1) * PAGE, page * PAGE), read);
    return { total, facets, results, words, more: total > page * PAGE };
  };
  // Of every work that matches, in the same order, what can be taken away.
  query.records = async (text, filters, sort) => {
    const { lists, order, recordOf } = await find(folds, text, filters, sort);
    const found = SORTS[order] ? lists.flat() : await merge(lists, order);
    const records = await each(found, recordOf);
    if (SORTS[order]) records.sort(({ sorts: a }, { sorts: b }) => ((a[order] < b[order]) === (SORTS[order] === "asc") ? -1 : 1));
    return records;
  };
  return query;
};
})();
