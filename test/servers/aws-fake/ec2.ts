import type { Call, Layer, Values } from "./call.ts";
import { isRecord } from "./model.ts";
import { PendingThings } from "./pending.ts";

/** Volumes before moto: they are created as slowly as they are. */
export interface FakeVolumes extends Layer {
  readonly pending: PendingThings;
  /** What snapshots say beside what moto does, by their ids. */
  readonly snapshots: Map<string, Values>;
  /** Volumes in which EC2 finds damage. */
  readonly impaired: Set<string>;
}

export function volumesLayer(): FakeVolumes {
  return new Volumes();
}

class Volumes implements FakeVolumes {
  readonly service = "ec2";
  readonly pending = new PendingThings();
  readonly snapshots = new Map<string, Values>();
  readonly impaired = new Set<string>();
  /** The volume of each token: asked again with it, EC2 makes no other. */
  readonly #tokens = new Map<string, Values>();

  answer(call: Call): Promise<Values> | undefined {
    switch (call.operation.name) {
      case "CreateVolume":
        return this.#made(call);
      case "DescribeVolumes":
        return this.#described(call);
      case "DescribeSnapshots":
        return this.#snapshotsDescribed(call);
      case "DescribeVolumeStatus":
        return Promise.resolve(this.#statuses(call.input.VolumeIds));
      default:
        return undefined;
    }
  }

  async #made(call: Call): Promise<Values> {
    const token = String(call.input.ClientToken);
    const before = this.#tokens.get(token);
    if (before !== undefined) return before;
    const volume = await call.forward();
    this.#tokens.set(token, volume);
    this.pending.begin(String(volume.VolumeId));
    return { ...volume, State: "creating" };
  }

  async #described(call: Call): Promise<Values> {
    const answer = await call.forward();
    const volumes = Array.isArray(answer.Volumes) ? answer.Volumes.filter(isRecord) : [];
    return {
      ...answer,
      Volumes: volumes.map((one) => {
        const coming = this.pending.look(String(one.VolumeId));
        return coming === false ? one : { ...one, State: coming === true ? "creating" : coming };
      }),
    };
  }

  #statuses(volumes: unknown): Values {
    const ids = Array.isArray(volumes) ? volumes : [];
    return {
      VolumeStatuses: ids.map((id) => ({
        VolumeId: id,
        VolumeStatus: { Status: this.impaired.has(id) ? "impaired" : "ok" },
      })),
    };
  }

  async #snapshotsDescribed(call: Call): Promise<Values> {
    const answer = await call.forward();
    const snapshots = Array.isArray(answer.Snapshots) ? answer.Snapshots.filter(isRecord) : [];
    return {
      ...answer,
      Snapshots: snapshots.map((one) => ({ ...one, ...this.snapshots.get(String(one.SnapshotId)) })),
    };
  }
}
