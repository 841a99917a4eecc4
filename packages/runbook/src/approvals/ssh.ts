import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError } from "@rampart/core/errors";
import type { ListedPerson } from "../operator/listed-person.ts";
import { plainKey } from "./public-key.ts";
import { sshKeygen } from "./ssh-keygen.ts";
import { readSignature } from "./ssh-signature.ts";

/** Whether a signature is what it should be. */
export type Verification = { readonly ok: true } | { readonly ok: false; readonly because: string };

/**
 * Signs `text` with an SSH key, as `ssh-keygen -Y sign` does. A passphrase is asked for on the terminal; a key of a
 * security token wants to be touched.
 *
 * @param keyFile a private key, or a public key whose private half an SSH agent has.
 * @param namespace what the signature is for.
 * @throws {InputError} if the key cannot be used, or there is no `ssh-keygen`.
 */
export async function sign(text: string, keyFile: string, namespace: string): Promise<string> {
  return withFolder(async (folder) => {
    // From a file, as the terminal has to stay free for the passphrase.
    const file = join(folder, "text");
    await writeFile(file, text);
    const { ok, said, endedBy } = await uninterrupted(() =>
      sshKeygen(["-Y", "sign", "-f", keyFile, "-n", namespace, file]),
    );
    if (endedBy !== undefined) {
      throw new InputError(`nothing was signed: ssh-keygen was ended by ${endedBy}`, { file: keyFile });
    }
    if (!ok) throw new InputError(`it cannot sign: ${reasonIn(said)}`, { file: keyFile, advice: KEY_ADVICE });
    return readFile(`${file}.sig`, "utf8");
  });
}

const KEY_ADVICE =
  "Name the file of your private SSH key, or that of the public one if an SSH agent has the private.";

/** Ctrl-C at the question for a passphrase ends the question; this process goes on, to clean up and to say so. */
async function uninterrupted<Result>(act: () => Promise<Result>): Promise<Result> {
  const ignore = (): void => undefined;
  process.on("SIGINT", ignore);
  try {
    return await act();
  } finally {
    process.off("SIGINT", ignore);
  }
}

/** The public key with which `signature` says that it was made; undefined if it is no signature. */
export function keyOf(signature: string): string | undefined {
  return readSignature(signature)?.key;
}

/**
 * Whether `person` signed exactly `text` for `namespace`. The key of `person` alone counts, whatever the signature says.
 *
 * @throws {InputError} if there is no `ssh-keygen`.
 * @throws {Error} if `ssh-keygen` was ended before it could say.
 */
export async function verify(
  text: string,
  signature: string,
  person: ListedPerson,
  namespace: string,
): Promise<Verification> {
  if (person.sshKey === undefined) return no(`"${person.name}" is listed without a key`);
  const key = plainKey(person.sshKey);
  if (key === undefined) return no(`the key listed for "${person.name}" is not a plain public SSH key`);
  const facts = readSignature(signature);
  if (facts === undefined) return no("it is not an SSH signature");
  if (facts.namespace !== namespace) return no(`it was signed for ${JSON.stringify(facts.namespace)}`);
  if (facts.key !== key) return no(`it was not signed with the key listed for "${person.name}"`);
  const { ok, said, endedBy } = await withFolder(async (folder) => {
    const signers = join(folder, "allowed_signers");
    const file = join(folder, "signature");
    // The name stays out of it, because there it is a pattern.
    await writeFile(signers, `signer namespaces="${namespace}" ${key}\n`);
    await writeFile(file, signature);
    return sshKeygen(["-Y", "verify", "-f", signers, "-I", "signer", "-n", namespace, "-s", file], text);
  });
  if (endedBy !== undefined) throw new Error(`ssh-keygen was ended by ${endedBy}`);
  if (ok) return { ok: true };
  return no(
    said.includes("incorrect signature")
      ? "what was signed is another text: of another run, step or plan, or edited"
      : `the signature is not good: ${reasonIn(said)}`,
  );
}

function no(because: string): Verification {
  return { ok: false, because };
}

/** Only this user can look into it, and it is gone afterwards. */
async function withFolder<Result>(act: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "rampart-sign-"));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The lines that say why, without frames and what it was about to do. */
function reasonIn(said: string): string {
  const lines = said.split(/\r?\n/).map((line) => line.trim());
  const telling = lines.filter((line) => line !== "" && !/^(@+|@ .* @|Signing |Write )/.test(line));
  return telling.length === 0 ? "ssh-keygen does not say why" : telling.join("; ");
}
