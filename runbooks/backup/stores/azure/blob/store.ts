import {
  BlobServiceClient,
  type ContainerClient,
  type ContainerGetPropertiesResponse,
  StorageSharedKeyCredential,
} from "@azure/storage-blob";
import { InputError } from "@rampart/core/errors";
import type { AnyInputs, ReadContext } from "@rampart/runbook";
import type { RecoveryPoint, RestoreRequest, RestoreState, Store, StoreModule } from "../../store.ts";
import { credentialOf } from "../shared/connect.ts";
import { unlessMissing } from "../shared/errors.ts";
import { instant } from "../shared/moments.ts";
import { requiredText, textInput } from "../shared/text-input.ts";
import { momentOfVersion } from "./as-of.ts";
import type { BlobStore } from "./blob-store.ts";
import { copyAll, MARK, problemsOfCopies } from "./copies.ts";
import { listed } from "./listing.ts";
import { proofsOf } from "./proofs.ts";

/** Blobs of a container as they were at a moment, copied into a container of their own. */
export const storeModule: StoreModule = {
  required: ["blobAccountUrl", "blobContainer"],
  optional: ["blobPrefix", "blobAccountKey", "azureAccessToken"],
  open: (inputs) => openContainer(inputs),
};

function openContainer(inputs: AnyInputs): Store {
  const url = requiredText(inputs, "blobAccountUrl").replace(/\/$/, "");
  const name = requiredText(inputs, "blobContainer");
  const service = new BlobServiceClient(url, signIn(inputs, url), { retryOptions: { maxTries: 6 } });
  const store: BlobStore = {
    service,
    container: service.getContainerClient(name),
    prefix: textInput(inputs, "blobPrefix") ?? "",
  };
  return {
    address: `${url}/${name}/${store.prefix}`,
    original: async ({ signal }) => {
      const found = await propertiesOf(store.container, signal);
      return found === undefined
        ? undefined
        : {
            container: name,
            hasLegalHold: found.hasLegalHold ?? false,
            hasImmutabilityPolicy: found.hasImmutabilityPolicy ?? false,
          };
    },
    recoveryPoints: async (context) => await recoveryPoints(store, context),
    restore: async (request, context, progress) => {
      const { signal } = context;
      const now = await restoreState(store, request, signal);
      if (now.is === "restored") return now.restored;
      if (now.is === "foreign") throw new Error(`${now.because}; choose another name`);
      const target = service.getContainerClient(request.name);
      const marks = { [MARK.run]: request.run, [MARK.moment]: request.chosen.moment };
      if (now.is === "absent") await target.create({ metadata: marks, abortSignal: signal });
      await copyAll(store, target, request.chosen.moment, signal, progress);
      // What says that all of it is there is written last.
      await target.setMetadata({ ...marks, [MARK.state]: "restored" }, { abortSignal: signal });
      const done = await restoreState(store, request, signal);
      if (done.is !== "restored")
        throw new Error(`container ${request.name} was changed while it was filled`);
      return done.restored;
    },
    restoreState: async (request, { signal }) => await restoreState(store, request, signal),
    verify: async (restored, { signal }) => {
      const target = service.getContainerClient(restored.name);
      const moment = String(restored.moment);
      const { blobs, problems } = await problemsOfCopies(store, target, moment, signal);
      return {
        passes: problems.length === 0,
        value:
          problems.length === 0
            ? `${blobs} blobs with the sizes and MD5 of ${moment}`
            : `${problems.length} of ${blobs} blobs differ: ${problems.slice(0, 5).join("; ")}`,
        objective: "each blob as it was",
      };
    },
    remove: async (request, { signal }) => {
      const now = await restoreState(store, request, signal);
      if (now.is === "absent") return;
      if (now.is === "foreign") throw new Error(`${now.because}; it stays`);
      await service.getContainerClient(request.name).delete({ abortSignal: signal });
    },
    handOver: (restored) =>
      [
        `Container ${restored.address} holds the blobs of ${name} as they were at ${String(restored.moment)}.`,
        "It is private. Copy back what is needed: azcopy copy … --recursive, or point the users at it.",
        "Azure does not say when a blob was deleted: blobs that had been deleted before that moment are there too.",
        "Access policies, legal holds, immutability policies and lifecycle rules do not follow.",
      ].join("\n"),
    proofs: proofsOf(store),
  };
}

