import type { Command } from "commander";
import { addConnectionFlags } from "../connection/connection-flags.ts";
import type { KillFlags } from "../meta/kill-sessions.ts";
import type { ListFlags } from "../meta/list-entities.ts";
import type { Give, Verb } from "../verb.ts";

/** `junctor meta` */
export const meta: Verb = {
  examples: [
    ["junctor meta sessions", "one line for each session of the realm"],
    ["junctor meta registrations com.example.add --members", "what a call of it would reach, and which sessions"],
    ["junctor meta subscriptions --count", "how many topics and patterns are subscribed to"],
    ["junctor meta kill --by-authid ada --reason com.example.go_home", "end all sessions of somebody"],
  ],
  define(command, give) {
    defineSessions(command.command("sessions").description("list the sessions of the realm"), give);
    defineList(command, "registrations", give);
    defineList(command, "subscriptions", give);
    defineKill(command.command("kill").description("end sessions, in realms that allow it"), give);
  },
};

function defineSessions(command: Command, give: Give): void {
  command
    .argument("[session...]", "ids of sessions; without them all are listed")
    .option("--count", "print only how many there are");
  addConnectionFlags(command);
  command.action((names: readonly string[], flags: ListFlags) => {
    give({ do: "meta sessions", names, flags }, async (order) =>
      (await import("../meta/list-sessions.ts")).listSessions(order),
    );
  });
}

function defineList(parent: Command, what: "registrations" | "subscriptions", give: Give): void {
  const [uri, members] = what === "registrations" ? ["procedure", "callees"] : ["topic", "subscribers"];
  const command = parent
    .command(what)
    .description(`list the ${what} of the realm`)
    .argument(`[${uri}]`, `a ${uri}; only what matches it is listed then`)
    .option("--members", `print the session ids of ${members} too`)
    .option("--count", "print only how many there are");
  addConnectionFlags(command);
  command.action((name: string | undefined, flags: ListFlags) => {
    give({ do: `meta ${what}`, what, name, flags }, async (order) =>
      (await import("../meta/list-entities.ts")).listEntities(order),
    );
  });
}

function defineKill(command: Command, give: Give): void {
  command
    .argument("[session...]", "ids of sessions")
    .option("--by-authid <name>", "all sessions of somebody")
    .option("--by-authrole <name>", "all sessions of a role")
    .option("--all", "all sessions of the realm but the own one")
    .option("--reason <uri>", "what they are told, a URI")
    .option("--message <text>", "what they are told in words");
  addConnectionFlags(command);
  command.action((names: readonly string[], flags: KillFlags) => {
    give({ do: "meta kill", names, flags }, async (order) =>
      (await import("../meta/kill-sessions.ts")).killSessions(order),
    );
  });
}
