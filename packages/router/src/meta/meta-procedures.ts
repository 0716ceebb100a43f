import { authorizationProcedures } from "./authorization-procedures.ts";
import { definitionProcedures } from "./definition-procedures.ts";
import { historyProcedures } from "./history-procedures.ts";
import type { MetaProcedure } from "./meta-procedure.ts";
import { interfaceProcedures } from "./interface-procedures.ts";
import { reflectionProcedures } from "./reflection-procedures.ts";
import { registrationProcedures } from "./registration-procedures.ts";
import { revocationProcedures } from "./revocation-procedures.ts";
import { sessionKillProcedures } from "./session-kill-procedures.ts";
import { sessionProcedures } from "./session-procedures.ts";
import { subscriptionProcedures } from "./subscription-procedures.ts";
import { testamentProcedures } from "./testament-procedures.ts";

/** Every procedure the router answers itself. What is missing here does not exist, whoever registers what. */
export const metaProcedures: ReadonlyMap<string, MetaProcedure> = new Map([
  ...historyProcedures,
  ...sessionProcedures,
  ...sessionKillProcedures,
  ...registrationProcedures,
  ...subscriptionProcedures,
  ...testamentProcedures,
  ...definitionProcedures,
  ...reflectionProcedures,
  ...interfaceProcedures,
  ...revocationProcedures,
  ...authorizationProcedures,
]);
