import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { InputError } from "@rampart/core/errors";
import { parse } from "yaml";

/** A Pulumi project and the configuration of one of its stacks, as far as running its program takes them. */
export interface Project {
  readonly name: string;
  readonly stack: string;
  /** The file or directory to load. */
  readonly main: string;
  readonly config: Readonly<Record<string, string>>;
  /** Keys of `config` that hold secrets. Encrypted ones have a placeholder as value. */
  readonly secretKeys: readonly string[];
}

/** What stands for a secret that is not readable here; it is never judged by its content. */
const HIDDEN_SECRET = "[secret]";

/**
 * Reads `Pulumi.yaml` and `Pulumi.STACK.yaml` in `directory`.
 *
 * @param overrides Configuration given beside the files; keys without a namespace are the project's own.
 * @param secrets Keys of secrets that are in no file here.
 * @throws {InputError} if there is no project, or its files are not as Pulumi writes them.
 */
export async function readProject(
  directory: string,
  stack: string,
  overrides: Readonly<Record<string, string>>,
  secrets: readonly string[],
): Promise<Project> {
  const file = join(directory, "Pulumi.yaml");
  const { name, main } = await readProjectFile(
    file,
    "Name the directory of a Pulumi program, the one with Pulumi.yaml.",
  );
  if (typeof name !== "string" || name === "") {
    throw new InputError("the project has no name", { file, advice: "Add a line `name: …`." });
  }
  const stackFile = join(directory, `Pulumi.${stack}.yaml`);
  const advice = `Name a stack that is configured here with --config-of, or make it: \`pulumi stack init ${stack}\`.`;
  const { config } = await readProjectFile(stackFile, advice);

  const values = new Map<string, string>();
  const secretKeys = new Set<string>();
  const fullKey = (key: string): string => (key.includes(":") ? key : `${name}:${key}`);
  for (const [key, value] of Object.entries(config ?? {})) {
    if (isEncrypted(value)) {
      values.set(fullKey(key), HIDDEN_SECRET);
      secretKeys.add(fullKey(key));
    } else {
      values.set(fullKey(key), typeof value === "string" ? value : JSON.stringify(value));
    }
  }
  for (const key of secrets) {
    values.set(fullKey(key), HIDDEN_SECRET);
    secretKeys.add(fullKey(key));
  }
  for (const [key, value] of Object.entries(overrides)) values.set(fullKey(key), value);
  return {
    name,
    stack,
    main: resolve(dirname(file), typeof main === "string" ? main : "."),
    config: Object.fromEntries(values),
    secretKeys: [...secretKeys],
  };
}

function isEncrypted(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "secure");
}

/** What we read of `Pulumi.yaml` and `Pulumi.STACK.yaml`. */
export interface ProjectFile {
  readonly name?: unknown;
  readonly main?: unknown;
  readonly runtime?: unknown;
  readonly config?: Readonly<Record<string, unknown>> | null;
}

/**
 * Reads a file of Pulumi's.
 *
 * @throws {InputError} if it is not there, or is not as Pulumi writes it.
 */
export async function readProjectFile(file: string, advice: string): Promise<ProjectFile> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    const problem = error.code === "ENOENT" ? "there is no such file" : `it cannot be read (${error.code})`;
    throw new InputError(problem, { file, advice });
  });
  let content: unknown;
  try {
    content = parse(text) ?? {};
  } catch (error) {
    const [first] = (error as Error).message.split("\n");
    throw new InputError(`this is not YAML: ${first?.replace(/:$/, "")}`, {
      file,
      advice: "Mend it; the Pulumi CLI cannot read it either.",
    });
  }
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    throw new InputError("this is not a map of settings", { file, advice });
  }
  return content;
}
