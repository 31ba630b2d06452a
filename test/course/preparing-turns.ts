/** Turns of officers who prepare a level together, once the call has ended. */
import { consent, OFFICERS, said, type Turn } from './turn.ts'

const onCall = { ids: { id: 'call' } }

export const PREPARING: readonly Turn[] = [
  {
    ...onCall,
    route: '/calls/:id/preparations',
    fields: () => ({ level: 'consensus', reasons: said(), seen: '0', ...consent }),
    may: OFFICERS,
    by: 'chair',
    daysLater: 16,
  },
  {
    ...onCall,
    route: '/calls/:id/preparation-signs',
    fields: () => ({ number: '1', sign: 'differs', why: said(), ...consent }),
    may: ['facilitator'],
    by: 'facilitator',
  },
]
