import { createHash } from "node:crypto";

/** A version of a blob; one without an id is that of an account that keeps none. */
export interface Version {
  readonly id: string | undefined;
  readonly content: Buffer;
  readonly modified: Date;
  readonly copiedFrom?: string;
  readonly tier?: string;
  isDeleted: boolean;
}

export interface Container {
  metadata: Record<string, string>;
  /** The newest last; none of them is current where the blob was deleted. */
  readonly blobs: Map<string, { versions: Version[]; current: Version | undefined }>;
}

/** A storage account that keeps versions. */
export class Account {
  readonly containers: Map<string, Container> = new Map();
  readonly deleted: Map<string, Date> = new Map();
  isVersioned: boolean = true;
  #last = 0;

  container(name: string): Container {
    const container: Container = { metadata: {}, blobs: new Map() };
    this.containers.set(name, container);
    return container;
  }

  /** Writes a blob, `at` a moment if one is given. */
  put(
    container: string,
    name: string,
    content: string | Buffer,
    { at, copiedFrom, tier }: { at?: Date; copiedFrom?: string; tier?: string } = {},
  ): Version {
    const { blobs } = this.containers.get(container) ?? this.container(container);
    const blob = blobs.get(name) ?? { versions: [], current: undefined };
    blobs.set(name, blob);
    const modified = at ?? new Date();
    const version: Version = {
      id: this.isVersioned ? this.#idOf(modified) : undefined,
      content: Buffer.from(content),
      modified,
      isDeleted: false,
      ...(copiedFrom === undefined ? {} : { copiedFrom }),
      ...(tier === undefined ? {} : { tier }),
    };
    blob.versions = this.isVersioned ? [...blob.versions, version] : [version];
    blob.current = version;
    return version;
  }

  deleteBlob(container: string, name: string): boolean {
    const blob = this.containers.get(container)?.blobs.get(name);
    if (blob?.current === undefined) return false;
    blob.current = undefined;
    if (!this.isVersioned) this.containers.get(container)?.blobs.delete(name);
    return true;
  }

  deleteContainer(name: string): boolean {
    if (!this.containers.delete(name)) return false;
    this.deleted.set(name, new Date());
    return true;
  }

  text(container: string, name: string): string | undefined {
    return this.containers.get(container)?.blobs.get(name)?.current?.content.toString();
  }

  names(container: string): readonly string[] {
    const blobs = this.containers.get(container)?.blobs ?? new Map();
    return [...blobs].filter(([, { current }]) => current !== undefined).map(([name]) => name);
  }

  /** Seven digits, and no two alike. */
  #idOf(moment: Date): string {
    this.#last += 1;
    const ticks = String(this.#last % 10_000).padStart(4, "0");
    return moment.toISOString().replace("Z", `${ticks}Z`);
  }
}

/** MD5 of a blob in base64, as the service keeps it. */
export function md5Of(content: Buffer): string {
  return createHash("md5").update(content).digest("base64");
}
