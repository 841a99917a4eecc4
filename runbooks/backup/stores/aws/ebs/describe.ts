import { DescribeVolumesCommand, type EC2Client, type Volume } from "@aws-sdk/client-ec2";
import type { ReadContext } from "@rampart/runbook";
import { explained, unlessMissing } from "../shared/errors.ts";

/** The volume of that id, or undefined. */
export async function volumeOf(
  client: EC2Client,
  id: string,
  { signal }: Pick<ReadContext, "signal">,
): Promise<Volume | undefined> {
  const answer = await explained(
    "ec2:DescribeVolumes",
    unlessMissing(
      client.send(new DescribeVolumesCommand({ VolumeIds: [id] }), { abortSignal: signal }),
      "InvalidVolume.NotFound",
    ),
  );
  return answer?.Volumes?.[0];
}

/** Volumes with that tag. */
export async function volumesTagged(
  client: EC2Client,
  key: string,
  value: string,
  { signal }: Pick<ReadContext, "signal">,
): Promise<readonly Volume[]> {
  const found: Volume[] = [];
  let next: string | undefined;
  do {
    const command = new DescribeVolumesCommand({
      Filters: [{ Name: `tag:${key}`, Values: [value] }],
      NextToken: next,
    });
    const answer = await explained("ec2:DescribeVolumes", client.send(command, { abortSignal: signal }));
    found.push(...(answer.Volumes ?? []));
    next = answer.NextToken;
  } while (next !== undefined && next !== "");
  return found;
}