const ACCOUNT = /^https?:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?\/([^/]+)|^https?:\/\/([^./]+)\./;

function signIn(
  inputs: AnyInputs,
  url: string,
): StorageSharedKeyCredential | ReturnType<typeof credentialOf> {
  const key = textInput(inputs, "blobAccountKey");
  if (key === undefined) return credentialOf(inputs);
  const [, local, account = local] = ACCOUNT.exec(url) ?? [];
  if (account === undefined) {
    throw new InputError(`input blobAccountUrl: ${url} names no storage account`, {
      advice: "Write it as https://ACCOUNT.blob.core.windows.net.",
    });
  }
  return new StorageSharedKeyCredential(account, key);
}

async function propertiesOf(
  container: ContainerClient,
  signal: AbortSignal,
): Promise<ContainerGetPropertiesResponse | undefined> {
  return await unlessMissing(container.getProperties({ abortSignal: signal }));
}

async function recoveryPoints(
  store: BlobStore,
  { signal, clock }: ReadContext,
): Promise<readonly RecoveryPoint[]> {
  const id = store.container.url;
  const found = await propertiesOf(store.container, signal);
  if (found === undefined) return await deletedContainer(store, signal);
  let oldest: string | undefined;
  let unversioned = 0;
  let bytes = 0;
  const versions = await listed(store, signal);
  for (const { versionId, isCurrent, size } of versions) {
    if (versionId === undefined) unversioned += 1;
    else {
      const moment = momentOfVersion(versionId);
      if (oldest === undefined || moment < oldest) oldest = moment;
    }
    if (isCurrent) bytes += size;
  }
  const now = instant(clock.now());
  const isVersioned = versions.length > 0 && unversioned === 0;
  return [
    {
      id,
      kind: "versions",
      newest: now,
      oldest: oldest === undefined ? now : instant(new Date(oldest)),
      place: `versions of ${id}`,
      bytes,
      ...(isVersioned ? {} : { obstacle: unversionedBecause(versions.length, unversioned) }),
    },
  ];
}

function unversionedBecause(blobs: number, unversioned: number): string {
  return blobs === 0
    ? "it has no blobs and no versions"
    : `${unversioned} blobs have no versions: versioning of the account is off, or was when they were written`;
}

/** Its blobs come back with it, and only so. */
async function deletedContainer(
  { service, container }: BlobStore,
  signal: AbortSignal,
): Promise<readonly RecoveryPoint[]> {
  const name = container.containerName;
  const found: RecoveryPoint[] = [];
  const list = service.listContainers({ includeDeleted: true, prefix: name, abortSignal: signal });
  for await (const { name: other, deleted, version, properties } of list) {
    if (other !== name || deleted !== true) continue;
    const moment = instant(properties.deletedOn ?? properties.lastModified);
    found.push({
      id: `${container.url}?deleted=${version ?? ""}`,
      kind: "snapshot",
      newest: moment,
      oldest: moment,
      place: `deleted container ${name}`,
      obstacle: "the container is soft-deleted: az storage container restore, then run again",
    });
  }
  return found;
}

async function restoreState(
  { service }: BlobStore,
  { name, run, chosen, isIsolated }: RestoreRequest,
  signal: AbortSignal,
): Promise<RestoreState> {
  const target = service.getContainerClient(name);
  const found = await propertiesOf(target, signal);
  if (found === undefined) return { is: "absent" };
  const { [MARK.run]: other, [MARK.state]: state } = found.metadata ?? {};
  if (other !== run) {
    const who = other === undefined ? "no run made it" : `run ${other} made it`;
    return { is: "foreign", because: `container ${name} is there, and ${who}` };
  }
  if (state !== "restored") return { is: "restoring" };
  return {
    is: "restored",
    restored: { id: target.url, name, address: target.url, moment: chosen.moment, isIsolated, run },
  };
}
