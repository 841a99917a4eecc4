import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const withTools = ["scripts/with-tools.mjs"];
const hasPython = spawnSync("python3", ["--version"]).status === 0;

describe("a command run by npm start or npm test", { timeout: 30_000 }, () => {
  it("ends with the exit code of the command", () => {
    const { status } = spawnSync(process.execPath, [...withTools, "node", "-e", "process.exit(7)"], {
      cwd: root,
    });
    expect(status).toBe(7);
  });

  it("gets its arguments whole and its standard input", () => {
    const program = "process.stdin.on('data', (d) => process.stdout.write(process.argv[1] + '|' + d))";
    const { stdout } = spawnSync(
      process.execPath,
      [...withTools, "node", "-e", program, "two words; $HOME"],
      {
        cwd: root,
        input: "from standard input",
        encoding: "utf8",
      },
    );
    expect(stdout).toBe("two words; $HOME|from standard input");
  });

  it("says nothing on standard output itself", () => {
    const { stdout } = spawnSync(process.execPath, [...withTools, "node", "-e", ""], {
      cwd: root,
      encoding: "utf8",
    });
    expect(stdout).toBe("");
  });

  it("is told to end when npm is", async () => {
    const program =
      "process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); console.log('ready')";
    const child = spawn(process.execPath, [...withTools, "node", "-e", program], { cwd: root });
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([5, null]);
  });

  // Where there is no Python the name says what is missing; in CI that is a failure.
  it.skipIf(!hasPython && process.env.CI !== "true")(
    "is ended by Ctrl-C and sees a terminal as one (needs python3)",
    () => {
      const program =
        "process.on('SIGINT', () => process.exit(6)); console.log(String(process.stdout.isTTY)); setInterval(() => {}, 1000)";
      const { stdout } = spawnSync(
        "python3",
        ["-c", PRESS_CTRL_C, process.execPath, ...withTools, "node", "-e", program],
        {
          cwd: root,
          encoding: "utf8",
        },
      );
      expect(stdout.trim()).toBe("true 6");
    },
  );

  it("is refused without a command, with how to use it", () => {
    const { status, stderr } = spawnSync(process.execPath, withTools, { cwd: root, encoding: "utf8" });
    expect([status, stderr]).toEqual([2, expect.stringContaining("usage:")]);
  });
});

/** Runs its arguments under a pseudo-terminal, presses Ctrl-C after the first line, prints that line and the exit code. */
const PRESS_CTRL_C = `
import os, pty, sys
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
line = b""
while not line.endswith(b"\\n"):
    line += os.read(fd, 1)
os.write(fd, b"\\x03")
try:
    while os.read(fd, 1024): pass
except OSError:
    pass
print(line.decode().strip(), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;
