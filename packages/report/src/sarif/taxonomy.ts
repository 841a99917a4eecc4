import type { ToolComponent } from "sarif";
import { type Framework, frameworkName } from "../controls.ts";

/** A framework as SARIF knows it: what rules point at by their relationships. */
export function taxonomyOf(framework: Framework): ToolComponent {
  return {
    name: frameworkName(framework),
    ...(framework.version === "" ? {} : { version: framework.version }),
    taxa: framework.controls.map(({ id }) => ({ id })),
  };
}
