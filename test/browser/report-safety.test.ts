import { beforeAll, describe, expect, it } from "vitest";
import { HOSTILE, hostileInput, largeInput, sampleInput } from "../../packages/report/test/sample.ts";
import { describeInBrowser } from "./describe-in-browser.ts";
import { FULL_REPORT as FULL } from "./full-report.ts";
import { type OpenReport, shownFindings } from "./report-browser.ts";

describeInBrowser("the HTML report, whatever is in it,", (open) => {
  describe("needs nothing but itself", () => {
    it.each([
      ["a full report", FULL],
      ["a report without findings", sampleInput([])],
      ["a report of hostile names", hostileInput()],
      ["a report of 5,000 findings", largeInput(5_000)],
    ])("%s", async (_, input) => {
      const { page, complaints, requests } = await open(input);
      await page.waitForLoadState("networkidle");
      expect(complaints).toEqual([]);
      expect(requests).toEqual([]);
    });

    it("lets in no script, style or image from elsewhere, even if one got into the page", async () => {
      const { page, complaints, requests } = await open(FULL);
      await page.evaluate(`document.body.insertAdjacentHTML("beforeend",
      '<img src="https://example.com/x.png" onerror="alert(1)"><p style="position:fixed" onclick="alert(2)">x</p>')`);
      await page.evaluate(
        `{ const script = document.createElement("script"); script.textContent = "window.injected = true"; document.body.append(script); }`,
      );
      await page.waitForLoadState("networkidle");
      expect(await page.evaluate("window.injected")).toBeUndefined();
      expect(complaints.filter((text) => text.startsWith("dialog"))).toEqual([]);
      expect(complaints.filter((text) => text.includes("Content Security Policy")).length).toBeGreaterThan(2);
      expect(requests).toEqual([]);
    });
  });

  describe("takes no name for markup", () => {
    let report: OpenReport;

    beforeAll(async () => {
      report = await open(hostileInput());
    });

    it("in elements and attributes", async () => {
      const { page } = report;
      expect(await page.locator("script").count()).toBe(1);
      expect(await page.locator("img, iframe, object, embed, base, svg [onload]").count()).toBe(0);
      const attributes = await page.evaluate<string[]>(
        `[...document.querySelectorAll("*")].flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith("on") || name === "style")`,
      );
      expect(attributes).toEqual([]);
    });

    it("in links, which lead into the page or to the web", async () => {
      const links = await report.page.evaluate<string[]>(
        `[...document.querySelectorAll("[href], [src]")].map((element) => element.getAttribute("href") ?? element.getAttribute("src"))`,
      );
      expect(links.length).toBeGreaterThan(10);
      expect(
        links.filter((link) => !/^(#|https:\/\/example\.com\/|data:image\/svg\+xml,)/.test(link)),
      ).toEqual([]);
    });

    it("and shows it as it is", async () => {
      const names = await report.page.locator(".finding b:first-child").allTextContents();
      for (const text of HOSTILE) {
        // HTML reads every end of a line as one.
        const readable = text
          .replaceAll("\r\n", "\n")
          .replaceAll("\u0000", "\uFFFD")
          .replaceAll("\u0007", "\uFFFD")
          .replaceAll("\u202E", "\uFFFD");
        expect(names).toContain(readable);
      }
    });

    it("and still folds and filters", async () => {
      const { page } = report;
      await page.getByRole("searchbox").fill("<script>");
      await page.locator("#shown", { hasText: " of " }).waitFor();
      expect((await shownFindings(page)).length).toBeGreaterThan(0);
    });
  });
});
