export { type SimulateOptions, simulate } from "./simulate.ts";
export type { Simulation, SimulationFinding } from "./simulation.ts";
