/** Where pages of ballots and polls stand: in their process. */
import { UserText, type Crumb } from '../../../platform/html/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import type { Process } from '../../processes/index.ts'

export const crumbsOf = (process: Process, title: string, t: Translate): readonly Crumb[] => [
  { label: t('processes.title'), href: '/processes' },
  { label: <UserText>{title}</UserText>, href: `/processes/${process.slug}` },
]
