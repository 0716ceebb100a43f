import { joinAutobahn } from "./join-autobahn.ts";
import { joinJunctor } from "./join-junctor.ts";
import { joinWampy } from "./join-wampy.ts";

/** Every client library that is compared, by name. */
export const libraries = { "@junctor/client": joinJunctor, autobahn: joinAutobahn, wampy: joinWampy };

export type LibraryName = keyof typeof libraries;
