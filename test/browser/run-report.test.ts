import { AxeBuilder } from "@axe-core/playwright";
import type { RunRecord } from "@rampart/core/run-record";
import { toRunHtml } from "@rampart/report/run-html";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import {
  BROKEN,
  COMPLETED,
  CRASHED,
  EMPTY,
  FAILED,
  HOSTILE_RECORDS,
  LONG,
  OF_STATUS,
  OPTIONS,
} from "../../packages/report/test/run/sample-run.ts";
import { describeInBrowser } from "./describe-in-browser.ts";
import type { OpenOptions, OpenReport } from "./report-browser.ts";

const DESKTOP = { width: 1280, height: 900 } as const;
const PHONE = { width: 360, height: 740 } as const;

const OPEN_ALL = `for (const details of document.querySelectorAll("details")) details.open = true`;

/** One page that has all hostile texts, to open one browser page for it. */
const [HOSTILE = FAILED, ...OTHER_HOSTILE] = HOSTILE_RECORDS;

const UNBROKEN: RunRecord = {
  ...FAILED,
  stack: "s".repeat(200),
  runbook: "r".repeat(200),
  inputs: { ["i".repeat(200)]: "v".repeat(400) },
  steps: FAILED.steps.map((step) => ({
    ...step,
    name: step.name + "x".repeat(200),
    ifItFails: "y".repeat(400),
    output: "z".repeat(400),
  })),
  history: FAILED.history.map((line) => ({ ...line, what: "w".repeat(400), by: "b".repeat(200) })),
  operators: FAILED.operators.map((operator) => ({ ...operator, name: "n".repeat(200) })),
};

interface Bar {
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly width: number;
}

async function barsOf(page: Page): Promise<Bar[]> {
  return await page.evaluate<
    Bar[]
  >(`[...document.querySelectorAll("#timeline rect[data-from]")].map((rect) => {
    const plot = rect.closest("svg").getBoundingClientRect();
    const box = rect.getBoundingClientRect();
    return { from: +rect.dataset.from, to: +rect.dataset.to, x: (box.x - plot.x) / plot.width, width: box.width / plot.width };
  })`);
}

