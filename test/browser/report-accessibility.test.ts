import { AxeBuilder } from "@axe-core/playwright";
import { expect, it } from "vitest";
import { finding, hostileInput, SSH_RULE, sampleInput } from "../../packages/report/test/sample.ts";
import { describeInBrowser } from "./describe-in-browser.ts";
import { FULL_REPORT as FULL } from "./full-report.ts";
import { shownFindings } from "./report-browser.ts";

const DESKTOP = { width: 1280, height: 900 } as const;
const PHONE = { width: 360, height: 740 } as const;

describeInBrowser("the HTML report can be used by everybody:", (open) => {
  it.each([
    ["light", DESKTOP],
    ["dark", DESKTOP],
    ["light", PHONE],
    ["dark", PHONE],
  ] as const)("axe finds nothing wrong in %s at %o", async (colorScheme, viewport) => {
    const { page } = await open(FULL, { colorScheme, viewport });
    await page.evaluate(`for (const details of document.querySelectorAll("details")) details.open = true`);
    const { violations, passes } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(passes.map(({ id }) => id)).toContain("color-contrast");
  });

  it.each([
    ["without findings", sampleInput([])],
    ["of hostile names", hostileInput()],
  ])("axe finds nothing wrong in a report %s", async (_, input) => {
    const { page } = await open(input, { colorScheme: "dark" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it("is worked by keyboard: skip, search, choose, fold, theme", async () => {
    const { page } = await open(FULL);
    const focused = (): Promise<string> =>
      page.evaluate(
        `document.activeElement.getAttribute("name") ?? document.activeElement.textContent.trim()`,
      );
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Skip to the findings");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Theme: system");
    await page.keyboard.press("Enter");
    expect(await page.locator("html").getAttribute("data-theme")).toBe("light");

    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("q");
    await page.keyboard.type("entry");
    await page.locator("#shown", { hasText: "1 of 7 findings" }).waitFor();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.locator("#shown", { hasText: "3 of 7 findings" }).waitFor();
    expect(await shownFindings(page)).toEqual(["entry", "worker", "known"]);

    const summary = page.locator(".rule summary").first();
    const openRule = page.locator(".rule").first().and(page.locator("[open]"));
    expect(await openRule.count()).toBe(1);
    await summary.focus();
    await page.keyboard.press("Enter");
    expect(await openRule.count()).toBe(0);
  });

  it("shows where the focus is", async () => {
    const { page } = await open(FULL);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("getComputedStyle(document.getElementById('theme')).outlineStyle")).toBe(
      "solid",
    );
  });

  it.each([
    ["a full report", FULL],
    ["a report of hostile names", hostileInput()],
    [
      "a report of unbroken names",
      sampleInput([finding(SSH_RULE, "x".repeat(400), { path: "y".repeat(400), message: "z".repeat(400) })], {
        stacks: ["s".repeat(200)],
      }),
    ],
  ])("%s fits on phones", async (_, input) => {
    for (const width of [360, 320]) {
      const { page } = await open(input, { viewport: { width, height: 740 } });
      await page.evaluate(`for (const details of document.querySelectorAll("details")) details.open = true`);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      // What is cut off inside does not widen the page, but cannot be read either.
      const cut = await page.evaluate<string[]>(
        `[...document.querySelectorAll("main *, header *")].filter((element) => element.getBoundingClientRect().right > ${width} && !element.closest(".urn, .skip")).map((element) => element.outerHTML.slice(0, 80))`,
      );
      expect(cut).toEqual([]);
    }
  });
});
