import type { RawAnswer, Values } from "./call.ts";
import { fromJson, known, toJson } from "./json.ts";
import { isRecord, modelOf, type OperationModel, type ServiceName, type Shape } from "./model.ts";
import type { Dialect } from "./query.ts";
import { childOf, element, fromXml, parseXml, toXml } from "./xml.ts";

/** How a service is spoken to. */
export const DIALECTS: Readonly<Record<ServiceName, "rest" | "json" | Dialect>> = {
  backup: "rest",
  dynamodb: "json",
  rds: "query",
  ec2: "ec2",
};

const VERSIONS: Readonly<Record<"rds" | "ec2", string>> = { rds: "2014-10-31", ec2: "2016-11-15" };

/** A request as moto takes it. REST is only answered here. */
export function requestFor(
  service: ServiceName,
  { name, input }: OperationModel,
  value: Values,
): { readonly body: string; readonly headers: Readonly<Record<string, string>> } {
  if (service === "dynamodb") {
    return {
      body: JSON.stringify(toJson(value)),
      headers: {
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": `DynamoDB_20120810.${name}`,
      },
    };
  }
  if (service === "backup") throw new Error(`moto is not asked for ${service}:${name}`);
  const form = new URLSearchParams({ Action: name, Version: VERSIONS[service] });
  toForm(form, "", value, input, service === "ec2" ? "ec2" : "query");
  return { body: form.toString(), headers: { "content-type": "application/x-www-form-urlencoded" } };
}

function toForm(form: URLSearchParams, path: string, value: unknown, shape: Shape, dialect: Dialect): void {
  if (value === undefined) return;
  const at = (name: string): string => (path === "" ? name : `${path}.${name}`);
  if ((shape.kind === "structure" || shape.kind === "union") && isRecord(value)) {
    for (const [name, one] of Object.entries(value)) {
      const { traits, shape: member } = shape.member(name);
      const flat = member.kind === "list" && dialect === "ec2";
      const told = String((dialect === "ec2" ? traits.ec2QueryName : undefined) ?? traits.xmlName ?? name);
      const spelled = dialect === "ec2" ? told.charAt(0).toUpperCase() + told.slice(1) : told;
      const list =
        member.kind === "list" && !flat ? `.${String(member.member().traits.xmlName ?? "member")}` : "";
      toForm(form, at(spelled) + list, one, member, dialect);
    }
  } else if (shape.kind === "list" && Array.isArray(value)) {
    for (const [index, one] of value.entries()) {
      toForm(form, `${path}.${index + 1}`, one, shape.member().shape, dialect);
    }
  } else {
    form.set(path, value instanceof Date ? value.toISOString() : String(value));
  }
}

/** What moto answered, as a value. */
export function outputOf(service: ServiceName, { name, output }: OperationModel, answer: RawAnswer): Values {
  if (DIALECTS[service] === "json" || DIALECTS[service] === "rest") {
    const sent: unknown = JSON.parse(answer.body.toString() || "{}");
    return record(known(fromJson(sent, output), output));
  }
  const document = parseXml(answer.body.toString());
  const root = service === "ec2" ? document : childOf(document, `${name}Result`);
  if (root === undefined || output.kind !== "structure") return {};
  return record(fromXml(root, { shape: output, traits: {} }));
}

/** A success as the service says it. */
export function answerFor(
  service: ServiceName,
  { name, output, http }: OperationModel,
  value: Values,
): RawAnswer {
  switch (DIALECTS[service]) {
    case "query":
      return xml(
        200,
        element(
          `${name}Response`,
          `${element(`${name}Result`, toXml(value, output))}<ResponseMetadata><RequestId>fake</RequestId></ResponseMetadata>`,
        ),
      );
    case "ec2":
      return xml(200, element(`${name}Response`, `<requestId>fake</requestId>${toXml(value, output)}`));
    case "json":
      return json(200, "application/x-amz-json-1.0", toJson(value));
    default:
      return json(http?.status ?? 200, "application/json", toJson(value));
  }
}

/** A refusal as the service says it. @throws if the service knows no such error. */
export function faultFor(service: ServiceName, code: string, message: string): RawAnswer {
  const error = modelOf(service).errors.get(code);
  // EC2's model has no errors: they are listed in its documentation only. Throttling is the same everywhere.
  const isCommon = service === "ec2" || COMMON.has(code);
  if (error === undefined && !isCommon) throw new Error(`${service} knows no error ${code}`);
  const { code: said, status } = error ?? { code, status: 400 };
  switch (DIALECTS[service]) {
    case "query":
      return xml(
        status,
        `<ErrorResponse><Error><Type>Sender</Type><Code>${said}</Code><Message>${message}</Message></Error><RequestId>fake</RequestId></ErrorResponse>`,
      );
    case "ec2":
      return xml(
        status,
        `<Response><Errors><Error><Code>${said}</Code><Message>${message}</Message></Error></Errors><RequestID>fake</RequestID></Response>`,
      );
    case "json":
      return json(status, "application/x-amz-json-1.0", {
        __type: `com.amazonaws.dynamodb.v20120810#${code}`,
        message,
      });
    default: {
      const answer = json(status, "application/json", { Message: message });
      return { ...answer, headers: { ...answer.headers, "x-amzn-errortype": code } };
    }
  }
}

// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/CommonErrors.html
const COMMON: ReadonlySet<string> = new Set([
  "InvalidParameterCombination",
  "Throttling",
  "ThrottlingException",
  "AccessDenied",
  "AccessDeniedException",
]);

function xml(status: number, body: string): RawAnswer {
  return {
    status,
    headers: { "content-type": "text/xml" },
    body: Buffer.from(`<?xml version="1.0"?>${body}`),
  };
}

function json(status: number, type: string, body: unknown): RawAnswer {
  return { status, headers: { "content-type": type }, body: Buffer.from(JSON.stringify(body)) };
}

function record(value: unknown): Values {
  return isRecord(value) ? value : {};
}
