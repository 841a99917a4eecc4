import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const desktopsEncryptUserVolumes: Rule = defineRule<ResourceTypes>({
  id: "encryption/desktops-encrypt-user-volumes",
  title: "Virtual desktops encrypt the volumes of their users",
  severity: "medium",
  rationale: "People keep downloads, mail and notes there, and a snapshot of it goes where snapshots go.",
  fix: "Set userVolumeEncryptionEnabled to true when the desktop is made.",
  failure: "the volume of the user is not encrypted",
  requires: {
    "aws:workspaces/workspace:Workspace": (workspace) =>
      workspace.get("userVolumeEncryptionEnabled").equals(true),
  },
});
