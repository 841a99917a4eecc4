/** An ECS service and its scaling target, which names it by a path: `service/cluster/name`. */
import type { Reference, Resource, ResourceGraph } from "../graph/index.ts";
import { allOf, anyOf, no, type Truth, undetermined, type Value } from "../value/index.ts";
import { someAttached } from "./attached.ts";

const TARGET = "aws:appautoscaling/target:Target";
const SCALING: Reference = { type: TARGET, through: "resourceId", to: ["aws:ecs/service:Service"] };

interface ScalingTarget {
  readonly resourceId: string;
  readonly minCapacity: number;
}

interface Service {
  readonly name?: string;
}

/** Whether a scaling target keeps at least `minimum` tasks of the service running. */
export function scalesToAtLeast(
  graph: ResourceGraph,
  service: Resource<never> | Resource,
  minimum: number,
): Truth {
  const keepsEnough = (target: Resource<ScalingTarget>): Truth => target.get("minCapacity").atLeast(minimum);
  const name = (service as unknown as Resource<Service>).get("name");
  return anyOf(
    someAttached<ScalingTarget>(graph, service, SCALING, keepsEnough),
    ...graph
      .ofType<ScalingTarget>(TARGET)
      .map((target) => allOf(names(target.get("resourceId"), name), keepsEnough(target))),
  );
}

function names(path: Value<string>, service: Value<string>): Truth {
  if (path.knownText() === undefined || service.isAbsent) return no(path.path);
  const name = service.knownText();
  if (name === undefined) return undetermined({ path: service.path, reason: "computed" });
  return path.text((text) => text.endsWith(`/${name}`));
}
