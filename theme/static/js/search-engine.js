/* query(text, filters, sort, page) and query.records(text, filters, sort), over one Pagefind index for each shard: see docs/search.md. */
(() => {
"use strict";
const bundle = new URL("../../pagefind/", document.currentScript.src).href;

/* Runs in a worker where there is one: it knows nothing but its arguments. `Index` makes Pagefind's class, `load` gives a pack's text. */
const engine = (Index, entry, folds, load) => {
  const PAGE = 20, EXCERPT = 28, BEFORE = 6, SHOWN = 4, TAKEN = 64, KEPT = 4, SLICE = 12;
  const EDGES = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u;
  const each = (list, act) => Promise.all(list.map(act));
  const once = (made, key, make) => (made.has(key) ? made : made.set(key, make())).get(key);
  const bare = (word) => word.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const bytes = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt());
  const signed = (data) => new Uint8Array([...bytes("pagefind_dcd"), ...data]);
  const fold = (text, language) => Array.from(text, (letter) => folds[language]?.[letter] ?? letter).join("");

  // Nothing runs longer than a slice without letting the page, or the next query, in.
  let asked = 0, since = 0;
  const breathe = async (turn) => {
    if (performance.now() - since > SLICE) {
      await new Promise((go) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => go(port1.close()); port2.postMessage(0); });
      since = performance.now();
    }
    if (turn && turn !== asked) throw new Error("overtaken");
  };

  const unpack = async (place) => {
    const packed = new Blob([bytes(atob(await load(place)))]).stream().pipeThrough(new DecompressionStream("gzip"));
    const plain = new Uint8Array(await new Response(packed).arrayBuffer()), end = plain.indexOf(10);
    return [JSON.parse(new TextDecoder().decode(plain.subarray(0, end))), plain.subarray(end + 1)];
  };
  const packs = new Map();
  const unpacked = (place) => once(packs, place, async () => (await unpack(place))[0]);

  // One module, with one stemmer, for each language; what it fetches is handed to it.
  const modules = new Map();
  const open = (language) => once(modules, language, async () => {
    const files = { "w/wasm.w.pagefind": (await unpack(entry.wasm[language]))[1] };
    const version = bytes(entry.version);
    files["w/pagefind.m.pf_meta"] = [0x86, 0x60 + version.length, ...version, 0x80, 0x80, 0x80, 0x80, 0x80];
    const list = { version: entry.version, languages: { [language]: { hash: "m", wasm: "w" } }, include_characters: entry.characters };
    const fetch = async (address) => {
      const path = address.slice(1).split("?")[0];
      if (path.endsWith(".json")) return { json: () => list };
      return { arrayBuffer: () => signed(files[path]).buffer };
    };
    const Class = Index({ currentScript: null }, fetch, "/pagefind.js");
    const start = async (name, load_wasm) => {
      const index = new Class({ basePath: `/${name}/` });
      await index.init(language, { load_wasm });
      return index;
    };
    // An index of nothing, which says what a word is stemmed to.
    const stemmer = await start("w", true), stemmed = new Map();
    await stemmer.enterPlaygroundMode();
    const stems = (word) => once(stemmed, word, async () => (await stemmer.search(word)).search_keywords ?? []);
    return { files, start, stems };
  });

  const shards = entry.shards.map((shard, place) => ({ ...shard, place, verdicts: new Map(), found: new Map(), words: new Set(), chunks_: new Map() }));
  const columns = (shard) => shard.opened ??= (async () => {
    [shard.head, shard.meta] = await unpack(`${shard.name}/${shard.start}`);
    for (const name in shard.head.facets) {
      const [values, column] = shard.head.facets[name];
      shard.head.facets[name] = { values, column: column.map((at) => [at].flat()) };
    }
    return shard;
  })();
  const index = (shard) => shard.index ??= (async () => {
    const { files, start } = await open(shard.language);
    files[`${shard.name}/pagefind.m.pf_meta`] = (await columns(shard)).meta;
    return start(shard.name, false);
  })();
  const chunk = (shard, at) => once(shard.chunks_, at, async () => {
    const { files } = await open(shard.language), name = `${shard.name}/index/${at}.pf_index`;
    const [words, data] = await unpack(`${shard.name}/${shard.head.chunks[at][2]}`);
    for (const word of words.split(" ")) shard.words.add(word);
    files[name] = data;
    await (await index(shard)).loadChunk(String(at));
    delete files[name];
  });

  // How much of a word a shard has: all of it (Infinity), so many letters of its stem, or nothing.
  // Pagefind falls back to the longest beginning that it knows; less than half of a word is no match.
  const verdict = (shard, word) => once(shard.verdicts, word, async () => {
    const { stems } = await open(shard.language), folded = fold(word, shard.language), known = await stems(folded);
    await columns(shard);
    await each(known, (stem) => each(shard.head.chunks.map(([from, to], at) =>
      ((from <= stem && stem <= to) || (stem.length > 1 && from.startsWith(stem)) ? at : -1)).filter((at) => at >= 0), (at) => chunk(shard, at)));
    if (word[0] === '"') return (await search(shard, word)).length ? Infinity : 0;
    return Math.min(Infinity, ...known.map((stem) => {
      if (shard.words.has(stem)) return Infinity;
      for (const own of shard.words) if (own.startsWith(stem)) return Infinity;
      let near = stem.length;
      while (near && !shard.words.has(stem.slice(0, near))) near--;
      return near < stem.length / 2 ? 0 : near;
    }));
  });
  const search = async (shard, text) => {
    const { found } = shard;
    if (!found.has(text)) {
      if (found.size >= KEPT) found.delete(found.keys().next().value);
      const { results } = await (await index(shard)).search(fold(text, shard.language));
      found.set(text, results.map(({ id, score, words }) => ({ shard, at: +id, score, words })));
    }
    return found.get(text);
  };

  // A year, or a month of it, as its first and its last month, counted from the year 0.
  const months = (value, open) => {
    const [, year, month] = /^(-?\d+?)(?:-(\d\d))?$/.exec(value) ?? [];
    return year === undefined ? [-open, open] : [+year * 12 + +(month ?? 1), +year * 12 + +(month ?? 12)];
  };
  const range = ({ from, to }) => {
    const [[first], [, last]] = [months(from, Infinity), months(to, Infinity)];
    if (first === -Infinity && last === Infinity) return;
    return (begin, end = begin) => { const [[a], [, b]] = [months(begin), months(end)]; return [a >= first && b <= last, b >= first && a <= last]; };
  };
  // For one shard: which documents pass, and for those that fail by one facet alone, by which.
  const sieve = ({ head: { facets, dates } }, filters, within) => {
    const tests = Object.entries(facets).flatMap(([name, { values, column }]) => {
      const chosen = filters[name] ?? [];
      if (name === "year") {
        const inside = values.map((value) => !within || within(value)[0]);
        const own = values.map((value) => value.replace(/(\d)-\d\d$/, "$1"));
        // A decade is written as EDTF has it: 202X.
        const meant = own.map((value) => !chosen.length || chosen.some((one) => one === value || one === value.replace(/\d$/, "X")));
        return [["", within && ((at) => column[at].some((value) => inside[value]))],
          [name, chosen.length && ((at) => column[at].some((value) => inside[value] && meant[value]))]];
      }
      const wanted = new Set(chosen.map((value) => values.indexOf(value)));
      return [[name, chosen.length && ((at) => column[at].some((value) => wanted.has(value)))]];
    }).filter(([, test]) => test);
    // A facet that no document of the shard has.
    const lacking = Object.keys(filters).filter((name) => filters[name].length && Array.isArray(filters[name]) && !facets[name]);
    if (within && !facets.year) lacking.push("");
    return dates.map((_, at) => {
      const failed = [...lacking, ...tests.filter(([, test]) => !test(at)).map(([name]) => name)];
      return failed.length > 1 || failed[0] === "" ? undefined : failed[0] ?? true;
    });
  };

  const ORDERS = {
    "": (a, b) => b.score - a.score,
    newest: (a, b) => b.shard.head.dates[b.at] - a.shard.head.dates[a.at],
    oldest: (a, b) => (a.shard.head.dates[a.at] || Infinity) - (b.shard.head.dates[b.at] || Infinity) || 0,
    outlet: (a, b) => { const [one, other] = [a, b].map(outlet); return one < other ? -1 : +(one > other); },
  };
  const outlet = (hit) => {
    const { values, column } = hit.shard.head.facets.outlet ?? { column: [] };
    return hit.outlet ??= values?.[column[hit.at][0]]?.toLowerCase() ?? "";
  };

  // Everything that matches, in order.
  const find = async (text, filters, sort, turn) => {
    const words = /^".+"$/.test(text) ? [text] : [...new Set(text.replace(/"/g, " ").split(/\s+/).filter(bare))];
    const term = words.join(" "), within = range(filters);
    const near = within ? shards.filter(({ first, last }) => first && within(first, last)[1]) : shards;
    await each(near, columns);
    const passing = new Map();
    for (const shard of near) {
      await breathe(turn);
      const passed = sieve(shard, filters, within);
      if (passed.some(Boolean)) passing.set(shard, passed);
    }
    let judged = [...passing.keys()], verdicts, best;
    for (;;) {
      verdicts = await each(judged, (shard) => each(words, (word) => verdict(shard, word)));
      best = words.map((_, i) => Math.max(0, ...verdicts.map((of) => of[i])));
      // Whether a word is nowhere as written is for all shards to say.
      if (judged.length === shards.length || best.every((one) => one === Infinity)) break;
      judged = shards;
    }
    const used = best.includes(0) ? [] : judged.filter((shard, i) => passing.has(shard) && best.every((one, j) => verdicts[i][j] === one));
    const hits = [], facets = {};
    for (const shard of used) {
      await breathe(turn);
      const found = term ? await search(shard, term) : shard.head.dates.map((_, at) => ({ shard, at, score: 0, words: [] }));
      const passed = passing.get(shard), own = Object.entries(shard.head.facets);
      const counts = own.map(([, { values }]) => values.map(() => 0));
      for (const hit of found) {
        const verdict = passed[hit.at];
        if (verdict === true) hits.push(hit);
        if (verdict) for (const [i, [name, { column }]] of own.entries()) if (verdict === true || verdict === name) for (const value of column[hit.at]) counts[i][value]++;
      }
      for (const [i, [name, { values }]] of own.entries()) {
        const sums = facets[name] ??= {};
        for (const [at, value] of values.entries()) {
          if (counts[i][at] && !(name === "year" && within && !within(value)[0])) sums[value] = (sums[value] ?? 0) + counts[i][at];
        }
      }
    }
    await breathe(turn);
    const order = ORDERS[sort] && (term || sort) ? sort : term ? "" : "newest";
    hits.sort((a, b) => ORDERS[order](a, b) || a.shard.place - b.shard.place || a.at - b.at);
    return { hits, facets, words, best, judged, verdicts };
  };

  // What is known of each word, and for one that is not there as written, the forms that were found instead.
  const known = ({ words, best, judged, verdicts, hits }) => each(words, async (word, i) => {
    const at = judged.filter((_, j) => best[i] && verdicts[j][i] === best[i]), instead = best[i] && best[i] < Infinity;
    const found = hits.length && !instead ? [] : await each(instead && hits.length ? at.slice(0, 1) : at, (shard) => search(shard, word));
    const [first] = found.flat();
    if (!instead || !first) return { word, count: found.flat().length, forms: [] };
    const of = (await show(first)).content.split(" ");
    return { word, count: found.flat().length, forms: [...new Set(first.words.map((place) => of[place].match(EDGES)[2]))] };
  });

  const show = async ({ shard, at }) => (await unpacked(`${shard.name}/${shard.head.shown[Math.floor(at / SHOWN)]}`))[at % SHOWN];
  const read = async (hit) => {
    const { content, blocks: begins, joint, ...shown } = await show(hit), words = content.split(" ");
    const blocks = begins.map(([id, from], i) => {
      const end = begins[i + 1]?.[1] ?? words.length, whole = id === "title";
      const found = hit.words.filter((at) => at >= from && at < end);
      const first = whole ? from : Math.max(from, Math.min(Math.min(...found) - BEFORE, end - EXCERPT));
      const last = whole ? end : Math.min(end, first + EXCERPT);
      // A list of strings, in which a found word is a list of its own.
      const text = words.slice(first, last).flatMap((word, at) => {
        const [, before, core, after] = word.match(EDGES);
        return found.includes(first + at) ? [before, [core], after + joint] : word + joint;
      });
      return {
        id, kinds: new Set(found.map((at) => bare(words[at]).slice(0, 4))).size,
        text: [first > from ? "… " : "", ...text, last < end ? "…" : ""],
      };
    });
    return { ...shown, title: blocks[0].text, blocks: blocks.filter(({ kinds }) => kinds) };
  };

  return {
    async query(text, filters, sort, page) {
      const found = await find(text, filters, sort, ++asked), { length: total } = found.hits;
      const results = await each(found.hits.slice((page - 1) * PAGE, page * PAGE), read);
      return { total, facets: found.facets, results, words: await known(found), more: total > page * PAGE };
    },
    async records(text, filters, sort) {
      const { hits } = await find(text, filters, sort);
      return each(hits, async ({ shard, at }) => (await unpacked(`${shard.name}/${shard.head.taken[Math.floor(at / TAKEN)]}`))[at % TAKEN]);
    },
  };
};

/* In the worker: hands on what the page asks for, and asks the page for packs, which it alone may load. */
const host = (make, Index) => {
  const waiting = {};
  let methods;
  // Two languages may wait for one pack.
  const load = (name) => {
    if (!waiting[name]) {
      const one = waiting[name] = {};
      one.promise = new Promise((resolve, reject) => Object.assign(one, { resolve, reject })).finally(() => delete waiting[name]);
      postMessage({ load: name });
    }
    return waiting[name].promise;
  };
  onmessage = async ({ data: { id, call, given, name, content, failed } }) => {
    if (name) return failed ? waiting[name].reject(new Error(failed)) : waiting[name].resolve(content);
    try {
      if (call) postMessage({ id, answer: await methods[call](...given) });
      else { methods = make(Index, ...given, load); postMessage({ id }); }
    } catch (error) {
      postMessage({ id, failed: error.message });
    }
  };
};

const packs = {};
window.pressmarkPack = (name, content) => packs[name].resolve(content);
const load = (name, fresh = "") => {
  if (packs[name]) return packs[name].promise;
  const pack = packs[name] = {}, script = document.createElement("script");
  pack.promise = new Promise((resolve, reject) => { pack.resolve = resolve; pack.reject = reject; });
  const fail = () => { delete packs[name]; pack.reject(new Error(`${name} cannot be loaded`)); };
  script.onerror = script.onload = ({ type }) => { script.remove(); if (type === "error") fail(); };
  script.src = `${bundle}${name}.js${fresh}`;
  document.head.append(script);
  return pack.promise;
};
const forget = (name) => load(name).finally(() => delete packs[name]);

const inWorker = (Index, entry, folds) => new Promise((resolve, reject) => {
  const source = URL.createObjectURL(new Blob([`(${host})(${engine},${Index})`], { type: "text/javascript" }));
  const worker = new Worker(source), calls = {};
  let last = 0;
  const ask = (message) => new Promise((answer, fail) => { calls[++last] = { answer, fail }; worker.postMessage({ ...message, id: last }); });
  worker.onerror = reject;
  worker.onmessage = async ({ data: { id, answer, failed, load: name } }) => {
    if (name) return forget(name).then((content) => worker.postMessage({ name, content }), (error) => worker.postMessage({ name, failed: error.message }));
    failed ? calls[id].fail(new Error(failed)) : calls[id].answer(answer);
    delete calls[id];
  };
  const call = (method) => (...given) => ask({ call: method, given });
  ask({ given: [entry, folds] }).then(() => resolve({ query: call("query"), records: call("records") }), reject);
});

let ready, last;
const open = async (folds) => {
  const entry = await load("entry", `?${Date.now()}`), Index = await load(entry.loader);
  return inWorker(Index, entry, folds).catch(() => engine(Index, entry, folds, forget));
};
window.pressmarkSearch = (folds) => {
  const methods = () => ready ??= open(folds).catch((error) => { ready = undefined; throw error; });
  const query = (...given) => {
    const mine = last = methods().then(({ query: ask }) => ask(...given));
    // What is no longer asked for gives the answer to what is.
    return mine.catch((error) => { if (mine !== last) return last; throw error; });
  };
  query.records = async (...given) => (await methods()).records(...given);
  return query;
};
})();
