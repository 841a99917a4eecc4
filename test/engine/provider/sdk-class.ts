// What the cloud SDK's own class says about a resource type: its inputs, and the outputs only the cloud computes.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require: NodeJS.Require = createRequire(import.meta.url);

export interface SdkClass {
  readonly inputs: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** Outputs that are not inputs. */
  readonly computed: ReadonlySet<string>;
}

export interface TypeToken {
  readonly package: string;
  readonly module: string;
  readonly file: string;
  readonly className: string;
}

/** `aws:rds/instance:Instance` and `azure-native:storage:StorageAccount`; older Azure tokens carry a version. */
export function parseToken(token: string): TypeToken {
  const [pkg, path, className] = token.split(":");
  if (!pkg || !path || !className) throw new Error(`"${token}" is not a resource type.`);
  const [module = "", part] = path.split("/");
  const versioned = part === undefined || /^v\d{8}/.test(part);
  const file = versioned ? className.charAt(0).toLowerCase() + className.slice(1) : part;
  return { package: pkg, module, file, className };
}

const known: Map<string, SdkClass | undefined> = new Map();

/** The SDK's class for a type, or undefined when the installed SDK has no such type. */
export function sdkClass(token: string): SdkClass | undefined {
  if (!known.has(token)) known.set(token, readSdkClass(parseToken(token)));
  return known.get(token);
}

function readSdkClass(token: TypeToken): SdkClass | undefined {
  const folder = join(dirname(require.resolve(`@pulumi/${token.package}/package.json`)), token.module);
  const wanted = `${token.file}.js`.toLowerCase();
  // The generators differ in how they spell acronyms ("ipgroup.js"), so names are compared without case.
  let entries: string[];
  try {
    entries = readdirSync(folder);
  } catch {
    return undefined;
  }
  const file = entries.find((name) => name.toLowerCase() === wanted);
  return file === undefined ? undefined : parseSdkClass(readFileSync(join(folder, file), "utf8"));
}

/** Reads the generated constructor, which assigns every input from `args` and marks the rest as outputs. */
function parseSdkClass(source: string): SdkClass {
  const inputs = new Set<string>();
  const outputs = new Set<string>();
  for (const [, name = "", value = ""] of source.matchAll(/resourceInputs\["(\w+)"\] = (.*);/g)) {
    if (value.includes("args")) inputs.add(name);
    else if (value.includes("/*out*/")) outputs.add(name);
  }
  const required = [...source.matchAll(/Missing required property '(\w+)'/g)].map(([, name = ""]) => name);
  return {
    inputs,
    required: new Set(required),
    computed: new Set([...outputs].filter((name) => !inputs.has(name))),
  };
}
