/* query(text, filters, sort, page) and query.records(text, filters, sort), over one Pagefind index for each shard: see docs/search.md. */
(() => {
"use strict";
const bundle = new URL("../../pagefind/", document.currentScript.src).href;

/* Runs in a worker where there is one: it knows nothing but its arguments. `Index` makes Pagefind's class, `load` gives a pack's text. */
const engine = (Index, entry, folds, load) => {
  const PAGE = 20, EXCERPT = 28, BEFORE = 6, SHOWN = 4, TAKEN = 64, TOGETHER = 8, KEPT = 4, SLICE = 12;
  // Between words stands a blank, or a mark where the text has none.
  const CUT = /[ \u200b]/;
  const EDGES = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u;
  const each = (list, act) => Promise.all(list.map(act));
  // What fails is tried again when it is next asked for.
  const once = (made, key, make) => (made.has(key) ? made : made.set(key, make().catch((error) => { made.delete(key); throw error; }))).get(key);
  const bare = (word) => word.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const bytes = (text) => { const made = new Uint8Array(text.length); for (let at = made.length; at--;) made[at] = text.charCodeAt(at); return made; };
  const CHARACTER = "[\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3134f}]";
  const BORDER = new RegExp(`(?<=${CHARACTER})(?=\\S)|(?<=\\S)(?=${CHARACTER})`, "gu");
  const fold = (text, language) => Array.from(text, (letter) => folds[language]?.[letter] ?? letter).join("").replace(BORDER, " ");

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
    const of = new Map([["w", { head: { pages: [], chunks: [], fields: [] } }]]), [, wasm] = await unpack(entry.wasm[language]);
    const list = { version: entry.version, languages: { [language]: { hash: "m", wasm: "w" } }, include_characters: entry.characters };
    const file = async (shard, name) => {
      if (name.startsWith("wasm")) return wasm;
      if (name.startsWith("pagefind")) return Uint8Array.from(meta(shard.head));
      const [words, data] = await unpack(`${shard.name}/${shard.head.chunks[parseInt(name)][2]}`);
      for (const word of words.split(" ")) shard.words.add(word);
      return data;
    };
    const fetch = async (address) => {
      const [, name, , path] = /^\/([^/]+)\/(index\/)?([^?]+)/.exec(address);
      return path.endsWith(".json") ? { json: () => list } : { arrayBuffer: () => file(of.get(name), path) };
    };
    const Class = Index({ currentScript: null }, fetch, "/pagefind.js");
    const start = async (name, load_wasm) => {
      const index = new Class({ basePath: `/${name}/` });
      index.decompress = (data) => data;
      await index.init(language, { load_wasm });
      return index;
    };
    // An index of nothing, which says what a word is stemmed to.
    const stemmer = await start("w", true), stemmed = new Map();
    await stemmer.enterPlaygroundMode();
    return {
      stems: (word) => once(stemmed, word, async () => (await stemmer.search(word)).search_keywords ?? []),
      index: (shard) => start(of.set(shard.name, shard) && shard.name, false),
    };
  });
  // What Pagefind keeps of an index, in CBOR (RFC 8949): version, pages, chunks, filters, sorts, fields.
  const cbor = (value, to = []) => {
    const head = (kind, n) => {
      if (n < 24) to.push(kind + n);
      else if (n < 256) to.push(kind + 24, n);
      else if (n < 65536) to.push(kind + 25, n >> 8, n & 255);
      else to.push(kind + 26, n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255);
    };
    if (Array.isArray(value)) {
      head(0x80, value.length);
      for (const each of value) cbor(each, to);
    } else if (typeof value === "number") head(0, value);
    else {
      const text = new TextEncoder().encode(value);
      head(0x60, text.length);
      to.push(...text);
    }
    return to;
  };
  const meta = ({ pages, chunks, fields }) => cbor([entry.version,
    pages.map((length, at) => [String(at), length]), chunks.map(([from, to], at) => [from, to, String(at)]), [], [], fields]);

  const shards = entry.shards.map((shard, place) => ({ ...shard, place, verdicts: new Map(), found: new Map(), words: new Set() }));
  const columns = async (shard) => { shard.head ??= (await unpacked(entry.starts[Math.floor(shard.place / TOGETHER)]))[shard.place % TOGETHER]; };
  const indexes = new Map();
  const index = (shard) => once(indexes, shard, async () => (await open(shard.language, await columns(shard))).index(shard));

  // How much of a word a shard has: all of it (Infinity), so many letters of its stem, or nothing.
  // Pagefind falls back to the longest beginning that it knows; less than half of a word is no match.
  const verdict = (shard, word) => once(shard.verdicts, word, async () => {
    const { stems } = await open(shard.language), folded = fold(word, shard.language), own = await index(shard);
    if (word[0] === '"' || fold(word).includes(" ")) return (await search(shard, [word])).length ? Infinity : 0;
    await own.search(folded, { preload: true });
    const { chunks } = shard.head;
    const beginning = (stem) => each(chunks, ([from], at) => from.startsWith(stem) && own.loadChunk(String(at)));
    const holding = (stem) => each(chunks, ([from, to], at) => from <= stem && stem <= to && own.loadChunk(String(at)));
    return Math.min(Infinity, ...await each(await stems(folded), async (stem) => {
      if (shard.words.has(stem)) return short(word) ? Infinity : beginning(stem).then(() => Infinity);
      if (short(word)) return 0;
      await beginning(stem);
      for (const one of shard.words) if (one.startsWith(stem)) return Infinity;
      for (let near = stem.length - 1; near >= stem.length / 2; near--) {
        await holding(stem.slice(0, near));
        if (shard.words.has(stem.slice(0, near))) return near;
      }
      return 0;
    }));
  });
  // A word of one or two letters is no beginning of others, and one in Chinese or Japanese is several: they are sought as phrases.
  const short = (word) => bare(word).length < 3 || fold(word).includes(" ");
  const search = async (shard, words) => {
    const whole = words.filter(short), rest = words.filter((word) => !short(word));
    const terms = [rest.join(" "), ...whole.map((word) => `"${word}"`)].filter(Boolean);
    const [first, ...others] = await each(terms, (term) => once(shard.found, term, async () => {
      for (const key of [...shard.found.keys()].slice(0, -KEPT)) shard.found.delete(key);
      return (await (await index(shard)).search(fold(term, shard.language))).results;
    }));
    return others.reduce((hits, other) => hits.flatMap((hit) => {
      const also = other.find(({ id }) => id === hit.id);
      return also ? { ...hit, words: [...hit.words, ...also.words] } : [];
    }), first).map(({ id, score, words: places }) => ({ shard, at: +id, score, places }));
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
  const some = (cell, test) => (typeof cell === "number" ? test(cell) : cell.some(test));
  // Which documents of a shard pass: true, or the one facet by which they fail. Nothing, where all do.
  const sieve = ({ head: { facets, dates } }, filters, within) => {
    const tests = [];
    const demand = (name, facet, right) => {
      const passes = facets[facet] && facets[facet][0].map(right);
      tests.push([name, passes ? (at) => some(facets[facet][1][at], (value) => passes[value]) : () => false]);
    };
    if (within) demand("", "year", (value) => within(value)[0]);
    for (const name in filters) {
      const chosen = filters[name];
      if (!Array.isArray(chosen) || !chosen.length) continue;
      if (name !== "year") demand(name, name, (value) => chosen.includes(value));
      else demand(name, name, (value) => {
        const year = value.replace(/(\d)-\d\d$/, "$1");
        // A decade is written as EDTF has it: 202X.
        return (!within || within(value)[0]) && (chosen.includes(year) || chosen.includes(year.replace(/\d$/, "X")));
      });
    }
    if (tests.length) return dates.map((_, at) => {
      const failed = tests.filter(([, test]) => !test(at));
      return failed.length > 1 || failed[0]?.[0] === "" ? undefined : failed[0]?.[0] ?? true;
    });
  };
  const count = (facets, shard, found, passed, within) => {
    for (const name in shard.head.facets) {
      const [values, column] = shard.head.facets[name], counts = new Uint32Array(values.length), sums = facets[name] ??= {};
      for (const { at } of found) {
        if (passed && passed[at] !== true && passed[at] !== name) continue;
        const cell = column[at];
        if (typeof cell === "number") counts[cell]++;
        else for (const value of cell) counts[value]++;
      }
      for (const [at, value] of values.entries()) {
        if (counts[at] && !(name === "year" && within && !within(value)[0])) sums[value] = (sums[value] ?? 0) + counts[at];
      }
    }
  };

  const day = ({ shard, at }) => shard.head.dates[at];
  const outlet = (hit) => {
    const [values, column] = hit.shard.head.facets.outlet ?? [];
    return hit.outlet ??= values?.[column[hit.at]]?.toLowerCase() ?? "";
  };
  const newest = (a, b) => day(b) - day(a);
  const ORDERS = {
    "": (a, b) => b.score - a.score || newest(a, b),
    newest,
    oldest: (a, b) => (day(a) || 1e9) - (day(b) || 1e9),
    outlet: (a, b) => (outlet(a) < outlet(b) ? -1 : +(outlet(a) > outlet(b))),
  };

  // Everything that matches, in order.
  const find = async (text, filters, sort, turn) => {
    const words = /^".+"$/.test(text) ? [text] : [...new Set(text.replace(/"/g, " ").split(/\s+/).filter(bare))];
    const within = range(filters), near = within ? shards.filter(({ first, last }) => first && within(first, last)[1]) : shards;
    // At the same time, for this question or the first that has words.
    const opening = each([...new Set(near.map(({ language }) => language))], open).catch(() => {});
    await each(near, columns);
    const passing = new Map();
    for (const shard of near) {
      await breathe(turn);
      const passed = sieve(shard, filters, within);
      if (!passed || passed.some(Boolean)) passing.set(shard, passed);
    }
    if (words.length) await opening;
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
      const found = words.length ? await search(shard, words) : shard.head.dates.map((_, at) => ({ shard, at, score: 0, places: [] }));
      const passed = passing.get(shard);
      for (const hit of found) if (!passed || passed[hit.at] === true) hits.push(hit);
      count(facets, shard, found, passed, within);
    }
    await breathe(turn);
    hits.sort((a, b) => ORDERS[sort in ORDERS ? sort : ""](a, b) || a.shard.place - b.shard.place || a.at - b.at);
    return { hits, facets, words, best, judged, verdicts };
  };

  // Of a word that is not there as written, the forms that were found instead; where nothing was found, how many works have each word.
  const known = ({ words, best, judged, verdicts, hits }) => each(words, async (word, i) => {
    const instead = best[i] && best[i] < Infinity, having = async (shard) => best[i] && (await verdict(shard, word)) === best[i];
    const has = hits.length ? judged.map((_, j) => instead && verdicts[j][i] === best[i]) : await each(shards, having);
    const at = (hits.length ? judged : shards).filter((_, j) => has[j]);
    const found = (await each(hits.length ? at.slice(0, 1) : at, (shard) => search(shard, [word]))).flat();
    const known = { word, forms: [], ...(hits.length ? {} : { count: found.length }) };
    if (!instead || !found.length) return known;
    const of = (await show(found[0])).content.split(CUT);
    return { ...known, forms: [...new Set(found[0].places.map((place) => of[place].match(EDGES)[2]))] };
  });

  const show = async ({ shard, at }) => (await unpacked(`${shard.name}/${shard.head.shown[Math.floor(at / SHOWN)]}`))[at % SHOWN];
  const read = (sought) => async (hit) => {
    const { content, blocks: begins, ...shown } = await show(hit), words = content.split(CUT), joints = content.match(new RegExp(CUT, "g")) ?? [];
    const { language } = hit.shard, places = new Set(hit.places), joint = (at) => (joints[at] === " " ? " " : "");
    // Of a phrase Pagefind tells the first place alone.
    const phrases = sought.filter((word) => word[0] === '"' || short(word)).map((word) => fold(word, language).split(" ").map(bare).filter(Boolean));
    const plain = phrases.length ? words.map((word) => bare(fold(word, language))) : [];
    for (const phrase of phrases) for (const at of plain.keys()) if (phrase.every((word, i) => word === plain[at + i])) phrase.forEach((_, i) => places.add(at + i));
    const blocks = begins.map(([id, from], i) => {
      const end = begins[i + 1]?.[1] ?? words.length, all = id === "title";
      const found = [...places].filter((at) => at >= from && at < end);
      const first = all ? from : Math.max(from, Math.min(Math.min(...found) - BEFORE, end - EXCERPT));
      const last = all ? end : Math.min(end, first + EXCERPT);
      // A list of strings, in which a found word is a list of its own.
      const text = words.slice(first, last).flatMap((word, at) => {
        const [, before, core, after] = word.match(EDGES);
        return found.includes(first + at) ? [before, [core], after + joint(first + at)] : word + joint(first + at);
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
      const results = await each(found.hits.slice((page - 1) * PAGE, page * PAGE), read(found.words));
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
window.pressmarkPack = (name, content) => packs[name]?.come(content);
const load = (name, fresh = "") => {
  if (packs[name]) return packs[name].promise;
  const pack = packs[name] = {}, script = document.createElement("script");
  pack.promise = new Promise((resolve, reject) => {
    pack.come = (content) => { script.onload = null; resolve(content); };
    // A script that was cut short is loaded, and hands over nothing.
    script.onerror = script.onload = () => { delete packs[name]; reject(new Error(`${name} cannot be loaded`)); };
  }).finally(() => script.remove());
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
