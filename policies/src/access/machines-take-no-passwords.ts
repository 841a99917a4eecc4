import { anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

interface OsProfile {
  readonly linuxConfiguration?: { readonly disablePasswordAuthentication?: boolean };
}

/** A profile without a Linux configuration is of a Windows machine. */
function takesNoPassword(profile: Value<OsProfile>): Truth {
  const linux = profile.get("linuxConfiguration");
  return anyOf(linux.get("disablePasswordAuthentication").equals(true), not(linux.isSet()));
}

export const machinesTakeNoPasswords: Rule = defineRule<ResourceTypes>({
  id: "access/machines-take-no-passwords",
  title: "Linux machines take SSH keys, not passwords",
  severity: "medium",
  rationale: "Passwords on SSH are guessed by machines around the clock; keys are not.",
  fix: "Set osProfile.linuxConfiguration.disablePasswordAuthentication to true and name the public keys in ssh.publicKeys.",
  failure: "it takes passwords on SSH",
  requires: {
    "azure-native:compute:VirtualMachine": (machine) => takesNoPassword(machine.get("osProfile")),
    "azure-native:compute:VirtualMachineScaleSet": (scaleSet) =>
      takesNoPassword(scaleSet.get("virtualMachineProfile").get("osProfile")),
  },
});
