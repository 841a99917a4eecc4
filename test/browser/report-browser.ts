import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { toHtml } from "@rampart/report/html";
import type { ReportInput } from "@rampart/report/input";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** A report, opened in a browser as from a disk. */
export interface OpenReport {
  readonly page: Page;
  /** What the page wrote to the console, what it threw, which dialogs it showed. */
  readonly complaints: readonly string[];
  /** What it asked for and its own policy did not refuse, beside itself. */
  readonly requests: readonly string[];
}

export interface OpenOptions extends BrowserContextOptions {
  /** The part of the address after the name of the file. */
  readonly hash?: string;
}

/** Opens reports in one browser. */
export class ReportBrowser {
  readonly #browser: Browser;
  readonly #directory: string = mkdtempSync(join(tmpdir(), "rampart-report-"));
  #files = 0;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async launch(executablePath: string): Promise<ReportBrowser> {
    return new ReportBrowser(await chromium.launch({ executablePath }));
  }

  async open(input: ReportInput, options?: OpenOptions): Promise<OpenReport> {
    return await this.openPage(toHtml(input), options);
  }

  async openPage(html: string, { hash = "", ...options }: OpenOptions = {}): Promise<OpenReport> {
    const context = await this.#browser.newContext({ reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const file = join(this.#directory, `report-${this.#files++}.html`);
    writeFileSync(file, html);
    const url = `${pathToFileURL(file)}${hash}`;
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("dialog", (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      const isIcon = request.url().startsWith("data:image/svg+xml,");
      if (request.url().split("#")[0] !== url.split("#")[0] && !isIcon) requests.push(request.url());
    });
    page.on("requestfailed", (request) => {
      if (request.failure()?.errorText === "csp") requests.splice(requests.indexOf(request.url()), 1);
    });
    await page.goto(url);
    return { page, complaints, requests };
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

/** The names of the resources whose findings the filters leave. */
export async function shownFindings(page: Page): Promise<string[]> {
  return await page.locator(".rule:not([hidden]) .finding:not([hidden]) b:first-child").allTextContents();
}
