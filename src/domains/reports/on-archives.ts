/** Archived mail as what can be reported: nobody here wrote it. Asks the rules of archives. */
import { archivedAt, archiveId, mayRemoveArchived, messageNumber } from '../archives/index.ts'
import { moderatorRole } from '../discussions/index.ts'
import { canTry } from '../people/index.ts'
import type { Reportable } from './reportable.ts'
import type { Thing } from './report.ts'

export const reportableArchived: Reportable = {
  noun: 'archived',
  async find(db, raw) {
    const [first = '', second = ''] = raw.split('/')
    const [archive, number] = [archiveId(first), messageNumber(second)]
    const found = archive && number ? await archivedAt(db, archive, number) : undefined
    if (!archive || number === undefined || !found) return undefined
    const { place } = found.scene
    const { words, head } = found.shown
    const href = `/archives/${archive}/${number}`
    return {
      thing: `archived:${archive}/${number}` as Thing,
      href,
      removal: `${href}#form-remove`,
      author: undefined,
      name: head?.author,
      words: 'text' in words ? words.text : undefined,
      place: { title: place.title, href: place.href },
      body: place.body,
      isSealed: false,
      officeOf: (actor) =>
        canTry(mayRemoveArchived(place, actor)) ? moderatorRole(place, actor) : undefined,
      about: `archive:${archive}`,
      rules: place.process?.pin.hash,
      topics: [`archive:${archive}`],
    }
  },
  // The act is about the archive; where in it, its line says.
  takenBy: ({ act, clear }) => {
    const at = act === 'steward.redaction' ? clear?.['at'] : undefined
    const [, id] = /^\/archives\/([0-9A-Z]{26}\/\d+)$/.exec(String(at)) ?? []
    return id === undefined ? undefined : `archived:${id}`
  },
}
