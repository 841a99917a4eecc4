import { type ArgumentProblem, argumentCheck, sameNameProblems } from "@rampart/component";
import { byName, RECIPIENTS, shape, TAGS, TEXT } from "../intent/schemas.ts";
import type { BackupAlarmsArgs } from "./backup-alarms-args.ts";
import { ALARMED_VAULT } from "./vault-schemas.ts";

const check = argumentCheck(
  shape({ vaults: { ...byName(ALARMED_VAULT), minProperties: 1 }, ...RECIPIENTS, region: TEXT, tags: TAGS }, [
    "vaults",
  ]),
);

/** Everything that is wrong with the arguments of alarms. */
export function alarmProblems(args: BackupAlarmsArgs): readonly ArgumentProblem[] {
  const wrongShape = check(args);
  if (wrongShape.length > 0) return wrongShape;
  return [...sameNameProblems("vaults", Object.keys(args.vaults)), ...recipientProblems(args, args.region)];
}

/**
 * What is wrong with who alarms go to. The shape has been checked before.
 *
 * @param region Of the alarms, as far as it is known before the deployment.
 */
export function recipientProblems(
  { notify = {}, emails }: Pick<BackupAlarmsArgs, "notify" | "emails">,
  region: string | undefined,
): readonly ArgumentProblem[] {
  const words = Object.keys(notify);
  const problem = "they belong to a topic that is made, and notify gives topics; leave one out";
  return [
    ...(words.length > 0 && emails !== undefined ? [{ argument: "emails", problem }] : []),
    ...sameNameProblems("notify", words),
    ...Object.entries(notify).flatMap(([word, arn]) => topicProblems(`notify.${word}`, arn, region)),
    ...(emails ?? []).flatMap((email, index, all) =>
      all.indexOf(email) === index
        ? []
        : [{ argument: `emails.${index}`, problem: `${email} is in the list twice` }],
    ),
  ];
}

/** Rules of EventBridge deliver to topics of their own region only. */
function topicProblems(
  argument: string,
  arn: unknown,
  region: string | undefined,
): readonly ArgumentProblem[] {
  if (typeof arn !== "string") return [];
  const home = /^arn:[a-z0-9-]+:sns:([a-z0-9-]+):\d{12}:[A-Za-z0-9_-]{1,256}$/.exec(arn)?.[1];
  if (home === undefined) {
    const problem = `"${arn}" is not the ARN of a topic; write arn:aws:sns:REGION:ACCOUNT:NAME`;
    return [{ argument, problem }];
  }
  if (region === undefined || home === region) return [];
  return [
    { argument, problem: `the topic stands in ${home}, and alarms are raised in ${region}; give one there` },
  ];
}
