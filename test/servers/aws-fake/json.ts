import { isRecord, type Shape } from "./model.ts";

/** Reads a value of that shape from JSON, where timestamps are seconds and bytes are Base64. Unknown members stay. */
export function fromJson(value: unknown, shape: Shape): unknown {
  switch (shape.kind) {
    case "timestamp":
      return typeof value === "number" ? new Date(value * 1_000) : value;
    case "blob":
      return typeof value === "string" ? new Uint8Array(Buffer.from(value, "base64")) : value;
    case "list":
      return Array.isArray(value) ? value.map((one) => fromJson(one, shape.member().shape)) : value;
    case "map":
      return isRecord(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, one]) => [key, fromJson(one, shape.member().shape)]),
          )
        : value;
    case "structure":
    case "union":
      return isRecord(value)
        ? Object.fromEntries(
            Object.entries(value)
              .filter(([, one]) => one !== null)
              .map(([name, one]) => [
                name,
                shape.members.includes(name) ? fromJson(one, shape.member(name).shape) : one,
              ]),
          )
        : value;
    default:
      return value;
  }
}

/** Takes out of a value what its shape does not know: moto adds things of its own. */
export function known(value: unknown, shape: Shape): unknown {
  if (shape.kind === "list" && Array.isArray(value)) {
    return value.map((one) => known(one, shape.member().shape));
  }
  if ((shape.kind === "structure" || shape.kind === "union") && isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => shape.members.includes(name))
        .map(([name, one]) => [name, known(one, shape.member(name).shape)]),
    );
  }
  return value;
}

/** Writes a value as JSON has it. */
export function toJson(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1_000;
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(toJson);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (one === undefined ? [] : [[name, toJson(one)] as const])),
  );
}
