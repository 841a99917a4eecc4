import { randomUUID } from "node:crypto";
import type { Answer, Body, Pending } from "../cloud.ts";
import type { Call, Handler, Place } from "./handler.ts";

/** A resource by its id. */
export const get: Handler = ({ cloud }, { id }) => {
  const found = cloud.look(id);
  return found === undefined ? missing(id) : { status: 200, body: found.body };
};

/** What stands right under a folder. */
export const list: Handler = ({ cloud }, { id }) => ({
  status: 200,
  body: { value: cloud.under(id).map(({ body }) => body) },
});

/** Takes a resource away, which takes time. */
export const remove: Handler = (place, { id }) => {
  if (!place.cloud.has(id)) return { status: 204 };
  place.cloud.delete(id);
  return accepted(place, id, 202);
};

/** Makes a resource; `becoming` and then `made` say how it looks. */
export function create(
  place: Place,
  { id, body }: Call,
  { becoming, made, status = 201 }: { becoming: Body; made: Body; status?: number },
): Answer {
  const { cloud } = place;
  const failure = cloud.nextFailure;
  const given = objectOf(body);
  const merged = (more: Body): Body => ({
    ...given,
    ...more,
    properties: { ...objectOf(given.properties), ...objectOf(more.properties) },
  });
  const pending: Pending = {
    // The operation ends first, and what is looked at afterwards is done.
    looks: cloud.slowness,
    becomes: failure === undefined ? merged(made) : undefined,
  };
  const resource = cloud.put(id, merged(becoming), pending);
  return { ...accepted(place, id, status), body: resource.body };
}

/** Begins an operation that takes time. */
export function accepted({ cloud, endpoint }: Place, id: string, status: number): Answer {
  const subscription = /^\/subscriptions\/[^/]+/i.exec(id)?.[0] ?? "";
  const path = `${subscription}/operations/${randomUUID()}`;
  cloud.operations.set(path, { id: path, of: id, looks: cloud.slowness, error: cloud.takeFailure() });
  const address = `${endpoint}${path}?api-version=2020-01-01`;
  return { status, headers: { "azure-asyncoperation": address, ...soon() } };
}

const SOON_MILLISECONDS = 20;

/** The SDKs take `0` for nothing said and wait for two seconds, but read the milliseconds of a date. */
export function soon(): { readonly "retry-after": string } {
  const at = new Date(Date.now() + SOON_MILLISECONDS);
  const milliseconds = String(at.getUTCMilliseconds()).padStart(3, "0");
  return { "retry-after": at.toUTCString().replace(" GMT", `.${milliseconds} GMT`) };
}

export function missing(id: string): Answer {
  return refused(404, "ResourceNotFound", `The Resource '${id}' was not found.`);
}

export function refused(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

export function objectOf(value: unknown): Body {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
