import {
  type AttributeValue,
  DeleteItemCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  type TableDescription,
} from "@aws-sdk/client-dynamodb";
import type { ReadContext } from "@rampart/runbook";
import type { Fingerprint, Nonce, Proofs, Restored } from "../../store.ts";
import { causeOf, explained, isNamed } from "../shared/errors.ts";
import { tableNamed } from "./describe.ts";
import { DigestSum, digestOf } from "./digest.ts";
import { isNonce, NONCE_VALUE, NONCE_WRITTEN, nonceKeyOf } from "./key.ts";
import type { DynamoService } from "./service.ts";

/** How long the nonce stays in a table that deletes items by their time to live. */
const NONCE_LIFE_SECONDS = 90 * 24 * 3_600;

/** One item, overwritten by each test: what was restored holds that of the last test before its moment. */
export function tableProofs(service: DynamoService): Proofs {
  const { client } = service;
  return {
    writeNonce: async (value, context) => {
      const table = await existing(service, service.table, context);
      const writtenAt = context.clock.now().toISOString();
      const key = nonceKeyOf(table);
      const command = new PutItemCommand({
        TableName: service.table,
        Item: {
          ...key,
          [NONCE_VALUE]: { S: value },
          [NONCE_WRITTEN]: { S: writtenAt },
          ...(await timeToLive(service, key, context)),
        },
        // An item of somebody else that has this very key is left as it is.
        ConditionExpression: "attribute_not_exists(#key) OR attribute_exists(#nonce)",
        ExpressionAttributeNames: { "#key": Object.keys(key)[0] ?? "", "#nonce": NONCE_VALUE },
      });
      await explained("dynamodb:PutItem", client.send(command, { abortSignal: context.signal }));
      return { value, writtenAt };
    },
    newestNonce: async (where, context) => {
      const name = nameOf(where, service);
      const table = await existing(service, name, context);
      const command = new GetItemCommand({ TableName: name, Key: nonceKeyOf(table), ConsistentRead: true });
      const { Item: item } = await explained(
        "dynamodb:GetItem",
        client.send(command, { abortSignal: context.signal }),
      );
      return item === undefined ? undefined : nonceOf(item);
    },
    clearNonces: async (before, context) => {
      const table = await tableNamed(client, service.table, context);
      if (table === undefined) return;
      const command = new DeleteItemCommand({
        TableName: service.table,
        Key: nonceKeyOf(table),
        ConditionExpression: "#written < :before",
        ExpressionAttributeNames: { "#written": NONCE_WRITTEN },
        ExpressionAttributeValues: { ":before": { S: new Date(before).toISOString() } },
      });
      try {
        await explained("dynamodb:DeleteItem", client.send(command, { abortSignal: context.signal }));
      } catch (error) {
        // There is none, or it is newer.
        if (!isNamed(causeOf(error), "ConditionalCheckFailedException")) throw error;
      }
    },
    fingerprint: async (where, context) => await fingerprintOf(nameOf(where, service), service, context),
  };
}

async function fingerprintOf(
  name: string,
  { client, mostItems, table }: DynamoService,
  { signal }: ReadContext,
): Promise<Fingerprint> {
  const sum = new DigestSum();
  let start: Record<string, AttributeValue> | undefined;
  do {
    const command = new ScanCommand({ TableName: name, ConsistentRead: true, ExclusiveStartKey: start });
    const { Items: items = [], LastEvaluatedKey: last } = await explained(
      "dynamodb:Scan",
      client.send(command, { abortSignal: signal }),
    );
    for (const item of items) if (!isNonce(item)) sum.add(digestOf(item));
    if (sum.count > mostItems) {
      throw new Error(
        `table "${name}" has more than ${mostItems} items: give input "dynamodbScanItems" a larger number to compare them all`,
      );
    }
    start = last;
  } while (start !== undefined);
  // Both sides are named after the original, so that they are compared with each other.
  return { counts: { [table]: sum.count }, checksums: { [table]: sum.text } };
}

async function timeToLive(
  { client, table }: DynamoService,
  key: Readonly<Record<string, AttributeValue>>,
  { clock, signal }: ReadContext,
): Promise<Record<string, AttributeValue>> {
  const command = new DescribeTimeToLiveCommand({ TableName: table });
  const answer = await explained(
    "dynamodb:DescribeTimeToLive",
    client.send(command, { abortSignal: signal }),
  );
  const { TimeToLiveStatus: status, AttributeName: attribute } = answer.TimeToLiveDescription ?? {};
  if (status !== "ENABLED" || attribute === undefined || attribute in key) return {};
  return { [attribute]: { N: String(Math.floor(clock.now().getTime() / 1_000) + NONCE_LIFE_SECONDS) } };
}

function nonceOf(item: Readonly<Record<string, AttributeValue>>): Nonce | undefined {
  const value = item[NONCE_VALUE]?.S;
  const writtenAt = item[NONCE_WRITTEN]?.S;
  return value === undefined || writtenAt === undefined ? undefined : { value, writtenAt };
}

async function existing(
  { client }: DynamoService,
  name: string,
  context: ReadContext,
): Promise<TableDescription> {
  const table = await tableNamed(client, name, context);
  if (table === undefined) throw new Error(`table "${name}" is not there`);
  return table;
}

function nameOf(where: Restored | "original", { table }: DynamoService): string {
  return where === "original" ? table : where.name;
}
