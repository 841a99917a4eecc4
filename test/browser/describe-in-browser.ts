import type { ReportInput } from "@rampart/report/input";
import { afterAll, beforeAll, describe } from "vitest";
import { chromium, NEEDS_CHROMIUM } from "./chromium.ts";
import { type OpenOptions, type OpenReport, ReportBrowser } from "./report-browser.ts";

type Open = (input: ReportInput, options?: OpenOptions) => Promise<OpenReport>;
type OpenPage = (html: string, options?: OpenOptions) => Promise<OpenReport>;

const PATIENCE = 60_000;

/** Tests that open reports in a browser. Without one they are left out, and say by their name what they need. */
export function describeInBrowser(name: string, tests: (open: Open, openPage: OpenPage) => void): void {
  const executable = chromium();
  describe.skipIf(executable === undefined)(`${name} (${NEEDS_CHROMIUM})`, { timeout: PATIENCE }, () => {
    let browser: ReportBrowser;

    beforeAll(async () => {
      browser = await ReportBrowser.launch(executable ?? "");
    }, PATIENCE);

    afterAll(async () => {
      await browser.close();
    });

    tests(
      (input, options) => browser.open(input, options),
      (html, options) => browser.openPage(html, options),
    );
  });
}
