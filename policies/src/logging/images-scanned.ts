import type { ResourceGraph } from "@rampart/core/graph";
import { anyOf, no, type Truth } from "@rampart/core/value";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const REGISTRY = "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration";

interface RegistryScanning {
  readonly rules?: readonly object[];
}

function isScannedByRegistry(graph: ResourceGraph): Truth {
  const scanning = graph.ofType<RegistryScanning>(REGISTRY).map((registry) => registry.get("rules").isSet());
  const known = anyOf(...scanning);
  // Its properties are those of another resource.
  return known.state === "false" ? no() : known;
}

export const imagesScanned: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/images-scanned",
  title: "Container images are scanned for known flaws",
  severity: "medium",
  rationale:
    "Images keep the flaws of the day they were built; without a scan the first to look for them is an attacker.",
  fix: "Set imageScanningConfiguration.scanOnPush to true, or add an aws.ecr.RegistryScanningConfiguration that covers the repository.",
  failure: "images are not scanned when they are pushed",
  requires: {
    "aws:ecr/repository:Repository": (repository, { graph }) =>
      anyOf(
        repository.get("imageScanningConfiguration").get("scanOnPush").equals(true),
        isScannedByRegistry(graph),
      ),
  },
  remedies: {
    "aws:ecr/repository:Repository": { set: { imageScanningConfiguration: { scanOnPush: true } } },
  },
});
