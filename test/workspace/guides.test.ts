import { spawnSync } from "node:child_process";
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseConfig } from "@rampart/core/config";
import { allRules } from "@rampart/policies";
import { frameworks } from "@rampart/policies/controls";
import type { Runbook } from "@rampart/runbook";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROGRAM } from "../../packages/cli/test/commands.ts";
import { type CodeBlock, codeBlocksOf } from "./guides/code-blocks.ts";
import { commandLinesIn, inputsGivenIn, unknownIn } from "./guides/command-lines.ts";
import { makeCommands, makeGuideFolder } from "./guides/guide-folder.ts";
import { anchorsIn, linksIn } from "./guides/links.ts";

// A block ```sh run``` of a guide is run line by line. Each `rampart` command has to end with the exit code that
// `exit=` names, 0 by default; each other command with 0. A block with `file=NAME` is a file that the commands after
// it find.

const root = fileURLToPath(new URL("../..", import.meta.url));
const guides = ["README.md", ...globSync("docs/*.md", { cwd: root })].sort();
/** What they describe works on databases and buckets that there are not here: their commands are read, not run. */
const runbookPages = globSync("runbooks/{README.md,*/*/README.md}", { cwd: root }).sort();
const pages = [
  ...guides,
  ...runbookPages,
  "CONTRIBUTING.md",
  ...globSync(["docs/rules/**/*.md", "examples/*/README.md"], { cwd: root }),
].sort();

const KNOWN = { rules: allRules.map(({ id }) => id), frameworks: frameworks.map(({ id }) => id) };

const outside = mkdtempSync(join(tmpdir(), "rampart-guides-"));
const prepared = join(outside, "prepared");
let path: string;

beforeAll(async () => {
  await makeGuideFolder(prepared);
  path = await makeCommands(join(outside, "bin"), prepared);
}, 120_000);

afterAll(() => rmSync(outside, { recursive: true, force: true }));

describe("the commands of", { timeout: 180_000 }, () => {
  it.each(guides.filter((guide) => runnable(guide).length > 0))("%s do what it says", (guide) => {
    const folder = join(outside, guide.replaceAll("/", "-"));
    cpSync(prepared, folder, { recursive: true, verbatimSymlinks: true });
    const wrong = blocksOf(guide).flatMap((block) => {
      const file = block.attributes.get("file");
      if (file !== undefined) writeFileSync(join(folder, file), block.text);
      return block.attributes.has("run") ? run(block, folder) : [];
    });
    expect(wrong).toEqual([]);
  });

  it("a guide that name rampart are all run", () => {
    const left = [...guides, ...runbookPages].flatMap((guide) =>
      blocksOf(guide)
        .filter(({ language, attributes }) => language === "sh" && !attributes.has("run"))
        .filter(({ text }) => /^(pnpm )?rampart /m.test(text))
        .map(({ line }) => `${guide}:${line}`),
    );
    expect(left).toEqual([]);
  });
});

describe("the calls of rampart in", () => {
  it.each(pages)("%s are of commands and flags that there are", (page) => {
    const calls = commandLinesIn(readFileSync(join(root, page), "utf8"));
    expect(calls.flatMap((words) => unknownIn(PROGRAM, words))).toEqual([]);
  });

  it.each(runbookPages.filter((page) => existsSync(join(root, dirname(page), "runbook.ts"))))(
    "%s give inputs that the runbook has",
    async (page) => {
      const file = pathToFileURL(join(root, dirname(page), "runbook.ts")).href;
      const { default: runbook } = (await import(file)) as { readonly default: Runbook };
      const given = commandLinesIn(readFileSync(join(root, page), "utf8")).flatMap(inputsGivenIn);
      expect(given.length).toBeGreaterThan(0);
      expect(Object.keys(runbook.inputs.properties)).toEqual(expect.arrayContaining(given));
    },
  );

  it("a text are found with all their flags, and unknown ones are named", () => {
    const text =
      "See `rampart runs verfy` and\n`rampart check --fail-on=high | less --x`.\n\n" +
      "```\nrampart run a \\\n  --input 'b=[\"--c\"]' \\\n  --plam\npnpm rampart runs show R --journal j\n```\n" +
      "And `rampart chekc`.";
    const calls = commandLinesIn(text);
    expect(calls.flatMap((words) => unknownIn(PROGRAM, words))).toEqual([
      `rampart run a --input 'b=["--c"]' --plam: there is no --plam`,
      "rampart chekc: there is no chekc",
    ]);
    expect(calls.flatMap(inputsGivenIn)).toEqual(["b"]);
  });
});

describe("the settings in", () => {
  const settings = guides.flatMap((guide) =>
    blocksOf(guide)
      .filter(({ language, text }) => language === "yaml" && text.startsWith("version: 1\n"))
      .map(({ line, text }) => [`${guide}:${line}`, text] as const),
  );

  it.each(settings)("%s are valid", (place, text) => {
    expect(parseConfig(text, place, KNOWN).version).toBe(1);
  });
});

describe("the links of", () => {
  it.each(pages)("%s lead somewhere", (page) => {
    const broken = linksIn(readFileSync(join(root, page), "utf8")).filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [target = "", anchor] = link.split("#", 2);
      const file = target === "" ? page : join(dirname(page), decodeURIComponent(target));
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && !anchorsIn(readFileSync(join(root, file), "utf8")).has(anchor);
    });
    expect(broken).toEqual([]);
  });

  it("the index reach every guide", () => {
    const reached = new Set(linksIn(readFileSync(join(root, "docs/README.md"), "utf8")));
    const unreached = guides.filter(
      (guide) => guide.startsWith("docs/") && guide !== "docs/README.md" && !reached.has(guide.slice(5)),
    );
    expect(unreached).toEqual([]);
  });
});

function blocksOf(guide: string): CodeBlock[] {
  return codeBlocksOf(readFileSync(join(root, guide), "utf8"));
}

function runnable(guide: string): CodeBlock[] {
  return blocksOf(guide).filter(({ attributes }) => attributes.has("run"));
}

function run({ text, attributes, line }: CodeBlock, cwd: string): string[] {
  const commands = text.trim().split("\n");
  return commands.flatMap((command, index) => {
    const expected = /^(pnpm )?rampart /.test(command) ? Number(attributes.get("exit") ?? 0) : 0;
    const env = { PATH: path, HOME: outside, NODE_COMPILE_CACHE: join(outside, "compile-cache") };
    const { status, stderr } = spawnSync("sh", ["-c", command], { cwd, env, encoding: "utf8" });
    if (status === expected) return [];
    return [`line ${line + 1 + index}: \`${command}\` ended with ${status}, not ${expected}\n${stderr}`];
  });
}
