import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { packageManagerOf } from "../src/init/package-manager.ts";
import { PULL_REQUEST_COMMENT } from "../src/init/pull-request-comment.ts";
import type { PulumiProject } from "../src/init/pulumi-project.ts";
import { SOURCES } from "../src/init/source.ts";
import { workflowFile } from "../src/init/workflow-file.ts";

const folder = mkdtempSync(join(tmpdir(), "rampart-workflow-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function project(changes: Partial<PulumiProject> = {}): PulumiProject {
  return {
    directory: folder,
    name: "orders",
    runtime: "nodejs",
    stacks: ["dev", "prod"],
    regions: [],
    tagKeys: [],
    root: folder,
    path: "",
    packageManager: packageManagerOf(folder, folder),
    breaksUnderTypeScript7: false,
    ...changes,
  };
}

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly jobs: {
    readonly check: {
      readonly permissions: Readonly<Record<string, string>>;
      readonly strategy: { readonly matrix: { readonly stack: readonly unknown[] } };
      readonly env: Readonly<Record<string, string>>;
      readonly steps: readonly Step[];
    };
  };
}

describe.each(SOURCES)("the workflow that checks a %s", (source) => {
  const workflow = parse(workflowFile(project(), source)) as Workflow;
  const { check } = workflow.jobs;

  it("runs on pull requests, and never with the rights of the target of a fork", () => {
    expect(Object.keys(workflow.on)).toEqual(["pull_request", "push"]);
  });

  it("may do what it does, and nothing else", () => {
    expect(workflow.permissions).toEqual({});
    expect(check.permissions).toEqual({
      contents: "read",
      actions: "read",
      "security-events": "write",
      "pull-requests": "write",
    });
    const checkout = check.steps.find(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkout?.with).toEqual({ "persist-credentials": false });
  });

  it("pins every action to a major version", () => {
    for (const { uses } of check.steps) {
      if (uses !== undefined) expect(uses).toMatch(/^[\w.-]+\/[\w.-]+(\/[\w.-]+)*@v\d+$/);
    }
  });

  it("puts nothing from outside into a script, and no secret", () => {
    for (const step of check.steps) {
      expect(step.run ?? "").not.toContain("${{");
      expect(String(step.with?.script ?? "")).not.toContain("${{");
      const secrets = JSON.stringify(step).match(/secrets\.\w+/g) ?? [];
      expect(secrets).toEqual(step.name === "Preview" ? ["secrets.PULUMI_ACCESS_TOKEN"] : []);
    }
  });

  it("checks every stack, writes both reports, and shows them after a failure too", () => {
    expect(check.strategy.matrix.stack).toEqual(["dev", "prod"]);
    const [run] = check.steps.flatMap((step) => (step.name === "Check" ? (step.run ?? "") : []));
    expect(run).toMatch(/rampart check .*--report rampart\.sarif --report rampart\.md$/);
    const upload = check.steps.find(({ uses }) => uses?.includes("upload-sarif"));
    expect(upload?.with).toEqual({
      sarif_file: "rampart.sarif",
      category: "rampart-orders-${{ matrix.stack }}",
    });
    for (const step of check.steps.slice(-3)) {
      expect(step.if).toMatch(/^\$\{\{ !cancelled\(\) && hashFiles\('rampart\.(md|sarif)'\) != ''/);
    }
  });

  it("keeps odd names of stacks and projects as they are", () => {
    const stacks = ["1", "true", "1e3", "null", "on", "0x10"];
    const name = "a: b # c";
    const odd = parse(workflowFile(project({ stacks, name, path: "in fra/#1" }), source)) as Workflow;
    expect(odd.jobs.check.strategy.matrix.stack).toEqual(stacks);
    expect(odd.jobs.check.steps.at(-1)?.env).toEqual({ PROJECT: name, REPORT: "in fra/#1/rampart.md" });
  });

  it("checks the stack dev where none is configured yet", () => {
    const text = workflowFile(project({ stacks: [] }), source);
    expect((parse(text) as Workflow).jobs.check.strategy.matrix.stack).toEqual(["dev"]);
  });
});

interface Comment {
  readonly id: number;
  readonly user: { readonly login: string } | null;
  body: string;
}

/** Runs the script as `actions/github-script` does, on a pull request with these comments. */
async function comment(comments: Comment[], report: string, stack = "prod"): Promise<readonly Comment[]> {
  const file = join(folder, "rampart.md");
  writeFileSync(file, report);
  const github = {
    paginate: async () => comments,
    rest: {
      issues: {
        listComments: undefined,
        createComment: async ({ issue_number, body }: { issue_number: number; body: string }) => {
          expect(issue_number).toBe(7);
          comments.push({ id: comments.length + 1, user: { login: "github-actions[bot]" }, body });
        },
        updateComment: async ({ comment_id, body }: { comment_id: number; body: string }) => {
          const [updated] = comments.filter(({ id }) => id === comment_id);
          if (updated !== undefined) updated.body = body;
        },
      },
    },
  };
  await runInNewContext(`(async () => {${PULL_REQUEST_COMMENT}})()`, {
    github,
    context: { repo: { owner: "o", repo: "r" }, issue: { number: 7 } },
    process: { env: { PROJECT: "orders", STACK: stack, REPORT: file } },
    require: createRequire(import.meta.url),
    encodeURIComponent,
  });
  return comments;
}

describe("the comment on the pull request", () => {
  it("is made once, and then updated", async () => {
    const comments = await comment([], "<!-- rampart:check -->\n\n### Rampart: 3 findings\n");
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toBe("<!-- rampart orders prod -->\n\n### Rampart: 3 findings\n");
    await comment(comments as Comment[], "### Rampart: no findings\n");
    expect(comments.map(({ body }) => body)).toEqual([
      "<!-- rampart orders prod -->\n### Rampart: no findings\n",
    ]);
  });

  it("of another stack is another one", async () => {
    const comments = await comment([], "one");
    await comment(comments as Comment[], "two", "dev");
    expect(comments.map(({ body }) => body.split("\n").at(-1))).toEqual(["one", "two"]);
  });

  it("of a person is never touched, even if it quotes ours", async () => {
    const theirs = { id: 1, user: { login: "ada" }, body: "<!-- rampart orders prod -->\nlook" };
    const gone = { id: 2, user: null, body: "" };
    const comments = await comment([theirs, gone], "ours");
    expect(comments).toHaveLength(3);
    expect(comments[0]?.body).toBe("<!-- rampart orders prod -->\nlook");
  });

  it("is no longer than GitHub takes", async () => {
    const [made] = await comment([], "x".repeat(65_536));
    expect(made?.body).toHaveLength(65_536);
  });

  it("stands in the workflow as it is tested", () => {
    const workflow = parse(workflowFile(project(), "program")) as Workflow;
    expect(workflow.jobs.check.steps.at(-1)?.with?.script).toBe(PULL_REQUEST_COMMENT.trimStart());
  });
});
