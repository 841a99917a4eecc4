import { AxeBuilder } from "@axe-core/playwright";
import { toRecoveryHtml } from "@rampart/report/recovery-html";
import type { RecoveryReport } from "@rampart/report/recovery-input";
import { expect, it } from "vitest";
import {
  CHANGED,
  EMPTY,
  HOSTILE_REPORTS,
  largeReport,
  REPORT,
} from "../../packages/report/test/recovery/sample-recovery.ts";
import { describeInBrowser } from "./describe-in-browser.ts";
import type { OpenOptions, OpenReport } from "./report-browser.ts";

const DESKTOP = { width: 1280, height: 900 } as const;
const PHONE = { width: 360, height: 740 } as const;
const OPEN_ALL = `for (const details of document.querySelectorAll("details")) details.open = true`;

describeInBrowser("the page of recovery", (_open, openPage) => {
  const open = async (report: RecoveryReport, options?: OpenOptions): Promise<OpenReport> =>
    await openPage(toRecoveryHtml(report), options);

  it.each([
    ["light", DESKTOP],
    ["dark", DESKTOP],
    ["light", PHONE],
    ["dark", PHONE],
  ] as const)(
    "can be used by everybody: axe finds nothing wrong in %s at %o",
    async (colorScheme, viewport) => {
      const { page } = await open(CHANGED, { colorScheme, viewport });
      await page.evaluate(OPEN_ALL);
      const { violations, passes } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(passes.map(({ id }) => id)).toContain("color-contrast");
    },
  );

  it.each<readonly [string, RecoveryReport]>([
    ["a posture", REPORT],
    ["a change", CHANGED],
    ["nothing", EMPTY],
    ...HOSTILE_REPORTS.slice(0, 3).map((report) => ["hostile names", report] as const),
  ])("of %s fits on phones, needs nothing but itself and takes no name for markup", async (_, report) => {
    const { page, complaints, requests } = await open(report, { viewport: { width: 320, height: 740 } });
    await page.evaluate(OPEN_ALL);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.locator("img, iframe, object, embed, base, [style], [onload], [onerror]").count()).toBe(
      0,
    );
    expect([complaints, requests]).toEqual([[], []]);
  });

  it.each([true, false])("opens what is behind a cell, with scripts: %s", async (javaScriptEnabled) => {
    const { page } = await open(REPORT, { javaScriptEnabled });
    await page.locator("#w1 > summary").click();
    const panel = page.locator("#w0");
    const isOpen = async (): Promise<boolean> => (await panel.getAttribute("open")) !== null;
    if (await isOpen()) await panel.locator("summary").first().click();
    expect(await isOpen()).toBe(false);
    await page.locator(`.heat a[href="#w0-deletion"]`).click();
    expect(await isOpen()).toBe(true);
    expect(await panel.locator(".resource b").first().isVisible()).toBe(true);
  });

  it("draws jobs and the worst gap to scale", async () => {
    const { page } = await open(REPORT);
    const bars = await page.evaluate<{ from: number; to: number; x: number; width: number }[]>(
      `[...document.querySelector(".recovery-points").querySelectorAll("rect[data-from]")].map((rect) => {
        const plot = rect.closest("svg").getBoundingClientRect();
        const box = rect.getBoundingClientRect();
        return { from: +rect.dataset.from, to: +rect.dataset.to, x: (box.x - plot.x) / plot.width, width: box.width / plot.width };
      })`,
    );
    const [timeline] = REPORT.timelines;
    const [start = 0, end = 0] = [timeline?.from.at.getTime(), timeline?.until.at.getTime()];
    expect(bars.length).toBeGreaterThan(1);
    for (const { from, to, x, width } of bars) {
      expect(x).toBeCloseTo((from - start) / (end - start), 2);
      expect(width).toBeCloseTo((Math.min(to, end) - from) / (end - start), 2);
    }
  });

  it("prints unfolded", async () => {
    const { page } = await open(REPORT, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    const box = await page.locator(".terms").first().boundingBox();
    expect(box?.height ?? 0).toBeGreaterThan(10);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });

  it("of a thousand resources is ready while somebody waits", async () => {
    const { page } = await open(largeReport(1000));
    expect(await page.locator(".heat tbody tr").count()).toBe(7);
    await page.locator(`.heat a[href="#w3-region"]`).click();
    expect(await page.locator("#w3 .resource").first().isVisible()).toBe(true);
  });
});
