import { randomUUID } from "node:crypto";
import {
  CreateBucketCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from "@aws-sdk/client-s3";
import type { Moto } from "../../servers/moto/moto.ts";

/** A bucket of its own on a server. */
export interface Bucket {
  readonly name: string;
  readonly client: S3Client;
  put(key: string, body: string | Buffer, more?: Partial<PutObjectCommandInput>): Promise<void>;
  /** Keys that are no records of transfers. */
  keys(): Promise<string[]>;
  text(key: string): Promise<string>;
  bytes(key: string): Promise<Buffer>;
  tags(key: string): Promise<Readonly<Record<string, string>>>;
  /** How many versions, and delete markers, each key has that is no record. */
  versions(): Promise<Readonly<Record<string, number>>>;
  /** Unfinished uploads. */
  uploads(): Promise<string[]>;
}

const RECORDS = ".rampart/";

export async function makeBucket(
  moto: Moto,
  { isVersioned = false }: { readonly isVersioned?: boolean } = {},
): Promise<Bucket> {
  const name = `bucket-${randomUUID()}`;
  const client = new S3Client({
    endpoint: moto.endpoint,
    region: "eu-west-1",
    credentials: moto.credentials,
    forcePathStyle: true,
  });
  await client.send(
    new CreateBucketCommand({
      Bucket: name,
      CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
    }),
  );
  if (isVersioned) {
    await client.send(
      new PutBucketVersioningCommand({ Bucket: name, VersioningConfiguration: { Status: "Enabled" } }),
    );
  }
  const bytes = async (key: string): Promise<Buffer> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: name, Key: key }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  };
  return {
    name,
    client,
    put: async (key, body, more = {}) => {
      await client.send(new PutObjectCommand({ Bucket: name, Key: key, Body: body, ...more }));
    },
    keys: async () => {
      const { Contents = [] } = await client.send(
        new ListObjectsV2Command({ Bucket: name, EncodingType: "url" }),
      );
      return Contents.flatMap(({ Key = "" }) => decodeURIComponent(Key)).filter(
        (key) => !key.startsWith(RECORDS),
      );
    },
    bytes,
    text: async (key) => (await bytes(key)).toString(),
    tags: async (key) => {
      const { TagSet = [] } = await client.send(new GetObjectTaggingCommand({ Bucket: name, Key: key }));
      return Object.fromEntries(TagSet.map(({ Key = "", Value = "" }) => [Key, Value]));
    },
    versions: async () => {
      const answer = await client.send(new ListObjectVersionsCommand({ Bucket: name }));
      const counts: Record<string, number> = {};
      for (const { Key = "" } of [...(answer.Versions ?? []), ...(answer.DeleteMarkers ?? [])]) {
        if (!Key.startsWith(RECORDS)) counts[Key] = (counts[Key] ?? 0) + 1;
      }
      return counts;
    },
    uploads: async () => {
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: name }));
      return Uploads.map(({ Key = "" }) => Key);
    },
  };
}
