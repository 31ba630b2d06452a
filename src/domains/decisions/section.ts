/** How a later domain adds its part to the page of a call: an interface, implemented elsewhere. */
import type { VNode } from 'preact'
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import type { Call } from './call.ts'

export type CallSection = (
  read: Read,
  call: Call,
  who: { readonly actor: Actor | undefined; readonly now: Instant },
) => Promise<VNode | undefined>
