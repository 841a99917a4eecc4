import { type Framework, frameworkName } from "../controls.ts";
import { CONTROL_STATES, type ControlState, controlState } from "./control-state.ts";
import { html, type Markup } from "./markup.ts";
import { ruleAnchor } from "./rule-link.ts";
import { OUTCOME_NAMES } from "./tally.ts";

/** The controls of each framework, with the rules that bear on them. */
export function frameworkTables(frameworks: readonly Framework[]): Markup | false {
  if (frameworks.length === 0) return false;
  return html`<section id="frameworks" aria-labelledby="frameworks-title"><h2 id="frameworks-title">Frameworks</h2>
<p class="note">A clear control is not a proven one: the rules that bear on it found nothing.</p>
${frameworks.map(
  (framework, index) => html`<details class="panel" id="framework-${index}">
<summary><h3>${frameworkName(framework)}</h3> <span class="note">${summaryOf(framework)}</span></summary>
<ul class="controls">${framework.controls.map((control) => {
    const state = controlState(control);
    return html`<li><b>${control.id}</b> <span class="state ${state}">${nameOf(state)}</span> <span>${control.rules.map(
      ({ rule }, position) =>
        html`${position > 0 && ", "}<a href="#${ruleAnchor(rule.id)}">${rule.title}</a>`,
    )}</span></li>
`;
  })}</ul></details>`,
)}</section>`;
}

function summaryOf({ controls }: Framework): string {
  const states = Map.groupBy(controls, controlState);
  return CONTROL_STATES.filter((state) => states.has(state))
    .map((state) => `${states.get(state)?.length} ${nameOf(state)}`)
    .join(" · ");
}

function nameOf(state: ControlState): string {
  return state === "clear" ? "clear" : OUTCOME_NAMES[state];
}
