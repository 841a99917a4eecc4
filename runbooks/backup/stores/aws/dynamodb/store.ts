import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { AnyInputs } from "@rampart/runbook";
import type { Store, StoreModule } from "../../store.ts";
import { completed } from "../shared/completed.ts";
import { regionsOf } from "../shared/connection.ts";
import { requiredText, textOf, wholeNumberOf } from "../shared/inputs.ts";
import { SIGN_IN_INPUTS } from "../shared/sign-in-inputs.ts";
import { tableNamed } from "./describe.ts";
import { DYNAMODB_INPUTS } from "./inputs.ts";
import { tablePoints } from "./points.ts";
import { tableProofs } from "./proofs.ts";
import { tableReadiness } from "./readiness.ts";
import { removeTable } from "./remove.ts";
import { settleTable, startTable, tableState } from "./restore.ts";
import type { DynamoService } from "./service.ts";

const REQUIRED = ["awsRegion", "dynamodbTable"];

/** Amazon DynamoDB tables. They are restored into the region they are in; copies elsewhere are those of AWS Backup. */
export const storeModule: StoreModule = {
  required: REQUIRED,
  optional: [...Object.keys(SIGN_IN_INPUTS), ...Object.keys(DYNAMODB_INPUTS)].filter(
    (name) => !REQUIRED.includes(name) && name !== "awsRecoveryRegion",
  ),
  open: (inputs) => open(inputs),
};

function open(inputs: AnyInputs): Store {
  const { original } = regionsOf(inputs);
  const service: DynamoService = {
    client: new DynamoDBClient(original),
    region: original.region,
    table: requiredText(inputs, "dynamodbTable"),
    kmsKey: textOf(inputs, "dynamodbKmsKey"),
    mostItems: wholeNumberOf(inputs, "dynamodbScanItems", 1_000_000),
  };
  return tableStore(service);
}

function tableStore(service: DynamoService): Store {
  const { client, region, table } = service;
  return {
    address: `dynamodb:${region}:table:${table}`,
    original: async (context) => {
      const found = await tableNamed(client, table, context);
      return (
        found && {
          arn: found.TableArn ?? null,
          tableId: found.TableId ?? null,
          deletionProtection: found.DeletionProtectionEnabled ?? false,
        }
      );
    },
    recoveryPoints: async (context) => await tablePoints(service, context),
    restore: async (request, context, progress) => {
      const before = await tableState(service, request, context);
      if (before.is === "absent") await startTable(service, request, context);
      return await completed({
        look: async () => {
          await settleTable(service, request, context);
          return await tableState(service, request, context);
        },
        context,
        progress,
        name: request.name,
      });
    },
    restoreState: async (request, context) => await tableState(service, request, context),
    readiness: ({ name }) => Promise.resolve(tableReadiness(name)),
    verify: async (restored, context) => {
      const found = await tableNamed(client, restored.name, context);
      return {
        passes: found?.TableStatus === "ACTIVE",
        value: `table "${restored.name}" is ${found?.TableStatus ?? "not there"}`,
        objective: "ACTIVE",
      };
    },
    remove: async (request, context) => await removeTable(service, request, context),
    handOver: ({ name }) =>
      [
        `Restored: table ${name} in ${region}.`,
        `A table cannot be renamed: lead users to it by the name they are configured with, or copy its items into ${table}.`,
        "Set again: point-in-time recovery, time to live, tags and deletion protection as the original has them.",
        "Not restored, to be set again where the original had it: its stream and the functions that read it, auto scaling, alarms, resource policies, Kinesis destinations, replicas in other regions.",
        "Tell the stack: it still describes the original.",
      ].join("\n"),
    proofs: tableProofs(service),
    [Symbol.asyncDispose]: async () => client.destroy(),
  };
}
