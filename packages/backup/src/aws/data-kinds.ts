import { AWS_BACKUP_SERVICES } from "@rampart/recovery";
import type { BackupSelection } from "../intent/selection.ts";
import type { DataKind } from "../intent/worst-cases.ts";

const S3 = "aws:s3/bucket:Bucket";

/** Where it is not known what is selected, it may be any of these. */
const ANY_KIND: readonly DataKind[] = [
  {
    name: "what AWS restores to any moment",
    // The slower of the two services that can.
    newestMoment: newestMomentOf(S3),
    isCopied: true,
  },
  { name: "what AWS restores to recovery points only", newestMoment: undefined, isCopied: true },
];

/** The kinds of data that selections are about. */
export function dataKindsOf(selections: Readonly<Record<string, BackupSelection>>): readonly DataKind[] {
  const types = new Set<string>();
  let isOpen = false;
  for (const { tags = {}, resources = {} } of Object.values(selections)) {
    if (Object.keys(tags).length > 0) isOpen = true;
    for (const { type } of Object.values(resources)) {
      if (type === undefined) isOpen = true;
      else types.add(type);
    }
  }
  return [...(isOpen ? ANY_KIND : []), ...[...types].sort().map(kindOf)];
}

function kindOf(type: string): DataKind {
  return {
    name: type,
    newestMoment: newestMomentOf(type),
    isCopied: AWS_BACKUP_SERVICES.get(type)?.copies ?? false,
  };
}

function newestMomentOf(type: string): DataKind["newestMoment"] {
  const newest = AWS_BACKUP_SERVICES.get(type)?.continuous;
  return newest === undefined ? undefined : { name: "newest restorable moment", ...newest };
}
