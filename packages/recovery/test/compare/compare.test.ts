import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  PostureProtection,
  RecoveryPosture,
  ResourcePosture,
  RetentionPosture,
  RpoPosture,
} from "../../src/analyse/posture.ts";
import { compareRecovery } from "../../src/compare/compare.ts";
import { EFFECTS, type Effect, type ResourceChange } from "../../src/compare/comparison.ts";
import { DISASTERS } from "../../src/protection/protection.ts";

const HOUR = 3600;

function rpo(worst: number | undefined, objective: number | undefined, isOpen = false): RpoPosture {
  const isMet = worst !== undefined && objective !== undefined && worst <= objective;
  const verdict =
    objective === undefined ? "no-objective" : isMet ? "met" : isOpen ? "undetermined" : "missed";
  return {
    verdict,
    terms: [],
    ...(worst === undefined ? {} : { worst }),
    ...(objective === undefined ? {} : { objective }),
  };
}

const KEPT: RetentionPosture = { isForEver: true, verdict: "no-objective" };

function resource(urn: string, deletion: RpoPosture, more: Partial<ResourcePosture> = {}): ResourcePosture {
  const none = { rpo: rpo(0, undefined) };
  return {
    urn,
    type: "t",
    scenarios: { deletion: { rpo: deletion }, zone: none, region: none, account: none },
    retention: KEPT,
    protections: [],
    verdict: deletion.verdict,
    assumes: [],
    ...more,
  };
}

function posture(...resources: readonly ResourcePosture[]): RecoveryPosture {
  return { schemaVersion: 1, resources, uncovered: [], undetermined: [], weaknesses: [], notExpressible: [] };
}

function effectOf(before: RpoPosture | undefined, after: RpoPosture | undefined): Effect {
  const of = (one: RpoPosture | undefined): RecoveryPosture =>
    one ? posture(resource("a", one)) : posture();
  return compareRecovery(of(before), of(after)).resources[0]?.effect ?? "unchanged";
}

describe("what a change does to a figure", () => {
  it.each<[string, RpoPosture | undefined, RpoPosture | undefined, Effect]>([
    ["65 min that become 25 h", rpo(65 * 60, 2 * HOUR), rpo(25 * HOUR, 2 * HOUR), "newly-missed"],
    ["what was met, and of which all may be lost", rpo(60, HOUR), rpo(undefined, HOUR), "newly-missed"],
    ["what could not be told, and is missed", rpo(undefined, HOUR, true), rpo(9e9, HOUR), "newly-missed"],
    ["what nothing was promised of, and is missed", rpo(60, undefined), rpo(60, 1), "newly-missed"],
    ["a new resource that misses its objective", undefined, rpo(9e9, HOUR), "newly-missed"],
    ["more of what was missed already", rpo(2 * HOUR, HOUR), rpo(3 * HOUR, HOUR), "missed-by-more"],
    ["all instead of much", rpo(2 * HOUR, HOUR), rpo(undefined, HOUR), "missed-by-more"],
    [
      "the same loss, and a stricter objective",
      rpo(3 * HOUR, 2 * HOUR),
      rpo(3 * HOUR, HOUR),
      "missed-by-more",
    ],
    ["all lost before and after", rpo(undefined, HOUR), rpo(undefined, HOUR), "unchanged"],
    ["what was met, and cannot be told", rpo(60, HOUR), rpo(undefined, HOUR, true), "newly-undetermined"],
    ["an objective that is not there any more", rpo(9e9, HOUR), rpo(9e9, undefined), "objective-gone"],
    ["more, within the objective", rpo(60, HOUR), rpo(120, HOUR), "worse"],
    ["more, without one", rpo(60, undefined), rpo(undefined, undefined), "worse"],
    ["a resource that is gone", rpo(9e9, HOUR), undefined, "vanished"],
    ["a new resource", undefined, rpo(60, HOUR), "appeared"],
    ["another objective that is met too", rpo(60, HOUR), rpo(60, 2 * HOUR), "changed"],
    ["less", rpo(120, HOUR), rpo(60, HOUR), "better"],
    ["less, but still too much", rpo(9 * HOUR, HOUR), rpo(3 * HOUR, HOUR), "better"],
    ["what was missed, and is met", rpo(9 * HOUR, HOUR), rpo(60, HOUR), "newly-met"],
    ["nothing", rpo(60, HOUR), rpo(60, HOUR), "unchanged"],
  ])("%s", (_, before, after, effect) => {
    expect(effectOf(before, after)).toBe(effect);
  });

  it.each<[string, Partial<RetentionPosture>, Partial<RetentionPosture>, Effect]>([
    ["kept for less than promised", { longest: 35 }, { longest: 7 }, "newly-missed"],
    ["kept for ever, then too short", { isForEver: true }, { longest: 7 }, "newly-missed"],
    ["nothing kept", { longest: 7 }, {}, "missed-by-more"],
    ["kept for longer", { longest: 35 }, { isForEver: true }, "better"],
    ["kept for less, but long enough", { longest: 90 }, { longest: 35 }, "worse"],
  ])("retention: %s", (_, before, after, effect) => {
    const kept = (one: Partial<RetentionPosture>): RecoveryPosture => {
      const isMet = one.isForEver === true || (one.longest ?? 0) >= 35;
      const verdict = isMet ? "met" : "missed";
      const retention = { isForEver: false, objective: 35, ...one, verdict } as const;
      return posture(resource("a", rpo(0, undefined), { retention }));
    };
    expect(compareRecovery(kept(before), kept(after)).resources[0]?.retention.effect).toBe(effect);
  });
});

