import { create, get, list, missing, objectOf, refused, remove } from "./common.ts";
import type { Handler } from "./handler.ts";

const createDatabase: Handler = (place, call) => {
  const properties = objectOf(objectOf(call.body).properties);
  const mode = String(properties.createMode);
  const source = String(properties.longTermRetentionBackupResourceId ?? properties.sourceDatabaseId);
  const found = place.cloud.look(source);
  if (found === undefined) return missing(source);
  const folder = call.id.slice(0, call.id.lastIndexOf("/"));
  if (mode === "PointInTimeRestore" && !source.toLowerCase().startsWith(`${folder.toLowerCase()}/`)) {
    return refused(400, "InvalidParameterValue", "A moment is restored on the server of the database.");
  }
  const earliest = objectOf(found.body.properties).earliestRestoreDate;
  const moment = properties.restorePointInTime;
  if (typeof earliest === "string" && (typeof moment !== "string" || moment < earliest)) {
    return refused(400, "InvalidRestorePointInTime", "There are no backups of that moment.");
  }
  return create(place, call, {
    becoming: { properties: { status: "Restoring" } },
    made: { properties: { status: "Online", currentServiceObjectiveName: "S0" } },
    status: 202,
  });
};

const rename: Handler = ({ cloud }, { id, body }) => {
  const from = id.replace(/\/move$/i, "");
  const to = String(objectOf(body).id);
  if (!cloud.has(from)) return missing(from);
  if (cloud.has(to)) return refused(409, "TargetDatabaseAlreadyExists", `${to} is there already.`);
  cloud.move(from, to);
  return { status: 200 };
};

export const SQL: Readonly<Record<string, Handler>> = {
  "sql databases.get": get,
  "sql databases.beginCreateOrUpdate": createDatabase,
  "sql databases.beginDelete": remove,
  "sql databases.rename": rename,
  "sql recoverableDatabases.get": get,
  "sql restorableDroppedDatabases.listByServer": list,
  "sql longTermRetentionBackups.listByDatabase": list,
  "sql servers.get": get,
};
