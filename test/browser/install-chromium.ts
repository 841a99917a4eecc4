import { chromium } from "./chromium.ts";

/** Before the first test in a browser: in CI a Chromium is installed, once for all test files. */
export default function setup(): void {
  chromium();
}
