/** What a secret reply address of an invitation is made for: one entry of a calendar. Pure. */
const ABOUT = /^calendar:((?:meeting|series)-[0-9A-Z]{26}(?:-\d)?)$/

export const aboutEntry = (name: string): `calendar:${string}` => `calendar:${name}`

/** The name of the entry, without our domain. */
export const readAbout = (about: string): string | undefined => ABOUT.exec(about)?.[1]

/** The meeting or series by which the entry is found. */
export function ownerOf(name: string) {
  const [kind, id = ''] = name.split('-')
  return { kind: kind === 'series' ? ('series' as const) : ('meeting' as const), id }
}
