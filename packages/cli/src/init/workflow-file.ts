import { relative, sep } from "node:path";
import { stringify } from "yaml";
import { PULL_REQUEST_COMMENT } from "./pull-request-comment.ts";
import type { PulumiProject } from "./pulumi-project.ts";
import type { Source } from "./source.ts";

const FALLBACK_STACK = "dev";
const STACK = expression("matrix.stack");
const IS_PULL_REQUEST = "github.event_name == 'pull_request'";
const NOT_A_FORK = "!github.event.pull_request.head.repo.fork";

/**
 * The text of a GitHub Actions workflow that checks the project on each pull request. Names of stacks and folders
 * reach the shell through the environment only: in a `run` they would be code.
 */
export function workflowFile(project: PulumiProject, source: Source): string {
  const stacks = project.stacks.length > 0 ? project.stacks : [FALLBACK_STACK];
  return lines(
    "# Checks the Pulumi project with Rampart. What is found stands in a comment on the pull request, in code",
    "# scanning and in the summary of the run. Made by `rampart init`; yours to change.",
    `name: ${scalar(project.path === "" ? "Rampart" : `Rampart ${project.path}`)}`,
    "",
    "on:",
    "  pull_request:",
    "  push:",
    "    branches: [main, master]",
    "",
    "concurrency:",
    `  group: ${expression("github.workflow")}-${expression("github.ref")}`,
    `  cancel-in-progress: ${expression(IS_PULL_REQUEST)}`,
    "",
    "permissions: {}",
    "",
    "jobs:",
    "  check:",
    `    name: Check ${STACK}`,
    ...(source === "preview"
      ? [
          "    # A pull request from a fork gets no secrets, so it cannot ask the cloud.",
          `    if: ${expression(NOT_A_FORK)}`,
        ]
      : []),
    "    runs-on: ubuntu-latest",
    "    timeout-minutes: 20",
    "    permissions:",
    "      contents: read # to check the code out",
    "      actions: read # to upload to code scanning from a private repository",
    "      security-events: write # to upload to code scanning",
    "      pull-requests: write # to comment",
    "    strategy:",
    "      fail-fast: false",
    "      matrix:",
    "        stack:",
    ...stacks.map((stack) => `          - ${scalar(stack)}`),
    "    env:",
    `      STACK: ${STACK}`,
    ...(project.path === ""
      ? []
      : ["    defaults:", "      run:", `        working-directory: ${scalar(project.path)}`]),
    "    steps:",
    "      - uses: actions/checkout@v6",
    "        with:",
    "          persist-credentials: false",
    ...setUpSteps(project),
    ...(source === "preview" ? previewSteps(project) : programSteps(project)),
    ...reportSteps(project),
  );
}

/** Node, the package manager, and the packages. */
function setUpSteps({ packageManager, root }: PulumiProject): string[] {
  const { name, isBerry, pinned, lockFile, install } = packageManager;
  return [
    ...(name === "pnpm" ? ["      - uses: pnpm/action-setup@v4", ...withPnpm(pinned?.folder, root)] : []),
    ...(isBerry ? ["      - run: corepack enable"] : []),
    "      - uses: actions/setup-node@v6",
    "        with:",
    "          node-version: 24",
    ...(lockFile === undefined
      ? []
      : [`          cache: ${name}`, `          cache-dependency-path: ${scalar(fromRoot(root, lockFile))}`]),
    `      - run: ${install.join(" ")}`,
  ];
}

function withPnpm(folder: string | undefined, root: string): string[] {
  if (folder === undefined) return ["        with:", "          version: latest"];
  if (folder === root) return [];
  return [
    "        with:",
    `          package_json_file: ${scalar(`${fromRoot(root, folder)}/package.json`)}`,
  ];
}

const REPORTS = "--report rampart.sarif --report rampart.md";

function programSteps({ packageManager }: PulumiProject): string[] {
  return [
    "      # Runs the program without any cloud and without secrets. Configuration that is in no file here: add",
    "      # `--config KEY=VALUE`, or `--secret KEY` for a secret, whose content does not matter.",
    "      - name: Check",
    `        run: ${packageManager.run.join(" ")} rampart check --program . --config-of "$STACK" ${REPORTS}`,
  ];
}

function previewSteps({ packageManager }: PulumiProject): string[] {
  return [
    "      # Log in to the cloud here, best by OpenID Connect, without a stored key (add `id-token: write` above).",
    "      - uses: pulumi/actions@v6 # without a command it installs the Pulumi CLI",
    "      - run: pulumi install",
    "      # The preview has secrets blanked; a log would not have them either.",
    "      - name: Preview",
    "        env:",
    `          PULUMI_ACCESS_TOKEN: ${expression("secrets.PULUMI_ACCESS_TOKEN")}`,
    "        run: |",
    '          pulumi preview --stack "$STACK" --non-interactive --json --show-sames > preview.json || {',
    "            jq --raw-output '.diagnostics[]?.message' preview.json",
    "            exit 1",
    "          }",
    "      - name: Check",
    `        run: ${packageManager.run.join(" ")} rampart check preview.json ${REPORTS}`,
  ];
}

function reportSteps({ name, path }: PulumiProject): string[] {
  const sarif = path === "" ? "rampart.sarif" : `${path}/rampart.sarif`;
  const markdown = path === "" ? "rampart.md" : `${path}/rampart.md`;
  return [
    "      - name: Show in the summary of the run",
    `        if: ${whenWritten(markdown)}`,
    '        run: cat rampart.md >> "$GITHUB_STEP_SUMMARY"',
    "      # Public repositories have code scanning; private ones need GitHub Code Security. Without it, delete this step.",
    "      - name: Upload to code scanning",
    `        if: ${whenWritten(sarif, NOT_A_FORK)}`,
    "        uses: github/codeql-action/upload-sarif@v4",
    "        with:",
    `          sarif_file: ${scalar(sarif)}`,
    `          category: ${scalar(`rampart-${name}-${STACK}`)}`,
    "      - name: Comment on the pull request",
    `        if: ${whenWritten(markdown, IS_PULL_REQUEST, NOT_A_FORK)}`,
    "        uses: actions/github-script@v8",
    "        env:",
    `          PROJECT: ${scalar(name)}`,
    `          REPORT: ${scalar(markdown)}`,
    "        with:",
    "          script: |",
    ...PULL_REQUEST_COMMENT.trim()
      .split("\n")
      .map((line) => `            ${line}`),
  ];
}

function fromRoot(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}

/** Text as a YAML scalar, in quotes where it needs them. */
function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}

/** Code that GitHub evaluates. */
function expression(code: string): string {
  return `\${{ ${code} }}`;
}

/** A step's condition: after a check that failed too, if it wrote the report. */
function whenWritten(report: string, ...conditions: readonly string[]): string {
  const written = `hashFiles('${report.replaceAll("'", "''")}') != ''`;
  return expression(["!cancelled()", written, ...conditions].join(" && "));
}

function lines(...all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
