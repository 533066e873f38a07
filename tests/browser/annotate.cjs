// Tries a page of examples/annotate in Chromium: annotate.cjs PAGE TEXT [SCREENSHOT]. See annotate.sh.
"use strict";
const assert = require("node:assert/strict");
const { mkdtempSync, readFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");
const axe = require("axe-core");
const { chromium } = require("playwright-core");

const [file, text, screenshot] = process.argv.slice(2);
const address = "file://" + path.resolve(file);
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
  "--disable-background-networking", "--disable-component-update"];

const tests = {
  async "it asks for nothing but itself, and nothing goes wrong"(page, events) {
    assert.deepEqual(events.requests, [address]);
    assert.deepEqual(events.errors, []);
  },

  async "the whole text is on it"(page) {
    const shown = await page.$$eval("code", (lines) => lines.map((line) => line.textContent).join(""));
    assert.equal(shown, readFileSync(text, "utf8"));
  },

  async "hovering over the text finds the field, and the other way round"(page) {
    const field = page.locator("dd", { hasText: "HARBOR BOARD ASKS" });
    await page.hover("code >> text=AUTUMN STORMS");
    assert.equal(await isLit(field), true);
    assert.equal(await isLit(page.locator("dd", { hasText: "AMEMBASSY ZENDA" }).first()), false);
    await field.hover();
    const lit = await page.$$eval("code .on", (parts) => parts.map((part) => part.textContent.trim()));
    assert.deepEqual(lit, ["HARBOR BOARD ASKS FOR FLOATING CRANES BEFORE THE", "AUTUMN STORMS"]);
    await page.hover("h1");
    assert.equal(await page.locator(".on").count(), 0);
  },

  async "a click finds the other side and keeps it; Escape lets it go"(page) {
    await page.locator("dd", { hasText: "We believe him." }).first().click();
    // A diagnostic about its mark parts the line.
    const there = await page.$$eval("code .on", (parts) => parts.map((part) => part.textContent).join(""));
    assert.equal(there.trimEnd(), "3. (C/NF) COMMENT: We believe him.  END COMMENT.");
    assert.equal(await inWindow(page.locator("code .on").first()), true);
    await page.hover("h1");
    assert.equal(await page.locator("code .on").count() > 0, true);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".on").count(), 0);
    await page.click("code >> text=AMEMBASSY XANADU");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "AMEMBASSY XANADU");
  },

  async "keys alone lead everywhere"(page) {
    const focused = () => page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Skip to the text");
    assert.equal(await inWindow(page.locator(":focus")), true, "the skip link shows itself");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "note in line 15", "the skip link leads to the fields");
    await page.goto(address);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    for (const role of ["transmission identifier", "routing", "calling station"]) {
      await page.keyboard.press("Tab");
      assert.equal(await focused(), role);
    }
    const style = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(style, "solid", "the focus can be seen");
    assert.equal(await isLit(page.locator("dd", { hasText: "RUEHZE" })), true);
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "routing indicator RUEHZE");
    assert.equal(await inWindow(page.locator(":focus")), true);
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "calling station", "and back");
  },

  async "links lead there without the script"(page, _, browser) {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(address);
    await plain.click("dd >> text=HARBOR BOARD ASKS");
    assert.match(await plain.locator("code :target").textContent(), /^HARBOR BOARD ASKS/);
    await plain.click("a.role >> text=originator");
    assert.match(await plain.locator("dd:target").textContent(), /AMEMBASSY ZENDA/);
    const broken = await plain.$$eval("a", (links) =>
      links.map((link) => link.hash.slice(1)).filter((id) => !document.getElementById(id)));
    assert.deepEqual(broken, []);
    await plain.close();
  },

  async "it fits a phone"(page) {
    for (const width of [320, 400, 700, 1000, 1600]) {
      await page.setViewportSize({ width, height: 800 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= width, `${width} pixels`);
    }
  },

  async "it is accessible in light and dark, narrow and wide"(page) {
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [400, 1600]) {
        await page.emulateMedia({ colorScheme });
        // So high that nothing is scrolled out of sight, where no colours can be told.
        await page.setViewportSize({ width, height: 6000 });
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() => axe.run());
        const told = violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}: ${node.any[0]?.message}`));
        assert.deepEqual(told, [], `${colorScheme}, ${width} pixels`);
        // What is lit keeps its contrast.
        await page.evaluate(() => document.querySelectorAll("[data-is]").forEach((part) => part.classList.add("on")));
        const lit = await page.evaluate(() => axe.run({ runOnly: "color-contrast" }));
        assert.deepEqual(lit.violations.flatMap((rule) => rule.nodes.map((node) => node.html)), [], `${colorScheme}, lit`);
        await page.evaluate(() => document.querySelectorAll(".on").forEach((part) => part.classList.remove("on")));
      }
    }
  },

  async "it prints"(page) {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const [paper, skip] = await page.evaluate(() =>
      [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.querySelector(".skip")).display]);
    assert.deepEqual([paper, skip], ["rgb(255, 255, 255)", "none"]);
    assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
  },
};

function isLit(locator) {
  return locator.evaluate((element) => element.classList.contains("on"));
}

function inWindow(locator) {
  return locator.evaluate((element) => {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
  });
}

async function main() {
  const profile = mkdtempSync(path.join(tmpdir(), "annotate-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM, args: quiet, viewport: { width: 1600, height: 900 }, reducedMotion: "reduce",
  });
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    const page = await context.newPage();
    const events = { requests: [], errors: [] };
    page.on("request", (request) => events.requests.push(request.url()));
    page.on("console", (message) => events.errors.push(message.text()));
    page.on("pageerror", (error) => events.errors.push(String(error)));
    try {
      await page.goto(address);
      await test(page, events, context.browser());
      console.log(`ok      ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${name}\n${error.stack}`);
    }
    await page.close();
  }
  if (screenshot) {
    const page = await context.newPage();
    await page.setViewportSize({ width: 1280, height: 960 });
    await page.goto(address);
    // Not `hover`, which scrolls.
    const place = await page.locator("code >> text=AMEMBASSY XANADU").boundingBox();
    await page.mouse.move(place.x + 80, place.y + 5);
    await page.screenshot({ path: screenshot });
  }
  await context.close();
  process.exit(failed ? 1 : 0);
}

main();
