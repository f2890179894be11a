// A plain site of the same articles: their pages, and lists by outlet, topic and year.
import markdownIt from "markdown-it";

const GROUPS = ["outlets", "topics", "years"];
const LONGEST = 100;

function pagesOf(articles, kind) {
  const groups = new Map();
  for (const article of articles) {
    for (const name of article.data[kind]) {
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(article);
    }
  }
  const pages = [];
  for (const [name, works] of [...groups].sort(([a], [b]) => a.localeCompare(b))) {
    const base = name.toLowerCase().replaceAll(" ", "-");
    for (let at = 0; at < works.length; at += LONGEST) {
      const number = at / LONGEST + 1;
      const path = `${kind}/${base}${number > 1 ? `-page-${number}` : ""}.html`;
      pages.push({ name, path, works: works.slice(at, at + LONGEST), all: works.length });
    }
  }
  return pages;
}

export default function (config) {
  config.setLibrary("md", markdownIt({ html: false, typographer: true }));
  config.addPassthroughCopy("static");
  config.addCollection("newest", (api) =>
    api.getFilteredByTag("articles").sort((a, b) => b.date - a.date),
  );
  for (const kind of GROUPS) {
    config.addCollection(`by_${kind}`, (api) =>
      pagesOf(api.getFilteredByTag("articles").sort((a, b) => b.date - a.date), kind),
    );
  }
  return { markdownTemplateEngine: false, dir: { input: ".", output: "output" } };
}
