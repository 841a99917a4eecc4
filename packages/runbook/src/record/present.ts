type Present<Facts> = {
  [Key in keyof Facts as undefined extends Facts[Key] ? never : Key]: Facts[Key];
} & {
  [Key in keyof Facts as undefined extends Facts[Key] ? Key : never]?: Exclude<Facts[Key], undefined>;
};

/** `facts` without those that are undefined: in JSON they are absent, too. */
export function present<Facts extends object>(facts: Facts): Present<Facts> {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as Present<Facts>;
}
