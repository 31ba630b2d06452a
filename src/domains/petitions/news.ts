/** What became of a petition at its hour, for whoever started it and those who signed. */
import { writtenIn, type NewsByAct, type NewsOf } from '../people/index.ts'
import { petitionId } from './petition.ts'
import { petitionCase } from './steps-petitions.ts'
import { findPetition } from './store-petitions.ts'

const closed: NewsOf = async (tx, { obj, clear = {} }) => {
  const id = petitionId(obj.slice('petition:'.length))
  const petition = id && (await findPetition(tx, id))
  if (!petition) throw new Error(`no ${obj}`)
  const { process, signatures } = await petitionCase(tx, petition)
  const title = await writtenIn(tx, process.title)
  const outcome = clear['finding'] === 'passed' ? 'passed' : 'failed'
  const counted = Number(clear['counted'])
  const needed = Number(clear['needed'])
  return [
    {
      to: [petition.startedBy, ...signatures.map(({ person }) => person)],
      about: `petition:${id}`,
      path: `/petitions/${id}`,
      say: (t) => ({
        subject: t(`petitions.news.${outcome}`, { title }),
        paragraphs: [t(`petitions.news.${outcome}.line`, { title, counted, needed })],
      }),
    },
  ]
}

export const petitionNews: NewsByAct = { 'petition.close': closed }
