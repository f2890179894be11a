/* query(text, filters, sort, page), and behind it a Pagefind engine for each language: see docs/search.md. */
(() => {
  "use strict";
  const PAGE = 20, EXCERPT = 28, BEFORE = 6;
  const SORTS = { newest: "desc", oldest: "asc", outlet: "asc" };
  const WRITTEN = 0, BEGUN = 1, OTHER = 2, NONE = 3;
  const EDGES = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u;
  const bundle = new URL("../../pagefind/", document.currentScript.src).href;
  const each = (list, act) => Promise.all(list.map(act));
  const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
  const bare = (word) => word.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const add = (all) => {
    const made = {};
    for (const facets of all) for (const name in facets) for (const value in facets[name]) {
      made[name] ??= {};
      made[name][value] = (made[name][value] ?? 0) + facets[name][value];
    }
    return made;
  };

  const start = async (language, table = {}) => {
    // One module holds one WebAssembly, and so one stemmer: the fragment makes another module.
    const { createInstance } = await import(`${bundle}pagefind.js#${language}`);
    // Whatever it is told, it reads the language from the page, at this moment.
    const html = document.documentElement, own = html.lang;
    html.lang = language;
    const engine = createInstance({ noWorker: true }), judged = {};
    html.lang = own;
    const fold = (text) => Array.from(text, (letter) => table[letter] ?? letter).join("");
    const search = (text, options) => engine.search(text && fold(text), options);
    // Pagefind falls back to the longest beginning of a word that it has, be it one letter.
    const judge = async (word) => {
      const { results } = await search(word), count = results.length;
      if (!count) return { kind: NONE };
      if (word[0] === '"' || (await search(`"${word}"`)).results.length) return { kind: WRITTEN, count };
      const words = (await results[0].data()).content.split(" "), sought = bare(fold(word));
      const forms = results[0].words.map((at) => words[at].match(EDGES)[2]);
      let near = sought.length;
      while (near && !forms.some((form) => bare(fold(form)).startsWith(sought.slice(0, near)))) near--;
      if (near === sought.length) return { kind: BEGUN, count };
      return near < sought.length / 2 ? { kind: NONE } : { kind: OTHER, count, forms };
    };
    return { search, filters: engine.filters, judge: (word) => (judged[word] ??= judge(word)) };
  };

  const merge = async (lists, sort, wanted) => {
    if (lists.length < 2) return lists.flat();
    if (!SORTS[sort]) return lists.flat().sort((a, b) => b.score - a.score);
    const heads = await each(lists.flatMap((list) => list.slice(0, wanted)), async (result) =>
      ({ result, key: (await result.data()).meta.sorts[sort] }));
    const way = SORTS[sort] === "desc" ? -1 : 1;
    return heads.sort((a, b) => (a.key < b.key ? -way : way)).map(({ result }) => result);
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
        id, hits: hits.length, kinds: new Set(hits.map((at) => bare(words[at]).slice(0, 4))).size,
        text: [first > from ? "… " : "", ...text, last < end ? "…" : ""],
      };
    });
    return { ...meta, url: url.slice(1), title: blocks[0].text, blocks: blocks.filter(({ hits }) => hits) };
  };

  const open = async (folds) => {
    const { languages } = await (await fetch(`${bundle}pagefind-entry.json`, { cache: "no-cache" })).json();
    const engines = await each(Object.keys(languages), (language) => start(language, folds[language]));
    return [engines, add(await each(engines, (engine) => engine.filters()))];
  };
  let ready;
  window.pressmarkSearch = (folds) => async (text, filters, sort, page) => {
    const [engines, known] = await (ready ??= open(folds).catch((error) => { ready = null; throw error; }));
    const words = /^".+"$/.test(text) ? [text] : [...new Set(text.replace(/"/g, " ").split(/\s+/).filter(bare))];
    const term = words.join(" ") || null, order = term || SORTS[sort] ? sort : "newest";
    const verdicts = await each(engines, ({ judge }) => each(words, judge));
    const within = (worst) => engines.filter((_, i) => verdicts[i].every(({ kind }) => kind <= worst));
    // What only begins like a word counts where no language has the word itself.
    const used = within(BEGUN).length ? within(BEGUN) : within(OTHER);
    const { from, to } = filters, chosen = {};
    for (const name in known) if (filters[name]?.length) chosen[name] = { any: filters[name] };
    // The empty value, which no work has: without any value there would be no filter.
    if (from || to) chosen.year = { any: ["", ...Object.keys(known.year ?? {}).filter((year) => +year >= from && +year <= (to || 1e4))] };
    const ask = (facets) => each(used, (engine) =>
      engine.search(term, { filters: facets, sort: SORTS[order] ? { [order]: SORTS[order] } : {} }));
    const found = await ask(chosen), facets = add(found.map((one) => one.filters));
    for (const name in chosen) facets[name] = add((await ask({ ...chosen, [name]: undefined })).map((one) => one.filters))[name];
    const lists = found.map(({ results }) => results).filter(({ length }) => length);
    const total = sum(lists.map(({ length }) => length)), merged = await merge(lists, order, page * PAGE);
    return {
      total, facets, more: total > page * PAGE,
      results: await each(merged.slice((page - 1) * PAGE, page * PAGE), read),
      words: words.map((word, i) => {
        const all = verdicts.map((verdict) => verdict[i]), kind = Math.min(NONE, ...all.map((one) => one.kind));
        const best = all.filter((one) => one.kind === kind);
        return { word, count: sum(best.map(({ count }) => count ?? 0)), forms: [...new Set(best.flatMap(({ forms }) => forms ?? []))] };
      }),
    };
  };
})();
