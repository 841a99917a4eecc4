import { InputError } from "@rampart/core/errors";
import type { AnyInputs, InputSchema } from "@rampart/runbook";
import { STORE_INPUTS } from "./inputs.ts";
import type { Store, StoreKind, StoreModule } from "./store.ts";

/** How a kind of store is loaded, and what has to be installed for it. */
interface Kind {
  load(): Promise<{ readonly storeModule: StoreModule }>;
  readonly packages: readonly string[];
}

/** Each is loaded only when it is asked for, so that nobody needs an SDK that he does not use. */
const KINDS: Readonly<Record<StoreKind, Kind>> = {
  postgresql: { load: async () => await import("./postgresql/store.ts"), packages: [] },
  "aws-rds": {
    load: async () => await import("./aws/rds/store.ts"),
    packages: ["@aws-sdk/client-rds"],
  },
  "aws-dynamodb": {
    load: async () => await import("./aws/dynamodb/store.ts"),
    packages: ["@aws-sdk/client-dynamodb"],
  },
  "aws-ebs": {
    load: async () => await import("./aws/ebs/store.ts"),
    packages: ["@aws-sdk/client-ec2"],
  },
  "aws-s3": { load: async () => await import("./aws/s3/store.ts"), packages: ["@aws-sdk/client-s3"] },
  "aws-backup": {
    load: async () => await import("./aws/backup/store.ts"),
    packages: ["@aws-sdk/client-backup", "@aws-sdk/client-rds", "@aws-sdk/client-dynamodb"],
  },
  "azure-vm": {
    load: async () => await import("./azure/vm/store.ts"),
    packages: ["@azure/identity", "@azure/arm-compute", "@azure/arm-recoveryservicesbackup"],
  },
  "azure-disk": {
    load: async () => await import("./azure/disk/store.ts"),
    packages: ["@azure/identity", "@azure/arm-compute"],
  },
  "azure-sql": {
    load: async () => await import("./azure/sql/store.ts"),
    packages: ["@azure/identity", "@azure/arm-sql"],
  },
  "azure-postgresql": {
    load: async () => await import("./azure/postgresql/store.ts"),
    packages: ["@azure/identity", "@azure/arm-postgresql-flexible"],
  },
  "azure-blob": {
    load: async () => await import("./azure/blob/store.ts"),
    packages: ["@azure/identity", "@azure/storage-blob"],
  },
};

/**
 * Opens the store that the inputs name.
 *
 * @throws {InputError} naming every input that is missing or without effect, or the packages to install.
 */
export async function openStore(inputs: AnyInputs & { readonly store: StoreKind }): Promise<Store> {
  const { store } = inputs;
  const storeModule = await loadStore(store);
  refuseMisfits(store, storeModule, inputs);
  return await storeModule.open(inputs);
}

/** What has to be installed for a kind of store. */
export function packagesOf(store: StoreKind): readonly string[] {
  return KINDS[store].packages;
}

/** @throws {InputError} naming the packages to install. */
export async function loadStore(
  store: StoreKind,
  { load, packages }: Kind = KINDS[store],
): Promise<StoreModule> {
  try {
    return (await load()).storeModule;
  } catch (error) {
    if (!isMissingPackage(error)) throw error;
    throw new InputError(`what is needed for the store ${store} is not installed: ${packages.join(", ")}`, {
      advice: `npm install ${packages.join(" ")}`,
    });
  }
}

function isMissingPackage(error: unknown): boolean {
  const isMissing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
  // A file of ours that is missing is no package.
  return isMissing && /Cannot find (package|module) '@(aws-sdk|azure|smithy)\//.test(error.message);
}

function refuseMisfits(store: StoreKind, { required, optional }: StoreModule, inputs: AnyInputs): void {
  const taken = [...required, ...optional];
  const missing = required
    .filter((name) => inputs[name] === undefined)
    .map((name) => new InputError(`the store ${store} needs the input ${name}: ${descriptionOf(name)}`));
  const foreign = Object.keys(STORE_INPUTS)
    .filter((name) => name !== "store" && inputs[name] !== undefined && !taken.includes(name))
    // A stack with several stores gives the inputs of all of them.
    .filter((name) => propertyOf(name)?.stackOutput === undefined)
    .map(
      (name) =>
        new InputError(`the input ${name} is of no use for the store ${store}`, {
          advice: `It takes ${taken.join(", ")}.`,
        }),
    );
  if (missing.length + foreign.length > 0) throw InputError.all([...missing, ...foreign]);
}

function descriptionOf(name: string): string {
  return propertyOf(name)?.description ?? "it is not described";
}

function propertyOf(name: string): InputSchema | undefined {
  const properties: Readonly<Record<string, InputSchema>> = STORE_INPUTS;
  return properties[name];
}
