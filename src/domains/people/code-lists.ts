/** Publishes the code lists that come with Parley, where a site does not have them yet. */
import type { Tx } from '../../platform/db/index.ts'
import { shippedSchemes } from './codes.ts'
import { codesOf, saveCode } from './store.ts'

export async function addCodes(tx: Tx): Promise<void> {
  for (const { scheme, codes } of shippedSchemes()) {
    if ((await codesOf(tx, scheme)).length > 0) continue
    for (const code of codes) {
      await saveCode(tx, code, {
        act: 'code.publish',
        actor: 'role:operator',
        obj: `codes:${scheme}`,
        via: 'import',
        clear: { scheme, code: code.code },
        topics: [`codes:${scheme}`],
      })
    }
  }
}
