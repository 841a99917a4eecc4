import type { Finding } from "@rampart/core/finding";

/** Whether it fails the check, and is not only told. A rule that broke says nothing, which must not look like a pass. */
export function failsCheck({ outcome, level, known }: Finding): boolean {
  return (outcome === "fail" || outcome === "error") && level === "mandatory" && known !== true;
}
