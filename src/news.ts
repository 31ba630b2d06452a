/** Joins what domains tell by mail: which acts are news, and the hook that writes them. */
import { adviceNews } from './domains/advice/index.ts'
import { appealNews } from './domains/appeals/index.ts'
import { challengeNews } from './domains/challenges/index.ts'
import { docketNews } from './domains/dockets/index.ts'
import { tellOf, type Letterbox, type NewsByAct } from './domains/people/index.ts'
import { processNews } from './domains/processes/index.ts'
import { petitionNews } from './domains/petitions/index.ts'

const NEWS: NewsByAct = {
  ...processNews,
  ...docketNews,
  ...challengeNews,
  ...adviceNews,
  ...petitionNews,
  ...appealNews,
}

export const tellNews = (letterbox: Letterbox) => tellOf(letterbox, NEWS)
