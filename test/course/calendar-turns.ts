/** Turns about calendars: one's own address, invitations, and who comes to a meeting. */
import { consent, OFFICERS, said, SIGNED_IN, type Turn } from './turn.ts'

const account = { may: SIGNED_IN, by: 'member' } as const
const onMeeting = { ids: { id: 'coming-meeting' } } as const

export const CALENDARS: readonly Turn[] = [
  { ...account, route: '/account/calendar/addresses', fields: () => ({}) },
  { ...account, route: '/account/calendar/invitations', fields: () => ({ invitations: '1' }) },
  {
    may: [...OFFICERS, 'staff'],
    by: 'chair',
    route: '/meetings',
    fields: (known) => ({
      host: `process:${known('process')}`,
      step: 'announce',
      kind: 'call',
      title: said(),
      from: '2027-10-07',
      minutes: '60',
      time1: '15:00',
      zone1: 'Africa/Nairobi',
      repeats: 'weekly',
      count: '3',
      fold: 'earlier',
      venue: said(),
      ...consent,
    }),
    learns: { meeting: 'coming-meeting', series: 'coming-series' },
  },
  {
    ...account,
    ...onMeeting,
    route: '/meetings/:id/coming',
    fields: () => ({ coming: 'yes', way: 'venue' }),
  },
  {
    ...account,
    ...onMeeting,
    route: '/meetings/:id/invitations',
    fields: () => ({ wanted: 'yes' }),
  },
]
