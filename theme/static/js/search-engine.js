/* query(text, filters, sort, page) and query.records(text, filters, sort), over one Pagefind index for each shard: see docs/search.md. */
(() => {
"use strict";
const bundle = new URL("../../pagefind/", document.currentScript.src).href;

/* Runs in a worker where there is one: it knows nothing but its arguments. `Index` makes Pagefind's class, `load` gives a pack's text. */
const engine = (Index, entry, folds, load) => {
  const PAGE = 20, EXCERPT = 28, BEFORE = 6, SHOWN = 4, TAKEN = 64, KEPT = 4, SLICE = 12;
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
  // Words are ordered as the index has them, by code points: not as `<` has them.
  const points = (word) => Array.from(word, (letter) => letter.codePointAt().toString(36).padStart(4, 0)).join("");

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
  const groups = entry.groups.map((group, place) => ({ ...group, place, rank: entry.languages.indexOf(group.language), held: new Map(), verdicts: new Map(), places: new Map() }));
  const columns = async (group) => {
    const { shards, days, ...head } = await unpacked(`${group.name}/${group.start}`);
    if (group.shards) return;
    let day = 0, begin = 0;
    Object.assign(group, head, { dates: days.map((less) => day += less) });
    for (const band of group.bands) band.push(points(band[0]));
    group.shards = shards.map((shard) => ({ ...shard, group, begin, end: begin += shard.works, words: new Set(), chunks: [], found: new Map() }));
  };
  const band = (group, at) => once(group.held, at, async () => {
    const [parts, data] = await unpack(`${group.name}/${group.bands[at][2]}`);
    let end = 0;
    for (const [i, [words, length]] of parts.entries()) {
      const { chunks, words: all } = group.shards[i];
      chunks[at] = data.subarray(end, end += length);
      if (length) for (const word of words.split(" ")) all.add(word);
    }
  });
  // The band that a word would be in, and those of the words that begin like it: they are noted as places to look.
  const holding = (group, word, places) => {
    const at = group.bands.findLastIndex((band) => band[3] <= points(word));
    return at >= 0 && band(group, at, places.add(at));
  };
  const beginning = (group, word, places) => each(group.bands, ([first], at) => first.startsWith(word) && band(group, at, places.add(at)));

  // One module, with one stemmer, for each language; what it fetches is handed to it.
  const modules = new Map();
  const open = (language) => once(modules, language, async () => {
    const of = new Map([["w", { group: { pages: [], bands: [] }, fields: [] }]]), [, wasm] = await unpack(entry.wasm[language]);
    const list = { version: entry.version, languages: { [language]: { hash: "m", wasm: "w" } }, include_characters: entry.characters };
    const file = async (shard, name) => {
      if (name.startsWith("wasm")) return wasm;
      if (name.startsWith("pagefind")) return meta(shard);
      const at = parseInt(name);
      await band(shard.group, at);
      return shard.chunks[at].length ? shard.chunks[at] : Uint8Array.of(0x81, 0x80);
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
  const sized = (kind, n) => [kind, n >> 8, n & 255];
  const cbor = (value) => {
    if (Array.isArray(value)) return [...sized(0x99, value.length), ...value.flatMap(cbor)];
    const text = UTF8.encode(value);
    return [...sized(0x79, text.length), ...text];
  };
  const meta = ({ group, begin, works, fields }) => {
    // The same for all shards of a group.
    group.table ??= cbor(group.bands.map(([from, to], at) => [from, to, String(at)]));
    // Pages by the thousand, each a list of its name, three letters, and its length in four bytes.
    const pages = new DataView(new ArrayBuffer(works * 10));
    for (let id = 0; id < works; id++) {
      pages.setUint32(id * 10, 0x82630000 + ((48 + (id >> 10)) << 8) + 48 + ((id >> 5) & 31));
      pages.setUint16(id * 10 + 4, ((48 + (id & 31)) << 8) + 0x1a);
      pages.setUint32(id * 10 + 6, group.pages[begin + id]);
    }
    const head = [0x86, ...cbor(entry.version), ...sized(0x99, works)], tail = [...group.table, 0x80, 0x80, ...cbor(fields)];
    const made = new Uint8Array(head.length + pages.byteLength + tail.length);
    made.set(head);
    made.set(new Uint8Array(pages.buffer), head.length);
    made.set(tail, head.length + pages.byteLength);
    return made;
  };
  const numbered = (name) => ((name.charCodeAt(0) - 48) << 10) + ((name.charCodeAt(1) - 48) << 5) + name.charCodeAt(2) - 48;
  const indexes = new Map();
  const index = (shard) => once(indexes, shard, async () => (await open(shard.group.language)).index(shard));

  // A word of one or two letters is no beginning of others, and one in Chinese or Japanese is several: they are sought as phrases.
  const short = (word) => bare(word).length < 3 || fold(word).includes(" ");
  const search = async (shard, words) => {
    const whole = words.filter(short), rest = words.filter((word) => !short(word));
    const terms = [rest.join(" "), ...whole.map((word) => `"${word}"`)].filter(Boolean);
    const [first, ...others] = await each(terms, (term) => once(shard.found, term, async () => {
      for (const key of [...shard.found.keys()].slice(0, -KEPT)) shard.found.delete(key);
      const own = await index(shard);
      for (const word of words) await each([...shard.group.places.get(word)], (at) => own.loadChunk(String(at)));
      return (await own.search(fold(term, shard.group.language))).results;
    }));
    return others.reduce((hits, other) => {
      const also = new Map(other.map((hit) => [hit.id, hit.words]));
      return hits.flatMap((hit) => (also.has(hit.id) ? { ...hit, words: [...hit.words, ...also.get(hit.id)] } : []));
    }, first).map(({ id, score, words: places }) => ({ shard, at: shard.begin + numbered(id), score, places }));
  };
  // Where no word begins with any letter of this one, it is not there, nor is what it is stemmed to.
  const spelt = ({ letters }, word) => !letters || Array.from(bare(word)).some((letter) => letters.includes(letter));
  // How much of a word each shard of a group has: all of it (Infinity), so many letters of its stem, or nothing.
  // Pagefind falls back to the longest beginning that it knows; less than half of a word is no match.
  const verdicts = (group, word) => once(group.verdicts, word, async () => {
    const { language } = group, folded = fold(word, language);
    if (!spelt(group, folded)) return [];
    const phrase = word[0] === '"' || fold(word).includes(" "), places = new Set();
    // Most stems are in the word's own band: it comes while what makes stems is still on its way.
    const early = phrase || columns(group).then(() => holding(group, bare(folded), new Set()));
    const [{ stems }] = await Promise.all([open(language), columns(group), early]);
    group.places.set(word, places);
    const levels = await each(await stems(folded.replace(/"/g, "")), async (stem) => {
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

  // Everything that matches, in order. `soon` is handed what the page's language has, where others are still asked.
  const find = async (text, filters, sort, turn, soon) => {
    const words = /^".+"$/.test(text) ? [text] : [...new Set(text.replace(/"/g, " ").split(/\s+/).filter(bare))];
    const within = range(filters), order = ORDERS[sort] ?? ORDERS[""], ranked = words.length && order === ORDERS[""];
    const judge = async (some) => {
      // At the same time: what makes stems of words is large.
      const opening = words.length && each([...new Set(some.map(({ language }) => language))], open);
      const judging = each(some, async (group) => {
        await columns(group);
        await breathe(turn);
        const passed = sieve(group, filters, within);
        return (!passed || passed.some(Boolean)) && { group, passed, levels: await each(words, (word) => verdicts(group, word)) };
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
          if (words.length) found.push(...await search(shard, words));
          else for (let at = shard.begin; at < shard.end; at++) found.push({ shard, at, score: 0, places: [] });
        }
        for (const hit of found) if (!passed || passed[hit.at] === true) hits.push(hit);
        count(facets, group, found, passed, within);
      }
      await breathe(turn);
      // Scores of two languages do not compare: the page's own language comes first.
      hits.sort((a, b) => (ranked && a.shard.group.rank - b.shard.group.rank) || order(a, b) || a.shard.group.place - b.shard.group.place || a.at - b.at);
      return { hits, facets, words, best };
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
    return { ...known, forms: [...new Set(found[0].places.map((place) => of[place].match(EDGES)[2]))] };
  });

  const pack = (shard, names, at, size) => {
    const id = at - shard.begin;
    return unpacked(`${shard.name}/${names[Math.floor(id / size)]}`).then((held) => held[id % size]);
  };
  const show = ({ shard, at }) => pack(shard, shard.shown, at, SHOWN);
  const read = (sought) => async (hit) => {
    const { content, blocks: begins, ...shown } = await show(hit), words = content.split(CUT), joints = content.match(new RegExp(CUT, "g")) ?? [];
    const { language } = hit.shard.group, places = new Set(hit.places), ends = new Set(begins.map(([, from]) => from - 1));
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
    async query(text, filters, sort, page, soon) {
      const answer = async (found) => {
        const { hits, facets } = found, results = await each(hits.slice((page - 1) * PAGE, page * PAGE), read(found.words));
        return { total: hits.length, facets, results, words: await known(found), more: hits.length > page * PAGE };
      };
      // Where the early answer fails, the whole one does too, and says so.
      const made = await answer(await find(text, filters, sort, ++asked, (early, cold) => answer(early).then((made) => soon({ ...made, cold })).catch(() => {})));
      // While nobody waits: the next question has words.
      if (entry.languages.length) open(entry.languages[0]).catch(() => {});
      return made;
    },
    async records(text, filters, sort) {
      const { hits } = await find(text, filters, sort);
      return each(hits, ({ shard, at }) => pack(shard, shard.taken, at, TAKEN));
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
const forget = (name, fresh) => load(name, fresh).finally(() => delete packs[name]);

const inWorker = (Index, entry, folds) => new Promise((resolve, reject) => {
  const source = URL.createObjectURL(new Blob([`(${host})(${engine},${Index})`], { type: "text/javascript" }));
  const worker = new Worker(source), calls = {};
  let last = 0;
  const ask = (message, soon) => new Promise((answer, fail) => { calls[++last] = { answer, fail, soon }; worker.postMessage({ ...message, id: last }); });
  worker.onerror = reject;
  worker.onmessage = async ({ data: { id, answer, soon, failed, load: name } }) => {
    if (name) return forget(name).then((content) => worker.postMessage({ name, content }), (error) => worker.postMessage({ name, failed: error.message }));
    if (soon) return calls[id]?.soon?.(soon);
    failed ? calls[id].fail(new Error(failed)) : calls[id].answer(answer);
    delete calls[id];
  };
  const query = (text, filters, sort, page, soon) => ask({ call: "query", given: [text, filters, sort, page] }, soon);
  const records = (...given) => ask({ call: "records", given });
  ask({ given: [entry, folds] }).then(() => resolve({ query, records, end: () => worker.terminate() }), reject);
});

const enter = async () => {
  const entry = await forget("entry", `?${Date.now()}`), [own] = document.documentElement.lang.split("-");
  entry.languages.sort((a, b) => (b === own) - (a === own));
  // What the first question needs in the page's own language is asked for at once.
  const [first] = entry.languages, starts = entry.groups.filter(({ language }) => language === first).map(({ name, start }) => `${name}/${start}`);
  for (const name of [entry.loader, ...(first ? [entry.wasm[first], ...starts] : [])]) load(name).catch(() => {});
  return entry;
};
let ready, last, entered = enter();
entered.catch(() => {});
const open = async (folds) => {
  const entry = await (entered ??= enter()), Index = await load(entry.loader);
  return inWorker(Index, entry, folds).catch(() => engine(Index, entry, folds, forget));
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
