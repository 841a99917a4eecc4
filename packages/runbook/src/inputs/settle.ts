import { InputError } from "@rampart/core/errors";
import type { InputSchema, InputsSchema } from "../model/schema.ts";
import { SHORTEST_SECRET } from "../secrets/spellings.ts";
import type { InputOrigin, Offer } from "./given.ts";
import { inputChecks } from "./input-check.ts";

/** An input that is right. */
export interface Settled {
  readonly value: unknown;
  readonly origin: InputOrigin;
  readonly isSecret: boolean;
}

/** Checks what a source has for the input `name` and fills in the defaults inside it. */
export function settle(schema: InputsSchema, name: string, offer: Offer): Settled | InputError {
  if (offer instanceof InputError) return offer;
  const { value, origin, place } = offer;
  const isSecret = isCalledSecret(schema.properties[name]) || offer.isSecret === true;
  if (isSecret && value === "") return new InputError(`input "${name}" is a secret and is empty`, place);
  const checked = inputChecks(schema).get(name)?.(value, isSecret);
  if (checked === undefined) return new InputError(`the runbook has no input "${name}"`, place);
  if (checked.problem !== undefined) return new InputError(`input "${name}" ${checked.problem}`, place);
  if (isSecret && isTooShort(value)) {
    return new InputError(
      `input "${name}" is a secret of fewer than ${SHORTEST_SECRET} characters: it could not be kept out of what is written`,
      place,
    );
  }
  return { value: frozen(checked.value), origin, isSecret };
}

/** Taking it out of all text would shred the text. */
function isTooShort(value: unknown): boolean {
  return typeof value === "string" && value.length < SHORTEST_SECRET;
}

/** Whether the runbook itself says that it is a secret. */
export function isCalledSecret(input: InputSchema | undefined): boolean {
  return input?.secret === true;
}

/** A step that changed an input would change it for the next, and for the one that is resumed. */
function frozen(value: unknown): unknown {
  if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}
