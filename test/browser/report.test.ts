import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { SSH_RULE, WAIVER } from "../../packages/report/test/sample.ts";
import { describeInBrowser } from "./describe-in-browser.ts";
import { FULL_REPORT as FULL } from "./full-report.ts";

describeInBrowser("the HTML report", (open) => {
  describe("says", () => {
    let page: Page;

    beforeAll(async () => {
      ({ page } = await open(FULL));
    });

    it("how it ended, of which stack, when", async () => {
      expect(await page.title()).toBe(
        "Rampart: 4 failed findings: 3 critical and 1 low; 1 check broke – orders/prod",
      );
      expect(await page.locator(".verdict").textContent()).toContain(
        "4 failed findings: 3 critical and 1 low; 1 check broke",
      );
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("orders/prod");
      expect(await page.locator("time").getAttribute("datetime")).toBe("2026-11-20T14:30:00.000Z");
    });

    it("the numbers by severity, domain and framework, as tables with bars", async () => {
      const rows = async (title: string): Promise<string[][]> => {
        const card = page.locator(".card", { hasText: title });
        const lines = await card.locator("tbody tr").all();
        return await Promise.all(lines.map((line) => line.locator("th, .number").allTextContents()));
      };
      expect(await rows("By severity")).toEqual([
        ["critical", "3", "0", "0", "0"],
        ["high", "0", "1", "0", "0"],
        ["medium", "0", "0", "1", "1"],
        ["low", "1", "0", "0", "0"],
      ]);
      expect(await rows("By domain")).toEqual([
        ["backup", "0", "0", "0", "0"],
        ["firewall", "3", "0", "0", "0"],
        ["logging", "0", "0", "0", "1"],
      ]);
      expect(await rows("By framework")).toEqual([
        ["CIS AWS Foundations 5.0", "2", "0", "0", "0"],
        ["NIST SP 800-53 r5", "1", "1", "0", "0"],
      ]);
      const bar = page
        .locator(".card", { hasText: "By severity" })
        .locator("tbody tr")
        .first()
        .locator("rect");
      expect((await bar.boundingBox())?.width).toBeGreaterThan(10);
    });

    it("what no rule looks at", async () => {
      const text = await page.locator(".card", { hasText: "Coverage" }).textContent();
      expect(text).toContain("48 of 61 resources");
      expect(text).toContain("aws:iam/role:Role");
    });

    it("of each finding what is wrong, why it matters and how to mend it", async () => {
      const rule = page.locator(".rule", { hasText: SSH_RULE.title });
      const text = await rule.textContent();
      expect(text).toContain(SSH_RULE.rationale);
      expect(text).toContain(SSH_RULE.fix);
      expect(text).toContain("CIS AWS Foundations 5.0: 5.2");
      expect(text).toContain("ingress[0].cidrBlocks[1]");
      expect(text).toContain("urn:pulumi:prod::orders::aws:ec2/securityGroup:SecurityGroup::entry");
      expect(await rule.getByRole("link").getAttribute("href")).toBe(SSH_RULE.url);
    });

    it("who accepted what until when", async () => {
      const waivers = await page.locator("#waivers li").allTextContents();
      expect(waivers).toHaveLength(3);
      expect(waivers[0]).toContain("until 2027-03-31 (131 days left)");
      expect(waivers[0]).toContain("data: scratch");
      expect(waivers[1]).toContain("expired");
      expect(waivers[2]).toContain("unmatched");
      expect(await page.locator("#waivers").getByRole("link", { name: WAIVER.ticket }).count()).toBe(2);
      expect(await page.locator("#waivers").getByRole("link", { name: "OPS-7" }).count()).toBe(0);
    });
  });

  describe("shows itself", () => {
    const background = (page: Page): Promise<string> =>
      page.evaluate("getComputedStyle(document.body).backgroundColor");

    it("in light and dark, as the system or the reader wants it", async () => {
      const light = await open(FULL, { colorScheme: "light" });
      const dark = await open(FULL, { colorScheme: "dark" });
      const [day, night] = [await background(light.page), await background(dark.page)];
      expect(day).not.toBe(night);

      await dark.page.getByRole("button", { name: "Theme: system" }).click();
      expect(await background(dark.page)).toBe(day);
      await dark.page.reload();
      expect(await background(dark.page)).toBe(day);
      await dark.page.getByRole("button", { name: "Theme: light" }).click();
      expect(await background(dark.page)).toBe(night);
      await dark.page.getByRole("button", { name: "Theme: dark" }).click();
      expect(await dark.page.locator("html").getAttribute("data-theme")).toBeNull();
    });

    it("without scripts: everything can be read, and nothing is offered that does not work", async () => {
      const { page, complaints } = await open(FULL, { javaScriptEnabled: false });
      expect(complaints).toEqual([]);
      expect(await page.locator("#filters").isVisible()).toBe(false);
      expect(await page.locator("#theme").isVisible()).toBe(false);
      expect(await page.getByText("aws.ec2.SecurityGroup").count()).toBe(FULL.findings.length);
      const folded = page.locator(".rule", { hasText: "nightly" });
      expect(await folded.getByText("nightly", { exact: true }).isVisible()).toBe(false);
      await folded.locator("summary").click();
      expect(await folded.getByText("nightly", { exact: true }).isVisible()).toBe(true);
    });

    it("on paper, unfolded and without what only a screen can do", async () => {
      const { page } = await open(FULL, { colorScheme: "dark" });
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("#filters").isVisible()).toBe(false);
      for (const { urn } of FULL.findings) {
        const box = await page.locator(".finding", { hasText: urn }).first().boundingBox();
        expect(box?.height ?? 0).toBeGreaterThan(10);
      }
      expect((await page.pdf()).length).toBeGreaterThan(10_000);
    });
  });
});
