import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ListTagsOfResourceCommand,
  type PointInTimeRecoveryDescription,
  type TableDescription,
} from "@aws-sdk/client-dynamodb";
import type { ReadContext } from "@rampart/runbook";
import { explained, unlessMissing } from "../shared/errors.ts";
import type { Tag } from "../shared/mark.ts";

/** The table of that name, or undefined. */
export async function tableNamed(
  client: DynamoDBClient,
  name: string,
  { signal }: Pick<ReadContext, "signal">,
): Promise<TableDescription | undefined> {
  const answer = await explained(
    "dynamodb:DescribeTable",
    unlessMissing(
      client.send(new DescribeTableCommand({ TableName: name }), { abortSignal: signal }),
      "ResourceNotFoundException",
    ),
  );
  return answer?.Table;
}

/** Tags of a table. A table that was just asked for may have none to tell yet. */
export async function tagsOf(
  client: DynamoDBClient,
  arn: string,
  { signal }: Pick<ReadContext, "signal">,
): Promise<Tag[]> {
  const tags: Tag[] = [];
  let next: string | undefined;
  do {
    const answer = await explained(
      "dynamodb:ListTagsOfResource",
      unlessMissing(
        client.send(new ListTagsOfResourceCommand({ ResourceArn: arn, NextToken: next }), {
          abortSignal: signal,
        }),
        "ResourceNotFoundException",
      ),
    );
    tags.push(
      ...(answer?.Tags ?? []).map(({ Key: key, Value: value }) => ({ Key: key ?? "", Value: value ?? "" })),
    );
    next = answer?.NextToken;
  } while (next !== undefined);
  return tags;
}

/** Whether, and from when to when, a table can be had back as of any second. */
export async function continuousBackupsOf(
  client: DynamoDBClient,
  name: string,
  { signal }: Pick<ReadContext, "signal">,
): Promise<PointInTimeRecoveryDescription | undefined> {
  const answer = await explained(
    "dynamodb:DescribeContinuousBackups",
    unlessMissing(
      client.send(new DescribeContinuousBackupsCommand({ TableName: name }), { abortSignal: signal }),
      "TableNotFoundException",
      "ResourceNotFoundException",
    ),
  );
  return answer?.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
}
