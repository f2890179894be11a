/* query(text, filters, sort, page) and query.records(text, filters, sort), over one Pagefind index for each shard: see docs/search.md. */
(() => {
"use strict";
const bundle = new URL("../../pagefind/", document.currentScript.src).href;

/* Runs in a worker where there is one: it knows nothing but its arguments. `Index` makes Pagefind's class, `load` gives a pack's text. */
const engine = (Index, entry, folds, load) => {
  const PAGE = 20, FEW = 5, EXCERPT = 28, BEFORE = 6, SHOWN = 4, TAKEN = 64, KEPT = 4, SLICE = 12;
  // Between words stands a blank, or a mark where the text has none.
  const CUT = /[ \u200b]/, UTF8 = new TextEncoder();
  const EDGES = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u;
  const each = (list, act) => Promise.all(list.map(act));
  // What fails is tried again when it is next asked for.
  const once = (made, key, make) => (made.has(key) ? made : made.set(key, make().catch((error) => { made.delete(key); throw error; }))).get(key);
  const bare = (word) => word.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const bytes = (packed) => {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(packed);
    const text = atob(packed), made = new Uint8Array(text.length);
    for (let at = made.length; at--;) made[at] = text.charCodeAt(at);
    return made;
  };
  const CHARACTER = "[\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3134f}]";
  const BORDER = new RegExp(`(?<=${CHARACTER})(?=\\S)|(?<=\\S)(?=${CHARACTER})`, "gu");
  const fold = (text, language) => Array.from(text, (letter) => folds[language]?.[letter] ?? letter).join("").replace(BORDER, " ");
  // Words are ordered as the index has them, by code points: as `<` has these, with surrogates behind all other units.
  const points = (word) => word.replace(/[\ud800-\uffff]/g, (unit) => String.fromCharCode(unit.charCodeAt() + (unit < "\ue000" ? 0x2000 : -0x800)));

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
    const { readable, writable } = new DecompressionStream("gzip"), writer = writable.getWriter();
    // What fails here fails where it is read, too.
    for (const step of [writer.write(bytes(await load(place))), writer.close()]) step.catch(() => {});
    const plain = new Uint8Array(await new Response(readable).arrayBuffer()), end = plain.indexOf(10);
    return [JSON.parse(new TextDecoder().decode(plain.subarray(0, end))), plain.subarray(end + 1)];
  };
  const packs = new Map();
  const unpacked = (place) => once(packs, place, async () => (await unpack(place))[0]);

  // A group of shards, and what is known of it once its start pack is there.
  const groups = entry.groups.map((group, place) => ({ ...group, place, rank: entry.languages.indexOf(group.language), held: new Map(), verdicts: new Map(), sought: new Map() }));
  const columns = async (group) => {
    const { shards, days, ...head } = await unpacked(`${group.name}/${group.start}`);
    if (group.shards) return;
    let day = 0, begin = 0;
    Object.assign(group, head, { dates: days.map((less) => day += less) });
    for (const band of group.bands) band.push(points(band[0]));
    group.shards = shards.map((shard) => ({ ...shard, group, begin, end: begin += shard.works, words: new Set(), bands: [], found: new Map() }));
  };
  const band = (group, at) => once(group.held, at, async () => {
    const [parts, data] = await unpack(`${group.name}/${group.bands[at][1]}`);
    let begin = 0;
    for (const [i, [joined, sizes]] of parts.entries()) {
      const { bands, words: all } = group.shards[i], words = sizes.length ? joined.split(" ") : [];
      for (const word of words) all.add(word);
      bands[at] = { words, sizes, data, begin };
      for (const size of sizes) begin += size;
    }
  });
  // The band that a word would be in, and those of the words that begin like it: they are noted as places to look.
  const holding = (group, word, places) => {
    const sought = points(word), at = group.bands.findLastIndex((band) => band[2] <= sought);
    return at >= 0 && band(group, at, places.add(at));
  };
  const beginning = (group, word, places) => each(group.bands, ([first], at) => first.startsWith(word) && band(group, at, places.add(at)));

  // One module for each language. What Pagefind's own class makes of a term is asked of it once, over an index of nothing:
  // the stems of its words, and what its search is given. The shards' indexes are asked directly.
  const modules = new Map();
  const open = (language) => once(modules, language, async () => {
    const [, wasm] = await unpack(entry.wasm[language]), nothing = meta({ group: { pages: [] }, works: 0, fields: [] });
    const list = { version: entry.version, languages: { [language]: { hash: "m", wasm: "w" } }, include_characters: entry.characters };
    const fetch = async (address) => ({ json: () => list, arrayBuffer: () => (address.includes("wasm.") ? wasm : nothing) });
    const own = new (Index({ currentScript: null }, fetch, "/pagefind.js"))({ basePath: "/" }), { backend } = own;
    own.decompress = (data) => data;
    await own.init(language, { load_wasm: true });
    await own.enterPlaygroundMode();
    let given, before = Promise.resolve();
    own.backend = { ...backend, search: (index, ...terms) => { given = terms; return backend.search(index, ...terms); } };
    const terms = new Map();
    return {
      backend,
      term: (text) => once(terms, text, () => before = before.catch(() => {}).then(async () => {
        given = undefined;
        const { search_keywords: stems = [] } = await own.search(text);
        return { stems, given };
      })),
    };
  });
  // What Pagefind keeps of an index, in CBOR (RFC 8949): version, pages, chunks, filters, sorts, fields.
  const sized = (kind, n) => [kind, n >> 8, n & 255];
  const cbor = (value, made = []) => {
    const list = Array.isArray(value), held = list ? value : UTF8.encode(value);
    made.push(...sized(list ? 0x99 : 0x79, held.length));
    if (list) for (const one of held) cbor(one, made);
    else made.push(...held);
    return made;
  };
  const meta = ({ group, begin, works, fields }) => {
    // Pages by the thousand, each a list of its name, three letters, and its length in four bytes.
    const pages = new DataView(new ArrayBuffer(works * 10));
    for (let id = 0; id < works; id++) {
      pages.setUint32(id * 10, 0x82630000 + ((48 + (id >> 10)) << 8) + 48 + ((id >> 5) & 31));
      pages.setUint16(id * 10 + 4, ((48 + (id & 31)) << 8) + 0x1a);
      pages.setUint32(id * 10 + 6, group.pages[begin + id]);
    }
    const head = [0x86, ...cbor(entry.version), ...sized(0x99, works)], tail = [0x80, 0x80, 0x80, ...cbor(fields)];
    const made = new Uint8Array(head.length + pages.byteLength + tail.length);
    made.set(head);
    made.set(new Uint8Array(pages.buffer), head.length);
    made.set(tail, head.length + pages.byteLength);
    return made;
  };
  const named = (id) => String.fromCharCode(48 + (id >> 10), 48 + ((id >> 5) & 31), 48 + (id & 31));
  const numbered = (name) => ((name.charCodeAt(0) - 48) << 10) + ((name.charCodeAt(1) - 48) << 5) + name.charCodeAt(2) - 48;
  // A shard's index, and the words that it has been given.
  const indexes = new Map();
  const index = (shard) => once(indexes, shard, async () => {
    const { backend } = await open(shard.group.language);
    return { backend, at: backend.init_pagefind(meta(shard)), held: new Set() };
  });
  // A chunk of Pagefind's own shape, a list of a list of entries: of words that begin like a stem, or that a stem begins like.
  // No others are looked for, and of a band they are few.
  const hold = (own, { words, sizes, data, begin }, stems) => {
    const entries = [];
    let end = begin, length = 0;
    for (const [i, word] of words.entries()) {
      const from = end;
      end += sizes[i];
      if (own.held.has(word) || !stems.some((stem) => word.startsWith(stem) || stem.startsWith(word))) continue;
      own.held.add(word);
      entries.push([data.subarray(from, end), length]);
      length += sizes[i];
    }
    if (!entries.length) return;
    const head = [0x81, ...sized(0x99, entries.length)], chunk = new Uint8Array(head.length + length);
    chunk.set(head);
    for (const [entry, at] of entries) chunk.set(entry, head.length + at);
    own.at = own.backend.load_index_chunk(own.at, chunk);
  };

  // A word of one or two letters is no beginning of others, and one in Chinese or Japanese is several: they are sought as phrases.
  const short = (word) => bare(word).length < 3 || fold(word).includes(" ");
  const search = async (shard, words) => {
    const whole = words.filter(short), rest = words.filter((word) => !short(word));
    const terms = [rest.join(" "), ...whole.map((word) => `"${word}"`)].filter(Boolean);
    const [first, ...others] = await each(terms, (term) => once(shard.found, term, async () => {
      for (const key of [...shard.found.keys()].slice(0, -KEPT)) shard.found.delete(key);
      const { language, sought } = shard.group, [own, { given }] = await Promise.all([index(shard), open(language).then((module) => module.term(fold(term, language)))]);
      if (!given) return [];
      for (const word of words) {
        const { places, stems } = sought.get(word);
        for (const at of places) {
          await band(shard.group, at);
          hold(own, shard.bands[at], stems);
        }
      }
      // Where a word stands in a work is read where the work is shown.
      const text = own.backend.search(own.at, ...given);
      return JSON.parse(text).results.map(({ p, s }) => ({ shard, at: shard.begin + numbered(p), score: s, texts: [text] }));
    }));
    return others.reduce((hits, other) => {
      const also = new Map(other.map((hit) => [hit.at, hit.texts]));
      return hits.flatMap((hit) => (also.has(hit.at) ? { ...hit, texts: [...hit.texts, ...also.get(hit.at)] } : []));
    }, first);
  };
  const placed = ({ shard, at, texts }) => texts.flatMap((text) => {
    const from = text.indexOf(`{"p":"${named(at - shard.begin)}"`);
    return Array.from(text.slice(from, text.indexOf("]", from)).matchAll(/"l":(\d+)/g), ([, place]) => +place);
  });
  // Where no word begins with any letter of this one, it is not there, nor is what it is stemmed to.
  const spelt = ({ letters }, word) => !letters || Array.from(bare(word)).some((letter) => letters.includes(letter));
  // How much of a word each shard of a group has: all of it (Infinity), so many letters of its stem, or nothing.
  // Pagefind falls back to the longest beginning that it knows; less than half of a word is no match.
  const verdicts = (group, word) => once(group.verdicts, word, async () => {
    const { language } = group, folded = fold(word, language);
    if (!spelt(group, folded)) return [];
    const phrase = word[0] === '"' || fold(word).includes(" "), places = new Set();
    // Most stems begin as the word does: what is there of such words comes while what makes stems is still on its way.
    const early = phrase || columns(group).then(() => Promise.all([holding, ...(short(word) ? [] : [beginning])].map((bands) => bands(group, bare(folded), new Set()))));
    const [{ term }] = await Promise.all([open(language), columns(group), early]);
    const { stems } = await term(folded.replace(/"/g, ""));
    group.sought.set(word, { places, stems });
    const levels = await each(stems, async (stem) => {
      await holding(group, stem, places);
      if (phrase || short(word)) return group.shards.map(({ words }) => (words.has(stem) ? Infinity : 0));
      await beginning(group, stem, places);
      return each(group.shards, async ({ words }) => {
        if (words.has(stem)) return Infinity;
        for (const one of words) if (one.startsWith(stem)) return Infinity;
        for (let near = stem.length - 1; near >= stem.length / 2; near--) {
          await holding(group, stem.slice(0, near), places);
          if (words.has(stem.slice(0, near))) return near;
        }
        return 0;
      });
    });
    return each(group.shards, async (shard, i) => {
      const least = Math.min(Infinity, ...levels.map((of) => of[i]));
      return least && phrase && !(await search(shard, [word])).length ? 0 : least;
    });
  });

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
  // Which works of a group pass: true, or the one facet by which they fail. Nothing, where all do.
  const sieve = ({ facets, dates }, filters, within) => {
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
  const count = (facets, group, found, passed, within) => {
    for (const name in group.facets) {
      const [values, column] = group.facets[name], counts = new Uint32Array(values.length), sums = facets[name] ??= {};
      for (const { at } of found) {
        if (passed && passed[at] !== true && passed[at] !== name) continue;
        const cell = column[at];
        if (typeof cell === "number") counts[cell]++;
        else for (const value of cell) counts[value]++;
      }
      for (let at = 0; at < counts.length; at++) {
        if (counts[at] && !(name === "year" && within && !within(values[at])[0])) sums[values[at]] = (sums[values[at]] ?? 0) + counts[at];
      }
    }
  };

  const day = ({ shard, at }) => shard.group.dates[at];
  const outlet = (hit) => {
    const [values, column] = hit.shard.group.facets.outlet ?? [];
    return hit.outlet ??= values?.[column[hit.at]]?.toLowerCase() ?? "";
  };
  const newest = (a, b) => day(b) - day(a);
  const ORDERS = {
    "": (a, b) => b.score - a.score || newest(a, b),
    newest,
    oldest: (a, b) => (day(a) || 1e9) - (day(b) || 1e9),
    outlet: (a, b) => (outlet(a) < outlet(b) ? -1 : +(outlet(a) > outlet(b))),
  };

  // The first so many of a list, in an order that knows no equals: putting all in order takes longer.
  const first = (list, order, many) => {
    const best = [];
    for (const one of list) {
      if (best.length === many && order(one, best[many - 1]) > 0) continue;
      let low = 0, high = best.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (order(one, best[middle]) < 0) high = middle;
        else low = middle + 1;
      }
      best.splice(low, 0, one);
      if (best.length > many) best.pop();
    }
    return best;
  };

  // Everything that matches, and its order. `soon` is handed what the page's language has, where others are still asked.
  const find = async (text, filters, sort, turn, soon, idle = () => {}) => {
    const words = /^".+"$/.test(text) ? [text] : [...new Set(text.replace(/"/g, " ").split(/\s+/).filter(bare))];
    const within = range(filters), order = ORDERS[sort] ?? ORDERS[""], ranked = words.length && order === ORDERS[""];
    const judge = async (some) => {
      // At the same time: what makes stems of words is large.
      const opening = words.length && each([...new Set(some.map(({ language }) => language))], open);
      const judging = each(some, async (group) => {
        await columns(group);
        await breathe(turn);
        const passed = sieve(group, filters, within);
        if (passed && !passed.some(Boolean)) return;
        const levels = await each(words, (word) => verdicts(group, word));
        // A shard that has all words as written is asked whatever others have: while these are still on their way.
        for (const [i, shard] of words.length ? group.shards.entries() : []) {
          if (levels.some((of) => of[i] !== Infinity)) continue;
          idle();
          await breathe(turn);
          await search(shard, words);
        }
        return { group, passed, levels };
      });
      const [judged] = await Promise.all([judging, opening]);
      return judged.filter(Boolean);
    };
    const best = (judged) => words.map((_, i) => Math.max(0, ...judged.flatMap(({ levels }) => levels[i])));
    const gather = async (judged, best) => {
      const hits = [], facets = {};
      for (const { group, passed, levels } of best.includes(0) ? [] : judged) {
        const found = [];
        for (const [i, shard] of group.shards.entries()) {
          if (best.some((one, j) => levels[j][i] !== one)) continue;
          await breathe(turn);
          if (words.length) for (const hit of await search(shard, words)) found.push(hit);
          else for (let at = shard.begin; at < shard.end; at++) found.push({ shard, at, score: 0, texts: [] });
        }
        for (const hit of found) if (!passed || passed[hit.at] === true) hits.push(hit);
        count(facets, group, found, passed, within);
      }
      idle();
      await breathe(turn);
      return { hits, facets, words, best, order: (a, b) =>
        // Scores of two languages do not compare: the page's own language comes first.
        (ranked && a.shard.group.rank - b.shard.group.rank) || order(a, b) || a.shard.group.place - b.shard.group.place || a.at - b.at };
    };
    const near = groups.filter(({ first, last }) => !within || (first && within(first, last)[1]));
    const asked = near.filter((group) => words.every((word) => spelt(group, fold(word, group.language))));
    const others = ranked ? asked.filter(({ rank }) => rank) : [], judged = await judge(asked.filter((group) => !others.includes(group)));
    if (soon && others.length && best(judged).every((one) => one === Infinity)) {
      const early = await gather(judged, best(judged));
      // Where much is still to be loaded for the others, it does not stand in the way of what is there.
      const cold = others.some(({ language }) => !modules.has(language));
      const told = early.hits.length && soon(early, cold);
      if (cold) await told;
    }
    judged.push(...await judge(others));
    // Whether a word is nowhere as written is for all groups to say.
    const missing = best(judged).some((one) => one !== Infinity) ? groups.filter((group) => !judged.some((one) => one.group === group)) : [];
    const more = await each(missing, async (group) => ({ levels: await each(words, (word) => verdicts(group, word)) }));
    return gather(judged, best([...judged, ...more]));
  };

  // Of a word that is not there as written, the forms that were found instead; where nothing was found, how many works have each word.
  const known = ({ words, best, hits }) => each(words, async (word, i) => {
    const instead = best[i] && best[i] < Infinity, known = { word, forms: [], ...(hits.length ? {} : { count: 0 }) }, found = [];
    if (!best[i] || (hits.length && !instead)) return known;
    for (const group of groups) {
      for (const [at, level] of (await verdicts(group, word)).entries()) if (level === best[i]) found.push(...await search(group.shards[at], [word]));
      if (hits.length && found.length) break;
    }
    if (!hits.length) known.count = found.length;
    if (!instead || !found.length) return known;
    const of = (await show(found[0])).content.split(CUT);
    return { ...known, forms: [...new Set(placed(found[0]).map((place) => of[place].match(EDGES)[2]))] };
  });

  const pack = (shard, names, at, size) => {
    const id = at - shard.begin;
    return unpacked(`${shard.name}/${names[Math.floor(id / size)]}`).then((held) => held[id % size]);
  };
  const show = ({ shard, at }) => pack(shard, shard.shown, at, SHOWN);
  const read = (sought) => async (hit) => {
    const { content, blocks: begins, ...shown } = await show(hit), words = content.split(CUT), joints = content.match(new RegExp(CUT, "g")) ?? [];
    const { language } = hit.shard.group, places = new Set(placed(hit)), ends = new Set(begins.map(([, from]) => from - 1));
    // Nothing stands behind the last word of a block.
    const joint = (at) => (joints[at] === " " && !ends.has(at) ? " " : "");
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
    async query(text, filters, sort, page, soon = () => {}) {
      // What stands at the top is handed over before the rest is asked for.
      const answer = async (found, more) => {
        const { hits, facets, order } = found, shown = first(hits, order, page * PAGE).slice((page - 1) * PAGE), words = await known(found);
        const results = await each(shown.slice(0, FEW), read(found.words)), made = { total: hits.length, facets, words, more: hits.length > page * PAGE, ...more };
        if (shown.length <= FEW) return { ...made, results };
        soon({ ...made, results });
        return { ...made, results: [...results, ...await each(shown.slice(FEW), read(found.words))] };
      };
      // Where the early answer fails, the whole one does too, and says so.
      const early = (found, cold) => answer(found, { cold, partial: true }).then(soon).catch(() => {});
      let told;
      const idle = () => { told ??= soon(null) ?? true; };
      const made = await answer(await find(text, filters, sort, ++asked, early, idle));
      // While nobody waits: the next question has words.
      if (entry.languages.length) open(entry.languages[0]).catch(() => {});
      return made;
    },
    async records(text, filters, sort) {
      const { hits, order } = await find(text, filters, sort);
      return each(hits.sort(order), ({ shard, at }) => pack(shard, shard.taken, at, TAKEN));
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
      if (call) postMessage({ id, answer: await methods[call](...given, (soon) => postMessage({ id, soon })) });
      else { methods = make(Index, ...given, load); postMessage({ id }); }
    } catch (error) {
      postMessage({ id, failed: error.message });
    }
  };
};

/* Where the loader came first, it has kept itself: see pressmark.search.runtime. */
const packs = Object.fromEntries((window.pressmarkPack?.kept ?? []).map(([name, content]) => [name, { promise: Promise.resolve(content) }]));
window.pressmarkPack = (name, content) => packs[name]?.come?.(content);
const load = (name, fresh = "") => {
  if (packs[name]) return packs[name].promise;
  const pack = packs[name] = {}, script = document.createElement("script");
  pack.promise = new Promise((resolve, reject) => {
    pack.come = (content) => { script.onload = null; resolve(content); };
    // A script that was cut short is loaded, and hands over nothing.
    script.onerror = script.onload = () => { delete packs[name]; reject(new Error(`${name} cannot be loaded`)); };
  }).finally(() => script.remove());
  // Else a browser lets what the page looks like go first.
  script.fetchPriority = "high";
  script.src = `${bundle}${name}.js${fresh}`;
  document.head.append(script);
  return pack.promise;
};
const forget = (name, fresh) => load(name, fresh).finally(() => delete packs[name]);

/* A worker, which starts while packs are on their way. `tell` hands it what it is to know, and gives what it can be asked. */
const inWorker = async (Index) => {
  const source = URL.createObjectURL(new Blob([`(${host})(${engine},${Index})`], { type: "text/javascript" }));
  const worker = new Worker(source), calls = {}, broken = new Promise((_, reject) => { worker.onerror = reject; });
  broken.catch(() => {});
  let last = 0;
  const ask = (message, soon) => new Promise((answer, fail) => { calls[++last] = { answer, fail, soon }; worker.postMessage({ ...message, id: last }); });
  worker.onmessage = async ({ data: { id, answer, soon, failed, load: name } }) => {
    if (name) return forget(name).then((content) => worker.postMessage({ name, content }), (error) => worker.postMessage({ name, failed: error.message }));
    if (soon !== undefined) return calls[id]?.soon?.(soon);
    failed ? calls[id].fail(new Error(failed)) : calls[id].answer(answer);
    delete calls[id];
  };
  const query = (text, filters, sort, page, soon) => ask({ call: "query", given: [text, filters, sort, page] }, soon);
  const records = (...given) => ask({ call: "records", given });
  const end = () => worker.terminate();
  const tell = async (entry, folds) => {
    await Promise.race([ask({ given: [entry, folds] }), broken]);
    return { query, records, end };
  };
  return { tell, end };
};

// The worker needs the loader alone: it starts before the entry is there.
const begin = async (fresh) => {
  const [sum, Index] = await load("loader", fresh), worker = inWorker(Index);
  worker.catch(() => {});
  return { sum, Index, worker };
};
const enter = async () => {
  const begun = begin().catch(() => ({})), entry = await forget("entry", `?${Date.now()}`), [own] = document.documentElement.lang.split("-");
  entry.languages.sort((a, b) => (b === own) - (a === own));
  // What the first question needs is asked for at once: of the page's own language or, where that has not its letters, of those that have.
  // Without words that is something of all languages, and nothing that makes stems.
  const asks = new URLSearchParams(location.search).get("q")?.toLowerCase(), [first] = entry.languages;
  const able = entry.groups.filter(({ letters }) => !asks || !letters || Array.from(asks).some((letter) => letters.includes(letter)));
  const near = able.filter(({ language }) => language === first);
  for (const { language, name, start } of asks && near.length ? near : able) {
    for (const pack of [...(asks ? [entry.wasm[language]] : []), `${name}/${start}`]) load(pack).catch(() => {});
  }
  const { sum, worker, Index } = await begun;
  if (sum === entry.loader) return { entry, worker, Index };
  // A browser may have kept one of another version.
  worker?.then(({ end }) => end(), () => {});
  delete packs.loader;
  return { entry, ...await begin(`?${entry.loader}`) };
};
let ready, last, entered = enter();
entered.catch(() => {});
const open = async (folds) => {
  const { entry, Index, worker } = await (entered ??= enter());
  return worker.then(({ tell }) => tell(entry, folds)).catch(() => engine(Index, entry, folds, forget));
};
window.pressmarkSearch = (folds) => {
  const methods = () => ready ??= open(folds).catch((error) => { ready = entered = undefined; throw error; });
  const ask = async (method, given) => (await methods())[method](...given);
  // A pack is gone where the archive was published anew since the page was opened: what it is now is asked once.
  const twice = (given, mine) => ask("query", given).catch(async (error) => {
    if (mine() !== last) throw error;
    (await ready)?.end?.();
    ready = entered = undefined;
    return ask("query", given);
  });
  const query = (...given) => {
    const mine = last = twice(given, () => mine);
    // What is no longer asked for gives the answer to what is.
    return mine.catch((error) => { if (mine !== last) return last; throw error; });
  };
  query.records = (...given) => ask("records", given);
  return query;
};
})();
