/** The features that `roles` of HELLO or WELCOME announce for a role. */
export function announcedFeatures(details: unknown, role: string): ReadonlySet<string> {
  const { roles } = details as { readonly roles: { readonly [role: string]: { readonly features?: object } } };
  const features = Object.entries(roles[role]?.features ?? {}) as [string, unknown][];
  return new Set(features.filter(([, value]) => value === true).map(([feature]) => feature));
}
