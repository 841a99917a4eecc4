// Runs a command of this workspace on a machine that may have only an older Node and npm:
// brings the pinned Node and pnpm from npm packages when the machine's own are too old or absent,
// installs with the lockfile when it changed, then hands over to the command.
//
//   node scripts/with-tools.mjs COMMAND [ARGUMENT…]
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const NODE = "24.21.0";
const PNPM = "12.21.0";
const root = fileURLToPath(new URL("..", import.meta.url));
const tools = join(root, ".tools", `node-${NODE}-pnpm-${PNPM}`);
const toolsBin = join(tools, "node_modules", ".bin");

const env = { ...process.env };
// npm's own settings, inherited by its children, would be taken for pnpm's.
for (const key of Object.keys(env)) if (/^npm_(config|package|lifecycle)_/i.test(key)) delete env[key];

function runOrExit(command, args, cwd) {
  // Set-up talks on stderr: stdout belongs to the command.
  const { status, error } = spawnSync(command, args, { cwd, env, stdio: ["ignore", 2, 2] });
  if (status === 0) return;
  console.error(`Set-up stopped: \`${command} ${args[0]}\` failed${error ? ` (${error.message})` : ""}.`);
  process.exit(status || 1);
}

function majorVersion(command) {
  const { stdout } = spawnSync(command, ["--version"], { env, cwd: root, encoding: "utf8" });
  return Number.parseInt(stdout ?? "", 10);
}

function ownToolsAreNewEnough() {
  const [node] = NODE.split(".");
  const [pnpm] = PNPM.split(".");
  return Number.parseInt(process.versions.node, 10) >= Number(node) && majorVersion("pnpm") >= Number(pnpm);
}

function bringTools() {
  // Into a folder of this process, then renamed: two starts at once do not meet.
  const part = `${tools}.${process.pid}`;
  mkdirSync(part, { recursive: true });
  const flags = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
  console.error(`Bringing Node ${NODE} and pnpm ${PNPM} into .tools (once)…`);
  runOrExit("npm", ["install", "--prefix", part, ...flags, `node@${NODE}`, `pnpm@${PNPM}`], part);
  try {
    renameSync(part, tools);
  } catch {
    rmSync(part, { recursive: true, force: true });
  }
}

if (!ownToolsAreNewEnough()) {
  if (!existsSync(toolsBin)) bringTools();
  env.PATH = [toolsBin, env.PATH].join(delimiter);
}
env.PATH = [join(root, "node_modules", ".bin"), env.PATH].join(delimiter);

function textOf(...path) {
  try {
    return readFileSync(join(root, ...path), "utf8");
  } catch {
    return "";
  }
}

if (textOf("pnpm-lock.yaml") !== textOf("node_modules", ".pnpm", "lock.yaml")) {
  runOrExit("pnpm", ["install", "--frozen-lockfile"], root);
}

const [command, ...args] = process.argv.slice(2);
if (command === undefined) {
  console.error("usage: node scripts/with-tools.mjs COMMAND [ARGUMENT…]");
  process.exit(2);
}
const child = spawn(command, args, { stdio: "inherit", env });
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
process.on("SIGINT", () => {}); // The terminal signals the whole group; the child decides.
child.on("error", (error) => {
  console.error(error.message);
  process.exitCode = 127;
});
child.on("exit", (code, signal) => {
  process.exitCode = signal ? 128 + constants.signals[signal] : code;
});
