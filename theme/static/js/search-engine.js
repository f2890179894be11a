/* query(text, filters, sort, page) is the one way to search, whatever stands behind it.
   Here that is one Pagefind engine for each language, and their results are merged. */
(() => {
  "use strict";
  const PAGE = 20, EXCERPT = 28, BEFORE = 6;
  const FACETS = ["access", "outlet", "license", "language", "topic"];
  const SORTS = { newest: "desc", oldest: "asc", outlet: "asc" };
  const KINDS = ["written", "begun", "form", "none"];
  const EDGES = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u;
  const bundle = new URL("../../pagefind/", document.currentScript.src).href;
  const each = (list, act) => Promise.all(list.map(act));
  const bare = (word) => word.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const add = (facets) => {
    const sum = {};
    for (const facet of facets) for (const name in facet) for (const value in facet[name]) {
      (sum[name] ??= {})[value] = (sum[name][value] ?? 0) + facet[name][value];
    }
    return sum;
  };

  const start = async (language, table = {}) => {
    // One module holds one WebAssembly, and so one stemmer: the fragment makes another module.
    const { createInstance } = await import(`${bundle}pagefind.js#${language}`);
    // Whatever it is told, it reads the language from the page, at this moment.
    const html = document.documentElement, own = html.lang;
    html.lang = language;
    const engine = createInstance({ noWorker: true });
    html.lang = own;
    const fold = (text) => Array.from(text, (letter) => table[letter] ?? letter).join("");
    const search = (text, options) => engine.search(text && fold(text), options);

    /* Pagefind falls back to the longest beginning that it knows, be it one letter. */
    const judge = async (word) => {
      const { results } = await search(word), count = results.length;
      if (!count) return { kind: "none" };
      const exact = word[0] === '"' || (await search(`"${word}"`)).results.length;
      if (exact) return { kind: "written", count };
      const words = (await results[0].data()).content.split(" "), sought = bare(fold(word));
      const forms = results[0].words.map((at) => words[at].match(EDGES)[2]);
      const near = Math.max(...forms.map((form) => {
        let same = 0;
        for (const letter of bare(fold(form))) if (letter === sought[same]) same++; else break;
        return same;
      }));
      if (near === sought.length) return { kind: "begun", count };
      // With less than half of it in common, it is another word.
      return near < sought.length / 2 ? { kind: "none" } : { kind: "form", count, forms };
    };
    const judged = {};
    return { search, filters: engine.filters, judge: (word) => (judged[word] ??= judge(word)) };
  };

  const merge = async (lists, sort, wanted) => {
    if (lists.length < 2) return lists.flat();
    if (!SORTS[sort]) return lists.flat().sort((a, b) => b.score - a.score);
    const heads = await each(lists, (list) => each(list.slice(0, wanted), async (result) =>
      ({ result, key: (await result.data()).meta.sorts[sort] })));
    const way = SORTS[sort] === "desc" ? -1 : 1;
    return heads.flat().sort((a, b) => (a.key < b.key ? -way : way)).map(({ result }) => result);
  };

  /* Text as a list of strings; a found word is a list of its own. */
  const parts = (words, from, to, found, joint) => words.slice(from, to).flatMap((word, i) => {
    if (!found.has(from + i)) return word + joint;
    const [, before, core, after] = word.match(EDGES);
    return [before, [core], after + joint];
  });
  const read = async (result) => {
    const { content, anchors, meta, raw_url: url } = await result.data();
    const words = content.split(" "), joint = meta.joint ?? " ", found = new Set(result.words);
    const blocks = anchors.map(({ id, location: from }, i) => {
      const end = anchors[i + 1]?.location ?? words.length;
      const hits = [...found].filter((at) => at >= from && at < end).sort((a, b) => a - b);
      const held = (at) => hits.filter((hit) => hit >= at && hit < at + EXCERPT).length;
      const best = id === "title" ? from : hits.map((hit) => Math.max(from, Math.min(hit - BEFORE, end - EXCERPT)))
        .reduce((a, b) => (held(b) > held(a) ? b : a), from);
      const to = id === "title" ? end : Math.min(end, best + EXCERPT);
      const text = [best > from ? "… " : "", ...parts(words, best, to, found, joint), to < end ? "…" : ""];
      return { id, hits: hits.length, kinds: new Set(hits.map((at) => bare(words[at]).slice(0, 4))).size, text };
    });
    return { ...meta, url: url.replace(/^\/+/, ""), title: blocks[0].text, blocks: blocks.filter(({ hits }) => hits) };
  };

  const open = async (folds) => {
    const { languages } = await (await fetch(`${bundle}pagefind-entry.json`, { cache: "no-cache" })).json();
    const engines = await each(Object.keys(languages), (language) => start(language, folds[language]));
    return { engines, known: add(await each(engines, (engine) => engine.filters())) };
  };
  window.pressmarkSearch = (folds) => {
    let ready;
    /* text: words, or one phrase in quotes. filters: lists of values by facet (any of them), and the years
       from and to. sort: "best", "newest", "oldest" or "outlet". page: from 1. Gives the total, the results of
       the page, for each facet's values what choosing them as well would give, and how each word is known. */
    return async (text, filters, sort, page) => {
      const { engines, known } = await (ready ??= open(folds).catch((error) => { ready = null; throw error; }));
      const words = /^".+"$/.test(text) ? [text] : [...new Set(text.replace(/"/g, " ").split(/\s+/).filter(bare))];
      const term = words.join(" ") || null, order = term || SORTS[sort] ? sort : "newest";
      const verdicts = await each(engines, ({ judge }) => each(words, judge));
      const within = (worst) => engines.filter((_, i) => verdicts[i].every(({ kind }) => KINDS.indexOf(kind) <= worst));
      // What only begins like a word counts where no language has the word itself.
      const used = within(1).length ? within(1) : within(2);
      const { from, to } = filters, chosen = {};
      for (const name of FACETS) if (filters[name]?.length) chosen[name] = { any: filters[name] };
      // A value that no work has: an empty list would not filter.
      if (from || to) chosen.year = { any: ["", ...Object.keys(known.year ?? {}).filter((year) => +year >= from && +year <= (to || 1e4))] };
      const ask = (facets) => each(used, (engine) =>
        engine.search(term, { filters: facets, sort: SORTS[order] ? { [order]: SORTS[order] } : {} }));
      const found = await ask(chosen), facets = add(found.map((one) => one.filters));
      for (const name of FACETS.filter((one) => chosen[one])) {
        facets[name] = add((await ask({ ...chosen, [name]: undefined })).map((one) => one.filters))[name];
      }
      const lists = found.map(({ results }) => results).filter(({ length }) => length);
      const total = lists.reduce((sum, { length }) => sum + length, 0);
      const merged = await merge(lists, order, page * PAGE);
      return {
        total, facets, more: total > page * PAGE,
        results: await each(merged.slice((page - 1) * PAGE, page * PAGE), read),
        words: words.map((word, i) => {
          const of = verdicts.map((verdict) => verdict[i]), kind = KINDS.find((one) => of.some((verdict) => verdict.kind === one));
          const best = of.filter((verdict) => verdict.kind === kind);
          return {
            word, kind: kind ?? "none", count: best.reduce((sum, { count }) => sum + count, 0),
            forms: [...new Set(best.flatMap(({ forms }) => forms ?? []))],
          };
        }),
      };
    };
  };
})();
