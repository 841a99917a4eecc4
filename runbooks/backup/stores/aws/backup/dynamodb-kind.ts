import {
  DeleteTableCommand,
  DynamoDBClient,
  TagResourceCommand,
  UpdateTableCommand,
} from "@aws-sdk/client-dynamodb";
import { tableNamed, tagsOf } from "../dynamodb/describe.ts";
import { tableReadiness } from "../dynamodb/readiness.ts";
import type { Regions } from "../shared/connection.ts";
import { explained, unlessMissing } from "../shared/errors.ts";
import { COMPLETE, markOf, runOf } from "../shared/mark.ts";
import { until } from "../shared/wait.ts";
import type { ResourceKind } from "./resource-kind.ts";

/** DynamoDB tables. */
export function dynamodbKind(table: string, regions: Regions): ResourceKind {
  const original = new DynamoDBClient(regions.original);
  const recovery = regions.areTwo ? new DynamoDBClient(regions.recovery) : original;
  return {
    what: "table",
    type: "DynamoDB",
    nameKey: "targetTableName",
    // Nobody is led to the name of a table by having been led to another.
    isolation: () => ({}),
    readiness: ({ name }) => tableReadiness(name),
    original: async (context) => {
      const found = await tableNamed(original, table, context);
      return found && { arn: found.TableArn ?? null, tableId: found.TableId ?? null };
    },
    find: async (name, context) => {
      const found = await tableNamed(recovery, name, context);
      if (found?.TableArn === undefined) return undefined;
      return {
        arn: found.TableArn,
        isUsable: found.TableStatus === "ACTIVE",
        status: found.TableStatus ?? "unknown",
        address: `dynamodb:${regions.recovery.region}:${name}`,
        maker: runOf(await tagsOf(recovery, found.TableArn, context)),
      };
    },
    mark: async ({ arn }, run, point, { signal }) => {
      const command = new TagResourceCommand({ ResourceArn: arn, Tags: [...markOf(run, point), COMPLETE] });
      await explained("dynamodb:TagResource", recovery.send(command, { abortSignal: signal }));
    },
    remove: async (name, run, context) => {
      const found = await tableNamed(recovery, name, context);
      if (found?.TableArn === undefined) return;
      if (runOf(await tagsOf(recovery, found.TableArn, context)) !== run) return;
      const { signal } = context;
      if (found.DeletionProtectionEnabled === true) {
        const command = new UpdateTableCommand({ TableName: name, DeletionProtectionEnabled: false });
        await explained("dynamodb:UpdateTable", recovery.send(command, { abortSignal: signal }));
      }
      await explained(
        "dynamodb:DeleteTable",
        unlessMissing(
          recovery.send(new DeleteTableCommand({ TableName: name }), { abortSignal: signal }),
          "ResourceNotFoundException",
        ),
      );
      await until(
        async () => ((await tableNamed(recovery, name, context)) === undefined ? true : undefined),
        context,
      );
    },
    destroy: () => {
      original.destroy();
      recovery.destroy();
    },
  };
}