function names({ resources }: { readonly resources: readonly ResourceChange[] }): string[] {
  return resources.map(({ urn }) => urn);
}

describe("the comparison", () => {
  it("puts what is newly missed first, and leaves out what stays as it is", () => {
    const before = [rpo(9, 1), rpo(60, HOUR), rpo(60, HOUR), rpo(60, HOUR), rpo(60, HOUR)];
    const after = [rpo(1, 1), rpo(120, HOUR), rpo(9e9, HOUR), rpo(60, HOUR), rpo(30, HOUR)];
    const of = (all: readonly RpoPosture[]): RecoveryPosture =>
      posture(...all.map((one, index) => resource(String(index), one)));
    const compared = compareRecovery(of(before), of(after));
    expect(names(compared)).toEqual(["2", "1", "4", "0"]);
    expect(compared).toMatchObject({ unchanged: 1, isRegression: true });
  });

  it("takes a renamed resource for another one: one is gone, and one is new", () => {
    const compared = compareRecovery(
      posture(resource("old", rpo(1, 2))),
      posture(resource("new", rpo(1, 2))),
    );
    expect(compared.resources.map(({ urn, presence }) => [urn, presence])).toEqual([
      ["old", "vanished"],
      ["new", "appeared"],
    ]);
    expect(compared.isRegression).toBe(false);
  });

  it("names the protections that are lost, and after which disasters, even if another one is as good", () => {
    const plan: PostureProtection = {
      kind: "scheduled-backup",
      name: "plan",
      survives: ["deletion", "region"],
    };
    const own: PostureProtection = { kind: "own-backup", name: "own", survives: ["deletion"] };
    const of = (...protections: readonly PostureProtection[]): RecoveryPosture =>
      posture(resource("a", rpo(60, HOUR), { protections }));
    const [change] = compareRecovery(
      of(plan, own),
      of({ ...plan, survives: ["deletion", "zone"] }),
    ).resources;
    expect(change?.effect).toBe("changed");
    expect(change?.protections).toEqual({
      lost: [{ ...plan, survives: ["region"] }, own],
      gained: [{ ...plan, survives: ["zone"] }],
    });
  });

  it("tells new weaknesses from gone ones, and from old ones with other figures", () => {
    const weak = (path: string, message: string) => ({ kind: "k", urn: "u", path, message });
    const before = { ...posture(), weaknesses: [weak("a", "90 days"), weak("b", "gone")] };
    const after = { ...posture(), weaknesses: [weak("a", "91 days"), weak("c", "new")] };
    expect(compareRecovery(before, after).weaknesses).toEqual({
      appeared: [weak("c", "new")],
      vanished: [weak("b", "gone")],
    });
  });
});