describeInBrowser("the page of a run", (_open, openPage) => {
  const open = async (record: RunRecord, options?: OpenOptions): Promise<OpenReport> =>
    await openPage(toRunHtml(record, OPTIONS), options);

  describe("can be used by everybody:", () => {
    it.each([
      ["light", DESKTOP],
      ["dark", DESKTOP],
      ["light", PHONE],
      ["dark", PHONE],
    ] as const)("axe finds nothing wrong in %s at %o", async (colorScheme, viewport) => {
      const { page } = await open(FAILED, { colorScheme, viewport });
      await page.evaluate(OPEN_ALL);
      const { violations, passes } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(passes.map(({ id }) => id)).toContain("color-contrast");
    });

    it.each([
      ["completed", COMPLETED],
      ["crashed", CRASHED],
      ["without steps", EMPTY],
      ["whose journal was changed", BROKEN],
      ["in doubt", OF_STATUS["in-doubt"]],
      ["that waits", OF_STATUS.waiting],
      ["whose undo failed", OF_STATUS["undo-failed"]],
      ["of hostile names", HOSTILE],
    ])("axe finds nothing wrong in a run %s", async (_, record) => {
      for (const colorScheme of ["light", "dark"] as const) {
        const { page } = await open(record, { colorScheme });
        await page.evaluate(OPEN_ALL);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      }
    });

    it.each([
      ["failed", FAILED],
      ["of hostile names", HOSTILE],
      ["of unbroken names", UNBROKEN],
    ])("a run %s fits on phones", async (_, record) => {
      for (const width of [360, 320]) {
        const { page } = await open(record, { viewport: { width, height: 740 } });
        await page.evaluate(OPEN_ALL);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
        // What is cut off inside does not widen the page, but cannot be read either.
        const cut = await page.evaluate<string[]>(
          `[...document.querySelectorAll("main *, header *")].filter((element) => element.getBoundingClientRect().right > ${width} && !element.closest(".skip")).map((element) => element.outerHTML.slice(0, 80))`,
        );
        expect(cut).toEqual([]);
      }
    });

    it("leads a keyboard to what to look at first, and through outputs", async () => {
      const { page } = await open(FAILED);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.evaluate("location.hash")).toBe("#trouble");
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe(
        "Output of scale out API",
      );
    });
  });

  describe("says", () => {
    it("how it ended, then what to do about it, before anything else", async () => {
      const { page } = await open(FAILED);
      expect(await page.title()).toContain("Failed at “scale out API” after 9 min 33 s");
      const box = async (selector: string): Promise<number> =>
        (await page.locator(selector).first().boundingBox())?.y ?? Number.NaN;
      const places = [
        await box(".verdict"),
        await box(".tiles"),
        await box("#trouble"),
        await box("#timeline"),
      ];
      expect(places).toEqual(places.toSorted((one, other) => one - other));
      expect(await page.locator("#trouble").textContent()).toContain("Ask for a quota increase");
      // Without scrolling, at 3 a.m.
      const advice = await page.locator("#trouble .todo").boundingBox();
      expect((advice?.y ?? 0) + (advice?.height ?? 0)).toBeLessThan(900);
    });

    it("the numbers of the plot in a table, as screen readers need them", async () => {
      const { page } = await open(FAILED);
      const rows = await page.locator("#timeline tbody tr").all();
      const texts = await Promise.all(
        rows.slice(0, 5).map((row) => row.locator("th, td.number").allInnerTexts()),
      );
      expect(texts).toEqual([
        ["Whole run", "0:00", "15 min 55 s", ""],
        ["replica lag", "6:22", "2.9 s", "done"],
        ["standby capacity", "6:25", "6.4 s", "done"],
        ["freeze writes", "6:32", "14 s", "done"],
        ["promote replica", "6:46", "6 min 25 s", "done"],
      ]);
    });

    it("what was planned beside what was done, and marks where they differ", async () => {
      const { page } = await open(FAILED);
      const dns = page.locator(".step .step", { hasText: "switch DNS" });
      expect(await dns.locator(".off").allInnerTexts()).toEqual(["    ~ ttl: 60 => 30"]);
      expect(await dns.locator("h4").allInnerTexts()).toEqual(["Planned", "Done"]);
    });

    it("who ran it and who allowed it, and how to check the journal", async () => {
      const { page } = await open(FAILED);
      const people = await page
        .locator("section", { hasText: "Operators and approvals" })
        .last()
        .textContent();
      expect(people).toContain("took it over from mara on ops-laptop-3");
      expect(people).toContain("2 of 2: jonas at 02:49:09, lea at 02:50:34");
      expect(await page.locator(".chain").textContent()).toContain(
        `rampart runs verify ${FAILED.run} --head ${FAILED.chain.head}`,
      );
    });
  });

  describe("plots", () => {
    it.each([
      ["a failed run", FAILED],
      ["a completed run", COMPLETED],
      ["a run of 500 steps", LONG],
    ])("%s to scale", async (_, record) => {
      const { page } = await open(record);
      const bars = await barsOf(page);
      expect(bars.length).toBeGreaterThan(5);
      const [whole] = bars.toSorted((one, other) => other.width - one.width);
      const perMillisecond = (whole?.width ?? 0) / ((whole?.to ?? 0) - (whole?.from ?? 0));
      for (const { from, to, x, width } of bars) {
        expect(width).toBeCloseTo((to - from) * perMillisecond, 3);
        expect(x).toBeCloseTo(from * perMillisecond, 3);
      }
    });

    it("the objective where it is", async () => {
      const { page } = await open(FAILED);
      const bars = await barsOf(page);
      const detection = bars.find(({ from, to }) => from === 0 && to === FAILED.phases.detection);
      const x = await page.evaluate<number>(`(() => {
        const line = document.querySelector("#timeline line.limit");
        const plot = line.closest("svg").getBoundingClientRect();
        return (line.getBoundingClientRect().x + line.getBoundingClientRect().width / 2 - plot.x) / plot.width;
      })()`);
      expect(x).toBeCloseTo(((detection?.width ?? 0) / FAILED.phases.detection) * 900_000, 2);
    });

    it("phases that can be told apart", async () => {
      const { page } = await open(FAILED);
      const fills = await page.evaluate<string[]>(
        `["detection", "decision", "action", "verification", "idle"].map((phase) => getComputedStyle(document.querySelector(".whole .phase-" + phase)).fill)`,
      );
      expect(new Set(fills).size).toBe(5);
      expect(fills[1]).toContain("#hatch-decision");
    });
  });

  it("prints unfolded, with its plot", async () => {
    const { page } = await open(FAILED, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    for (const step of FAILED.steps) {
      const box = await page.locator(".step", { hasText: step.name }).last().boundingBox();
      expect(box?.height ?? 0).toBeGreaterThan(20);
    }
    const row = await page.locator("#history tbody tr").first().boundingBox();
    expect(row?.height ?? 0).toBeGreaterThan(5);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });

  it.each([
    ["failed", FAILED],
    ["without steps", EMPTY],
    ["of 500 steps", LONG],
    ["of hostile names", HOSTILE],
  ])("of a run %s needs nothing but itself", async (_, record) => {
    const { page, complaints, requests } = await open(record);
    await page.waitForLoadState("networkidle");
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
  });

  it("takes no name for markup", async () => {
    for (const record of [HOSTILE, ...OTHER_HOSTILE]) {
      const { page, complaints } = await open(record);
      expect(await page.locator("script").count()).toBe(1);
      expect(await page.locator("img, iframe, object, embed, base, svg [onload]").count()).toBe(0);
      const attributes = await page.evaluate<string[]>(
        `[...document.querySelectorAll("*")].flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith("on") || name === "style")`,
      );
      expect(attributes).toEqual([]);
      const links = await page.evaluate<string[]>(
        `[...document.querySelectorAll("[href], [src]")].map((element) => element.getAttribute("href") ?? element.getAttribute("src"))`,
      );
      expect(links.filter((link) => !/^(#|data:image\/svg\+xml,)/.test(link))).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });
});
