import type { RampartConfig } from "@rampart/core/config";
import { objectivesOf } from "@rampart/core/workloads";
import { expect, it } from "vitest";

const config: RampartConfig = {
  version: 1,
  tiers: { gold: { rpo: "1h", retention: "35d", copies: { regions: 1, immutable: true } } },
};
const workload = { tier: "gold", owner: "team", match: {} };

it("has the objectives of the tier", () => {
  expect(objectivesOf(config, workload)).toEqual(config.tiers?.gold);
  expect(objectivesOf({}, workload)).toEqual({});
});

it("lays the workload's own over them, copies by what is said of them", () => {
  expect(objectivesOf(config, { ...workload, objectives: { rpo: "5m", copies: { regions: 2 } } })).toEqual({
    rpo: "5m",
    retention: "35d",
    copies: { regions: 2, immutable: true },
  });
});
