import { readFileSync } from "node:fs";
import { InputError } from "@rampart/core/errors";

export type Expectation = "pass" | "fail";

/** One resource that a check of a peer passes or fails by itself. */
interface ResourceCase {
  readonly kind: "resource";
  readonly id: string;
  readonly peer_check: string;
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly expect: Expectation;
}

export interface PeerResource {
  readonly name: string;
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** The property at `path` holds the output `attr` of the resource `to`. */
  readonly refs?: readonly { readonly path: string; readonly to: string; readonly attr: string }[];
}

/** Several resources; either some of them pass and some fail, or the stack does as a whole. */
interface StackCase {
  readonly kind: "stack";
  readonly id: string;
  readonly peer_check: string;
  readonly resources: readonly PeerResource[];
  readonly pass?: readonly string[];
  readonly fail?: readonly string[];
  readonly expect?: Expectation;
}

/** A test case of another policy tool, with the answer that its tests expect. */
export type PeerCase = ResourceCase | StackCase;

/**
 * The cases in the JSON Lines file `path`.
 *
 * @throws {InputError} naming the line that is no case.
 */
export function readPeerCases(path: string): readonly PeerCase[] {
  return parsePeerCases(readFileSync(path, "utf8"), path);
}

/** The cases in `text`, which has one JSON document per line. */
export function parsePeerCases(text: string, file: string): readonly PeerCase[] {
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const found = parseLine(line);
    if (!isPeerCase(found)) {
      const advice = "Each line is a JSON object with kind, id, peer_check, and what its kind asks for.";
      throw new InputError("no test case", { file, line: index + 1, advice });
    }
    return [found];
  });
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isPeerCase(value: unknown): value is PeerCase {
  if (typeof value !== "object" || value === null) return false;
  const { kind, id, peer_check, type, props, resources } = value as Record<string, unknown>;
  if (typeof id !== "string" || typeof peer_check !== "string") return false;
  if (kind === "stack") return Array.isArray(resources);
  return kind === "resource" && typeof type === "string" && typeof props === "object" && props !== null;
}
