import type { Properties } from "./properties.ts";
import type { Reference } from "./reference.ts";

/** What the properties of a resource are drawn from. */
export interface Draw {
  /** The resource's own name. */
  readonly name: string;
  chance(probability: number): boolean;
  integer(least: number, most: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** An earlier resource of this type; undefined where there is none yet. */
  reference(type: string, attribute: "arn" | "id"): Reference | undefined;
}

/** One kind of resource of the fleet, in the names of all the tools that read it. */
export interface Kind {
  /** How many in a hundred are of this kind. */
  readonly share: number;
  readonly pulumiType: string;
  readonly terraformType: string;
  readonly cloudFormationType: string;
  /** CloudFormation has no tags for some types. */
  readonly hasCloudFormationTags: boolean;
  /** The mistakes that can be seeded. */
  readonly mistakes: readonly string[];
  make(draw: Draw, mistakes: ReadonlySet<string>): Made;
}

interface Made {
  /** Pulumi's inputs. */
  readonly inputs: Properties;
  readonly cloudFormation: Properties;
}

interface Definition<Inputs> extends Omit<Kind, "mistakes" | "make" | "hasCloudFormationTags"> {
  readonly hasCloudFormationTags?: boolean;
  /** Inputs without a mistake. */
  readonly good: (draw: Draw) => Inputs;
  /** How each mistake changes them. */
  readonly mistakes: Readonly<Record<string, (inputs: Inputs, draw: Draw) => Inputs>>;
  readonly cloudFormation: (inputs: Inputs) => Properties;
}

export function defineKind<Inputs extends object>(definition: Definition<Inputs>): Kind {
  const { good, mistakes, cloudFormation, hasCloudFormationTags = true, ...rest } = definition;
  return {
    ...rest,
    hasCloudFormationTags,
    mistakes: Object.keys(mistakes),
    make: (draw, chosen) => {
      let inputs = good(draw);
      for (const [name, spoil] of Object.entries(mistakes)) {
        if (chosen.has(name)) inputs = spoil(inputs, draw);
      }
      return { inputs: { ...inputs } as Properties, cloudFormation: cloudFormation(inputs) };
    },
  };
}
