import { readFileSync } from "node:fs";
import { sdkFile } from "../sdk.ts";
import { problemsOfError } from "./cloud-error.ts";
import { DeclaredModels } from "./declared.ts";
import type { Operation, Query } from "./operation.ts";

/**
 * The operations of a newer SDK by `group.method`, read from the code that sends them: paths, versions, statuses, and
 * the names of the models of bodies.
 */
export function modularOperations(
  service: string,
  name: string,
  modelFiles: readonly string[],
  operations: readonly string[],
): readonly Operation[] {
  const models = new DeclaredModels();
  for (const file of modelFiles) {
    models.add(text(name, `dist/esm/models/${file}.d.ts`), text(name, `dist/esm/models/${file}.js`));
  }
  return operations.map((one) => {
    const [group = "", method = ""] = one.split(".");
    return operationOf(
      `${service} ${one}`,
      text(name, `dist/esm/api/${group}/operations.js`),
      method,
      models,
    );
  });
}

function text(name: string, path: string): string {
  return readFileSync(sdkFile(name, path), "utf8");
}

function operationOf(name: string, code: string, method: string, models: DeclaredModels): Operation {
  const send = functionOf(code, `_${method}Send`);
  const deserialize = functionOf(code, `_${method}Deserialize`);
  const template = found(send, /expandUrlTemplate\("([^"]+)"/, name);
  const [path = "", query = ""] = template.split("{?");
  const version = found(send, /"api%2Dversion": "([^"]+)"/, name);
  const request = modelOf(/body: (\w+)Serializer\(/.exec(send)?.[1]);
  const response = modelOf(/return (\w+)Deserializer\(result\.body\)/.exec(deserialize)?.[1]);
  const statuses: readonly string[] =
    found(deserialize, /expectedStatuses = \[([^\]]+)\]/, name).match(/\d+/g) ?? [];
  return {
    name,
    method: found(send, /context\.path\(path\)\.(\w+)\(/, name).toUpperCase(),
    path,
    queries: query
      .replace("}", "")
      .split(",")
      .map((one) => queryOf(decodeURIComponent(one), version)),
    checkRequest: (body) => {
      if (request === undefined) return body === undefined ? [] : ["it takes no body"];
      return body === undefined ? ["its body is missing"] : models.problems(body, request, "request");
    },
    checkResponse: (status, body) => {
      if (status >= 400) return problemsOfError(body);
      if (!statuses.includes(String(status))) return [`it never answers ${status}`];
      if (response === undefined || status === 202) return [];
      return body === undefined
        ? [`its answer ${status} has no body`]
        : models.problems(body, response, "response");
    },
  };
}

function queryOf(name: string, version: string): Query {
  return name === "api-version" ? { name, isRequired: true, value: version } : { name, isRequired: false };
}

function functionOf(code: string, name: string): string {
  const at = code.indexOf(`function ${name}(`);
  if (at === -1) throw new Error(`the SDK has no ${name}`);
  return code.slice(at, code.indexOf("\n}\n", at));
}

function found(code: string, pattern: RegExp, name: string): string {
  const value = pattern.exec(code)?.[1];
  if (value === undefined) throw new Error(`${name}: nothing in the SDK looks like ${pattern.source}`);
  return value;
}

/** `diskDeserializer` reads a `Disk`. */
function modelOf(name: string | undefined): string | undefined {
  return name?.replace(/^_?[a-z]/, (start) => start.toUpperCase());
}
