import { DeleteTableCommand, UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import type { ReadContext } from "@rampart/runbook";
import type { RestoreRequest } from "../../store.ts";
import { explained, unlessMissing } from "../shared/errors.ts";
import { until } from "../shared/wait.ts";
import { tableNamed, tagsOf } from "./describe.ts";
import { strangerOf } from "./restore.ts";
import type { DynamoService } from "./service.ts";

/** Removes a table, if the run made it, and returns when it is gone. */
export async function removeTable(
  { client }: DynamoService,
  request: RestoreRequest,
  context: ReadContext,
): Promise<void> {
  const { name } = request;
  const { signal } = context;
  const table = await tableNamed(client, name, context);
  if (table === undefined) return;
  if (strangerOf(table, await tagsOf(client, table.TableArn ?? "", context), request) !== undefined) return;
  if (table.DeletionProtectionEnabled === true) {
    const command = new UpdateTableCommand({ TableName: name, DeletionProtectionEnabled: false });
    await explained("dynamodb:UpdateTable", client.send(command, { abortSignal: signal }));
  }
  await until(async () => {
    const still = await tableNamed(client, name, context);
    if (still === undefined) return true;
    // A table that is still being restored cannot be deleted yet.
    if (still.TableStatus === "ACTIVE" || still.TableStatus === "INACCESSIBLE_ENCRYPTION_CREDENTIALS") {
      await explained(
        "dynamodb:DeleteTable",
        unlessMissing(
          client.send(new DeleteTableCommand({ TableName: name }), { abortSignal: signal }),
          "ResourceNotFoundException",
          "ResourceInUseException",
        ),
      );
    }
    return undefined;
  }, context);
}
