import { createHash } from "node:crypto";
import type { Finding } from "@rampart/core/finding";

/** Says which finding is which from one run to the next, whatever else was found. */
export class Fingerprints {
  readonly #seen = new Map<string, number>();

  /** Call it once for each finding, in the order of the report. */
  of({ policy, urn, path }: Finding): Record<string, string> {
    const hash = createHash("sha256")
      .update(JSON.stringify([policy, urn, path ?? ""]))
      .digest("hex")
      .slice(0, 32);
    // A rule may say several things of one property.
    const occurrence = (this.#seen.get(hash) ?? 0) + 1;
    this.#seen.set(hash, occurrence);
    const fingerprint = `${hash}:${occurrence}`;
    // GitHub looks at the second only. It would take it from the line of the file, which is the same for all resources,
    // and so make one alert of all findings of a rule.
    return { "rampartFinding/v1": fingerprint, primaryLocationLineHash: fingerprint };
  }
}
