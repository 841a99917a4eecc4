import type { Values } from "./call.ts";
import { problemsWith } from "./check.ts";
import { fromJson } from "./json.ts";
import { isRecord, modelOf, type OperationModel, type ServiceName } from "./model.ts";
import { fromForm } from "./query.ts";
import { fromRest, operationAt } from "./rest.ts";
import { DIALECTS } from "./send.ts";

/** A request as it came. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What a request asks for, and what is wrong with it by the model of the SDK. */
export interface Understood {
  readonly operation: OperationModel;
  readonly input: Values;
  readonly problems: readonly string[];
}

/** The service and the region that a request is signed for; undefined where it is not signed. */
export function scopeOf({
  headers,
}: Received): { readonly service: string; readonly region: string } | undefined {
  const signed = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\/aws4_request/.exec(
    String(headers.authorization ?? ""),
  );
  const [, region, service] = signed ?? [];
  return region === undefined || service === undefined ? undefined : { region, service };
}

/** Reads a request. @returns undefined where no operation of the service is asked for. */
export function understood(service: ServiceName, request: Received): Understood | undefined {
  const model = modelOf(service);
  const problems: string[] = [];
  const body = request.body.toString();
  const checked = (operation: OperationModel, input: Values): Understood => ({
    operation,
    input,
    problems: [...problems, ...problemsWith(operation.input, input, operation.name)],
  });
  switch (DIALECTS[service]) {
    case "rest": {
      const found = operationAt(model, { method: request.method, url: request.url, body });
      if (found === undefined) return undefined;
      const input = fromRest(found.operation, found.labels, { ...request, body }, problems);
      return checked(found.operation, withoutUndefined(input));
    }
    case "json": {
      const name =
        String(request.headers["x-amz-target"] ?? "")
          .split(".")
          .at(-1) ?? "";
      const operation = model.operations.get(name);
      if (operation === undefined) return undefined;
      const input = fromJson(JSON.parse(body || "{}"), operation.input);
      return checked(operation, isRecord(input) ? input : {});
    }
    default: {
      const form = new URLSearchParams(body);
      const operation = model.operations.get(form.get("Action") ?? "");
      if (operation === undefined) return undefined;
      return checked(
        operation,
        fromForm(form, operation.input, service === "ec2" ? "ec2" : "query", problems),
      );
    }
  }
}

function withoutUndefined(value: Values): Values {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}
