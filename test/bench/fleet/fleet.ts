import type { Draw, Kind } from "./kind.ts";
import { bucket } from "./kinds/bucket.ts";
import { database } from "./kinds/database.ts";
import { iamPolicy } from "./kinds/iam-policy.ts";
import { instance } from "./kinds/instance.ts";
import { key } from "./kinds/key.ts";
import { listener } from "./kinds/listener.ts";
import { securityGroup } from "./kinds/security-group.ts";
import { table } from "./kinds/table.ts";
import { trail } from "./kinds/trail.ts";
import { volume } from "./kinds/volume.ts";
import type { Properties } from "./properties.ts";
import { randomNumbers } from "./random.ts";
import { Reference } from "./reference.ts";

const KINDS: readonly Kind[] = [
  bucket,
  securityGroup,
  volume,
  database,
  iamPolicy,
  key,
  listener,
  trail,
  table,
  instance,
];

const SEED = 20_260_101;
/** Of all resources, how many have a mistake; and of these, how many may have a second one. */
const WITH_MISTAKE = 0.3;
const WITH_ANOTHER = 0.25;

export interface FleetResource {
  readonly name: string;
  readonly kind: Kind;
  /** Pulumi's inputs. */
  readonly inputs: Properties;
  readonly cloudFormation: Properties;
  readonly tags: Readonly<Record<string, string>>;
  /** The mistakes seeded into it. */
  readonly mistakes: ReadonlySet<string>;
}

/** The mistakes that {@link makeFleet} seeds. */
export const MISTAKES: readonly string[] = KINDS.flatMap(({ mistakes }) => mistakes);

/** A fleet of `size` AWS resources with seeded mistakes; the same size gives the same fleet. */
export function makeFleet(size: number): readonly FleetResource[] {
  const random = randomNumbers(SEED);
  const namesByType = new Map<string, string[]>();
  const chance = (probability: number): boolean => random() < probability;
  const at = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const draws: Omit<Draw, "name"> = {
    chance,
    integer: (least, most) => least + Math.floor(random() * (most - least + 1)),
    pick: (items) => at(items) ?? items[0],
    reference: (type, attribute) => {
      const name = at(namesByType.get(type) ?? []);
      return name === undefined ? undefined : new Reference(type, name, attribute);
    },
  };

  return Array.from({ length: size }, (_, index): FleetResource => {
    const name = `r${String(index).padStart(6, "0")}`;
    const kind = kindAt(random() * 100);
    const draw: Draw = { ...draws, name };
    const mistakes = new Set<string>();
    if (chance(WITH_MISTAKE)) {
      const choose = (): void => void mistakes.add(at(kind.mistakes) ?? "");
      choose();
      if (chance(WITH_ANOTHER)) choose();
    }
    const { inputs, cloudFormation } = kind.make(draw, mistakes);
    const tags = {
      Name: name,
      team: draw.pick(["core", "data", "web"]),
      env: draw.pick(["dev", "prod"]),
    };
    const names = namesByType.get(kind.pulumiType);
    if (names === undefined) namesByType.set(kind.pulumiType, [name]);
    else names.push(name);
    return { name, kind, inputs: { ...inputs, tags }, cloudFormation, tags, mistakes };
  });
}

/** The kind whose share `percent` falls into. */
function kindAt(percent: number): Kind {
  let end = 0;
  for (const kind of KINDS) {
    end += kind.share;
    if (percent < end) return kind;
  }
  return bucket;
}
