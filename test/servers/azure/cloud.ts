/** A resource as Azure Resource Manager keeps it, as it is in JSON. */
export interface Resource {
  readonly id: string;
  body: Body;
  /** What it still has to become, and after how many looks at it. */
  pending?: Pending | undefined;
}

export interface Body {
  [member: string]: unknown;
}

/** A change that takes time. */
export interface Pending {
  looks: number;
  /** Undefined where the resource is gone then. */
  readonly becomes: Body | undefined;
}

/** An operation that takes time, as its status is asked for. */
export interface LongOperation {
  readonly id: string;
  readonly of: string;
  looks: number;
  readonly error?: CloudError | undefined;
}

/** What goes wrong. */
export interface CloudError {
  readonly code: string;
  readonly message: string;
}

/** An answer of a service. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** All that there is of the fake cloud. */
export class Cloud {
  readonly #resources = new Map<string, Resource>();
  readonly operations: Map<string, LongOperation> = new Map();
  /** How often something has to be looked at until it is done. */
  slowness = 2;
  /** How the next operation that takes time ends. */
  nextFailure: CloudError | undefined;
  readonly jobs: Body[] = [];

  put(id: string, body: Body, pending?: Pending): Resource {
    const resource: Resource = {
      id,
      body: { ...body, id, name: id.slice(id.lastIndexOf("/") + 1) },
      pending,
    };
    this.#resources.set(id.toLowerCase(), resource);
    return resource;
  }

  /** Each look brings what is pending nearer. */
  look(id: string): Resource | undefined {
    const resource = this.#resources.get(id.toLowerCase());
    if (resource?.pending === undefined) return resource;
    resource.pending.looks -= 1;
    if (resource.pending.looks > 0) return resource;
    const { becomes } = resource.pending;
    resource.pending = undefined;
    if (becomes === undefined) {
      this.delete(id);
      return undefined;
    }
    resource.body = { ...resource.body, ...becomes };
    return resource;
  }

  has(id: string): boolean {
    return this.#resources.has(id.toLowerCase());
  }

  delete(id: string): void {
    this.#resources.delete(id.toLowerCase());
  }

  move(from: string, to: string): void {
    const resource = this.#resources.get(from.toLowerCase());
    if (resource === undefined) return;
    this.delete(from);
    this.put(to, resource.body, resource.pending);
  }

  /** Resources right under `folder`, such as `…/servers/s/databases`. */
  under(folder: string): readonly Resource[] {
    const start = `${folder.toLowerCase()}/`;
    return [...this.#resources.values()].filter(
      ({ id }) => id.toLowerCase().startsWith(start) && !id.slice(start.length).includes("/"),
    );
  }

  /** Resources of that type, wherever they are. */
  ofType(type: string): readonly Resource[] {
    const part = `/${type.toLowerCase()}/`;
    return [...this.#resources.values()].filter(({ id }) => id.toLowerCase().includes(part));
  }

  get ids(): readonly string[] {
    return [...this.#resources.values()].map(({ id }) => id).toSorted();
  }

  /** What the next operation that takes time ends with, once. */
  takeFailure(): CloudError | undefined {
    const failure = this.nextFailure;
    this.nextFailure = undefined;
    return failure;
  }

  clear(): void {
    this.#resources.clear();
    this.operations.clear();
    this.jobs.length = 0;
    this.nextFailure = undefined;
    this.slowness = 2;
  }
}
