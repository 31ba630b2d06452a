/** The threads of the demo, word by word. Everybody is a role; what they say is made up. */
import { findBody } from '../../src/domains/bodies/index.ts'
import type { About } from '../../src/domains/discussions/index.ts'
import { findProcess } from '../../src/domains/processes/index.ts'
import { clauseId, textsOf } from '../../src/domains/texts/index.ts'
import { here, type Stage } from '../stage.ts'
import type { Talk } from './threads.ts'

export const processAt =
  (slug: string) =>
  async ({ database }: Stage): Promise<About> => {
    const { id } = here(await findProcess(database.read, { slug }), slug)
    return { kind: 'process', id }
  }

/** The first text of the table: what the label says. */
export async function labelText({ database }: Stage): Promise<About & { readonly kind: 'text' }> {
  const process = here(await findProcess(database.read, { slug: 'labels' }), 'labels')
  const [text] = await textsOf(database.read, process.id)
  return { kind: 'text', id: here(text, 'text of the labels').id }
}

const bodyAt =
  (slug: string) =>
  async ({ database }: Stage): Promise<About> => {
    const { id } = here(await findBody(database.read, { slug }), slug)
    return { kind: 'body', id }
  }

const BUYERS = 'for-a-consumer-association'
const SHOP = 'for-an-online-shop'
const MAKER = 'for-a-device-maker'

/** About the second clause of draft 2; the editor put the third message into draft 3. */
export const BEFORE_THE_SALE: Talk = {
  about: labelText,
  anchor: { clause: here(clauseId('c2'), 'clause'), version: 2 },
  subject: '“On request”: of whom, where nobody stands behind a counter?',
  said: [
    {
      day: 66,
      by: BUYERS,
      words:
        'Draft 2 says that the seller shows the year on request. In a shop I can ask. On a page ' +
        'there is nobody to ask, and every second device is sold on a page.',
    },
    {
      day: 65.6,
      by: SHOP,
      answers: 0,
      words:
        'We can show it beside the price. We cannot show what the maker has not told us: in our ' +
        'list of 1,200 connected devices, 410 come with a year.',
      files: [
        {
          name: 'years-in-our-list.csv',
          text:
            'kind,devices,with a year\ncameras,310,122\nlocks,95,61\nspeakers,420,180\n' +
            'toys,375,47\n',
        },
      ],
    },
    {
      day: 65.1,
      by: BUYERS,
      answers: 1,
      quotes: true,
      words: 'Then say it so: “The seller shows that year before the sale, also online.”',
    },
    {
      day: 64.4,
      by: MAKER,
      answers: 2,
      words:
        'We can live with this, if “before the sale” means beside the price and not in the ' +
        'picture: pictures are made once for forty countries.',
    },
    {
      day: 63.9,
      by: 'facilitator',
      hat: 'facilitator',
      answers: 3,
      words:
        'Nobody has spoken for a picture. I take it to the editor for the next draft; who sees a ' +
        'difficulty says so in the call.',
    },
  ],
}

/** The last message became an issue of its own. */
export const REPAIR: Talk = {
  about: processAt('labels'),
  subject: 'What the box does not say: spare parts',
  said: [
    {
      day: 53,
      by: 'for-a-repair-workshop',
      words:
        'People bring us locks and thermostats that are safe until 2031 and broken today. The ' +
        'label would tell them how long the software is kept, and nothing about parts.',
    },
    {
      day: 52.4,
      by: 'chair-business',
      hat: 'chair',
      answers: 0,
      words:
        'Our mandate is security. Parts are a good question, and another one: we would not ' +
        'finish either.',
    },
    {
      day: 51.8,
      by: 'for-an-environmental-group',
      answers: 1,
      words:
        'Agreed that it is another one. It should not be lost either: a device that cannot be ' +
        'mended is thrown away long before its last update.',
    },
    {
      day: 51.2,
      by: 'for-a-repair-workshop',
      answers: 2,
      words:
        'Connected devices are thrown away because nobody can buy a hinge or a battery for them, ' +
        'years before their security updates end.',
    },
  ],
}

const PAGE_BEHIND: Talk = {
  about: processAt('labels'),
  subject: 'The page behind the code, in which languages?',
  said: [
    {
      day: 20,
      by: 'for-small-makers',
      words: 'Forty languages for a maker of four people is a year of work. Who translates it?',
    },
    {
      day: 19.5,
      by: 'for-a-patients-group',
      answers: 0,
      words:
        'Une pompe à insuline se vend avec une notice dans la langue du pays ; la page peut ' +
        'suivre la même règle. Trois phrases suffisent : l’année, le fabricant, où écrire.',
    },
    {
      day: 19.2,
      by: 'for-a-customs-service',
      answers: 0,
      words:
        'الصندوق نفسه مكتوب بلغة البلد الذي يباع فيه. فلتكن الصفحة مثله، ولا حاجة إلى أربعين لغة.',
    },
    {
      day: 18.7,
      by: 'for-small-makers',
      answers: 1,
      words: 'Three sentences in the language of the box: that we can do.',
    },
  ],
}

const SEATS: Talk = {
  about: bodyAt('labels-table'),
  subject: 'Empty seats of academia',
  said: [
    {
      day: 34,
      by: 'for-a-university',
      words:
        'Three of our six seats are empty, and all three of us work in Europe. Whoever knows ' +
        'researchers in Africa or Latin America who test such devices: write to the secretariat.',
    },
    {
      day: 33.5,
      by: 'student-of-engineering',
      answers: 0,
      words: 'Does a seat cost anything, besides the time?',
    },
    {
      day: 33.3,
      by: 'secretary',
      hat: 'secretary',
      answers: 1,
      words: 'No. The table pays the journey to its plenaries, and everything else is here.',
    },
  ],
}

const TRANSFERS: Talk = {
  about: processAt('transfers'),
  subject: 'How long may a registrar take to let a name go?',
  said: [
    {
      day: 11.5,
      by: 'rr-1',
      words:
        'The implementation plan speaks of five days. Our systems run the check for theft at ' +
        'night, once: two of the five are gone before anybody looks.',
    },
    {
      day: 11.1,
      by: 'ncsg-1',
      answers: 0,
      quotes: true,
      words: 'Five days in which somebody cannot use what is theirs are long as well.',
    },
    {
      day: 10.8,
      by: 'ry-2',
      answers: 0,
      words: 'At our end a transfer takes minutes. We could publish how long each step took.',
      files: [
        {
          name: 'steps-of-a-transfer.txt',
          text:
            'Practice figures, made up.\n\ncode asked for    0 h\ncode given       31 h\n' +
            'transfer asked   33 h\nchecked          52 h\ndone             53 h\n',
        },
      ],
    },
    {
      day: 10.2,
      by: 'lee',
      answers: 2,
      words: 'The council would welcome such figures before it reads the plan.',
    },
  ],
}

const ADDRESSES: Talk = {
  about: processAt('addresses'),
  subject: 'Sixty days are over: what now?',
  said: [
    {
      day: 18,
      by: 'reader-3',
      words: 'Fifteen networks have signed, so the proposal goes on. Who writes the draft?',
    },
    {
      day: 17.6,
      by: 'sam',
      answers: 0,
      words: 'We do, with whoever signed; a first text in a month.',
    },
    { day: 17.2, by: 'reader-8', answers: 1, words: 'Count on me for the part on small networks.' },
  ],
}

/** Those from which nothing grew. */
export const TALKS: readonly Talk[] = [PAGE_BEHIND, SEATS, TRANSFERS, ADDRESSES]
