/** All doors of `people` over HTTP. */
import type { PeopleTools } from './private-words.ts'
import { accountRoutes } from './routes-account.tsx'
import { profileRoutes } from './routes-profile.tsx'
import { signInRoutes } from './routes-sign-in.tsx'
import type { Mount } from './tools.ts'

export const peopleRoutes =
  (tools: PeopleTools): Mount =>
  (app) => {
    signInRoutes(tools)(app)
    accountRoutes(tools)(app)
    profileRoutes(tools)(app)
  }
