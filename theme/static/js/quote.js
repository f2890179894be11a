/* Cites the words that a reader selects in an article's text: quotation, paragraph, reference, link. */
(() => {
  "use strict";
  const box = document.getElementById("quote"), text = document.querySelector(".text");
  const [said, open, shut, made] = box.children;
  const { url, straight, mark, offer, copied, failed } = box.dataset;
  const BLOCKS = "p, li, h2, h3, h4, pre, dt, dd, td, th, figcaption, footer", MOST = 12, ENDS = 6, CONTEXT = 3;
  const language = text.lang || document.documentElement.lang;
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  let range, timer;

  // What typography changed is set back where that is exact: the page says where it is.
  const AS_WRITTEN = { "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "—": "--", "\u00a0": " " };
  const written = (words) => (straight ? words.replace(/[“”‘’…—\u00a0]/g, (sign) => AS_WRITTEN[sign]) : words);
  const tidy = (words) => words.replace(/[ \t\n\r]+/g, " ").trim();

  // The words of a range by the blocks that they stand in. A paragraph's number is no word of the text,
  // and the mark of a note none of the quotation.
  const pieces = (over) => {
    const found = new Map(), walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!over.intersectsNode(node) || parent.closest(".pn")) continue;
      const block = parent.closest(BLOCKS) ?? text, piece = found.get(block) ?? { block, all: "", words: "" };
      const from = node === over.startContainer ? over.startOffset : 0;
      const part = node.data.slice(from, node === over.endContainer ? over.endOffset : node.length);
      piece.all += part;
      if (!parent.closest(".note")) piece.words += part;
      found.set(block, piece);
    }
    return [...found.values()].filter(({ all }) => all.trim());
  };

  // A browser finds whole words alone (URL Fragment Text Directives, "find a range from a text directive").
  const whole = (over) => {
    const wide = over.cloneRange(), { startContainer: first, startOffset: from, endContainer: last, endOffset: to } = over;
    const at = (node, offset) => segmenter.segment(node.data).containing(offset);
    if (first.nodeType === 3 && from < first.length) wide.setStart(first, at(first, from).index);
    if (last.nodeType === 3 && to) {
      const { index, segment } = at(last, to - 1);
      wide.setEnd(last, index + segment.length);
    }
    return wide;
  };
  const cut = (words, count) => {
    const parts = [...segmenter.segment(words)], at = parts.flatMap(({ isWordLike }, i) => (isWordLike ? i : []));
    if (!at.length) return "";
    const kept = at.length <= Math.abs(count) ? parts : count > 0 ? parts.slice(0, at[count - 1] + 1) : parts.slice(at.at(count));
    return kept.map(({ segment }) => segment).join("").trim();
  };
  const length = (words) => [...segmenter.segment(words)].filter(({ isWordLike }) => isWordLike).length;
  const coded = (words) => encodeURIComponent(words).replace(/-/g, "%2D");
  const beside = (over, block) => tidy(pieces(over).find((piece) => piece.block === block)?.all ?? "");
  const directive = (over) => {
    const wide = whole(over), found = pieces(wide), before = wide.cloneRange(), after = wide.cloneRange();
    before.setStart(text, 0);
    before.setEnd(wide.startContainer, wide.startOffset);
    after.setStart(wide.endContainer, wide.endOffset);
    after.setEnd(text, text.childNodes.length);
    const prefix = cut(beside(before, found[0].block), -CONTEXT), suffix = cut(beside(after, found.at(-1).block), CONTEXT);
    const [start, end] = [found[0], found.at(-1)].map(({ all }) => tidy(all));
    const parts = found.length > 1 || length(start) > MOST ? [cut(start, ENDS), cut(end, -ENDS)] : [start];
    return [prefix && `${coded(prefix)}-`, ...parts.map(coded), suffix && `-${coded(suffix)}`].filter(Boolean).join(",");
  };

  const cited = () => {
    const found = pieces(range);
    const places = [...new Set(found.map(({ block }) => block.closest(":is(p, li):has(> .pn)")).filter(Boolean))];
    const numbers = [...new Set([places[0], places.at(-1)])].filter(Boolean).map((place) => place.querySelector(".pn").textContent);
    const address = `${url || location.href.replace(/#.*/s, "")}#${places[0]?.id ?? ""}:~:text=${directive(range)}`;
    const shown = [...document.querySelectorAll("#cite + .cite p.ref")];
    const reference = shown.find((each) => !each.closest("[hidden]")) ?? shown[0];
    return { words: found.map((piece) => written(tidy(piece.words))), places: numbers.length ? mark.replace("{n}", numbers.join("–")) : "", address, reference };
  };
  const drawn = ({ words, places, address, reference }) => {
    const quotation = document.createElement("blockquote"), source = document.createElement("p");
    const link = Object.assign(document.createElement("a"), { href: address, textContent: places || address });
    quotation.lang = language;
    quotation.dir = getComputedStyle(text).direction;
    quotation.append(...words.map((each) => Object.assign(document.createElement("p"), { textContent: each })));
    source.dir = "auto";
    source.append(...(reference?.cloneNode(true).childNodes ?? []), " ", link);
    return [quotation, source];
  };

  const show = (open_, words = "") => {
    box.toggleAttribute("data-open", open_);
    for (const part of [open, shut]) part.hidden = !open_;
    made.hidden = true;
    said.textContent = words;
  };
  const offered = () => {
    const selection = getSelection(), chosen = selection.rangeCount && !selection.isCollapsed && selection.getRangeAt(0);
    if (box.contains(selection.anchorNode) || (!chosen && box.contains(document.activeElement))) return;
    if (!chosen || !pieces(chosen).length) {
      if (made.hidden && !open.hidden) show(false);
      return;
    }
    range = chosen.cloneRange();
    // A selection that leaves the text, as one of the whole page does, is cut to it.
    if (!text.contains(range.startContainer)) range.setStart(text, 0);
    if (!text.contains(range.endContainer)) range.setEnd(text, text.childNodes.length);
    if (!made.hidden || open.hidden) show(true, offer);
  };
  document.addEventListener("selectionchange", () => { clearTimeout(timer); timer = setTimeout(offered, 200); });

  open.addEventListener("mousedown", (event) => event.preventDefault());
  open.addEventListener("click", async () => {
    const citation = cited(), parts = drawn(citation), { words, places, address, reference } = citation;
    made.replaceChildren(...parts);
    const plain = [...words, reference?.textContent.trim(), `${places} ${address}`.trim()].filter(Boolean).join("\n\n");
    const done = await window.pressmarkCopy(plain, parts.map((part) => part.outerHTML).join(""));
    made.hidden = false;
    said.textContent = done ? copied : failed;
    open.focus();
  });
  const close = () => {
    show(false);
    getSelection().removeAllRanges();
  };
  shut.addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (open.hidden) return;
    if (event.key === "Escape") close();
    if (event.key !== "Tab" || event.shiftKey || box.contains(document.activeElement)) return;
    event.preventDefault();
    open.focus();
  });
  box.hidden = false;
  show(false);
})();
