import type { S3Client } from "@aws-sdk/client-s3";

/** What parts of the S3 store work with. */
export interface S3Service {
  /** In the region of the original. */
  readonly source: S3Client;
  /** In the region of the bucket to restore into, which copies. */
  readonly target: S3Client;
  readonly bucket: string;
  readonly prefix: string;
  readonly restoreBucket: string;
  readonly owner: string | undefined;
  readonly kmsKey: string | undefined;
  /** Most bytes that are read to compare contents. */
  readonly mostBytes: number;
}

/** The key that an object of the original gets in the bucket that it is restored into. */
export function restoredKey(name: string, key: string): string {
  return `${name}/${key}`;
}

/** Where the bucket to restore into says what a run made of a restore: outside of what is restored. */
export function manifestKey(name: string): string {
  return `.rampart/restores/${name}.json`;
}

/** Where the original keeps the nonce of restore tests. */
export function nonceKey({ prefix }: S3Service): string {
  return `${prefix}.rampart/restore-test.json`;
}
