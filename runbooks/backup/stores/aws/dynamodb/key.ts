import type { AttributeValue, TableDescription } from "@aws-sdk/client-dynamodb";

/** The key of the one item in which restore tests keep their nonce. */
const NONCE_KEY = "rampart-restore-test";
/** Where a key has to be a number: no one counts so far below zero. */
const NONCE_NUMBER = "-82137405519026473";

/** The key of the nonce in `table`, made of whatever attributes its keys have. */
export function nonceKeyOf(table: TableDescription): Record<string, AttributeValue> {
  const types = new Map(
    (table.AttributeDefinitions ?? []).map(({ AttributeName: name, AttributeType: type }) => [name, type]),
  );
  return Object.fromEntries(
    (table.KeySchema ?? []).flatMap(({ AttributeName: name }) =>
      name === undefined ? [] : [[name, keyValue(types.get(name))] as const],
    ),
  );
}

function keyValue(type: string | undefined): AttributeValue {
  if (type === "N") return { N: NONCE_NUMBER };
  return type === "B" ? { B: new TextEncoder().encode(NONCE_KEY) } : { S: NONCE_KEY };
}

/** Whether an item is the nonce. */
export function isNonce(item: Readonly<Record<string, AttributeValue>>): boolean {
  return item[NONCE_VALUE]?.S !== undefined && item[NONCE_WRITTEN]?.S !== undefined;
}

/** Attributes of the nonce. */
export const NONCE_VALUE = "rampartNonce";
export const NONCE_WRITTEN = "rampartNonceWrittenAt";
