import { chmod, cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { UNKNOWN } from "@rampart/core/value";
import { captureProgram } from "../../../packages/cli/src/program/capture-program.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const rampart = join(root, "packages/cli/src/main.ts");
const example = join(root, "examples/orders-aws-mistakes");

const STACK = "prod";

/**
 * Makes `folder` what the guides take for given: a Pulumi project with the stacks `dev` and `prod`, the latter as
 * exported (`orders.json`) and as previewed (`preview.json`), and the examples.
 */
export async function makeGuideFolder(folder: string): Promise<void> {
  await cp(example, folder, { recursive: true, filter: (path) => !path.endsWith("node_modules") });
  await installPackages(join(folder, "node_modules"));
  await symlink(join(root, "examples"), join(folder, "examples"));
  await cp(join(folder, "Pulumi.dev.yaml"), join(folder, `Pulumi.${STACK}.yaml`));
  const { records } = await captureProgram(folder, { stack: STACK, config: {}, secrets: ["paymentApiKey"] });
  const steps = records.map((newState) => ({ op: "create", urn: newState.urn, newState }));
  await writeFile(join(folder, "preview.json"), JSON.stringify({ config: {}, steps }));
  const resources = records.map(deployed);
  await writeFile(
    join(folder, "orders.json"),
    JSON.stringify({ version: 3, deployment: { manifest: {}, resources } }),
  );
}

type Captured = Awaited<ReturnType<typeof captureProgram>>["records"][number];

/** As an export has it: with the ARNs that the provider gave, and where another resource was awaited, with its ARN. */
function deployed(record: Captured): object {
  const { urn, propertyDependencies = {} } = record;
  const inputs = Object.entries(record.inputs ?? {}).map(([name, value]) => {
    const [awaited] = propertyDependencies[name] ?? [];
    return [name, settled(value, awaited === undefined ? "known-since-the-deployment" : arnOf(awaited))];
  });
  const rest = settled(record, "known-since-the-deployment") as object;
  return { ...rest, inputs: Object.fromEntries(inputs), outputs: { arn: arnOf(urn) } };
}

function settled(value: unknown, known: string): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(UNKNOWN, known));
}

function arnOf(urn: string): string {
  const [, , type = "", name = ""] = urn.split("::");
  return `arn:aws:${type.split(":")[1]?.split("/")[0]}:eu-west-1:111111111111:${name}`;
}

/** What the programs and the runbooks of the guides import. */
async function installPackages(folder: string): Promise<void> {
  await mkdir(join(folder, "@rampart"), { recursive: true });
  await symlink(join(example, "node_modules/@pulumi"), join(folder, "@pulumi"));
  for (const name of ["core", "runbook"]) {
    await symlink(join(root, "packages", name), join(folder, "@rampart", name));
  }
  for (const name of ["vitest", ".bin"]) await symlink(join(root, "node_modules", name), join(folder, name));
}

/** Puts the commands that the guides use in `project` into `folder`, and returns the PATH that finds them first. */
export async function makeCommands(folder: string, project: string): Promise<string> {
  const run = `exec ${JSON.stringify(process.execPath)} ${JSON.stringify(rampart)}`;
  const commands = {
    rampart: `${run} "$@"`,
    // In this repository.
    pnpm: `[ "$1" = rampart ] || exit 90\nshift\n${run} "$@"`,
    pulumi: PULUMI,
  };
  await mkdir(folder);
  for (const file of ["orders.json", "preview.json"]) await cp(join(project, file), join(folder, file));
  for (const [name, script] of Object.entries(commands)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }
  return [folder, dirname(process.execPath), process.env.PATH].join(delimiter);
}

/** Answers as the Pulumi CLI would of this project; the tests of the engine run the real one. */
const PULUMI = `
known=$(dirname "$0")
case "$1 $2" in
  "stack export")
    shift 2
    while [ $# -gt 0 ]; do
      case "$1" in
        --file) cp "$known/orders.json" "$2"; exit ;;
        --stack) shift 2 ;;
        --non-interactive) shift ;;
        *) exit 91 ;;
      esac
    done
    cat "$known/orders.json" ;;
  "preview --json") cat "$known/preview.json" ;;
  *) exit 92 ;;
esac`;
