import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { InputError } from "@rampart/core/errors";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { plainKey } from "../../src/approvals/public-key.ts";
import { keyOf, sign, verify } from "../../src/approvals/ssh.ts";
import { readSignature } from "../../src/approvals/ssh-signature.ts";
import { keyPairs } from "./keys.ts";

const TEXT = "Rampart approval, version 1\nStep: purge\n";
const NAMESPACE = "rampart-approval";
const newKey = keyPairs();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rampart-ssh-"));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe("a signature", () => {
  test.each([
    ["ed25519", undefined],
    ["rsa", 2048],
    ["ecdsa", 256],
    ["ecdsa", 384],
    ["ecdsa", 521],
  ])("by a key of type %s (%s) is good, and says which key made it", async (type, bits) => {
    const { file, publicKey } = newKey(type, "", bits);
    const signature = await sign(TEXT, file, NAMESPACE);
    expect(await verify(TEXT, signature, { name: "Ada", sshKey: publicKey }, NAMESPACE)).toEqual({
      ok: true,
    });
    expect(keyOf(signature)).toBe(plainKey(publicKey));
  });

  test("is refused for an edited text, for another purpose, and of another person", async () => {
    const ada = newKey();
    const grace = { name: "Grace", sshKey: newKey().publicKey };
    const person = { name: "Ada", sshKey: ada.publicKey };
    const signature = await sign(TEXT, ada.file, NAMESPACE);
    expect(await verify(`${TEXT} `, signature, person, NAMESPACE)).toEqual({
      ok: false,
      because: "what was signed is another text: of another run, step or plan, or edited",
    });
    expect(await verify(TEXT, signature, person, "rampart-start")).toEqual({
      ok: false,
      because: 'it was signed for "rampart-approval"',
    });
    expect(await verify(TEXT, signature, grace, NAMESPACE)).toEqual({
      ok: false,
      because: 'it was not signed with the key listed for "Grace"',
    });
    expect(await verify(TEXT, signature, { name: "Ada" }, NAMESPACE)).toEqual({
      ok: false,
      because: '"Ada" is listed without a key',
    });
  });

  test("of which any byte is another one is refused", async () => {
    const { file, publicKey } = newKey();
    const person = { name: "Ada", sshKey: publicKey };
    const signature = await sign(TEXT, file, NAMESPACE);
    const blob = Buffer.from(signature.replaceAll(/-----.*-----/g, ""), "base64");
    await fc.assert(
      fc.asyncProperty(fc.nat(blob.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const other = Buffer.from(blob);
        other[at] = (other[at] ?? 0) ^ change;
        const lines = other.toString("base64").replaceAll(/(.{70})/g, "$1\n");
        const forged = `-----BEGIN SSH SIGNATURE-----\n${lines}\n-----END SSH SIGNATURE-----\n`;
        expect((await verify(TEXT, forged, person, NAMESPACE)).ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test("that is none is refused, and never thrown at", async () => {
    const person = { name: "Ada", sshKey: newKey().publicKey };
    const because = "it is not an SSH signature";
    for (const text of [
      "",
      "yes",
      "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n",
    ]) {
      expect(await verify(TEXT, text, person, NAMESPACE)).toEqual({ ok: false, because });
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const armored = Buffer.concat([Buffer.from("SSHSIG"), bytes]).toString("base64");
        const read = readSignature(`-----BEGIN SSH SIGNATURE-----\n${armored}\n-----END SSH SIGNATURE-----`);
        expect(read).toBeUndefined();
      }),
    );
  });

  test("by a certified key is refused where only the certificate is listed", async () => {
    const { file } = newKey();
    const authority = newKey();
    execFileSync("ssh-keygen", ["-q", "-s", authority.file, "-I", "ada", "-n", "ada", `${file}.pub`]);
    const certificate = readFileSync(`${file}-cert.pub`, "utf8").trim();
    const signature = await sign(TEXT, file, NAMESPACE);
    const because = 'the key listed for "Ada" is not a plain public SSH key';
    for (const sshKey of [certificate, `cert-authority ${authority.publicKey}`]) {
      expect(await verify(TEXT, signature, { name: "Ada", sshKey }, NAMESPACE)).toEqual({
        ok: false,
        because,
      });
    }
  });

  test("counts for a person whose name would be a pattern", async () => {
    const { file, publicKey } = newKey();
    const signature = await sign(TEXT, file, NAMESPACE);
    for (const name of ["*", '!Ada "x" #', "Ada\nEve"]) {
      expect(await verify(TEXT, signature, { name, sshKey: publicKey }, NAMESPACE)).toEqual({ ok: true });
    }
  });
});

describe("keys", () => {
  test("with a passphrase ask for it, and it is on no command line", async () => {
    const { file, publicKey } = newKey("ed25519", "open sesame");
    const askpass = join(folder, "askpass");
    writeFileSync(askpass, "#!/bin/sh\necho open sesame\n", { mode: 0o700 });
    vi.stubEnv("SSH_ASKPASS", askpass);
    vi.stubEnv("SSH_ASKPASS_REQUIRE", "force");
    const signature = await sign(TEXT, file, NAMESPACE);
    expect(await verify(TEXT, signature, { name: "Ada", sshKey: publicKey }, NAMESPACE)).toEqual({
      ok: true,
    });
  });

  test("whose passphrase is wrong sign nothing", async () => {
    const { file } = newKey("ed25519", "open sesame");
    vi.stubEnv("SSH_ASKPASS", "/bin/false");
    vi.stubEnv("SSH_ASKPASS_REQUIRE", "force");
    await expect(sign(TEXT, file, NAMESPACE)).rejects.toThrow(/it cannot sign: .*passphrase/);
  });

  test("of which an agent has the private half sign by the public one", async () => {
    const { file, publicKey } = newKey();
    const lonely = join(folder, "lonely.pub");
    copyFileSync(`${file}.pub`, lonely);
    const socket = join(folder, "agent");
    const agent = spawn("ssh-agent", ["-D", "-a", socket], { stdio: "ignore" });
    try {
      await listening(socket, agent);
      vi.stubEnv("SSH_AUTH_SOCK", socket);
      execFileSync("ssh-add", ["-q", file], { stdio: "ignore" });
      const signature = await sign(TEXT, lonely, NAMESPACE);
      expect(await verify(TEXT, signature, { name: "Ada", sshKey: publicKey }, NAMESPACE)).toEqual({
        ok: true,
      });
    } finally {
      const ended = once(agent, "close");
      agent.kill();
      await ended;
    }
  });

  test("that are not there, or that others may read, are refused by file and reason", async () => {
    const missing = join(folder, "none");
    await expect(sign(TEXT, missing, NAMESPACE)).rejects.toThrow(
      new RegExp(`^${missing}: it cannot sign: .*No such file or directory`),
    );
    const { file } = newKey();
    chmodSync(file, 0o644);
    const error: unknown = await sign(TEXT, file, NAMESPACE).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toContain("too open");
    expect(String(error)).not.toContain("@@@");
  });
});

describe("ssh-keygen", () => {
  test.each([
    ["missing", undefined, "there is no ssh-keygen on the PATH", "openssh-client"],
    ["too old", "echo 'unknown option -- Y' >&2; exit 1", "this ssh-keygen cannot sign", "OpenSSH 8.2"],
  ])("that is %s is said, with what to install", async (_case, script, problem, advice) => {
    const { file, publicKey } = newKey();
    const signature = await sign(TEXT, file, NAMESPACE);
    if (script !== undefined) {
      writeFileSync(join(folder, "ssh-keygen"), `#!/bin/sh\n${script}\n`, { mode: 0o700 });
    }
    vi.stubEnv("PATH", folder);
    for (const act of [
      () => sign(TEXT, file, NAMESPACE),
      () => verify(TEXT, signature, { name: "Ada", sshKey: publicKey }, NAMESPACE),
    ]) {
      const error: unknown = await act().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(InputError);
      expect(String(error)).toContain(problem);
      expect(String(error)).toContain(advice);
    }
  });

  test("that is killed is no verdict", async () => {
    const { file, publicKey } = newKey();
    const signature = await sign(TEXT, file, NAMESPACE);
    writeFileSync(join(folder, "ssh-keygen"), "#!/bin/sh\nkill -9 $$\n", { mode: 0o700 });
    vi.stubEnv("PATH", folder);
    await expect(verify(TEXT, signature, { name: "Ada", sshKey: publicKey }, NAMESPACE)).rejects.toThrow(
      "ssh-keygen was ended by SIGKILL",
    );
    await expect(sign(TEXT, file, NAMESPACE)).rejects.toThrow(
      `${file}: nothing was signed: ssh-keygen was ended by SIGKILL`,
    );
  });
});

test("no file is left behind, whether it went well or not", async () => {
  const { file, publicKey } = newKey();
  vi.stubEnv("TMPDIR", folder);
  const signature = await sign(TEXT, file, NAMESPACE);
  await verify(TEXT, signature, { name: "Ada", sshKey: publicKey }, NAMESPACE);
  await verify("other", signature, { name: "Ada", sshKey: publicKey }, NAMESPACE);
  await sign(TEXT, join(folder, "none"), NAMESPACE).catch(() => undefined);
  expect(readdirSync(folder)).toEqual([]);
});

test("Ctrl-C at the question for a passphrase signs nothing, says so, and leaves no file behind", () => {
  const scripts = join(folder, "bin");
  const left = join(folder, "left");
  mkdirSync(scripts);
  mkdirSync(left);
  // A terminal sends it to both.
  writeFileSync(join(scripts, "ssh-keygen"), "#!/bin/sh\nkill -INT $PPID\nkill -INT $$\n", { mode: 0o700 });
  const module = new URL("../../src/approvals/ssh.ts", import.meta.url).href;
  const code = `import { sign } from ${JSON.stringify(module)};
    await sign("text", "/key", "n").catch((error) => console.log(error.message));`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", code], {
    encoding: "utf8",
    env: { PATH: scripts, TMPDIR: left },
    stdio: ["ignore", "pipe", "ignore"],
  });
  expect(said).toBe("/key: nothing was signed: ssh-keygen was ended by SIGINT\n");
  expect(readdirSync(left)).toEqual([]);
});

async function listening(socket: string, agent: ChildProcess): Promise<void> {
  while (!existsSync(socket)) {
    if (agent.exitCode !== null) throw new Error(`ssh-agent ended with ${agent.exitCode}`);
    await sleep(10);
  }
}
