import { registerHooks } from "node:module";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { packageManagerOf } from "../src/init/package-manager.ts";
import { SOURCES } from "../src/init/source.ts";
import { workflowFile } from "../src/init/workflow-file.ts";

// GitHub's own parser imports its schema as JSON without saying so, which Node refuses.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context),
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
  "@actions/workflow-parser"
);

async function problemsIn(content: string): Promise<readonly string[]> {
  const { context, value } = parseWorkflow({ name: "rampart.yml", content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

describe.each(SOURCES)("the workflow that checks a %s", (source) => {
  const workflow = (path: string): string =>
    workflowFile(
      {
        directory: tmpdir(),
        name: "orders",
        runtime: "nodejs",
        stacks: ["dev", "1"],
        regions: [],
        tagKeys: [],
        root: tmpdir(),
        path,
        packageManager: packageManagerOf(tmpdir(), tmpdir()),
        breaksUnderTypeScript7: false,
      },
      source,
    );

  it.each(["", "infra", "in fra/it's"])("is one in GitHub's eyes, in folder '%s'", async (path) => {
    expect(await problemsIn(workflow(path))).toEqual([]);
  });

  it("would be refused with a mistake", async () => {
    const mistaken = workflow("").replace("runs-on:", "run-on:").replaceAll("hashFiles(", "hashFile(");
    expect(await problemsIn(mistaken)).toContainEqual(expect.stringContaining("'run-on'"));
    expect(await problemsIn(mistaken)).toContainEqual(expect.stringContaining("'hashFile'"));
  });
});
