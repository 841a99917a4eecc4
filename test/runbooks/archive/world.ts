import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout } from "node:timers/promises";
import {
  CreateBucketCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { type ResumeOptions, startRun } from "@rampart/runbook/execute";
import { memoryJournal } from "@rampart/runbook/journal";
import type { Rehearsal } from "@rampart/runbook/testing";
import {
  type ArchiveInputs,
  INPUTS,
  RECORDS,
  transferInputsOf,
} from "../../../runbooks/backup/archive/inputs.ts";
import runbook from "../../../runbooks/backup/archive/runbook.ts";
import { connect, type Sides } from "../../../runbooks/operations/transfer-files/sides.ts";
import type { Moto } from "../../servers/moto/moto.ts";

const REGION = "eu-west-1";

/** A bucket with backups, and one for the archive. */
export class World {
  readonly moto: Moto;
  readonly source: string;
  readonly archive: string;
  readonly client: S3Client;

  private constructor(moto: Moto, source: string, archive: string, client: S3Client) {
    this.moto = moto;
    this.source = source;
    this.archive = archive;
    this.client = client;
  }

  static async make(moto: Moto, { hasLock = true }: { readonly hasLock?: boolean } = {}): Promise<World> {
    const { endpoint, credentials } = moto;
    const client = new S3Client({ endpoint, region: REGION, credentials, forcePathStyle: true });
    const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
    const [source, archive] = [`backups-${randomUUID()}`, `archive-${randomUUID()}`];
    await client.send(new CreateBucketCommand({ Bucket: source, CreateBucketConfiguration }));
    await client.send(
      new CreateBucketCommand({
        Bucket: archive,
        CreateBucketConfiguration,
        ObjectLockEnabledForBucket: hasLock,
      }),
    );
    return new World(moto, source, archive, client);
  }

  async put(key: string, body: string | Buffer): Promise<void> {
    await this.client.send(new PutObjectCommand({ Bucket: this.source, Key: key, Body: body }));
  }

  inputs(more: Partial<ArchiveInputs> = {}): ArchiveInputs {
    const defaults = Object.entries(INPUTS.properties).flatMap(([name, property]) =>
      "default" in property ? [[name, property.default] as const] : [],
    );
    const inputs: Partial<ArchiveInputs> = {
      ...Object.fromEntries(defaults),
      sourceBucket: this.source,
      archiveBucket: this.archive,
      archivePrefix: "cold/",
      olderThan: "30d",
      batchObjects: 2,
      ...this.#signIn(),
      ...more,
    };
    // All that is required is there, and so are the defaults.
    return inputs as ArchiveInputs;
  }

  #signIn(): Partial<ArchiveInputs> {
    const { endpoint } = this.moto;
    const { accessKeyId, secretAccessKey } = this.moto.credentials;
    return {
      sourceRegion: REGION,
      sourceEndpoint: endpoint,
      sourceAccessKeyId: accessKeyId,
      sourceSecretAccessKey: secretAccessKey,
      archiveRegion: REGION,
      archiveEndpoint: endpoint,
      archiveAccessKeyId: accessKeyId,
      archiveSecretAccessKey: secretAccessKey,
    };
  }

  /** A rehearsal on the real clients, half a year from now: what was just written is old by then. */
  rehearsal(
    more: Partial<ArchiveInputs> = {},
  ): Omit<Rehearsal, "expect" | "clients"> & { readonly clients: Sides } {
    const inputs = this.inputs(more);
    return {
      inputs,
      clients: connect(transferInputsOf(inputs)),
      startsAt: new Date(Date.now() + 180 * 24 * 3_600_000),
      people: { approve: { [`delete source[${this.source}/]`]: ["Grace"] } },
    };
  }

  /** Keys that are no records. */
  async keys(bucket: string): Promise<readonly string[]> {
    const { Contents: contents = [] } = await this.client.send(new ListObjectsV2Command({ Bucket: bucket }));
    return contents.flatMap(({ Key: key = "" }) => (key.startsWith(RECORDS) ? [] : [key]));
  }

  async head(key: string): Promise<HeadObjectCommandOutput> {
    return await this.client.send(new HeadObjectCommand({ Bucket: this.archive, Key: key }));
  }

  /** How many versions there are of each archived key, with its class and hold. */
  async archived(): Promise<Readonly<Record<string, string>>> {
    const { Versions: versions = [] } = await this.client.send(
      new ListObjectVersionsCommand({ Bucket: this.archive }),
    );
    const seen: Record<string, string> = {};
    for (const { Key: key = "" } of versions) {
      if (key.startsWith(RECORDS)) continue;
      const count = versions.filter((one) => one.Key === key).length;
      const { StorageClass: stored, ObjectLockLegalHoldStatus: hold } = await this.head(key);
      seen[key] = `${count} ${stored ?? "STANDARD"} ${hold ?? "OFF"}`;
    }
    return seen;
  }
}

/** Does something behind the back of the run, each time that it was answered a command. */
export function tamperAfter({ destination }: Sides, command: string, tamper: () => Promise<void>): void {
  destination.client.middlewareStack.add(
    (next, { commandName }) =>
      async (given) => {
        const answer = await next(given);
        if (commandName === command) await tamper();
        return answer;
      },
    { step: "initialize" },
  );
}

/** Somebody who could approve, and is not asked to. */
const APPROVER = {
  name: "Grace",
  sshKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6Yg1W2dXQF5u4vGJmZ0m1iP2vY8eWb3k7cU6nT9sRq grace",
};

/** How long it waits until it looks again whether the sample is readable. */
export const RETRIEVAL_PAUSE = 300_000;

/** A run that ended, and what it takes to undo it. */
export interface Ran {
  readonly run: string;
  readonly status: string;
  readonly because: string | undefined;
  /** Milliseconds that it waited for the retrieval. */
  readonly slept: number;
  readonly options: ResumeOptions;
}

/** Runs it with a clock that does not wait for a retrieval, half a year from now. */
export async function archive(world: World): Promise<Ran> {
  let slept = 0;
  const half = 180 * 24 * 3_600_000;
  const options: ResumeOptions = {
    inputs: { ...world.inputs() },
    journal: memoryJournal(),
    operator: {
      name: "ada",
      host: hostname(),
      pid: process.pid,
      sshKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK7Yg1W2dXQF5u4vGJmZ0m1iP2vY8eWb3k7cU6nT9sRq",
    },
    approvers: [APPROVER],
    clock: {
      now: () => new Date(Date.now() + half + slept),
      elapsed: () => performance.now() + slept,
      sleep: async (milliseconds, signal) => {
        // All else that is slept for are deadlines.
        if (milliseconds === RETRIEVAL_PAUSE) slept += milliseconds;
        else await setTimeout(milliseconds, undefined, { ref: false, ...(signal && { signal }) });
      },
    },
  };
  const { run, status, because } = await startRun(runbook, options);
  return { run, status, because, slept, options };
}

/** Has moto take its time: so many looks until an object can be read. */
export async function slowRetrieval(moto: Moto, looks: number): Promise<void> {
  const transition = looks === 0 ? { progression: "immediate" } : { progression: "manual", times: looks };
  const { ok } = await fetch(`${moto.endpoint}/moto-api/state-manager/set-transition`, {
    method: "POST",
    body: JSON.stringify({ model_name: "s3::keyrestore", transition }),
  });
  if (!ok) throw new Error("moto does not know how long a retrieval takes");
}
