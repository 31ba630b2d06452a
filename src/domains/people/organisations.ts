/** When two people mean the same organisation. Reads no list of organisations: there is none. */

/** However it is typed, one name is one organisation. */
export const organisationKey = (name: string): string =>
  name.normalize('NFKC').trim().toLocaleLowerCase('und').replace(/\s+/g, ' ')
