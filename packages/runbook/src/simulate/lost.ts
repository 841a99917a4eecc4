import { InputError } from "@rampart/core/errors";
import type { Resource } from "@rampart/core/graph";
import { didYouMean } from "@rampart/core/text";
import type { StackState } from "../stack/stack.ts";
import { controlPlaneOf } from "./control-plane.ts";

/** Where resources say their zone, on AWS and on Azure. */
const ZONE_PROPERTIES = ["availabilityZone", "zone"] as const;

/** Tells what is gone: regions, zones, and resources by URN or name. */
export class Losses {
  readonly #lost: ReadonlySet<string>;
  readonly #stack: StackState;
  readonly #hasPlaces: boolean;

  /** @throws {InputError} if a word of `lost` is nothing of the stack: a simulation would prove nothing with it. */
  constructor(lost: readonly string[], stack: StackState) {
    this.#lost = new Set(lost);
    this.#stack = stack;
    const places = new Set(stack.resources.flatMap((resource) => placesOf(resource, stack)));
    const known = new Set([...places, ...stack.resources.flatMap(({ urn, name }) => [urn, name])]);
    this.#hasPlaces = lost.some((word) => places.has(word));
    const strange = lost.filter((word) => !known.has(word));
    if (strange.length === 0) return;
    throw InputError.all(
      strange.map(
        (word) =>
          new InputError(
            `nothing of stack ${stack.name} is in ${word} or is called so${didYouMean(word, [...known])}`,
            { advice: "Name regions, zones, or resources by URN or name." },
          ),
      ),
    );
  }

  /** What of `resource` is gone, such as `its region eu-west-1`; undefined if it is not. */
  whatIsGone(resource: Resource): string | undefined {
    const region = regionOf(resource, this.#stack);
    if (region !== undefined && this.#lost.has(region)) return `its region ${region}`;
    const zone = zonesOf(resource).find((one) => this.#lost.has(one));
    if (zone !== undefined) return `its zone ${zone}`;
    return this.#lost.has(resource.urn) || this.#lost.has(resource.name) ? "the resource itself" : undefined;
  }

  /** Whether a place is lost, and nobody knows if `resource` is there. */
  mayBeGone(resource: Resource | undefined): boolean {
    if (!this.#hasPlaces) return false;
    return resource === undefined || regionOf(resource, this.#stack) === undefined;
  }
}

function placesOf(resource: Resource, stack: StackState): readonly string[] {
  const region = regionOf(resource, stack);
  return [...zonesOf(resource), ...(region === undefined ? [] : [region])];
}

/** The region in which a step would change `resource`. */
function regionOf(resource: Resource, stack: StackState): string | undefined {
  const region = stack.regionOf(resource);
  return controlPlaneOf(resource, region) ?? region;
}

function zonesOf(resource: Resource): readonly string[] {
  return ZONE_PROPERTIES.flatMap((key) => resource.get(key).knownText() || []);
}
