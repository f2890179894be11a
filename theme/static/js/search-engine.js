/* query(text, filters, sort, page): the one way to search. What stands behind it may change.
   Here: one Pagefind engine for each language, their results merged. */
(() => {
  "use strict";
  const PAGE = 20, EXCERPT = 28, BEFORE = 6, BATCH = 10, CUT = "\u200b";
  const FACETS = ["access", "outlet", "license", "language", "topic"];
  const SORTS = { newest: "desc", oldest: "asc", outlet: "asc" };
  const bundle = new URL("../../pagefind/", document.currentScript.src).href;

  const start = async (language, folds) => {
    // Pagefind keeps one WebAssembly module, and so one stemmer, for each module: the fragment makes another.
    const { createInstance } = await import(`${bundle}pagefind.js#${language}`);
    // It reads the language from the page, at this moment only, whatever it is told.
    const html = document.documentElement, own = html.lang;
    html.lang = language;
    const engine = createInstance({ noWorker: true });
    html.lang = own;
    const table = folds[language] ?? {};
    const fold = (text) => Array.from(text, (letter) => table[letter] ?? letter).join("");
    return {
      fold, judged: new Map(), filters: () => engine.filters(),
      search: (text, options) => engine.search(text && fold(text), options),
    };
  };

  const bare = (word) => word.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const common = (a, b) => { let i = 0; while (i < a.length && a[i] === b[i]) i++; return i; };
  const source = (data) => data.raw_content.includes(CUT)
    ? data.raw_content.replace(/&lt;/g, "<").replace(/&gt;/g, ">").split(CUT) : data.content.split(" ");

  /* How an engine knows a word: as written, by its beginning, in another form, or not at all.
     Pagefind falls back to the longest beginning that it has indexed, be it one letter. */
  const judge = async (engine, word) => {
    const { results } = await engine.search(word);
    const found = { count: results.length, kind: "none", forms: [] };
    if (!results.length) return found;
    const phrase = /^".*"$/.test(word);
    if (phrase || (await engine.search(`"${word.replace(/"/g, "")}"`)).results.length) return { ...found, kind: "written" };
    const words = source(await results[0].data()), sought = bare(engine.fold(word));
    const forms = [...new Set(results[0].words.map((at) => words[at] ?? ""))];
    const near = Math.max(0, ...forms.map((form) => common(bare(engine.fold(form)), sought)));
    if (near === sought.length) return { ...found, kind: "begun" };
    // Less than half a word in common is another word.
    if (near < Math.max(2, sought.length / 2)) return { ...found, count: 0 };
    return { ...found, kind: "form", forms: forms.map((form) => form.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")) };
  };
  const known = (engine, word) => {
    if (!engine.judged.has(word)) engine.judged.set(word, judge(engine, word));
    return engine.judged.get(word);
  };

  const KINDS = ["written", "begun", "form", "none"];
  const best = (word, verdicts) => {
    const kind = KINDS.find((each) => verdicts.some((verdict) => verdict.kind === each)) ?? "none";
    const of = verdicts.filter((verdict) => verdict.kind === kind);
    return {
      word, kind, count: of.reduce((sum, verdict) => sum + verdict.count, 0),
      forms: [...new Set(of.flatMap((verdict) => verdict.forms))],
    };
  };

  const add = (all) => all.reduce((sum, facets) => {
    for (const [name, values] of Object.entries(facets)) {
      for (const [value, count] of Object.entries(values)) (sum[name] ??= {})[value] = (sum[name][value] ?? 0) + count;
    }
    return sum;
  }, {});

  /* Takes from each list what comes first, until there is enough. */
  const merge = async (lists, sort, wanted) => {
    const full = lists.filter((list) => list.length);
    if (full.length < 2) return full.flat();
    if (!SORTS[sort]) return full.flat().sort((a, b) => b.score - a.score);
    const at = full.map(() => 0), merged = [];
    const head = async (i) => {
      if (at[i] === full[i].length) return null;
      if (at[i] % BATCH === 0) for (const result of full[i].slice(at[i], at[i] + BATCH)) result.data();
      return { i, key: (await full[i][at[i]].data()).meta.sorts[sort] };
    };
    const heads = await Promise.all(full.map((_, i) => head(i)));
    while (merged.length < wanted && heads.some(Boolean)) {
      const { i } = heads.filter(Boolean)
        .reduce((a, b) => ((SORTS[sort] === "desc" ? b.key > a.key : b.key < a.key) ? b : a));
      merged.push(full[i][at[i]++]);
      heads[i] = await head(i);
    }
    return merged;
  };

  /* Text as parts: [words, whether they were found]. */
  const parts = (words, from, to, found, joint) => {
    const made = [];
    for (let at = from; at < to; at++) {
      const hit = found.has(at), last = made.at(-1);
      if (last && last[1] === hit) last[0] += joint + words[at];
      else { if (last) made.push([joint, false]); made.push([words[at], hit]); }
    }
    return made;
  };
  const excerpt = (words, { start, end }, hits, found, joint) => {
    const held = (from) => hits.filter((at) => at >= from && at < from + EXCERPT).length;
    let from = start;
    if (end - start > EXCERPT) {
      const starts = hits.map((at) => Math.max(start, Math.min(at - BEFORE, end - EXCERPT)));
      from = starts.reduce((a, b) => (held(b) > held(a) ? b : a));
    }
    const to = Math.min(end, from + EXCERPT);
    return [...(from > start ? [["… ", false]] : []), ...parts(words, from, to, found, joint), ...(to < end ? [[" …", false]] : [])];
  };
  const read = async (result) => {
    const data = await result.data(), words = source(data), found = new Set(result.words);
    const joint = data.raw_content.includes(CUT) ? "" : " ", { meta } = data;
    const blocks = data.anchors.map(({ id, location }, i) =>
      ({ id, start: location, end: data.anchors[i + 1]?.location ?? words.length }));
    const title = blocks.find((block) => block.id === "title");
    const hit = blocks.map((block) => {
      const hits = [...found].filter((at) => at >= block.start && at < block.end).sort((a, b) => a - b);
      const show = hits.length && (meta.excerpts !== "where" || block.id === "summary");
      return {
        id: block.id, hits: hits.length, kinds: new Set(hits.map((at) => bare(words[at]).slice(0, 4))).size,
        parts: show ? excerpt(words, block, hits, found, joint) : [],
      };
    }).filter((block) => block.hits);
    return {
      ...meta, url: data.raw_url.replace(/^\/+/, ""), blocks: hit,
      title: title && joint ? parts(words, title.start, title.end, found, joint) : [[meta.title, false]],
    };
  };

  /* Returns the function, for an archive whose letters are folded by `folds`. */
  window.pressmarkSearch = (folds) => {
    let ready = null;
    const open = async () => {
      const entry = await (await fetch(`${bundle}pagefind-entry.json`, { cache: "no-cache" })).json();
      const engines = await Promise.all(Object.keys(entry.languages).map((language) => start(language, folds)));
      return { engines, all: add(await Promise.all(engines.map((engine) => engine.filters()))) };
    };
    /* text: words, or one phrase in quotes. filters: lists of values by facet (any of them), and the years from, to.
       sort: "best", "newest", "oldest", "outlet". page: from 1. Returns the page's results, their total number, the
       count of each value of each facet were it chosen as well, and what is known of each word. */
    return async (text, filters, sort, page) => {
      const { engines, all } = await (ready ??= open().catch((error) => { ready = null; throw error; }));
      const phrase = /^\s*".+"\s*$/.test(text);
      const words = phrase ? [text.trim()] : [...new Set(text.split(/\s+/).filter((word) => bare(word)))];
      const term = words.join(" ") || null, order = term || sort !== "best" ? sort : "newest";
      const verdicts = await Promise.all(engines.map((engine) => Promise.all(words.map((word) => known(engine, word)))));
      const within = (worst) => engines.filter((_, i) => verdicts[i].every(({ kind }) => KINDS.indexOf(kind) <= worst));
      // An engine without a word would add what only begins like it: only if none has it as written.
      const used = within(1).length ? within(1) : within(2);
      const chosen = Object.fromEntries(FACETS.filter((name) => filters[name]?.length).map((name) => [name, { any: filters[name] }]));
      const { from, to } = filters;
      if (from || to) {
        chosen.year = { any: Object.keys(all.year ?? {}).filter((year) => +year >= (from || -Infinity) && +year <= (to || Infinity)) };
      }
      const empty = chosen.year && !chosen.year.any.length;
      const ask = (facets) => Promise.all((empty ? [] : used).map((engine) =>
        engine.search(term, { filters: facets, sort: SORTS[order] ? { [order]: SORTS[order] } : {} })));
      const found = await ask(chosen);
      const counts = add(found.map((each) => each.filters));
      const facets = Object.fromEntries(await Promise.all(FACETS.map(async (name) => {
        if (!chosen[name]) return [name, counts[name] ?? {}];
        const { [name]: _, ...others } = chosen;
        return [name, add((await ask(others)).map((each) => each.filters))[name] ?? {}];
      })));
      const lists = found.map((each) => each.results), total = lists.reduce((sum, list) => sum + list.length, 0);
      const merged = await merge(lists, order, page * PAGE);
      return {
        total, facets, more: total > page * PAGE,
        results: await Promise.all(merged.slice((page - 1) * PAGE, page * PAGE).map(read)),
        words: words.map((word, i) => best(word, verdicts.map((each) => each[i]))),
      };
    };
  };
})();
