/** Addresses of tests over HTTP, as what they are about. */
import type { OnTable } from '../amendments/text.fixtures.ts'

export const textIdIn = ({ path }: Pick<OnTable, 'path'>): string => path.slice('/texts/'.length)

/** `/messages/01J…` as `message:01J…`. */
export function tracked(path: string): string {
  const [, kind = '', id = ''] = path.split(/[/?#]/)
  return `${kind.replace(/s$/, '')}:${id}`
}
