import { hash } from "node:crypto";
import canonicalize from "canonicalize";
import type { AnyInputs } from "../model/schema.ts";

/** SHA-256 (hex) by the name of the input. */
export type InputHashes = Readonly<Record<string, string>>;

/** Stands for the hash of an input that was asked for and not given. */
export const NOT_GIVEN = "not given";

/** The hashes of the canonical JSON (RFC 8785) of all inputs but the secrets, which could be guessed from theirs. */
export function inputHashes(inputs: AnyInputs, secrets: readonly string[]): InputHashes {
  const open = Object.entries(inputs).filter(
    ([name, value]) => !secrets.includes(name) && value !== undefined,
  );
  return Object.fromEntries(
    open.map(([name, value]) => [name, hash("sha256", canonicalize(value) ?? "", "hex")]),
  );
}

/** Inputs that remember what was asked for. */
export interface RecordedInputs {
  readonly inputs: AnyInputs;
  /** Hashes of the inputs asked for since, secrets left out; {@link NOT_GIVEN} for those there are not. */
  used(): InputHashes;
}

/** Inputs for the code of one step. Code that lists them counts as asking for all. */
export function recordingInputs(inputs: AnyInputs, hashes: InputHashes): RecordedInputs {
  const asked = new Set<string>();
  const ask = (key: string | symbol): void => {
    // What every object has is no input, unless one is called so.
    if (typeof key === "string" && (Object.hasOwn(inputs, key) || !(key in Object.prototype))) asked.add(key);
  };
  const recording = new Proxy(inputs, {
    get: (target, key) => {
      ask(key);
      return Reflect.get(target, key) as unknown;
    },
    has: (target, key) => {
      ask(key);
      return Reflect.has(target, key);
    },
    getOwnPropertyDescriptor: (target, key) => {
      ask(key);
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
    ownKeys: (target) => {
      for (const key of Object.keys(target)) asked.add(key);
      return Reflect.ownKeys(target);
    },
  });
  const hashOf = (name: string): string | undefined =>
    Object.hasOwn(hashes, name) ? hashes[name] : inputs[name] === undefined ? NOT_GIVEN : undefined;
  return {
    inputs: recording,
    used: () => {
      const used: Record<string, string> = {};
      for (const name of [...asked].sort()) {
        const known = hashOf(name);
        if (known !== undefined) used[name] = known;
      }
      return used;
    },
  };
}

/** Names of the inputs that are other now than when `used` was recorded. */
export function changedInputs(used: InputHashes, hashes: InputHashes): string[] {
  const now = (name: string): string => (Object.hasOwn(hashes, name) ? (hashes[name] ?? "") : NOT_GIVEN);
  return Object.keys(used).filter((name) => used[name] !== now(name));
}
