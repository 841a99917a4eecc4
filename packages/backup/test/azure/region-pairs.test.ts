import { expect, test } from "vitest";
import { pairOf } from "../../src/azure/region-pairs.ts";

test.each([
  ["westeurope", "northeurope"],
  ["North Europe", "westeurope"],
  ["East US", "westus"],
  ["germanywestcentral", "germanynorth"],
  ["swedencentral", "swedensouth"],
])("%s is copied to %s", (region, pair) => {
  expect(pairOf(region)).toBe(pair);
});

// Source: https://learn.microsoft.com/azure/reliability/regions-paired, "Asymmetrically paired regions".
test.each([
  ["brazilsouth", "southcentralus", "northcentralus"],
  ["westindia", "southindia", "centralindia"],
  ["westus3", "eastus", "westus"],
  ["usgovarizona", "usgovtexas", "usgovvirginia"],
])("%s is copied to %s, which is copied elsewhere", (region, pair, other) => {
  expect(pairOf(region)).toBe(pair);
  expect(pairOf(pair)).toBe(other);
});

test.each(["polandcentral", "italynorth", "qatarcentral", "israelcentral", "austriaeast", "nowhere"])(
  "%s has no pair",
  (region) => {
    expect(pairOf(region)).toBeUndefined();
  },
);
