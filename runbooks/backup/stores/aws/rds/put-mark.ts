import { AddTagsToResourceCommand } from "@aws-sdk/client-rds";
import type { ReadContext } from "@rampart/runbook";
import { explained } from "../shared/errors.ts";
import type { Tag } from "../shared/mark.ts";
import type { RdsService } from "./service.ts";

/** Marks how far a restore is: the last mark is that it is complete. */
export async function putMark(
  { recovery }: RdsService,
  arn: string | undefined,
  tags: readonly Tag[],
  { signal }: ReadContext,
): Promise<void> {
  const command = new AddTagsToResourceCommand({ ResourceName: arn, Tags: [...tags] });
  await explained("rds:AddTagsToResource", recovery.send(command, { abortSignal: signal }));
}