const figure = fc
  .tuple(
    fc.option(fc.nat({ max: 5 }), { nil: undefined }),
    fc.option(fc.nat({ max: 5 }), { nil: undefined }),
    fc.boolean(),
  )
  .map(([worst, objective, isOpen]) => rpo(worst, objective, isOpen));

const anyPosture = fc
  .uniqueArray(
    fc.record({
      urn: fc.constantFrom("a", "b", "c", "d"),
      figures: fc.tuple(figure, figure, figure, figure),
    }),
    { selector: ({ urn }) => urn, maxLength: 4 },
  )
  .map((all) =>
    posture(
      ...all.map(({ urn, figures }) => {
        const scenarios = Object.fromEntries(
          DISASTERS.map((disaster, index) => [disaster, { rpo: figures[index] }]),
        );
        return { ...resource(urn, figures[0]), scenarios: scenarios as ResourcePosture["scenarios"] };
      }),
    ),
  );

describe("any comparison", () => {
  it("of a posture with itself finds nothing", () => {
    fc.assert(
      fc.property(anyPosture, (one) => {
        const compared = compareRecovery(one, structuredClone(one));
        expect([compared.resources, compared.isRegression]).toEqual([[], false]);
        expect(compared.unchanged).toBe(one.resources.length);
      }),
    );
  });

  it("has a regression exactly where something misses its objective by more than it did", () => {
    fc.assert(
      fc.property(anyPosture, anyPosture, (before, after) => {
        // Counted apart from the code: the seconds by which a figure misses its objective, 0 where it does not.
        const missedBy = ({
          verdict,
          worst = Number.POSITIVE_INFINITY,
          objective = 0,
        }: RpoPosture): number => (verdict === "missed" ? worst - objective : 0);
        const isWorse = after.resources.some(({ urn, scenarios }) => {
          const old = before.resources.find((one) => one.urn === urn);
          return DISASTERS.some(
            (disaster) =>
              missedBy(scenarios[disaster].rpo) >
              (old === undefined ? 0 : missedBy(old.scenarios[disaster].rpo)),
          );
        });
        expect(compareRecovery(before, after).isRegression).toBe(isWorse);
      }),
    );
  });

  it("of the change and of its undoing have the same resources, and mirror what is better and worse", () => {
    fc.assert(
      fc.property(anyPosture, anyPosture, (before, after) => {
        const forth = compareRecovery(before, after);
        const back = compareRecovery(after, before);
        expect(names(forth).sort()).toEqual(names(back).sort());
        for (const { urn, scenarios, presence } of forth.resources) {
          const undone = back.resources.find((one) => one.urn === urn);
          if (presence === "appeared") expect(undone?.presence).toBe("vanished");
          for (const disaster of DISASTERS) {
            const { effect, before: from, after: to } = scenarios[disaster].rpo;
            // Against another objective, less may be lost and still more of it too much.
            const isJudgedAlike = from?.verdict === to?.verdict && from?.objective === to?.objective;
            if (effect !== "worse" || !isJudgedAlike) continue;
            expect(undone?.scenarios[disaster].rpo.effect).toBe("better");
          }
        }
      }),
    );
  });

  it("is in the order of its effects", () => {
    fc.assert(
      fc.property(anyPosture, anyPosture, (before, after) => {
        const ranks = compareRecovery(before, after).resources.map(({ effect }) => EFFECTS.indexOf(effect));
        expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
      }),
    );
  });
});
