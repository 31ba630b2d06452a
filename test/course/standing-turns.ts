/** Turns about where a process stands: read up to somewhere, and how it got there is told. */
import { consent, OFFICERS, said, SIGNED_IN, type Turn } from './turn.ts'

const onProcess = { ids: { slug: 'process' } }

export const STANDING: readonly Turn[] = [
  {
    ...onProcess,
    route: '/processes/:slug/readings',
    fields: () => ({ upTo: '1', ...consent }),
    may: SIGNED_IN,
    by: 'passer',
  },
  {
    ...onProcess,
    route: '/processes/:slug/histories',
    fields: () => ({ words: said(), line: said(), seen: '0', ...consent }),
    may: [...OFFICERS, 'staff'],
    by: 'chair',
  },
]
