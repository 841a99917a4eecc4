import { parseConfig } from "@rampart/core/config";
import { ResourceGraph } from "@rampart/core/graph";
import { describe, expect, it } from "vitest";
import { recoveryPosture, weaknessesIn } from "../../../packages/recovery/src/index.ts";
import { recoveryStack, SETTINGS } from "./stack.ts";

describe("the stack of the bench", () => {
  const { deployment } = recoveryStack(200) as unknown as {
    readonly deployment: { readonly resources: Parameters<typeof ResourceGraph.of>[0]["records"] };
  };
  const graph = ResourceGraph.of({ name: "estate.json", records: deployment.resources });
  const posture = recoveryPosture(graph, parseConfig(SETTINGS, "rampart.yaml"));

  it("is the same each time, and holds as many data resources as were asked for", () => {
    expect(JSON.stringify(recoveryStack(200))).toBe(JSON.stringify({ version: 3, deployment }));
    expect(posture.resources).toHaveLength(200);
  });

  it("has each resource in a plan or policy and under an objective, so that nothing is cheap", () => {
    for (const { protections, verdict } of posture.resources) {
      expect(protections.some(({ kind }) => kind.endsWith("-backup"))).toBe(true);
      expect(["met", "missed"]).toContain(verdict);
    }
    expect(posture.undetermined).toEqual([]);
    expect(weaknessesIn(graph).filter(({ kind }) => kind === "schedule-impossible")).toEqual([]);
  });
});
