import { anyOf } from "@rampart/core/value";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const machinesPlacedForAvailability: Rule = defineGraphRule<ResourceTypes>({
  id: "failover/machines-placed-for-availability",
  title: "Virtual machines stand in a chosen zone, a scale set or an availability set",
  severity: "low",
  rationale:
    "A machine placed anywhere may share rack, power and maintenance window with its twin, so that both fail at once. It cannot be moved later without being made again.",
  fix: "Set zones (a different one for each twin), virtualMachineScaleSet or availabilitySet when the machine is made.",
  failure: "it may fail together with its twin: neither zone, scale set nor availability set is chosen",
  requires: {
    "azure-native:compute:VirtualMachine": (machine) =>
      anyOf(
        machine.get("zones").isSet(),
        machine.isWired("availabilitySet"),
        machine.isWired("virtualMachineScaleSet"),
        machine.get("placement").get("zonePlacementPolicy").isSet(),
        machine.get("priority").oneOf(["Spot", "Low"]),
      ),
  },
});
