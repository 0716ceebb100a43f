import { Type } from "typebox";
import { oneOf, section } from "./section.ts";

function policy(description: string) {
  return Type.Optional(oneOf(["allow", "never", "always"], { description, default: "allow" }));
}

/** Who learns who publishes and calls. */
export const disclosureSchema = section(
  "Who learns who publishes and calls: `allow` if the sender asks for it, `never` (asking is refused), or `always`.",
  {
    publisher: policy("Whether subscribers are told who published."),
    caller: policy("Whether callees are told who called."),
  },
);
