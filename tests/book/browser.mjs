// Opens pages of the built book in Chromium and writes what it found as one line of JSON a view.
// Usage: node browser.mjs FOLDER_WITH_NODE_MODULES CHROMIUM BASE_URL PAGE...
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [folder, chromiumPath, base, ...pages] = process.argv.slice(2);
const require = createRequire(join(resolve(folder), "package.json"));
const { chromium } = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");

// Colours change with the theme and the layout with the width: together these three see all of both.
const VIEWS = [
  { theme: "light", width: 1280 },
  { theme: "dark", width: 1280 },
  { theme: "light", width: 390 },
];

const browser = await chromium.launch({
  executablePath: chromiumPath,
  // Chromium's own sandbox does not run as root, which is how many containers run tests.
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});

for (const { theme, width } of VIEWS) {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  await context.addInitScript((name) => {
    localStorage.setItem("mode", name);
    localStorage.setItem("theme", name);
  }, theme);
  for (const page of pages) {
    console.log(JSON.stringify({ page, theme, width, ...(await visit(context, page)) }));
  }
  await context.close();
}
await browser.close();

async function visit(context, page) {
  const tab = await context.newPage();
  const errors = [];
  const outside = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  tab.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await tab.route(
    (url) => !url.href.startsWith(base) && url.protocol !== "data:",
    (route) => {
      outside.push(route.request().url());
      return route.abort();
    },
  );
  await tab.goto(base + page, { waitUntil: "load" });

  const found = {
    theme_shown: await tab.evaluate(() => document.documentElement.dataset.theme),
    overflow: await tab.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
    unopened_by_key: await openByKey(tab),
  };
  // Whatever is folded away is part of the page too.
  await tab.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
  await tab.addScriptTag({ path: axe });
  await tab.waitForTimeout(400); // the theme's own delay before it looks at boxes that scroll
  await tab.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  const { violations } = await tab.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  await tab.close();
  return {
    ...found,
    errors,
    outside,
    violations: violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes.map((node) => node.html.slice(0, 200)),
    })),
  };
}

// Folded parts of the text that a keyboard alone does not unfold.
async function openByKey(tab) {
  const unopened = [];
  for (const fold of await tab.$$("article details:not([open]) > summary")) {
    if (!(await fold.isVisible())) continue;
    await fold.focus();
    await tab.keyboard.press("Enter");
    if (!(await fold.evaluate((summary) => summary.parentElement.open))) {
      unopened.push(await fold.innerText());
    }
  }
  for (const button of await tab.$$("article .toggle-hidden .toggle-button")) {
    await button.focus();
    await tab.keyboard.press("Enter");
    if (await button.evaluate((element) => element.closest(".toggle-hidden") !== null)) {
      unopened.push(await button.innerText());
    }
  }
  return unopened;
}
